"""What a person wrote in place of a cell, as a row reads it."""

from data_loaders.spreadsheets.cells import Context
from domain.kinds import Level, ModelForm, ModelState, Origin, ReportKind
from domain.text import parse_number, parse_year, squeeze, words

_CODES = {
    "origin": frozenset(Origin),
    "form": frozenset(ModelForm),
    "state": frozenset(ModelState),
    "level": frozenset(Level),
}
_OF_ROUND = frozenset({"quantity", "worth", "unit_of_measure"})
_FIRST_PLAUSIBLE_YEAR = 2000
_ANY = 2100


def corrected_value(about: str, value: str, context: Context) -> dict[str, object]:
    """The columns of a row that a correction changes; {} where the value says nothing there."""
    if (about == "count") != (context.kind is ReportKind.COUNTS) and about in {"count", "name"}:
        return {}
    if (about in _OF_ROUND) and context.kind is not ReportKind.ROUND:
        return {}
    if about == "unit":
        unit = context.register.by_code(value) or context.register.find(value).unit
        return {"unit_code": unit.code, "unit": unit.name} if unit else {}
    read = _plain_value(about, value, context)
    return {} if read is None else {about: read}


def _plain_value(about: str, value: str, context: Context) -> object:
    if about == "field":
        return value if value in context.fields.codes else context.fields.find(value).code
    if about == "year":
        year = parse_year(value)
        return year if has_year(year, context) else None
    if about in _CODES:
        return value if value in _CODES[about] else None
    if about in {"count", "quantity", "worth"}:
        return _number(about, value)
    text = squeeze(value)
    return text if words(text) else None


def _number(about: str, value: str) -> float | int | None:
    number = parse_number(value)
    if number is None or number < 0:
        return None
    if about == "count":
        return int(number) if number.is_integer() else None
    return number


def has_year(year: object, context: Context) -> bool:
    """Whether a row may be of a year: a result's model may be older than the plan."""
    plan = context.plan
    first = _FIRST_PLAUSIBLE_YEAR if context.kind is ReportKind.RESULT else plan.first_year
    last = _ANY if plan.continues else plan.last_year
    return isinstance(year, int) and first <= year <= last
