"""Leaders: what do the figures rest on, and what is still open in them?"""

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd
import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
from pages.frame.shared import shared
from pages.frame.table import in_arrow
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
    carried: tuple[tuple[str, str], ...]


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
    look = Look(asked, is_dark(), language(), tuple(carried().items()))
    if known.owed:
        show_chart(_chart(replace(look, carried=())))
    _show_parts(known, look)
    lead(Way("trinh-chieu", _("Trình chiếu phần này"), {"phan": _("Chất lượng số liệu")}))


@shared(32, {Look: key_of})
def _chart(look: Look) -> Chart:
    known = facts(look.asked)
    return Chart(
        "can_cu",
        finding(known),
        reading(),
        rests_on_bars(known.by_year, dark=look.dark),
        lambda: _table(known),
        rests_on_key(known.by_year, dark=look.dark),
    )


def _table(known: Facts) -> pd.DataFrame:
    labels = {kind.value: beginning(rests_on_label(kind)) for kind in RestsOn}
    named = {"year": _("Năm"), **labels, "owed": _("Phải thực hiện")}
    return known.by_year[list(named)].rename(columns=named).astype({_("Năm"): "str"})


def _show_parts(known: Facts, look: Look) -> None:
    found = _found(look)
    right: DeltaGenerator | None = None
    for part, told in found:
        if not told.num_rows:
            continue
        here, right = right, None
        if here is None and part.beside_next:
            here, right = st.columns(2, gap="large")
        with here or nullcontext():
            _show_part(part, told)
            if part.key == DIFFERS:
                offer_cells(known.otherwise, look.asked)
    without = [part.name for part, told in found if not told.num_rows]
    if without:
        st.caption(_("Không có: {names}.").format(names=", ".join(without)))


@shared(32, {Look: key_of})
def _found(look: Look) -> list[tuple[Part, pa.Table]]:
    """Every part with its short table, its links as of the address."""
    every = parts(facts(look.asked), look.asked)
    return [(part, in_arrow(part.short(part.rows.head(SHORT)))) for part in every]


def _show_part(part: Part, told: pa.Table) -> None:
    st.subheader(part.title, anchor=False)
    st.markdown(f":small[{plain(part.meaning)}{_how_many(part)}]")
    st.table(told, border="horizontal", hide_index=True, alt=part.title)
    for address, label, asked in part.ways:
        lead(Way(address, label, asked))
    shown = min(part.most or len(part.rows), len(part.rows))
    show_behind(part.key, part.title, lambda: part.told(part.rows.head(shown)))
    if shown < len(part.rows):
        words = _("Bảng số liệu có {shown} dòng đầu; chọn một nơi để xem các dòng khác.")
        st.caption(words.format(shown=number(shown)))


def _how_many(part: Part) -> str:
    if len(part.rows) <= SHORT:
        return ""
    words = _("Dưới đây là {shown} trên {all} dòng.")
    return " " + plain(words.format(shown=SHORT, all=number(len(part.rows))))
