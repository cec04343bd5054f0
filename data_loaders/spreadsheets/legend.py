"""What codes of fields stand for: "Ghi chú: 1 – Kinh tế; 2 – Văn hóa", or codes beside names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from data_loaders.spreadsheets.fields import Fields
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.report import Report, SheetTables
from data_loaders.spreadsheets.row_values import code_key
from data_loaders.spreadsheets.tables import Table
from domain.text import fold, squeeze

Legend = Mapping[str, str]  # a code, as `code_key` has it → the field that it stands for

_CODE = r"\d{1,2}|[IVX]{1,4}|[A-ZĐ]{1,8}(?:[-&/.][A-ZĐ]{1,5})?\d?|[a-h]"
_ALONE = re.compile(rf"\(?(?:{_CODE})\)?[.:]?")
_MARK = re.compile(
    rf"(?:(?<=^)|(?<=[\s;,:.(“\"]))(?P<code>{_CODE})”?\s*(?:[-–:=.)/]|là\b)\s*(?=\S)"
)
_ANNOUNCED = re.compile(r"\W*(?:ghi chu|chu thich|ma\b|ky hieu|quy uoc|ghi ma|trong do)")
# What stands between a field and the next code: "; mã 2", ", lĩnh vực 3".
_LEFT_OVER = re.compile(r"[\s;,.()”\"]*(?:\b(?:mã|lĩnh vực|lv|số)\s*)?[\s;,.()”\"]*$", re.I)
_FEW = 2  # fields that a legend explains
_LONGEST = 1_000  # letters of a legend
_ROWS = 3_000


def explain_codes(report: Report, sheets: Iterable[SheetTables], fields: Fields) -> None:
    """Tell the tables that have a column of fields what the file's codes of fields stand for."""
    arounds = [around for table, around in report.around if table.column("field")]
    legend = legend_of(sheets, fields) if arounds else {}
    for around in arounds:
        around.legend = legend


def legend_of(sheets: Iterable[SheetTables], fields: Fields) -> Legend:
    """The codes of fields that a file explains; of one that it explains twice differently, none.

    What the plan knows needs no explaining: beside each other "KT" and "VHXH" are a row of labels.
    """
    found: dict[str, set[str]] = defaultdict(set)
    known: set[str] = set()
    for sheet in sheets:
        for code, field in _entries(sheet, fields):
            found[code_key(code)].add(field)
            if fields.known(code):
                known.add(code_key(code))
    sure = {code: fields_of.pop() for code, fields_of in found.items() if len(fields_of) == 1}
    if len(set(sure.values())) < _FEW:
        return {}
    return {code: field for code, field in sure.items() if code not in known}


def _entries(sheet: SheetTables, fields: Fields) -> Iterator[tuple[str, str]]:
    grid = sheet.grid
    read = _read_from(sheet.tables)
    for row in range(min(grid.height, _ROWS)):
        if row not in grid.hidden_rows:
            taken = read.get(row, range(0))
            if not taken.start and len(grid.rows[row]) <= taken.stop:
                continue  # all of it is read already
            cells = [(column, text) for column, text in grid.cells(row) if column not in taken]
            for _, text in cells:
                yield from _in_text(text, fields)
            yield from _side_by_side(grid, row, cells, fields)


def _read_from(tables: Iterable[Table]) -> dict[int, range]:
    """The rows that models are read from, with the columns up to the last that is understood."""
    read: dict[int, range] = {}
    for table in tables:
        known = [each.index for each in table.header.columns if each.role not in {None, "field"}]
        field = table.column("field")
        last = max([*known, field.index if field else 0])
        read |= {line.row: range(table.header.first, last + 1) for line in table.body.lines}
    return read


def _in_text(text: str, fields: Fields) -> Iterator[tuple[str, str]]:
    """Of a cell that explains codes; a lone "1. Kinh tế" may be one of a list of them."""
    if len(text) > _LONGEST:
        return
    announced = _ANNOUNCED.match(fold(text)) is not None
    marks = list(_MARK.finditer(text))
    at = 0
    while at < len(marks):
        ends = [mark.start() for mark in marks[at + 1 :]] + [len(text)]
        if marks[at]["code"].isalpha() and ends[0] == marks[at].end() < len(text):
            ends = []  # "Mã LV: 1 - Kinh tế": a label before the first code
        for skipped, end in enumerate(ends):
            said = _LEFT_OVER.sub("", text[marks[at].end() : end])
            if field := _field(said, fields, announced=announced and len(marks) > 1):
                yield marks[at]["code"], field
                at += skipped
                break
        at += 1


def _side_by_side(
    grid: Grid, row: int, cells: list[tuple[int, str]], fields: Fields
) -> Iterator[tuple[str, str]]:
    """A code in one cell, its field in the next."""
    for (left, code), (right, said) in pairwise(cells):
        is_pair = grid.area(row, left)[3] + 1 == right and _ALONE.fullmatch(code)
        if is_pair and (field := fields.known(said)):
            yield code.strip("().:"), field


def _field(said: str, fields: Fields, *, announced: bool) -> str | None:
    if code := fields.known(said):
        return code
    return squeeze(said) if announced and fields.open and said else None
