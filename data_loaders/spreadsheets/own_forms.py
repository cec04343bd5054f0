"""Our own blank forms, known again by their hidden sheet: kind, year and unit with certainty.

What the hidden sheet says holds only as long as the visible words do not say otherwise: a form made
for one unit or year, with another's written over it, is refused rather than taken for either.
"""

from dataclasses import dataclass, replace

from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.report import Report
from data_loaders.spreadsheets.sheets import Sheet, Value
from data_loaders.spreadsheets.tables import KINDS_OF
from data_loaders.units import Register
from domain import own_form
from domain.kinds import ReportKind
from domain.plans import Plan
from domain.problems import Refusal
from domain.text import parse_number, parse_year, plain, squeeze


@dataclass(frozen=True, slots=True)
class OwnForm:
    """What a form's hidden sheet says: `plan` and `unit` are codes, with their words and cells.
    `round`: its number, None where the form is of none.
    """

    plan: Said
    kind: Said
    year: Said
    unit: Said
    round: Said | None = None


def own_form_of(sheets: list[Sheet]) -> tuple[OwnForm | None, list[Sheet]]:
    """The form that these sheets were made from, if it is one of ours, and the other sheets."""
    for sheet in sheets:
        if sheet.name == own_form.SHEET and (form := _said_by(sheet)):
            return form, [each for each in sheets if each is not sheet]
    return None, sheets


def _said_by(sheet: Sheet) -> OwnForm | None:
    version = parse_number(_cell(sheet, 0, own_form.CODE_COLUMN))
    if _text(sheet, 0, own_form.LABEL_COLUMN) != own_form.MARK or version != own_form.VERSION:
        return None
    plan, kind, year, unit, of_round = (_line(sheet, about) for about in own_form.ABOUT)
    stated = parse_year(year.value)
    if not (plan.value and unit.value and stated) or kind.value not in set(ReportKind):
        return None
    year, number = replace(year, value=stated), parse_number(of_round.value)
    return OwnForm(plan, kind, year, unit, replace(of_round, value=int(number)) if number else None)


def _line(sheet: Sheet, about: str) -> Said:
    row = own_form.row_of(about)
    words = _text(sheet, row, own_form.WORDS_COLUMN)
    code = _text(sheet, row, own_form.CODE_COLUMN)
    return Said(code, words, sheet.name, (row, own_form.WORDS_COLUMN))


def _cell(sheet: Sheet, row: int, column: int) -> Value:
    values = sheet.rows[row] if row < len(sheet.rows) else []
    return values[column] if column < len(values) else None


def _text(sheet: Sheet, row: int, column: int) -> str:
    value = _cell(sheet, row, column)
    return "" if value is None else squeeze(str(value))


def check_plan(form: OwnForm, plan: Plan) -> None:
    """Raises RefusedError where the form was made for another plan."""
    if form.plan.value != plan.code:
        raise RefusedError(Refusal.FORM_OF_ANOTHER_PLAN, form.plan.found)


def settle(form: OwnForm, report: Report, register: Register) -> None:
    """Let the form say kind, year, round and unit of every table. Raises RefusedError where a
    sheet's visible words name another.
    """
    kind, unit = ReportKind(str(form.kind.value)), _unit_of(form, register)
    for table, around in report.around:
        if (seen := around.year) and seen.place and seen.number != form.year.number:
            raise RefusedError(Refusal.FORM_ALTERED, f"{form.year.number} ≠ {seen.number}")
        if (seen := around.unit) and seen.place and not _means(seen, unit, form):
            raise RefusedError(Refusal.FORM_ALTERED, f"{form.unit.found} ≠ {seen.found}")
        if form.round and (seen := around.round) and _is_another(form.round, seen):
            raise RefusedError(Refusal.FORM_ALTERED, f"{form.round.found} ≠ {seen.found}")
        if kind in KINDS_OF[table.shape]:
            around.kind, around.kind_said = kind, form.kind
        around.year = form.year
        around.round = form.round or around.round
        around.unit = unit if unit.value else around.unit or unit


def _is_another(own: Said, seen: Said) -> bool:
    return seen.place is not None and seen.number != own.number


def _means(seen: Said, unit: Said, form: OwnForm) -> bool:
    """Whether visible words mean the form's unit, or repeat the name it was made with."""
    by_code = seen.value is not None and seen.value == unit.value
    return by_code or plain(seen.found) == plain(form.unit.found)


def _unit_of(form: OwnForm, register: Register) -> Said:
    """The form's unit by its code, else by its name, as any other form's."""
    said = form.unit
    if register.by_code(str(said.value)):
        return said
    match = register.find(said.found, form.year.number)
    code = match.unit.code if match.unit else None
    return Said(code, said.found, said.sheet, said.place, match.suggestion)
