"""Pairs that wait: one after the other, both sides with the cell each comes from, two answers."""

from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from accounts.identity import Person
from data_loaders.decisions import NotDecidedError, answer_to, decide
from database.session import engine
from domain.kinds import DecisionKind
from metrics.repeats import SAME, rows_answered, with_answer
from pages.frame.refusals import refusal
from pages.office.review_scope import Scope, may_decide, table_key
from pages.office.review_sides import Side, show_sides
from translations import gettext as _
from translations.numbers import number

PUT_OFF, ANSWERED, REFUSED = "cap_de_sau", "cap_da_tra_loi", "cap_bi_tu_choi"
Key = tuple[int, int, int]  # model, the other, the year of the first


def show(scope: Scope, person: Person) -> None:
    """The sentence, the pair whose turn it is, and those that follow."""
    # All is counted anew: what was answered by now is in the figures.
    st.session_state[ANSWERED] = []
    _show_turn(scope, person)


@st.fragment
def _show_turn(scope: Scope, person: Person) -> None:
    """An answer redraws this part alone; the figures follow from the answers given since."""
    if refused := st.session_state.pop(REFUSED, None):
        st.error(refused)
    pairs = scope.pairs
    for key, given in st.session_state[ANSWERED]:
        pairs = with_answer(pairs, key, given)
    waiting = _in_turn(pairs[pairs["answer"] == ""])
    repeats = rows_answered(pairs, SAME) - rows_answered(scope.pairs, SAME)
    with st.container(border=True):
        st.header(answer(waiting, scope.total - repeats), anchor=False)
    if waiting.empty:
        return
    head = st.container(horizontal=True, vertical_alignment="center")
    sides = st.container()
    place = _list(waiting, scope)
    pair = waiting.iloc[place]
    words = _("Cặp {place} trên {all}")
    head.subheader(
        words.format(place=number(place + 1), all=number(len(waiting))),
        anchor=False,
        width="stretch",
    )
    with sides:
        show_sides(_sides(pair), scope, person)
        if may_decide(person):
            _offer_answers(pair, person, head)
        else:
            st.caption(_("Văn phòng xem từng cặp và trả lời."))


def answer(waiting: pd.DataFrame, total: int) -> str:
    """The page's answer in one sentence; `total`: what counts while nobody has answered."""
    if waiting.empty:
        words = _("Không có cặp nào chờ xác nhận; tổng là {total} mô hình.")
        return words.format(total=number(total))
    words = _(
        "{pairs} cặp chờ xác nhận, liên quan {units} đơn vị; "
        "nếu đều trùng thì tổng là {low} thay cho {total}."
    )
    return words.format(
        pairs=number(len(waiting)),
        units=number(waiting["unit_id"].nunique()),
        low=number(total - rows_answered(waiting, "")),
        total=number(total),
    )


def _key(pair: pd.Series) -> Key:
    return int(pair["model_id"]), int(pair["other_model_id"]), int(pair["year"])


def _in_turn(waiting: pd.DataFrame) -> pd.DataFrame:
    """The likeliest first; those that were put off come last, in the order in which they were."""
    off: list[Key] = st.session_state.get(PUT_OFF, [])
    ordered = waiting.sort_values(["score", "unit_id", "year"], ascending=[False, True, True])
    keys = [_key(pair) for _i, pair in ordered.iterrows()]
    turns = [off.index(key) + 1 if key in off else 0 for key in keys]
    return ordered.assign(turn=turns).sort_values("turn", kind="stable")


def _list(waiting: pd.DataFrame, scope: Scope) -> int:
    """The table of what waits; the place in it of the pair to show."""
    shown = pd.DataFrame(
        {
            _("Đơn vị"): waiting["unit_id"].map(scope.units),
            _("Năm"): waiting["year"],
            _("Mô hình"): waiting["name"],
            _("Có thể là mô hình"): waiting["other_name"],
            _("của năm"): waiting["other_year"],
        }
    )
    with st.expander(_("Danh sách {count} cặp").format(count=number(len(waiting)))):
        picked = st.dataframe(
            shown,
            hide_index=True,
            on_select="rerun",
            selection_mode="single-row",
            key=table_key("cap", waiting["listing_id"]),
            row_height=36,
            alt=_("Các cặp chờ xác nhận; chọn một dòng để xem cặp đó."),
        )
    rows = picked["selection"]["rows"]
    return rows[0] if rows and rows[0] < len(waiting) else 0


def _sides(pair: pd.Series) -> tuple[Side, Side]:
    columns = ("unit_id", "year", "model_id", "listing_id", "name", "field")
    mine, theirs = ([pair[f"{side}{c}"] for c in columns] for side in ("", "other_"))
    together = pair["year"] == pair["other_year"]
    before = _("Mô hình cùng năm") if together else _("Mô hình đã có trước")
    return Side(_("Mô hình mới đăng ký"), *mine), Side(before, *theirs)


def _offer_answers(pair: pd.Series, person: Person, place: DeltaGenerator) -> None:
    """Three buttons in `place`, where they stay from pair to pair; the paper is optional."""
    key = "_".join(map(str, _key(pair)))
    told = partial(_answer, _key(pair), person, key)
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


def _answer(pair: Key, person: Person, key: str, kind: DecisionKind) -> None:
    said = answer_to(
        kind,
        *pair,
        reason=st.session_state.get(f"ly_do_{key}", "").strip(),
        document_number=st.session_state.get(f"van_ban_{key}", "").strip(),
    )
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
