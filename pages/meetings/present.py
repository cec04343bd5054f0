"""Meetings: a deck of slides whose figures do not move while people talk."""

from datetime import datetime

import streamlit as st

from accounts.here import utc_now
from accounts.identity import FREEZING, Person, Role
from data_loaders.snapshots.making import LONGEST_TITLE, MovedOnError
from domain.plans import place_of
from pages.frame.choice import Choice, choose
from pages.frame.course import Asked, plans_to_tell
from pages.frame.frozen import freeze
from pages.frame.person import require, still
from pages.frame.plans import plans_seen, say_no_plan, sight_of
from pages.meetings import stage
from pages.meetings.deck_parts import as_address, choose_parts
from pages.meetings.earlier import show_earlier
from translations import gettext as _
from translations.numbers import day

# More places than these are counted in the usual title, not named.
MOST_NAMED = 3
_TITLE = "ten_cuoc_hop"


def show() -> None:
    """The page: a deck where the address names one, else what to make one of, and those made."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    if stage.DECK in st.query_params:
        stage.show(person.places)
        return
    sight = sight_of(person.places)
    plans = plans_to_tell(plans_seen(sight))
    if not plans:
        say_no_plan(_("Trình chiếu"))
        return
    if person.may(*FREEZING):
        chosen = choose(_("Trình chiếu"), plans, datetime.now().astimezone().date())
        parts = choose_parts()
        _offer(Asked(chosen.plans, sight, chosen.as_of), chosen, parts)
        show_earlier(person, parts)
    else:
        st.title(_("Trình chiếu"), anchor=False)
        show_earlier(person, None)


def _offer(asked: Asked, chosen: Choice, parts: tuple[str, ...]) -> None:
    st.write(
        _(
            "Chốt số liệu để họp: mọi con số trên các trang trình chiếu giữ nguyên như lúc chốt, "
            "dù có báo cáo mới đến trong khi họp."
        )
    )
    with st.container(border=True):
        usual = _usual_title(chosen)
        # Of another choice another name: what was typed for one is not that of the other.
        key = f"{_TITLE} {usual}"
        title = st.text_input(_("Tên cuộc họp"), usual, max_chars=LONGEST_TITLE, key=key)
        st.button(
            _("Chốt số liệu và mở trình chiếu"),
            type="primary",
            icon=":material/slideshow:",
            disabled=not title.strip(),
            on_click=_make,
            args=(asked, title, parts),
        )


def _usual_title(chosen: Choice) -> str:
    where = _("{count} nơi").format(count=len(chosen.plans))
    if len(chosen.plans) <= MOST_NAMED:
        where = ", ".join(place_of(plan) for plan in chosen.plans)
    return _("Tiến độ dân vận khéo, {where}, đến {day}").format(where=where, day=day(chosen.as_of))


def _make(asked: Asked, title: str, parts: tuple[str, ...]) -> None:
    person = still(*FREEZING)
    if person is None or not _sees_the_same(person, asked):
        return
    try:
        made = freeze(asked, title, utc_now(), person.account_id)
    except MovedOnError:
        st.warning(_("Số liệu vừa thay đổi trong lúc chốt. Bấm lại để chốt số liệu mới nhất."))
        return
    st.query_params.update({stage.DECK: str(made), stage.PAGE: "1"} | as_address(parts))


def _sees_the_same(person: Person, asked: Asked) -> bool:
    """Whether the person still may see what was on the page when they pressed."""
    if person.places == asked.sight.whose:
        return True
    st.warning(_("Phạm vi bạn được xem vừa đổi. Xem lại lựa chọn rồi bấm lại."))
    return False
