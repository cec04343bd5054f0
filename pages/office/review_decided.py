"""What was decided: who, when, why, by which paper; and taking it back."""

from datetime import datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders.decided_on import decided_on
from data_loaders.decisions import NotDecidedError, undo_all
from database.session import engine
from domain.kinds import DecisionKind, Level, Step
from pages.frame.few_units import FEW
from pages.frame.person import still
from pages.frame.refusals import refusal
from pages.office.review_rows import by_unit_year, models_in
from pages.office.review_scope import Scope, may_decide, table_key, was_written
from translations import gettext as _
from translations.life_wording import decision_label, step_label
from translations.numbers import day, number
from translations.wording import level_label

AT_MOST = 500
WIDTH = st.column_config.TextColumn(width=230)


def show(scope: Scope, person: Person) -> None:
    """The sentence, the decisions with the latest first, and undoing those ticked."""
    loaded = [decided_on(engine(), plan.code, person.places) for plan in scope.plans]
    every = pd.concat(loaded, ignore_index=True).sort_values("decision_id", ascending=False)
    every = every[_are_in(every, scope)]
    st.container(border=True).header(answer(every), anchor=False)
    if every.empty:
        return
    with_undone = st.toggle(_("Hiện cả những quyết định đã hủy"), key="da_huy", bind="query-params")
    found = every if with_undone else every[every["undone_at"].isna()]
    chosen = _choose(found.head(AT_MOST), decides=may_decide(person))
    if len(found) > AT_MOST:
        st.caption(_("Hiện {count} quyết định mới nhất.").format(count=number(AT_MOST)))
    open_still = chosen[chosen["undone_at"].isna()]
    words = _("Hủy {count} quyết định đã chọn").format(count=number(len(open_still)))
    if len(open_still) and st.button(words, key="huy", icon=":material/undo:"):
        _undo(open_still["decision_id"].tolist())


def _are_in(every: pd.DataFrame, scope: Scope) -> "pd.Series[bool]":
    """Which decisions are on models that `scope` has; of more units than all models are read of,
    of the units alone: a decision speaks of a model, whatever the years it was registered in.
    """
    units = set(every["unit_id"]) & set(by_unit_year(scope)["unit_id"])
    if len(units) > FEW:
        return every["unit_id"].isin(units)
    return every["model_id"].isin(models_in(scope, units)["model_id"])


def _undo(decisions: list[int]) -> None:
    if (person := still(Role.OFFICE, Role.ADMIN)) is None:
        return
    now = datetime.now().astimezone()
    try:
        undo_all(engine(), decisions, person.places, now, person.account_id)
    except NotDecidedError as fault:
        st.error(refusal(fault))
        return
    was_written()
    st.rerun()


def answer(every: pd.DataFrame) -> str:
    """The page's answer in one sentence."""
    in_force = every[every["undone_at"].isna()]
    if in_force.empty:
        return _("Chưa có quyết định nào.")
    kinds = in_force["kind"].value_counts()
    words = _(
        "{all} quyết định đang có hiệu lực: {same} là một mô hình, {different} mô hình khác, "
        "{recognised} công nhận, {struck} đưa ra khỏi danh sách."
    )
    return words.format(
        all=number(len(in_force)),
        same=number(kinds.get(DecisionKind.SAME, 0)),
        different=number(kinds.get(DecisionKind.DIFFERENT, 0)),
        recognised=number(kinds.get(DecisionKind.RECOGNISED, 0)),
        struck=number(kinds.get(DecisionKind.STRUCK_OFF, 0)),
    )


def _choose(found: pd.DataFrame, *, decides: bool) -> pd.DataFrame:
    told = pd.DataFrame(
        {
            _("Quyết định"): [_says(row) for _i, row in found.iterrows()],
            _("Mô hình"): found["name"],
            _("Đơn vị"): found["unit"],
            _("So với"): [_other(row) for _i, row in found.iterrows()],
            _("Có hiệu lực từ"): [day(_since(row)) for _i, row in found.iterrows()],
            _("Số văn bản"): found["document_number"],
            _("Lý do"): found["reason"],
            _("Người ghi"): found["made_by"].fillna("–"),
            _("Đã hủy"): [_undone(row) for _i, row in found.iterrows()],
        }
    )
    if found["undone_at"].isna().all():
        told = told.drop(columns=_("Đã hủy"))
    picked = st.dataframe(
        told,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=table_key("quyet_dinh_da_ghi", found["decision_id"]),
        row_height=36,
        column_config={_("Mô hình"): WIDTH, _("So với"): WIDTH},
        alt=_("Các quyết định, mới nhất đứng trước."),
    )
    return found.iloc[picked["selection"]["rows"]] if decides else found.iloc[:0]


def _says(row: pd.Series) -> str:
    kind = DecisionKind(row["kind"])
    told = decision_label(kind)
    if kind is DecisionKind.RECOGNISED:
        return f"{told}, {level_label(Level(row['value']))}"
    if kind is DecisionKind.STEP:
        return f"{told}: {step_label(Step(row['value']))}"
    return told


def _other(row: pd.Series) -> str:
    if pd.notna(row["other_name"]):
        same_unit = row["other_unit"] == row["unit"]
        return str(row["other_name"]) + ("" if same_unit else f" ({row['other_unit']})")
    if row["kind"] in (DecisionKind.SAME, DecisionKind.DIFFERENT):
        return _("chính nó, đăng ký lại năm {year}").format(year=row["value"])
    return ""


def _since(row: pd.Series) -> datetime:
    since: datetime = row["day"] if pd.notna(row["day"]) else row["made_at"]
    return since


def _undone(row: pd.Series) -> str:
    if pd.isna(row["undone_at"]):
        return ""
    by = f", {row['undone_by']}" if pd.notna(row["undone_by"]) else ""
    return f"{day(row['undone_at'])}{by}"
