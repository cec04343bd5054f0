"""The pages as doors: where each leads, who may open it, under which heading it stands."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from accounts.identity import Role
from translations import gettext as _

EVERYBODY = tuple(Role)
_KEPT = "pages_behind_the_doors"


@dataclass(frozen=True, slots=True)
class Door:
    """A page: its function, its title, address and icon, the roles it is open to, its heading.

    `offered`: whether it has something to show at all; a page that has not is not in the menu, and
    `lacking` says at its address what there is not.
    """

    show: Callable[[], None]
    title: str
    address: str
    icon: str
    roles: tuple[Role, ...]
    heading: str
    offered: bool = True
    lacking: str = ""

    def page(self) -> st.Page:
        """The page as Streamlit knows it."""
        icon = f":material/{self.icon}:"
        return st.Page(self.show, title=self.title, url_path=self.address, icon=icon)

    def closed_page(self, role: Role, others: dict[str, list[st.Page]]) -> st.Page:
        """What stands at the address for somebody to whom it is not open: why, and `others`."""

        def show() -> None:
            if role in self.roles:
                st.title(self.title, anchor=False)
                st.write(self.lacking)
            else:
                st.title(_("Trang này không mở cho vai trò của bạn"), anchor=False)
                st.write(_("Người gửi đường dẫn có vai trò khác. Có thể nhờ văn phòng cho xem."))
            _offer(others)

        return st.Page(show, title=self.title, url_path=self.address, visibility="hidden")


def pages_behind(doors: list[Door], role: Role, first: str) -> dict[str, list[st.Page]]:
    """All pages by heading for whoever has this role, each under its own address, and the bare
    address for the front page, at `first`. Kept for the visitor until a door is another.
    """
    asked = (tuple(doors), role, first)
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != asked:
        kept = asked, _with_front(*opened(doors, role, first))
        st.session_state[_KEPT] = kept
    pages: dict[str, list[st.Page]] = kept[1]
    return pages


def _with_front(first: st.Page, pages: dict[str, list[st.Page]]) -> dict[str, list[st.Page]]:
    """`pages`, and the bare address for `first`."""

    def front() -> None:
        asked = {key: st.query_params.get_all(key) for key in st.query_params}
        st.switch_page(first, query_params=asked)

    hidden = st.Page(front, title=_("Dân vận khéo"), default=True, visibility="hidden")
    return {"": [hidden, *pages.get("", [])]} | {name: some for name, some in pages.items() if name}


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
    front, others = pages[mine[0].heading][0], {name: [*some] for name, some in pages.items()}
    closed = [each.closed_page(role, others) for each in doors if each not in mine]
    pages[mine[0].heading] += closed
    return front, pages


def _offer(pages: dict[str, list[st.Page]]) -> None:
    """The pages that one may open, as links under their headings."""
    st.write(_("Các trang bạn mở được:"))
    # Without a heading stands the front page, above all others.
    for page in pages.get("", []):
        st.page_link(page)
    named = {heading: some for heading, some in pages.items() if heading}
    for column, (heading, some) in zip(st.columns(len(named)), named.items(), strict=True):
        with column:
            st.caption(heading)
            for page in some:
                st.page_link(page)
