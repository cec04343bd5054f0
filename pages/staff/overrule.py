"""The person's word on a file as a whole: its kind, its year, its round, its unit."""

from typing import TypeVar

import streamlit as st

from data_loaders.units import Register
from domain.kinds import ReportKind
from domain.plans import Plan
from domain.text import sort_key
from pages.staff.desk import OnDesk, tell
from translations import gettext as _
from translations.round_wording import round_label
from translations.wording import kind_label

T = TypeVar("T")


def offer(file: OnDesk, plan: Plan, register: Register) -> None:
    """A small form over what the file says of itself; what is left alone the file decides.

    It holds the names of all units, and is sent once it is opened.
    """
    told = file.uploaded.guidance
    key = "_".join(file.mark)
    popover = st.popover(
        _("Hiểu chưa đúng?"),
        icon=":material/edit:",
        key=f"hieu_chua_dung_{key}",
        on_change="rerun",
    )
    if not popover.open:
        return
    with popover, st.form(f"hieu_{key}", border=False):
        kinds: dict[str, ReportKind] = {kind_label(kind): kind for kind in plan.kinds}
        kind = _choose(_("Loại báo cáo"), kinds, told.kind, f"loai_{key}")
        years = {str(year): year for year in plan.years}
        year = _choose(_("Năm"), years, told.year, f"nam_{key}")
        numbers = {round_label(number): number for number in _rounds(plan)}
        chosen = _choose(_("Đợt"), numbers, told.round, f"dot_{key}") if numbers else None
        units = {
            unit.name: unit.code
            for unit in sorted(register.units, key=lambda unit: sort_key(unit.name))
            if register.within_place(unit)
        }
        unit = _choose(_("Đơn vị"), units, told.unit_code, f"don_vi_{key}")
        given = {"kind": kind, "year": year, "round": chosen, "unit_code": unit}
        said = told.model_copy(update=given)
        if st.form_submit_button(_("Đọc lại"), type="primary"):
            tell(file.mark, said)
            st.rerun()


def _rounds(plan: Plan) -> list[int]:
    return sorted(each.number for each in plan.rounds)


def _choose(label: str, choices: dict[str, T], told: T | None, key: str) -> T | None:
    as_said = _("như ghi trong tệp")
    names = [as_said, *choices]
    now = next((name for name, choice in choices.items() if choice == told), as_said)
    return choices.get(st.selectbox(label, names, index=names.index(now), key=key))
