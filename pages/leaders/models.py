"""Leaders: which models are there, how far has each come, and where is that said?"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

import pandas as pd
import pyarrow as pa
import streamlit as st

from accounts.identity import Role
from domain.plans import Plan
from metrics.compliance import by_number_alone
from metrics.headline import headline
from pages.frame.choice import choose
from pages.frame.course import Asked, course, key_of, plans_of_models
from pages.frame.person import require, still_here
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, say_no_plan, sight_of
from pages.frame.shared import shared
from pages.frame.table import as_sent
from pages.frame.take_along import offer
from pages.leaders.model_catalogue import Look, is_many, model_of, options, to_look_in
from pages.leaders.model_life import show_life
from pages.leaders.model_places import show_places
from pages.leaders.model_search import (
    ask,
    found_in,
    in_turns,
    sentence,
    table,
)
from translations import gettext as _
from translations import language
from translations.numbers import number

AT_MOST = 300
CHOSEN, TABLE, _LAST = "ma", "cac_mo_hinh", "mo_hinh_vua_chon"
# Ways to stand that the page on progress has a figure of.
COUNTED = (None, "counted", "recognised")


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_of_models(plans_seen(sight))
    if not plans:
        say_no_plan(_("Mô hình"))
        return
    chosen = choose(_("Mô hình"), plans, datetime.now().astimezone().date())
    asked = Asked(chosen.plans, sight, chosen.as_of)
    look = Look(asked, ask(options(asked), asked.plan), language())
    if is_many(asked) and not look.sought.words:
        show_places(look)
        _show_one(asked)
        return
    answer = _answer(look)
    st.header(answer.sentence, anchor=False)
    if answer.in_turns:
        st.markdown(f":small[{plain(answer.in_turns)}]")
    if not answer.whole:
        st.write(_("Nhiều đơn vị có mô hình như vậy, chưa xem hết; chọn một nơi hay tìm hẹp lại."))
    if answer.found.empty:
        if answer.whole:
            st.write(_("Không có mô hình nào như vậy. Bớt điều kiện tìm rồi xem lại."))
        return
    _show_table(answer, asked.plans)
    _show_one(asked)


@dataclass(frozen=True, slots=True)
class Answer:
    """The models found, in one sentence, as rows and, the first of them, in words; `in_turns`: how
    the figures of the page on progress come about, "" where less than all of a year is looked for;
    `whole`: whether no other can be found.
    """

    sentence: str
    in_turns: str
    found: pd.DataFrame
    shown: pa.Table
    whole: bool


@shared(16, {Look: key_of})
def _answer(look: Look) -> Answer:
    """Shared by all who ask the same: never changed."""
    known, whole = to_look_in(look)
    found = found_in(known, look.sought)
    year, plans = look.sought.year, look.asked.plans
    shown = as_sent(table(found.head(AT_MOST), plans))
    return Answer(sentence(found, year), _turns(look), found, shown, whole)


def _turns(look: Look) -> str:
    asked, sought = look.asked, look.sought
    if sought.words or sought.field is not None or sought.standing not in COUNTED:
        return ""
    found = course(asked).found
    rows = found.compliance[by_number_alone(found.compliance)]
    if sought.year is not None:
        rows = rows[rows["year"] == sought.year]
    said = headline(found, asked.plan, asked.as_of, sought.year)
    return in_turns(said, int(rows["total"].sum()))


def _show_table(answer: Answer, plans: tuple[Plan, ...]) -> None:
    found = answer.found
    st.dataframe(
        answer.shown,
        hide_index=True,
        on_select=partial(_pick, found),
        selection_mode="single-row",
        key=TABLE,
        height=min(36 * (len(found) + 1) + 2, 420),
        row_height=36,
        alt=_("Các mô hình tìm được, xếp theo đơn vị rồi theo tên."),
    )
    st.caption(_("Chọn một dòng để xem cả quá trình của mô hình và ô ghi từng việc."))
    if len(found) > AT_MOST:
        words = _("Hiện {shown} trên {all} mô hình; tìm hẹp lại để xem các mô hình khác.")
        st.caption(words.format(shown=number(AT_MOST), all=number(len(found))))
    title = _("Các mô hình “Dân vận khéo”")
    offer(st.container(), "mo_hinh", title, lambda: table(found, plans))


def _pick(found: pd.DataFrame) -> None:
    """What choosing a row does: its model is the one to be shown.

    A second click on the same row says nothing but that it is no longer chosen: it opens it again.
    """
    rows = st.session_state[TABLE]["selection"]["rows"]
    last = str(found.iloc[rows[0]]["model_id"]) if rows else st.session_state.get(_LAST)
    if last is not None:
        st.session_state[_LAST] = st.query_params[CHOSEN] = last


def _show_one(asked: Asked) -> None:
    """The life of the model that was chosen, over the page; nothing where none was."""
    wanted = st.query_params.get(CHOSEN)
    if not wanted or (chosen := model_of(asked, wanted)).empty:
        return
    model = chosen.iloc[0]
    card = st.dialog(_("Quá trình của mô hình"), width="large", on_dismiss=_forget)
    card(partial(_show_card, asked, model))()


def _forget() -> None:
    st.query_params.pop(CHOSEN, None)


def _show_card(asked: Asked, model: pd.Series) -> None:
    if not still_here():
        st.rerun()
    plan = next(one for one in asked.plans if one.code == model["plan_code"])
    show_life(model, model["unit"], plan, course(asked), asked.sight)
