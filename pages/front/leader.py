"""Leaders: are we going to make it, who needs a push, what is due and what does a meeting ask?"""

import streamlit as st

from accounts.identity import Person
from data_loaders.snapshots.kept import Snapshot, snapshots
from database.session import engine
from pages.frame import heads, without_quota
from pages.frame.coming import show_coming
from pages.frame.course import Asked, plans_of_models
from pages.frame.empty import say_no_report
from pages.frame.late_table import show_late
from pages.frame.plans import Sight, sight_of
from pages.frame.push import show_push
from pages.frame.spoken import first_lines, head_figures
from pages.frame.summary import summary
from pages.frame.ways import Way, lead, offer_way
from pages.front.today import choose_today
from translations import gettext as _
from translations.numbers import day

FIGURES, UNITS = 3, 5


def show(person: Person) -> None:
    """The page of somebody who leads."""
    asked = choose_today(sight_of(person.places), plans_of_models)
    if asked is None:
        return
    said = summary(asked)
    with st.container(border=True):
        sentence, words = first_lines(asked, said)
        st.header(sentence, anchor=False)
        if words:
            st.write(words)
    if not said.any_reported:
        say_no_report()
    figures, year = head_figures(asked, said)
    left, right = st.columns([2.2, 1], gap="large")
    with left:
        if said.any_reported:
            # The first is what the sentence above says.
            heads.show(figures[1 : 1 + FIGURES], year)
        _show_push(asked)
        lead(Way("tien-do", _("Xem cả tiến độ")))
    with right:
        _show_meetings(asked.sight)
        show_coming(asked)


def _show_meetings(sight: Sight) -> None:
    st.subheader(_("Cuộc họp"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        offer_way("trinh-chieu", _("Mở cuộc họp"), "mo_cuoc_hop")
        lead(Way("so-sanh", _("So sánh")))
    latest = _latest_deck(sight)
    if latest is not None:
        words = _("Bản trình chiếu gần nhất: {title} (số liệu đến {day})")
        told = words.format(title=latest.title, day=day(latest.as_of))
        lead(Way("trinh-chieu", told, {"bai": str(latest.snapshot_id), "trang": "1"}))


def _latest_deck(sight: Sight) -> Snapshot | None:
    """The last deck made of what this person may see, and not taken off the list. Looked up each
    time: what `sight` is known by does not move with a deck.
    """
    every = snapshots(engine(), sight.whose)
    return next((one for one in every if one.withdrawn_at is None), None)


def _show_push(asked: Asked) -> None:
    if asked.plan.quota is None:
        show_late(without_quota.late_reports(asked, UNITS), asked.sight)
    else:
        show_push(asked, UNITS)
