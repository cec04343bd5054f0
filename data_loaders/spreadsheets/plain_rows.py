"""Rows of an .xlsx sheet's XML that hold values and nothing to note, as nearly all do: soon seen.

Everything here is a proof by absence: less the signs that plain cells are written with, what is
left of a sheet is a small part of it, and what does not stand there is not in the XML.
"""

import re

_FIRST, _LAST = b"sheetData", b"</sheetData"  # around the rows
# `<row r="1" spans="1:4"><c r="A1" s="2" t="s"><v>0</v></c>` less these is `owpan:`.
_SIGNS = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<>= "/.crstv-'
# What is left of formulas, comments, document types, single quotes, hidden rows, merged cells.
_TELLING = (b"f", b"!", b"'", b"hidden", b"megeell")
_ERROR = b't="e"'
_ROW = re.compile(rb'<row(?: r="(\d{1,7})")?')
_FURTHER = rb'r="(?:[A-Za-z]{2}|[A-Za-z]?\d{%d})'  # right of column Z, or of so many digits
_ROW_OUTSIDE = re.compile(rb"row[\s/>]")


class PlainRows:
    """The XML of one sheet, its rows set apart where they surely hold plain values alone."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self._start, self._end = xml.find(_FIRST) + len(_FIRST), xml.rfind(_LAST)
        self.are_plain = len(_FIRST) <= self._start < self._end and self._holds_values_alone()

    def _holds_values_alone(self) -> bool:
        left = self._xml.translate(None, _SIGNS)
        above, below = (len(part.translate(None, _SIGNS)) for part in self._around())
        left = left[above : len(left) - below]
        if any(sign in left for sign in _TELLING):
            return False
        return b"e" not in left or self._xml.find(_ERROR, self._start, self._end) < 0

    def _around(self) -> tuple[bytes, bytes]:
        return self._xml[: self._start], self._xml[self._end :]

    def beside(self) -> bytes:
        """The XML less its rows where they are plain; else all of it."""
        return b"".join(self._around()) if self.are_plain else self._xml

    def last_near(self) -> int | None:
        """The last row's number, of plain rows that end at column Z; None where that is not sure.

        A cell that names another row than its own may lie below, and so may a row whose tag has a
        prefix, by less than one digit more.
        """
        if not self.are_plain or _ROW_OUTSIDE.search(self._xml, self._end):
            return None
        numbers = _ROW.findall(self._xml, self._start)
        if b"" in numbers:
            return None
        last = max(map(int, numbers), default=0)
        further = re.compile(_FURTHER % (len(str(last)) + 1))
        return None if further.search(self._xml, self._start, self._end) else last
