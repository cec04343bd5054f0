"""Leaders: what do the figures rest on, and what is still open in them?"""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from accounts.identity import Role
from charts.rests_on import rests_on_bars, rests_on_key
from domain.kinds import RestsOn
from pages.frame.chart import Chart, show_behind, show_chart
from pages.frame.choice import choose
from pages.frame.course import Asked, key_of, plans_of_models
from pages.frame.empty import say_no_report
from pages.frame.person import is_dark, require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, say_no_plan, sight_of
from pages.frame.ways import Way, carried, lead
from pages.leaders.quality_answer import answer, beside, finding, reading
from pages.leaders.quality_cells import offer_cells
from pages.leaders.quality_facts import Facts, facts
from pages.leaders.quality_parts import DIFFERS, Part, parts
from translations import gettext as _
from translations import language
from translations.joining import beginning
from translations.numbers import number
from translations.rests_on_wording import rests_on_label

SHORT = 5  # rows of a part's table; the others are in the table behind


@dataclass(frozen=True, slots=True)
class Look:
    """What is drawn, and how; `carried`: what of the address its links take along."""

    asked: Asked
    dark: bool
    language: str
    carried: tuple[tuple[str, str], ...] = ()


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_of_models(plans_seen(sight))
    if not plans:
        say_no_plan(_("Chất lượng số liệu"))
        return
    chosen = choose(_("Chất lượng số liệu"), plans, datetime.now().astimezone().date())
    asked = Asked(chosen.plans, sight, chosen.as_of)
    known = facts(asked)
    with st.container(border=True):
        st.header(answer(known), anchor=False)
        if known.owed:
            st.write(beside(known))
    if not known.reports:
        say_no_report()
        lead(Way("nop-bao-cao", _("Nộp báo cáo")))
    if known.owed:
        show_chart(_chart(asked, known))
    _show_parts(known, asked)
    lead(Way("trinh-chieu", _("Trình chiếu phần này"), {"phan": _("Chất lượng số liệu")}))


def _chart(asked: Asked, known: Facts) -> Chart:
    dark = is_dark()
    return Chart(
        "can_cu",
        finding(known),
        reading(),
        _drawn(Look(asked, dark, language())),
        lambda: _table(known),
        rests_on_key(known.by_year, dark=dark),
    )


@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs={Look: key_of})
def _drawn(look: Look) -> go.Figure:
    return rests_on_bars(facts(look.asked).by_year, dark=look.dark)


def _table(known: Facts) -> pd.DataFrame:
    labels = {kind.value: beginning(rests_on_label(kind)) for kind in RestsOn}
    named = {"year": _("Năm"), **labels, "owed": _("Phải thực hiện")}
    return known.by_year[list(named)].rename(columns=named).astype({_("Năm"): "str"})


def _show_parts(known: Facts, asked: Asked) -> None:
    found = _found(Look(asked, is_dark(), language(), tuple(carried().items())))
    room = None
    for part, told in found:
        if told.empty:
            continue
        if room is None and part.beside_next:
            here, room = st.columns(2, gap="large")
        else:
            here, room = room or st.container(), None
        with here:
            _show_part(part, told)
            if part.key == DIFFERS:
                offer_cells(known.otherwise, asked)
    without = [part.name for part, told in found if told.empty]
    if without:
        st.caption(_("Không có: {names}.").format(names=", ".join(without)))


@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs={Look: key_of})
def _found(look: Look) -> list[tuple[Part, pd.DataFrame]]:
    """Every part with its short table, its links as of the address. Shared: never change them."""
    every = parts(facts(look.asked), look.asked)
    return [(part, pd.DataFrame(part.short(part.rows.head(SHORT)))) for part in every]


def _show_part(part: Part, told: pd.DataFrame) -> None:
    st.subheader(part.title, anchor=False)
    st.markdown(f":small[{plain(part.meaning)}{_how_many(part)}]")
    st.table(told, border="horizontal", hide_index=True, alt=part.title)
    for address, label, asked in part.ways:
        lead(Way(address, label, asked))
    rows = part.rows.head(part.most or len(part.rows))
    show_behind(part.key, part.title, lambda: part.told(rows))
    if len(rows) < len(part.rows):
        words = _("Bảng số liệu có {shown} dòng đầu; chọn một nơi để xem các dòng khác.")
        st.caption(words.format(shown=number(len(rows))))


def _how_many(part: Part) -> str:
    if len(part.rows) <= SHORT:
        return ""
    words = _("Dưới đây là {shown} trên {all} dòng.")
    return " " + plain(words.format(shown=SHORT, all=number(len(part.rows))))
