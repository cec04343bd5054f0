"""Blank forms: workbooks made for one plan, kind, year and unit, so that nothing needs guessing."""

import re
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook

from domain.kinds import ReportKind
from domain.plans import Plan
from domain.text import squeeze
from exports.form_looks import Looks
from exports.form_sheet import SheetWriter
from exports.own_form import Form, write_mark

_OPTIONS = {
    "in_memory": True,
    "default_row_height": 29,  # pixels; so the rows to fill in still grow with what is written
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST = 80  # characters of a unit's name in a file's name


def rounds_to_report(plan: Plan, kind: ReportKind, year: int) -> list[int | None]:
    """The numbers of the campaign rounds that `kind` of `year` has a form for; [None] of a kind, or
    a year, without any.
    """
    if kind is not ReportKind.ROUND:
        return [None]
    return [each.number for each in plan.rounds_of(year)] or [None]


def blank_form(
    plan: Plan,
    kind: ReportKind,
    year: int,
    unit_name: str,
    unit_code: str,
    round_number: int | None = None,
) -> bytes:
    """The .xlsx in which a unit reports `kind` of `year` under the plan; the same asked, the same
    bytes. `unit_name` and `unit_code` are the register's. `kind` is one of `plan.kinds`,
    `round_number` one of `rounds_to_report`.
    """
    form = Form(plan, kind, year, unit_name, unit_code, round_number)
    content = BytesIO()
    with Workbook(content, _OPTIONS) as book:
        title = f"{form.title} {year}"
        created = datetime(year, 1, 1, tzinfo=UTC)
        book.set_properties({"title": title, "subject": unit_name, "created": created})
        page = book.add_worksheet(form.title)
        SheetWriter(page, form, Looks(book), write_mark(book, form)).write()
        page.activate()
    return content.getvalue()


def blank_form_name(
    plan: Plan,
    kind: ReportKind,
    year: int,
    unit_name: str,
    unit_code: str,
    round_number: int | None = None,
) -> str:
    """A file name that no two forms of a plan share, without what no system takes in a name."""
    form = Form(plan, kind, year, unit_name, unit_code, round_number)
    parts = (unit_code, unit_name[:_LONGEST].strip(), f"{form.title} {year}")
    said = " - ".join(squeeze(_NOT_IN_A_NAME.sub(" ", part)) for part in parts if part)
    return f"{said.strip(' .')}.xlsx"
