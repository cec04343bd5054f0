"""Pairs that wait: one after the other, both sides with the cell each comes from, two answers."""

from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from accounts.identity import Person, Role
from data_loaders.decisions import NotDecidedError, answer_to, decide
from database.session import engine
from domain.kinds import DecisionKind
from pages.frame import trouble
from pages.frame.person import still, still_here
from pages.frame.refusals import refusal
from pages.frame.trouble import minded
from pages.office.review_scope import Scope, may_decide, table_key
from pages.office.review_sides import Side, show_sides
from pages.office.review_turns import Key, Turns, Waiting, waiting_in
from translations import gettext as _
from translations import language
from translations.numbers import number

PUT_OFF, ANSWERED, REFUSED = "cap_de_sau", "cap_da_tra_loi", "cap_bi_tu_choi"


def show(scope: Scope, person: Person) -> None:
    """The sentence, the pair whose turn it is, and those that follow."""
    # All is counted anew: what was answered by now is in the figures.
    st.session_state[ANSWERED] = []
    _show_turn(scope, person)


@st.fragment
def _show_turn(scope: Scope, person: Person) -> None:
    """An answer redraws this part alone; the figures follow from the answers given since."""
    with trouble.told():
        _draw_turn(scope, person)


def _draw_turn(scope: Scope, person: Person) -> None:
    if not still_here():
        st.rerun()
    if refused := st.session_state.pop(REFUSED, None):
        st.error(refused)
    given, off = st.session_state[ANSWERED], st.session_state.get(PUT_OFF, [])
    waiting = waiting_in(Turns(scope, tuple(given), tuple(off), language()))
    with st.container(border=True):
        st.header(waiting.sentence, anchor=False)
    if not waiting.count:
        return
    head = st.container(horizontal=True, vertical_alignment="center")
    sides = st.container()
    place = _list(waiting)
    pair = waiting.first.iloc[place]
    words = _("Cặp {place} trên {all}")
    head.subheader(
        words.format(place=number(place + 1), all=number(waiting.count)),
        anchor=False,
        width="stretch",
    )
    with sides:
        show_sides(_sides(pair), scope)
        if may_decide(person):
            _offer_answers(pair, head)
        else:
            st.caption(_("Văn phòng xem từng cặp và trả lời."))


def _key(pair: pd.Series) -> Key:
    return int(pair["model_id"]), int(pair["other_model_id"]), int(pair["year"])


def _list(waiting: Waiting) -> int:
    """The table of what waits, as many as can be looked through; the place of the pair to show."""
    count, shown = waiting.count, waiting.told
    with st.expander(_("Danh sách {count} cặp").format(count=number(count))):
        picked = st.dataframe(
            shown,
            hide_index=True,
            on_select="rerun",
            selection_mode="single-row",
            key=table_key("cap", waiting.first["listing_id"]),
            row_height=36,
            alt=_("Các cặp chờ xác nhận; chọn một dòng để xem cặp đó."),
        )
        if count > len(shown):
            words = _("Hiện {shown} cặp đầu trên {all}; trả lời xong thì các cặp sau hiện ra.")
            st.caption(words.format(shown=number(len(shown)), all=number(count)))
    rows = picked["selection"]["rows"]
    return rows[0] if rows and rows[0] < len(shown) else 0


def _sides(pair: pd.Series) -> tuple[Side, Side]:
    together = pair["year"] == pair["other_year"]
    before = _("Mô hình cùng năm") if together else _("Mô hình đã có trước")
    return _side(_("Mô hình mới đăng ký"), pair, ""), _side(before, pair, "other_")


def _side(head: str, pair: pd.Series, side: str) -> Side:
    return Side(
        head,
        unit_id=int(pair[f"{side}unit_id"]),
        year=int(pair[f"{side}year"]),
        model_id=int(pair[f"{side}model_id"]),
        listing_id=int(pair[f"{side}listing_id"]),
        name=pair[f"{side}name"],
        field=pair[f"{side}field"],
    )


def _offer_answers(pair: pd.Series, place: DeltaGenerator) -> None:
    """Three buttons in `place`, where they stay from pair to pair; the paper is optional."""
    key = "_".join(map(str, _key(pair)))
    told = minded(partial(_answer, _key(pair), key))
    place.button(
        _("Là một mô hình, không tính lại"),
        key=f"mot_{key}",
        type="primary",
        on_click=told,
        args=(DecisionKind.SAME,),
        shortcut="1",
    )
    place.button(
        _("Mô hình khác, tính"),
        key=f"khac_{key}",
        on_click=told,
        args=(DecisionKind.DIFFERENT,),
        shortcut="2",
    )
    place.button(
        _("Để sau"),
        key=f"sau_{key}",
        type="tertiary",
        on_click=_put_off,
        args=(_key(pair),),
        shortcut="3",
    )
    with st.expander(_("Ghi lý do, số văn bản (không bắt buộc)")):
        st.text_input(_("Lý do"), key=f"ly_do_{key}", max_chars=500)
        st.text_input(_("Số văn bản"), key=f"van_ban_{key}", max_chars=60)


def _answer(pair: Key, key: str, kind: DecisionKind) -> None:
    said = answer_to(
        kind,
        *pair,
        reason=st.session_state.get(f"ly_do_{key}", "").strip(),
        document_number=st.session_state.get(f"van_ban_{key}", "").strip(),
    )
    if (person := still(Role.OFFICE, Role.ADMIN)) is None:
        return
    now = datetime.now().astimezone()
    try:
        decide(engine(), said, person.places, now, person.account_id)
    except NotDecidedError as fault:
        st.session_state[REFUSED] = refusal(fault)
        return
    st.session_state[ANSWERED].append((pair, kind.value))
    words = {
        DecisionKind.SAME: _("Đã ghi: là một mô hình, không tính lại."),
        DecisionKind.DIFFERENT: _("Đã ghi: mô hình khác, vẫn tính."),
    }
    st.toast(words[kind], icon=":material/check:")


def _put_off(pair: Key) -> None:
    off: list[Key] = st.session_state.setdefault(PUT_OFF, [])
    st.session_state[PUT_OFF] = [*(one for one in off if one != pair), pair]
