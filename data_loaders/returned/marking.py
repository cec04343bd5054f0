"""Marks put on the cells of one sheet's XML: styles, missing cells, drop-downs."""

import re
from collections.abc import Callable

from data_loaders.returned.cells import Cells, Tag
from data_loaders.returned.frame import Frame
from data_loaders.returned.marks import Mark, Marks
from data_loaders.returned.markup import Edits, encoded, with_attributes
from data_loaders.returned.styles import Styles
from data_loaders.spreadsheets.sheets import Place, address

_STYLE = re.compile(rb"\ss\s*=\s*[\"'](\d{1,6})[\"']")
_SPANS = re.compile(rb"\sspans\s*=\s*[\"'](\d+):(\d+)[\"']")
_ROW_HAS_STYLE = re.compile(rb"\scustomFormat\s*=\s*[\"'](?:1|true)[\"']")


class Marking:
    """Puts marks on a sheet's XML. `offers` gives the name of a list of words."""

    def __init__(
        self, xml: bytes, marks: Marks, styles: Styles, offers: Callable[[tuple[str, ...]], str]
    ) -> None:
        """Raises UnmarkableError."""
        self._xml, self._styles, self._offers = xml, styles, offers
        self._cells = Cells(xml)
        self._frame = Frame(xml, self._cells)
        self._marks = self._frame.shown(marks)
        self._edits = Edits(xml)
        self._offered: dict[str, list[Place]] = {}

    @property
    def notes(self) -> dict[Place, str]:
        """What is noted at each cell."""
        return {place: "\n".join(mark.notes) for place, mark in self._marks.items() if mark.notes}

    @property
    def drawing(self) -> str | None:
        """The id of the relation to the drawing of comments; None where there is none."""
        return self._frame.drawing

    def done(self, new_drawing: str | None) -> bytes:
        """The marked sheet; `new_drawing`: the relation to a drawing of comments that it got."""
        wanted: dict[int, list[int]] = {}
        for row, column in sorted(self._marks):
            wanted.setdefault(row, []).append(column)
        new: list[bytes] = []
        for row, tag, at in self._cells.rows(sorted(wanted)):
            if tag is not None:
                self._mark_row(tag, wanted[row])
            elif self._cells.is_empty:
                new.append(self._new_row(row, wanted[row]))
            else:
                self._edits.put(at, self._new_row(row, wanted[row]))
        if new:
            end = encoded(f"</{self._cells.prefix}sheetData>")
            inside = b">" + b"".join(new) + end
            self._edits.replace(self._cells.opened - 2, self._cells.opened, inside)
        self._frame.offer(self._edits, self._offered)
        self._frame.reach(self._edits, list(self._marks))
        if new_drawing is not None:
            self._frame.relate_drawing(self._edits, new_drawing)
        return self._edits.done()

    def _new_row(self, row: int, columns: list[int]) -> bytes:
        name = f"{self._cells.prefix}row"
        cells = b"".join(self._new_cell(row, column, None) for column in columns)
        return encoded(f'<{name} r="{row + 1}">') + cells + encoded(f"</{name}>")

    def _new_cell(self, row: int, column: int, row_tag: bytes | None) -> bytes:
        own = _STYLE.search(row_tag) if row_tag and _ROW_HAS_STYLE.search(row_tag) else None
        under = int(own[1]) if own else self._frame.column_style(column)
        mark = self._marks[row, column]
        self._offer((row, column), mark, is_empty=True)
        style = self._styles.marked(under, mark.severity)
        return encoded(f'<{self._cells.prefix}c r="{address(row, column)}" s="{style}"/>')

    def _mark_row(self, row: Tag, columns: list[int]) -> None:
        there = self._cells.cells(row)
        known = {cell.number: cell for cell in there}
        tag = self._xml[row.start : row.opened]
        missing = []
        for column in columns:
            if column in known:
                self._mark_cell(row.number, known[column])
            else:
                missing.append(column)
        self._mark_missing(row, tag, there, missing)

    def _mark_missing(self, row: Tag, tag: bytes, there: list[Tag], missing: list[int]) -> None:
        if not missing:
            return
        spans = _SPANS.search(tag)
        if spans and not int(spans[1]) <= missing[0] + 1 <= missing[-1] + 1 <= int(spans[2]):
            self._edits.replace(row.start + spans.start(), row.start + spans.end(), b"")
        cells = {column: self._new_cell(row.number, column, tag) for column in missing}
        if row.is_closed_in_itself(self._xml):
            inside = b">" + b"".join(cells.values()) + encoded(f"</{self._cells.prefix}row>")
            self._edits.replace(row.opened - 2, row.opened, inside)
            return
        for column, markup in cells.items():
            at = next((cell.start for cell in there if cell.number > column), row.end)
            self._edits.put(at, markup)

    def _mark_cell(self, row: int, cell: Tag) -> None:
        mark = self._marks[row, cell.number]
        tag = self._xml[cell.start : cell.opened]
        own = _STYLE.search(tag)
        style = self._styles.marked(int(own[1]) if own else 0, mark.severity)
        self._edits.replace(cell.start, cell.opened, with_attributes(tag, {"s": str(style)}))
        self._offer((row, cell.number), mark, is_empty=not self._cells.says_something(cell))

    def _offer(self, place: Place, mark: Mark, *, is_empty: bool) -> None:
        if mark.words and (is_empty or not mark.only_if_empty) and self._frame.is_free(place):
            self._offered.setdefault(self._offers(mark.words), []).append(place)
