"""Finds single cells in a sheet's XML without building a tree of all the others.

Sound XML has "<" nowhere but where a tag begins, once comments and the like are out of sight; so
rows and cells are found by their tags, and only the rows that are wanted are looked into.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data_loaders.returned.markup import TAG_REST, UnmarkableError
from data_loaders.spreadsheets.sheets import column_number

_UNSEEN = re.compile(rb"<!--|<!\[CDATA\[|<\?")
_UNSEEN_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_START = re.compile(rb"<(\w+:)?sheetData" + TAG_REST)
_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])" + TAG_REST)
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])" + TAG_REST)
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|f|is)[\s/>]")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d{1,7})[\"']")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})\d{1,7}[\"']")


@dataclass(frozen=True, slots=True)
class Tag:
    """A row's or cell's start tag in the sheet's bytes, its number from 0, and all it spans."""

    number: int
    start: int
    opened: int
    end: int

    def is_closed_in_itself(self, xml: bytes) -> bool:
        """Whether its one tag is all of it."""
        return xml[self.opened - 2 : self.opened] == b"/>"


class Cells:
    """The rows and cells of one sheet's XML."""

    def __init__(self, xml: bytes) -> None:
        """Raises UnmarkableError."""
        self.xml = xml
        self._seen = _blanked(xml) if b"<!" in xml or xml.count(b"<?") > 1 else xml
        start = _START.search(self._seen)
        if start is None:
            raise UnmarkableError
        self.start, self.opened = start.span()
        self.prefix = (start[1] or b"").decode()
        self.is_empty = xml[self.opened - 2 : self.opened] == b"/>"
        ends = list(_END.finditer(self._seen, self.opened))
        if not self.is_empty and len(ends) != 1:
            raise UnmarkableError
        self.closed, self.end = (self.opened, self.opened) if self.is_empty else ends[0].span()

    def frame(self) -> tuple[bytes, int]:
        """The sheet without its rows, and how many bytes that leaves out after `opened`."""
        return self.xml[: self.opened] + self.xml[self.closed :], self.closed - self.opened

    def rows(self, wanted: list[int]) -> Iterator[tuple[int, Tag | None, int]]:
        """Each wanted row, in order: its number, its tag or None, and where it would be put."""
        left = iter(wanted)
        number: int | None = next(left, None)
        for row in self._rows():
            while number is not None and number < row.number:
                yield number, None, row.start
                number = next(left, None)
            if number == row.number:
                yield number, self._whole(row), row.start
                number = next(left, None)
            if number is None:
                return
        while number is not None:
            yield number, None, self.closed
            number = next(left, None)

    def _rows(self) -> Iterator[Tag]:
        number = -1
        for found in _ROW.finditer(self._seen, self.opened, self.closed):
            said = _NUMBER.search(found[0])
            here = int(said[1]) - 1 if said else number + 1
            if here <= number:
                raise UnmarkableError
            number = here
            yield Tag(number, found.start(), found.end(), found.end())

    def _whole(self, row: Tag) -> Tag:
        if row.is_closed_in_itself(self.xml):
            return row
        end = _ROW_END.search(self._seen, row.opened, self.closed)
        if end is None:
            raise UnmarkableError
        return Tag(row.number, row.start, row.opened, end.start())

    def cells(self, row: Tag) -> list[Tag]:
        """The cells of a row, each up to where the next begins."""
        tags: list[Tag] = []
        number = -1
        for found in _CELL.finditer(self._seen, row.opened, row.end):
            said = _PLACE.search(found[0])
            here = column_number(said[1].decode()) if said else number + 1
            if here <= number:
                raise UnmarkableError
            number = here
            if tags:
                tags[-1] = Tag(tags[-1].number, tags[-1].start, tags[-1].opened, found.start())
            tags.append(Tag(number, found.start(), found.end(), row.end))
        return tags

    def says_something(self, cell: Tag) -> bool:
        """Whether a cell has a value or a formula."""
        return _CONTENT.search(self._seen, cell.opened, cell.end) is not None


def _blanked(xml: bytes) -> bytes:
    """The bytes with spaces where comments, instructions and quoted words stand."""
    seen, at = [], 0
    while found := _UNSEEN.search(xml, at):
        end = xml.find(_UNSEEN_ENDS[found[0]], found.end())
        if end < 0:
            raise UnmarkableError
        end += len(_UNSEEN_ENDS[found[0]])
        seen += [xml[at : found.start()], b" " * (end - found.start())]
        at = end
    return b"".join([*seen, xml[at:]])
