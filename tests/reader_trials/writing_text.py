"""Drawn sheets as text with a separator, and as the web page that local systems call .xls."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reader_trials.legacy import as_typed, windows_1258
from reader_trials.sheets import Sheet


def text(sheet: Sheet, encoding: str, separator: str) -> bytes:
    """Text with a separator; `utf-16` has its mark, `cp1258` its tones behind the letters."""
    cells = sheet.cells()
    lines = []
    for row in range(1, max(row for row, _ in cells) + 1):
        last = max((column for at, column in cells if at == row), default=1)
        values = [
            as_typed(sheet, row, cells.get((row, column), "")) for column in range(1, last + 1)
        ]
        lines.append(separator.join(quoted(str(value), separator) for value in values))
    mark = "\ufeff" if encoding.startswith("utf-16-") else ""
    whole = mark + "\r\n".join(lines) + "\r\n"
    return windows_1258(whole) if encoding == "cp1258" else whole.encode(encoding)


def quoted(value: str, separator: str) -> str:
    if separator in value or "\n" in value or '"' in value:
        return '"' + value.replace('"', '""') + '"'
    return value


def html(sheets: Sequence[Sheet]) -> bytes:
    """A table of a web page, merged cells as spans."""
    sheet = sheets[0]
    cells, boxes = sheet.cells(), sheet.boxes()
    spans = {
        (top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in boxes
    }
    covered = {
        (row, column)
        for top, left, bottom, right in boxes
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - spans.keys()
    rows = []
    for row in range(1, max(row for row, _ in cells) + 1):
        last = max((column for at, column in cells if at == row), default=1)
        here = [(row, column) for column in range(1, last + 1)]
        rows.append("".join(html_cell(cells, spans, at) for at in here if at not in covered))
    table = "".join(f"<tr>{row}</tr>\r\n" for row in rows)
    head = '<html><head><meta charset="utf-8"></head><body>'
    return f'{head}<table border="1">{table}</table></body></html>'.encode()


def html_cell(cells: dict, spans: dict, at: tuple[int, int]) -> str:
    down, across = spans.get(at, (1, 1))
    return f'<td rowspan="{down}" colspan="{across}">{escape(str(cells.get(at, "")))}</td>'
