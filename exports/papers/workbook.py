"""The workbook: a cover, native charts, and the tables behind every figure."""

from collections.abc import Callable, Sequence
from io import BytesIO
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from exports.papers.book import charts, cover, year_sheet
from exports.papers.book.block import Block
from exports.papers.book.by_year import blocks
from exports.papers.book.looks import Looks
from exports.papers.book.models_listed import models_listed
from exports.papers.book.reports_owed import reports_owed
from exports.papers.book.rounds_done import activities_listed, rounds_done
from exports.papers.book.sheet import Beat, SheetTable, write_table
from exports.papers.book.source_files import source_files
from exports.papers.book.unit_fields import unit_fields
from exports.papers.book.unit_years import unit_years
from exports.papers.issue import Issue, Step
from exports.table_files import WORDS_ALONE
from translations import gettext as _

_COUNTED, _WRITTEN = 0.15, 0.9  # parts of the work that are done by then
_LONGEST_FOOTER = 200


def workbook(issue: Issue, step: Step) -> bytes:
    """The .xlsx file. Its rows go to a folder of its own while it is written, so that a province
    takes no more memory than a district.
    """
    step(0, _("Gộp số liệu"))
    tables = [table for table in (make(issue) for make in _tables(issue)) if table.rows]
    years = blocks(issue)
    kept = BytesIO()
    with TemporaryDirectory(prefix="workbook-") as folder:
        book = Workbook(kept, {**WORDS_ALONE, "constant_memory": True, "tmpdir": folder})
        try:
            _write(book, issue, tables, years, step)
            step(_WRITTEN, _("Ghi tệp Excel"))
            book.close()
        finally:
            for page in book.worksheets():
                page.row_data_fh.close()
    return kept.getvalue()


def _tables(issue: Issue) -> list[Callable[[Issue], SheetTable]]:
    of_models = [unit_fields] if issue.plan.counts_models else []
    of_rounds = [rounds_done, activities_listed] if issue.plan.rounds else []
    return [*of_models, *of_rounds, unit_years, reports_owed, models_listed, source_files]


def _write(
    book: Workbook, issue: Issue, tables: Sequence[SheetTable], years: Sequence[Block], step: Step
) -> None:
    looks, footer = Looks(book), _footer(issue)
    first = book.add_worksheet(cover.sheet_name())
    drawn = book.add_worksheet(charts.sheet_name())
    by_year = book.add_worksheet(year_sheet.sheet_name())
    pages = [book.add_worksheet(table.name) for table in tables]
    for page in (first, drawn, by_year, *pages):
        page.set_footer(footer)
        page.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.75)
    cover.Cover(first, issue, looks).write(_contents(tables))
    charts.write_charts(book, drawn, years, looks)
    year_sheet.write_years(by_year, years, looks)
    each = (_WRITTEN - _COUNTED) / len(tables)
    for at, (page, table) in enumerate(zip(pages, tables, strict=True)):
        doing = _("Ghi trang “{sheet}”").format(sheet=table.name)
        write_table(page, table, looks, _beat(step, _COUNTED + each * at, each, doing))
    first.activate()


def _beat(step: Step, begun: float, part: float, doing: str) -> Beat:
    """Tells of a sheet that is `part` of the whole work and was begun when `begun` was done."""
    return lambda written: step(begun + part * written, doing)


def _contents(tables: Sequence[SheetTable]) -> list[cover.Entry]:
    return [
        cover.Entry(charts.sheet_name(), _("biểu đồ của Excel, sửa được")),
        cover.Entry(year_sheet.sheet_name(), _("số liệu từng năm mà biểu đồ dựa vào")),
        *(cover.Entry(table.name, table.holds) for table in tables),
    ]


def _footer(issue: Issue) -> str:
    """The stamp at the left, the page at the right; “&” is a sign of its own in a footer."""
    said = issue.stamp.line()[:_LONGEST_FOOTER].replace("&", "&&")
    page = _("Trang {page} trên {pages}").format(page="&P", pages="&N")
    return f"&L&9{said}&R&9{page}"
