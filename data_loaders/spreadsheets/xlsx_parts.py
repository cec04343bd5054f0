"""The parts of an .xlsx that its engine does not tell: one pass of patterns over each part's XML.

No XML parser touches the file before this: a document type is refused, and so is a sheet whose
corners lie too far apart for a table to be held in memory.
"""

import re
from dataclasses import dataclass, field
from itertools import accumulate

from data_loaders.spreadsheets.limits import CELLS, MERGES
from data_loaders.spreadsheets.plain_rows import PlainRows
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Area, Place, column_number
from domain.problems import Refusal

_LAST_COLUMN = 16_384
_LAST_NEAR_COLUMN = 26  # of one letter
_LAST_ROW = 1_048_576
_ENCODING = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)")
# In these, and in no other that a parser may take, a "<" is the byte that we look for.
_PLAIN_ENCODING = re.compile(rb"(?:utf-?8|(?:us-)?ascii|iso-8859-\d+|windows-125\d)", re.I)
_ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# The plain spellings, which a search finds fast; the others stand for all writers there are.
_PLAIN_ROW_NUMBER = re.compile(rb'<row r="(\d+)"')
_PLAIN_WIDE = re.compile(rb'r="[A-Z]{2}')
_FORMULA_TAGS = (b"</f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_ROW_NUMBER = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=[\"'](\d+)")
_WIDE = re.compile(rb"\br=[\"'][A-Za-z]{2,3}\d")
_COLUMNS = re.compile(rb"\br=[\"']([A-Za-z]{1,3})\d")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.S)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_STORED = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)</")
_PLACE = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")
_DIGITS_AND_CAPITALS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PLAIN_CELLS = (
    b'<c r="" t="s"><v></v></c>',
    b'<c r="" s="" t="s"><v></v></c>',
    b'<c r="" s=""><v></v></c>',
    b'<c r=""><v></v></c>',
    b'<c r="" s=""/>',
)
_START = 65_536  # bytes by which a sheet's writer is known
_TRUE = {b"1", b"true"}
_WIDE_MARKS = {b"\xff\xfe", b"\xfe\xff"}


@dataclass(slots=True)
class Notes:
    """What a sheet's XML says beside its values."""

    merges: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    unvalued: set[Place] = field(default_factory=set)
    fonts: dict[Place, str] = field(default_factory=dict)


