"""Reads what local systems save as .xls: tables of HTML, and Excel's XML of 2003."""

from html.parser import HTMLParser
from xml.parsers import expat

from data_loaders.spreadsheets.limits import MERGED
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet, Value, plain_row
from data_loaders.spreadsheets.xlsx_parts import refuse_document_type
from domain.problems import Refusal
from domain.text import squeeze

_ROWS = 200_000
_SPAN = 1_000


class _Grid:
    """A sheet as it is written down cell by cell, spans and all."""

    def __init__(self, name: str) -> None:
        self.sheet = Sheet(name=name, rows=[])
        self._covered: set[tuple[int, int]] = set()
        self._column = 0

    def start_row(self, row: int | None = None) -> None:
        wanted = len(self.sheet.rows) + 1 if row is None else row
        if wanted > _ROWS:
            raise RefusedError(Refusal.TOO_LARGE)
        while len(self.sheet.rows) < wanted:
            self.sheet.rows.append([])
        self._column = 0

    def put(self, value: Value, down: int = 1, across: int = 1, column: int | None = None) -> None:
        if not self.sheet.rows:
            self.start_row()
        row = len(self.sheet.rows) - 1
        if column is not None:
            self._column = max(column, 0)
        while (row, self._column) in self._covered:
            self._column += 1
        down, across = min(max(down, 1), _SPAN), min(max(across, 1), _SPAN)
        cells = self.sheet.rows[row]
        if self._column > 16_384 or len(self._covered) + down * across > MERGED:
            raise RefusedError(Refusal.TOO_LARGE)
        cells.extend([None] * (self._column + 1 - len(cells)))
        cells[self._column] = value
        if down > 1 or across > 1:
            area = (row, self._column, row + down - 1, self._column + across - 1)
            self.sheet.merges.append(area)
            self._covered.update(
                (r, c) for r in range(row, area[2] + 1) for c in range(area[1], area[3] + 1)
            )
        self._column += across


class _Html(HTMLParser):
    """All tables and paragraphs of a page, one under another, on one sheet."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.grid = _Grid(name)
        self._words: list[str] = []
        self._span: tuple[int, int] | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "head"}:
            self._silent += 1
        elif tag == "tr":
            self._end_cell()
            self._end_paragraph()
            self.grid.start_row()
        elif tag in {"td", "th"}:
            self._end_cell()
            said = dict(attrs)
            self._span = _number(said.get("rowspan")), _number(said.get("colspan"))
        elif tag in {"br", "p", "div"}:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style", "head"}:
            self._silent = max(0, self._silent - 1)
        elif tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag in {"p", "div", "h1", "h2", "h3", "h4", "caption"}:
            self._end_paragraph()

    def handle_data(self, said: str) -> None:
        if not self._silent:
            self._words.append(said)

    def close(self) -> None:
        super().close()
        self._end_cell()
        self._end_paragraph()

    def _end_cell(self) -> None:
        if self._span is not None:
            down, across = self._span
            self.grid.put(self._said() or None, down, across)
            self._span = None

    def _end_paragraph(self) -> None:
        if self._span is None and (said := self._said()):
            self.grid.start_row()
            self.grid.put(said)

    def _said(self) -> str:
        said = squeeze("".join(self._words))
        self._words.clear()
        return said


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 10 else 1


def read_html(text: str, name: str) -> list[Sheet]:
    """The tables of an HTML page, on one sheet. Raises RefusedError."""
    page = _Html(name)
    page.feed(text)
    page.close()
    page.grid.sheet.rows = [plain_row(row) for row in page.grid.sheet.rows]
    return [page.grid.sheet]


class _Xml2003:
    """The sheets of an XML spreadsheet of 2003."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._grid = _Grid("")
        self._cell: dict[str, str] = {}
        self._kind = ""
        self._words: list[str] | None = None

    def start(self, name: str, said: dict[str, str]) -> None:
        tag = _local(name)
        here = {_local(key): value for key, value in said.items()}
        if tag == "Worksheet":
            self._grid = _Grid(here.get("Name", ""))
            self.sheets.append(self._grid.sheet)
        elif tag == "Row":
            self._grid.start_row(_number(here["Index"]) if "Index" in here else None)
            if here.get("Hidden") == "1":
                self._grid.sheet.hidden_rows.append(len(self._grid.sheet.rows) - 1)
        elif tag == "Cell":
            self._cell, self._kind, self._words = here, "", None
        elif tag == "Data":
            self._kind, self._words = here.get("Type", "String"), []
        elif tag == "Visible":
            self._words = []

    def end(self, name: str) -> None:
        tag = _local(name)
        if tag == "Cell":
            at = _number(self._cell["Index"]) - 1 if "Index" in self._cell else None
            down, across = (
                _number(self._cell.get(key, "0")) + 1 for key in ("MergeDown", "MergeAcross")
            )
            self._grid.put(self._value(), down, across, at)
            self._words = None
        elif tag == "Visible" and self.sheets:
            self.sheets[-1].hidden = "".join(self._words or []) != "SheetVisible"
            self._words = None

    def words(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def _value(self) -> Value:
        said = "".join(self._words or [])
        if self._kind == "Number":
            try:
                return float(said)
            except ValueError:
                return said or None
        if self._kind == "DateTime" and len(said) >= 10:
            return f"{said[8:10]}/{said[5:7]}/{said[:4]}"
        return said or None


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def read_xml_2003(content: bytes) -> list[Sheet]:
    """The sheets of Excel's XML of 2003. Raises RefusedError."""
    refuse_document_type(content)
    book = _Xml2003()
    parser = expat.ParserCreate()
    parser.StartElementHandler = book.start
    parser.EndElementHandler = book.end
    parser.CharacterDataHandler = book.words
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):  # the latter: an unknown encoding
        raise RefusedError(Refusal.CUT_SHORT) from None
    for sheet in book.sheets:
        sheet.rows = [plain_row(row) for row in sheet.rows]
    return book.sheets
