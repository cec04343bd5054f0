"""A sound form, as each kind of file, for the hostile ones to be made from and read beside."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO

import xlsxwriter
import xlwt
from reader_forms import TITLE
from reader_trials.sheets import Sheet
from reader_trials.writing_ods import ods

from domain.problems import Refusal

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
ROWS = [[TITLE], [], HEAD, [1, "Xã An Vĩ", "Vườn mẫu", "KT"]]
SAYS = [("Xã An Vĩ", "Vườn mẫu", "economy")]
SHEET = "xl/worksheets/sheet1.xml"
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ANY = frozenset(Refusal)


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file made to hurt. `refusals`: why it may be refused; empty: it is read as the good one.

    `either`: a sane reading of the good rows is as well. Contents are made when asked for.
    """

    id: str
    make: Callable[[], bytes]
    refusals: frozenset[Refusal] = field(default_factory=frozenset)
    either: bool = False
    file: str = "bieu.xlsx"
    grinds: bool = False


def refused(name: str, make, *refusals: Refusal, file: str = "bieu.xlsx") -> Hostile:
    return Hostile(name, make, frozenset(refusals), file=file)


def unharmed(name: str, make, file: str = "bieu.xlsx") -> Hostile:
    """The good rows are read, whatever else is in the file."""
    return Hostile(name, make, file=file)


def endured(name: str, make, *refusals: Refusal, file: str = "bieu.xlsx") -> Hostile:
    """Refused by one of these names (any, where none is given), or read."""
    return Hostile(name, make, frozenset(refusals) or ANY, either=True, file=file)


def grinding(hostile: Hostile) -> Hostile:
    """The same, left to the drills: it works its child until the clock, or nearly."""
    return replace(hostile, grinds=True)


def xlsx() -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet")
        for row, values in enumerate(ROWS):
            sheet.write_row(row, 0, values)
    return content.getvalue()


GOOD = xlsx()


def xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet")
    for row, values in enumerate(ROWS):
        for at, value in enumerate(values):
            sheet.write(row, at, value)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def ods_file() -> bytes:
    return ods([Sheet("\n".join("|".join(map(str, row)) for row in ROWS))])


def text(separator: str = ";") -> str:
    return "\n".join(separator.join(str(value) for value in row) for row in ROWS)


def html() -> str:
    rows = "".join("<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>" for row in ROWS)
    return f"<html><body><table>{rows}</table></body></html>"