def attributes(words: bytes) -> dict[bytes, bytes]:
    """The attributes of a tag by name."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(words)}


def whole_number(digits: bytes, otherwise: int) -> int:
    """The number that a few digits write; `otherwise` where they are none, or too many."""
    return int(digits) if digits.isdigit() and len(digits) < 10 else otherwise


def refuse_document_type(xml: bytes) -> None:
    """Refuse what could define entities, and any encoding in which that could not be seen."""
    if b"\x00" in xml[:4] or xml[:2] in _WIDE_MARKS:
        raise RefusedError(Refusal.DANGEROUS)
    # One sign is found many times as fast as several.
    if b"!" in xml and (b"<!DOCTYPE" in xml or b"<!ENTITY" in xml):
        raise RefusedError(Refusal.DANGEROUS)
    encoding = _ENCODING.match(xml[:4096])
    if encoding and not _PLAIN_ENCODING.fullmatch(encoding[1]):
        raise RefusedError(Refusal.DANGEROUS)


def notes_of(xml: bytes, legacy_styles: dict[int, str]) -> Notes:
    """What the XML of one sheet says. `legacy_styles`: style → its pre-Unicode font's name.

    Raises RefusedError: a document type, or corners too far apart.
    """
    refuse_document_type(xml)
    rows = PlainRows(xml)
    _refuse_far_corners(xml, rows)
    beside = rows.beside()
    notes = Notes(merges=_merges(beside))
    bare = beside if rows.are_plain else _without_plain_cells(xml)
    if b"hidden=" in bare:
        notes.hidden_rows = _hidden_rows(beside)
        notes.hidden_columns = _hidden_columns(beside)
    if (
        legacy_styles
        or b't="e"' in bare
        or b"t='e'" in bare
        or any(tag in bare for tag in _FORMULA_TAGS)
    ):
        _read_cells(xml, notes, legacy_styles)
    return notes


def _without_plain_cells(xml: bytes) -> bytes:
    """The XML less digits, capitals and cells of nothing but a value: to see what else there is.

    Nothing that was there is hidden by it, so what is not found in it is not in the XML.
    """
    bare = xml.translate(None, _DIGITS_AND_CAPITALS)
    for cell in _PLAIN_CELLS:
        if cell in bare[:_START]:
            bare = bare.replace(cell, b"")
    return bare


def _refuse_far_corners(xml: bytes, rows: PlainRows) -> None:
    near = rows.last_near()
    if near is not None and near * _LAST_NEAR_COLUMN <= CELLS:
        return
    last = _last_row(xml)
    if last * _LAST_COLUMN <= CELLS or (
        last * _LAST_NEAR_COLUMN <= CELLS and not _may_be_wide(xml)
    ):
        return
    columns = {bytes(letters).upper() for letters in _COLUMNS.findall(xml)}
    widest = max((column_number(letters.decode()) + 1 for letters in columns), default=1)
    if last * widest > CELLS:
        raise RefusedError(Refusal.TOO_LARGE)


def _last_row(xml: bytes) -> int:
    numbers, rows = _PLAIN_ROW_NUMBER.findall(xml), xml.count(b"<row")
    if len(numbers) < rows or b":row" in xml:
        numbers = _ROW_NUMBER.findall(xml)
    if max(map(len, numbers), default=0) > 7:
        raise RefusedError(Refusal.TOO_LARGE)
    last = max(max(map(int, numbers), default=0), rows)
    # A cell may name a row that is not its own, and far below.
    longer = len(str(last)) + 1
    far = re.findall(rb" r=[\"'][A-Za-z]{1,3}(\d{%d,})" % longer, xml)
    last = max(last, *(whole_number(number, _LAST_ROW + 1) for number in far), 0)
    if last > _LAST_ROW:
        raise RefusedError(Refusal.TOO_LARGE)
    return last


def _may_be_wide(xml: bytes) -> bool:
    """Whether some cell may stand right of column Z."""
    return (
        _PLAIN_WIDE.search(xml) is not None
        or b"r='" in xml
        or _WIDE.search(xml[:65_536]) is not None
    )


def _merges(xml: bytes) -> list[Area]:
    at = xml.find(b"mergeCells")
    if at < 0:
        return []
    found = _MERGE.findall(xml, max(0, at - 20))
    if len(found) > MERGES:
        raise RefusedError(Refusal.TOO_LARGE)
    return [
        (int(top) - 1, column_number(left.decode()), int(bottom) - 1, column_number(right.decode()))
        for left, top, right, bottom in found
    ]


def _hidden_rows(xml: bytes) -> list[int]:
    hidden = []
    number = 0
    for words in _ROW.findall(xml):
        said = attributes(words)
        number = whole_number(said.get(b"r", b""), number + 1)
        if said.get(b"hidden") in _TRUE:
            hidden.append(number - 1)
    return hidden


def _hidden_columns(xml: bytes) -> list[int]:
    # How many hidden spans begin less end at each column: there may be many spans, and wide ones.
    turns = [0] * (_LAST_COLUMN + 1)
    for words in _COLUMN.findall(xml[: xml.find(b"sheetData")]):
        said = attributes(words)
        first, last = (whole_number(said.get(end, b""), 0) for end in (b"min", b"max"))
        if said.get(b"hidden") in _TRUE and first:
            turns[min(first - 1, _LAST_COLUMN)] += 1
            turns[max(first - 1, min(last, _LAST_COLUMN)) if first <= _LAST_COLUMN else -1] -= 1
    return [column for column, depth in enumerate(accumulate(turns)) if depth]


def _read_cells(xml: bytes, notes: Notes, legacy_styles: dict[int, str]) -> None:
    for words, inside in _CELL.findall(xml):
        said = attributes(words)
        place = _PLACE.fullmatch(said.get(b"r", b""))
        if place is None:
            continue
        at = int(place[2]) - 1, column_number(place[1].decode())
        kind, style = said.get(b"t"), said.get(b"s", b"")
        stored = _STORED.search(inside)
        if kind == b"e":
            notes.errors[at] = stored[1].decode("utf-8", "replace") if stored else "#REF!"
        elif stored is None and kind != b"str" and _FORMULA.search(inside):
            notes.unvalued.add(at)
        if legacy_styles and inside and (font := legacy_styles.get(whole_number(style, -1))):
            notes.fonts[at] = font
