"""The pages as doors: where each leads, who may open it, under which heading it stands."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from accounts.identity import Role
from translations import gettext as _

EVERYBODY = tuple(Role)


@dataclass(frozen=True, slots=True)
class Door:
    """A page: its function, its title, address and icon, the roles it is open to, its heading.

    `offered`: whether it has something to show at all; a page that has not is not there.
    """

    show: Callable[[], None]
    title: str
    address: str
    icon: str
    roles: tuple[Role, ...]
    heading: str
    offered: bool = True

    def page(self) -> st.Page:
        """The page as Streamlit knows it."""
        icon = f":material/{self.icon}:"
        return st.Page(self.show, title=self.title, url_path=self.address, icon=icon)

    def closed_page(self) -> st.Page:
        """What stands at the address for somebody to whom it is not open."""
        return st.Page(_say_closed, title=self.title, url_path=self.address, visibility="hidden")


def opened(doors: list[Door], role: Role, first: str) -> tuple[st.Page, dict[str, list[st.Page]]]:
    """The front page of `role`, and all that it may open by heading, that of the front first; the
    addresses of the others lead to a word that they are closed.

    `first` is the address of the front page: what this role does most.
    """
    mine = [door for door in doors if role in door.roles and door.offered]
    mine.sort(key=lambda door: door.address != first)
    pages: dict[str, list[st.Page]] = {}
    for door in mine:
        pages.setdefault(door.heading, []).append(door.page())
    front = pages[mine[0].heading][0]
    pages[mine[0].heading] += [each.closed_page() for each in doors if each not in mine]
    return front, pages


def _say_closed() -> None:
    st.title(_("Trang này không mở cho vai của bạn"), anchor=False)
    st.write(
        _("Người gửi đường dẫn có vai khác. Chọn một trang ở trên, hoặc nhờ văn phòng cho xem.")
    )
