"""Small mistakes put right on the spot: a field, a unit, a year, a name, a number."""

from collections.abc import Mapping

import streamlit as st

from accounts.identity import Person
from data_loaders.spreadsheets.guidance import CellCorrection
from data_loaders.spreadsheets.rows_of_cells import abouts_of
from data_loaders.units import Register
from domain.kinds import ReportKind
from domain.plans import Plan
from domain.problem_groups import ProblemGroup, grouped
from domain.problems import Fault, Problem, Severity
from domain.text import sort_key
from pages.frame.plain import plain
from pages.staff.desk import OnDesk, tell
from pages.staff.remembering import may_remember, nameable
from translations import gettext as _
from translations.group_wording import group_place
from translations.numbers import number
from translations.wording import what_happened

AT_MOST = 20


def offer(file: OnDesk, plan: Plan, register: Register, person: Person) -> None:
    """A form with one answer for each group of like mistakes; the file itself stays as it is."""
    groups = [group for group in _askable(file.reading.problems) if _can_be_mended(file, group)]
    told = file.uploaded.guidance.corrections
    if not groups and not told:
        return
    key = "_".join(file.mark)
    title = _("Sửa ngay tại đây ({count})").format(count=number(len(groups)))
    with st.expander(title, icon=":material/construction:"):
        if told:
            done = _("Đã sửa {count} ô. Tệp gốc vẫn giữ nguyên; số liệu dùng giá trị đã sửa.")
            st.markdown(done.format(count=number(len(told))))
            if st.button(_("Bỏ các chỗ đã sửa"), key=f"bo_sua_{key}", icon=":material/undo:"):
                tell(file.mark, file.uploaded.guidance.model_copy(update={"corrections": ()}))
                st.rerun()
        if groups:
            _ask(file, groups[:AT_MOST], _choices(plan, register), key, person)


def _askable(problems: list[Problem]) -> list[ProblemGroup]:
    """Problems that one answer mends: of the same written word together, of nothing each alone."""
    asked: list[ProblemGroup] = []
    for group in grouped(problems):
        alone = group.count > 1 and not group.problem.found
        asked += (_alone(problem) for problem in problems if alone and _is_of(problem, group))
        asked += [] if alone else [group]
    return asked


def _is_of(problem: Problem, group: ProblemGroup) -> bool:
    first = group.problem
    same = (problem.sheet, problem.fault, problem.found) == (first.sheet, first.fault, first.found)
    return same and problem.cell in group.cells


def _alone(problem: Problem) -> ProblemGroup:
    """A problem as a group of its own."""
    return grouped([problem])[0]


def _name_beside(file: OnDesk, problem: Problem) -> str:
    """The model in the row of a problem, where one is named there."""
    row = "".join(filter(str.isdigit, problem.cell.partition(":")[0]))
    rows = file.reading.rows
    here = rows[(rows["sheet"] == problem.sheet) & rows["name"].notna()]
    named = here.loc[here["cell"].astype("str").str.fullmatch(rf"[A-Z]+{row}"), "name"]
    return f" ({named.iloc[0]})" if len(named) == 1 else ""


def _can_be_mended(file: OnDesk, group: ProblemGroup) -> bool:
    is_error = group.problem.severity is Severity.ERROR
    return is_error and bool(group.cells) and _about(file, group.problem) is not None


def _about(file: OnDesk, problem: Problem) -> str | None:
    """What one value can put right; None where none can, or where a file of another place would be
    given to a unit of ours. What a number is of, its kind of report says.
    """
    abouts = abouts_of(problem.fault) or frozenset()
    if "count" in abouts and file.reading.kind is ReportKind.COUNTS:
        return "count"
    single = len(abouts) == 1 and problem.fault is not Fault.ANOTHER_PLACE
    return next(iter(abouts)) if single else None


def _choices(plan: Plan, register: Register) -> Mapping[str, dict[str, str]]:
    units = sorted(register.units, key=lambda unit: sort_key(unit.name))
    return {
        "field": {field.name: field.code for field in plan.fields},
        "unit": {unit.name: unit.code for unit in units if register.within_place(unit)},
        "year": {str(year): str(year) for year in plan.years},
    }


def _ask(
    file: OnDesk,
    groups: list[ProblemGroup],
    choices: Mapping[str, dict[str, str]],
    key: str,
    person: Person,
) -> None:
    answers: list[tuple[ProblemGroup, str]] = []
    with st.form(f"sua_{key}", border=False):
        for place, group in enumerate(groups):
            answers.append((group, _answer(file, group, choices, f"o_{key}_{place}")))
        remember = may_remember(person) and any(
            group.problem.fault is Fault.UNKNOWN_UNIT for group in groups
        )
        kept = remember and st.checkbox(
            _("Nhớ cách viết tên đơn vị cho các lần sau"), key=f"nho_{key}"
        )
        if st.form_submit_button(_("Sửa và đọc lại"), icon=":material/check:"):
            chosen = [(group, value) for group, value in answers if value]
            if not chosen:
                st.info(_("Chưa chọn gì để sửa."))
                return
            if kept:
                _remember(file, chosen, person)
            _mend(file, chosen)


def _answer(
    file: OnDesk, group: ProblemGroup, choices: Mapping[str, dict[str, str]], key: str
) -> str:
    """What the person gives instead: a code, or the words typed; "" to leave it as it is."""
    problem = group.problem
    place = f"{group_place(group)}{_name_beside(file, problem)}"
    words = plain(f"{place}: {what_happened(problem)}{_asked(problem.suggestion)}")
    leave = _("để nguyên")
    if options := choices.get(_about(file, problem) or "", {}):
        picked = st.selectbox(words, list(options), index=None, placeholder=leave, key=key)
        return options.get(picked or "", "")
    return st.text_input(words, placeholder=leave, key=key, max_chars=500).strip()


def _asked(suggestion: str | None) -> str:
    words = _("Có phải là “{suggestion}”?")
    return " " + words.format(suggestion=suggestion) if suggestion else ""


def _remember(file: OnDesk, answers: list[tuple[ProblemGroup, str]], person: Person) -> None:
    """Keep the spellings of units with the file, until it is taken in."""
    theirs = nameable(person)
    for group, value in answers:
        problem = group.problem
        if problem.fault is not Fault.UNKNOWN_UNIT or not problem.found:
            continue
        if value in theirs:
            file.uploaded.aliases[problem.found] = value
        else:
            words = _("Chỉ dùng “{name}” cho tệp này: đơn vị ngoài phạm vi của bạn.")
            st.toast(plain(words.format(name=problem.found)), icon=":material/info:")


def _mend(file: OnDesk, answers: list[tuple[ProblemGroup, str]]) -> None:
    told = {(one.sheet, one.cell, one.about): one for one in file.uploaded.guidance.corrections}
    for group, value in answers:
        problem, about = group.problem, _about(file, group.problem)
        if about is None:
            continue
        for cell in group.cells:
            mended = CellCorrection.model_validate(
                {"sheet": problem.sheet, "cell": cell, "about": about, "value": value}
            )
            told[mended.sheet, mended.cell, mended.about] = mended
    said = file.uploaded.guidance.model_copy(update={"corrections": tuple(told.values())})
    tell(file.mark, said)
    st.rerun()
