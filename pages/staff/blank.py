"""Blank forms to download, made for the unit that will fill them in."""

import streamlit as st

from accounts.identity import Person
from domain.kinds import ReportKind
from domain.plans import Plan
from domain.text import sort_key
from exports.blank_forms import blank_form, blank_form_name, rounds_to_report
from exports.form_units import units_reporting
from pages.frame.plans import Sight, register_seen, sight_key, sight_of, whole_register
from pages.frame.shared import shared
from translations import gettext as _
from translations.round_wording import round_label
from translations.wording import kind_label


def offer(plan: Plan, person: Person, this_year: int) -> None:
    """Choose a unit, a year and a kind of report; the form is made when it is asked for."""
    with st.expander(_("Tải mẫu báo cáo trống"), icon=":material/note_add:"):
        years = [year for year in plan.years if year <= this_year + 1] or list(plan.years)
        which, when, whose = st.columns([1.2, 0.8, 2])
        kinds = {kind_label(kind): kind for kind in plan.kinds}
        kind = kinds[which.selectbox(_("Loại báo cáo"), list(kinds), key="mau_loai")]
        year = int(when.selectbox(_("Năm"), years, index=len(years) - 1, key="mau_nam"))
        units = _units(plan, sight_of(person.places), kind, year)
        if not units:
            st.caption(_("Năm này không đơn vị nào của bạn phải nộp loại báo cáo đó."))
            return
        number = _round(plan, kind, year)
        name = str(whose.selectbox(_("Đơn vị"), list(units), key="mau_don_vi"))
        code = units[name]
        st.download_button(
            _("Tải mẫu"),
            lambda: blank_form(plan, kind, year, name, code, number),
            file_name=blank_form_name(plan, kind, year, name, code, number),
            key="tai_mau",
            icon=":material/download:",
        )
        st.caption(
            _("Mẫu ghi sẵn đơn vị và năm, có danh sách chọn; điền xong nộp lại là đọc được ngay.")
        )


def _round(plan: Plan, kind: ReportKind, year: int) -> int | None:
    """The campaign round chosen, of a kind that has some."""
    rounds = {round_label(each): each for each in rounds_to_report(plan, kind, year) if each}
    if not rounds:
        return None
    return rounds[st.selectbox(_("Đợt"), list(rounds), key="mau_dot")]


# Which version of a plan is in force is part of the sight.
@shared(64, {Sight: sight_key, Plan: lambda plan: plan.code})
def _units(plan: Plan, sight: Sight, kind: ReportKind, year: int) -> dict[str, str]:
    """The units of this person that report `kind` for `year`, by name: name -> code."""
    own = register_seen(sight)["unit_id"]
    reporting = units_reporting(whole_register(sight), plan, kind, year)
    seen = reporting[reporting["unit_id"].isin(own)]
    # Of two units of one name the first by its number is meant.
    codes = dict(zip(seen["name"][::-1], seen["code"][::-1], strict=True))
    return {name: codes[name] for name in sorted(codes, key=sort_key)}
