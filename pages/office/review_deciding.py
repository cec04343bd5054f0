"""What is decided on the models chosen: one form for all of them, with one paper."""

from dataclasses import replace
from datetime import datetime

import pandas as pd
import streamlit as st

from accounts.identity import Role
from data_loaders.decisions import NotDecidedError, Said, decide_all
from database.session import engine
from domain.kinds import DecisionKind, Level, Step
from domain.text import fold
from pages.frame.course import course
from pages.frame.few_units import FEW, units_meant
from pages.frame.person import still
from pages.frame.plain import plain
from pages.frame.refusals import refusal
from pages.frame.some_models import some_models
from pages.office.review_scope import Scope, was_written
from translations import gettext as _
from translations.life_wording import step_label
from translations.numbers import number
from translations.wording import level_label

AT_MOST = 50


def ask(chosen: pd.DataFrame, scope: Scope) -> None:
    """The form. Nothing is written until it is sent."""
    st.subheader(
        _("Quyết định với {count} mô hình đã chọn").format(count=number(len(chosen))), anchor=False
    )
    names = [f"{plain(name)} ({plain(unit)})" for name, unit in chosen[["name", "unit"]].to_numpy()]
    st.markdown("; ".join(names[:5]) + (" …" if len(names) > 5 else ""))
    kinds = {
        _("Công nhận"): DecisionKind.RECOGNISED,
        _("Đưa ra khỏi danh sách"): DecisionKind.STRUCK_OFF,
        _("Nhân rộng từ mô hình khác"): DecisionKind.REPLICATES,
        _("Bước đã thực hiện"): DecisionKind.STEP,
    }
    kind = kinds[st.radio(_("Quyết định"), list(kinds), key="loai_quyet_dinh", horizontal=True)]
    other = _ask_origin(scope) if kind is DecisionKind.REPLICATES else None
    with st.form("quyet_dinh"):
        said = _ask_paper(Said(kind, 0, _ask_value(kind), other))
        sent = st.form_submit_button(_("Ghi quyết định"), type="primary")
    if not sent:
        return
    if fault := _fault(said):
        st.error(fault)
        return
    each = [replace(said, model_id=int(model)) for model in chosen["model_id"]]
    each = [one for one in each if one.model_id != one.other_model_id]
    if (person := still(Role.OFFICE, Role.ADMIN)) is None:
        return
    now = datetime.now().astimezone()
    try:
        decide_all(engine(), each, person.places, now, person.account_id)
    except NotDecidedError as refused:
        st.error(refusal(refused))
        return
    st.session_state["da_ghi"] = len(each)
    was_written()
    st.rerun()


def say_what_was_written() -> None:
    """After a form was sent: how many models it was written for."""
    if count := st.session_state.pop("da_ghi", 0):
        words = _("Đã ghi quyết định cho {count} mô hình. Xem và hủy ở mục “Đã quyết định”.")
        st.success(words.format(count=number(count)), icon=":material/check:")


def _ask_value(kind: DecisionKind) -> str:
    if kind is DecisionKind.RECOGNISED:
        levels = {level_label(level): level.value for level in Level}
        return levels[st.selectbox(_("Cấp công nhận"), list(levels), index=1)]
    if kind is DecisionKind.STEP:
        steps = {step_label(step): step.value for step in Step}
        return steps[st.selectbox(_("Bước"), list(steps))]
    return ""


def _ask_paper(said: Said) -> Said:
    number_of, day, why = st.columns([1, 1, 2])
    document = number_of.text_input(_("Số văn bản"), max_chars=60)
    held = day.date_input(_("Ngày văn bản"), value=None, format="DD/MM/YYYY")
    needed = said.kind is DecisionKind.STRUCK_OFF
    label = _("Lý do (phải ghi)") if needed else _("Lý do")
    reason = why.text_input(label, max_chars=500)
    return replace(said, day=held, reason=reason.strip(), document_number=document.strip())


def _ask_origin(scope: Scope) -> int | None:
    """The model that those chosen were copied from, sought by its name."""
    wanted = fold(st.text_input(_("Tìm mô hình gốc theo tên"), key="tim_goc", max_chars=100) or "")
    if not wanted:
        return None
    asked = scope.asked
    units = course(asked).units["unit_id"].drop_duplicates()
    meant = frozenset(sorted(units_meant(asked, units, wanted))[:FEW])
    of_all = some_models(asked, meant).models.sort_values("year").drop_duplicates("model_id")
    met = of_all[of_all["name"].map(fold).str.contains(wanted, regex=False)].head(AT_MOST)
    named = {
        f"{name} · {scope.units.get(unit, '')} · {year}": int(model)
        for name, unit, year, model in met[["name", "unit_id", "year", "model_id"]].to_numpy()
    }
    if not named:
        st.write(_("Không có mô hình nào như vậy."))
        return None
    return named[st.selectbox(_("Mô hình gốc"), list(named), key="mo_hinh_goc")]


def _fault(said: Said) -> str:
    if said.kind is DecisionKind.STRUCK_OFF and not said.reason:
        return _("Đưa ra khỏi danh sách thì phải ghi lý do.")
    if said.kind is DecisionKind.REPLICATES and said.other_model_id is None:
        return _("Chọn mô hình gốc trước khi ghi.")
    return ""
