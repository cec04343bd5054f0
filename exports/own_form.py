"""One blank form: of which plan, kind and year, for which unit; and the hidden sheet saying so."""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from domain import own_form
from domain.kinds import ReportKind
from domain.plans import Plan
from exports import form_paper
from exports.form_columns import FormColumn, columns_of, in_vietnamese
from translations.wording import kind_label

ROWS = 30
_SPARE = 5  # rows of a counts form for fields that an open list does not name
_LABELS = {
    "plan": "Kế hoạch",
    "kind": "Loại báo cáo",
    "year": "Năm",
    "unit": "Đơn vị",
    "round": "Đợt",
}
_FIRST_LIST = own_form.CODE_COLUMN + 2


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be made; `round`: the number of the campaign round that it is of, if of one."""

    plan: Plan
    kind: ReportKind
    year: int
    unit_name: str
    unit_code: str
    round: int | None = None

    @property
    def columns(self) -> tuple[FormColumn, ...]:
        """Its columns, from left to right."""
        return columns_of(self.plan, self.kind, self.year)

    @property
    def periods(self) -> tuple[str, ...]:
        """The half-years or rounds to choose from."""
        return form_paper.periods_of(self.plan, self.kind, self.year, self.round)

    @property
    def given(self) -> tuple[str, ...]:
        """What stands already in the column that tells the rows apart."""
        if self.kind is not ReportKind.COUNTS:
            return ()
        if not self.plan.fields and not self.plan.fields_open:
            return (self.unit_name,)
        return tuple(field.name for field in self.plan.fields)

    @property
    def rows(self) -> int:
        """How many rows there are to fill in."""
        if self.kind is not ReportKind.COUNTS:
            return ROWS
        return len(self.given) + (_SPARE if self.plan.fields_open else 0)

    @property
    def title(self) -> str:
        """What kind of form it is, in Vietnamese."""
        kind = in_vietnamese(kind_label, self.kind)
        return f"{kind} {self.round}" if self.round else kind


def write_mark(book: Workbook, form: Form) -> dict[str, str]:
    """Write the hidden sheet: what the form is, and its choices. By label, where choices stand."""
    page = book.add_worksheet(own_form.SHEET)
    page.write_string(0, own_form.LABEL_COLUMN, own_form.MARK)
    page.write_number(0, own_form.CODE_COLUMN, own_form.VERSION)
    said = {
        "plan": (form.plan.name, form.plan.code),
        "kind": (in_vietnamese(kind_label, form.kind), form.kind.value),
        "year": (str(form.year), str(form.year)),
        "unit": (form.unit_name, form.unit_code),
    }
    if form.round:
        said["round"] = (form.periods[0], str(form.round))
    for about, (words, code) in said.items():
        row = own_form.row_of(about)
        page.write_string(row, own_form.LABEL_COLUMN, _LABELS[about])
        page.write_string(row, own_form.WORDS_COLUMN, words)
        page.write_string(row, own_form.CODE_COLUMN, code)
    lists = {column.label: column.choices for column in form.columns if column.choices}
    lists |= {"signing": form_paper.system_of(form.plan).signing, "period": form.periods}
    where = {}
    for place, (label, choices) in enumerate(lists.items(), _FIRST_LIST):
        for row, choice in enumerate(choices):
            page.write_string(row, place, choice)
        cells = xl_range_abs(0, place, max(len(choices) - 1, 0), place)
        where[label] = f"='{own_form.SHEET}'!{cells}"
    page.protect()
    page.hide()
    return where
