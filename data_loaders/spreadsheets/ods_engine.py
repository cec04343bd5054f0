"""Reads .ods: values by python-calamine; hidden rows, errors and formulas by our own pass."""

import re
from collections.abc import Iterator

from data_loaders.spreadsheets.archive import inflated, members
from data_loaders.spreadsheets.limits import CELLS
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from data_loaders.spreadsheets.xlsx_engine import values_by_calamine
from data_loaders.spreadsheets.xlsx_parts import Notes, attributes, refuse_document_type
from domain.problems import Refusal

_TAG = re.compile(
    rb"<(/?)table:(table|table-column|table-row|table-cell|covered-table-cell)"
    rb"(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>"
)
_ERROR = re.compile(rb"^\s*<text:p>(#[A-Z/0]+[!?]?|Err:\d+)</text:p>")
_HIDDEN = {b"collapse", b"filter"}


def read_ods(content: bytes) -> list[Sheet]:
    """The sheets of an .ods. Raises RefusedError."""
    found = members(content)
    part = found.get("content.xml")
    if part is None:
        raise RefusedError(Refusal.NOT_A_SPREADSHEET)
    manifest = found.get("META-INF/manifest.xml")
    if manifest and b"encryption-data" in inflated(content, manifest):
        raise RefusedError(Refusal.ENCRYPTED)
    xml = inflated(content, part)
    refuse_document_type(xml)
    notes = list(_tables(xml))
    sheets = values_by_calamine(content)
    if sheets is None:
        raise RefusedError(Refusal.CUT_SHORT)
    for sheet, said in zip(sheets, notes, strict=False):
        sheet.merges, sheet.errors, sheet.unvalued = said.merges, said.errors, said.unvalued
        sheet.hidden_rows, sheet.hidden_columns = said.hidden_rows, said.hidden_columns
        for row, column in said.errors:
            if row < len(sheet.rows) and column < len(sheet.rows[row]):
                sheet.rows[row][column] = None
    return sheets


class _Walk:
    """Where we are in one table, and what was noted of it."""

    def __init__(self) -> None:
        self.notes = Notes()
        self.row = self.column = self.columns = 0
        self.widest = self.lowest = 0
        self.repeated = 1

    def open_column(self, said: dict[bytes, bytes]) -> None:
        times = _times(said, b"table:number-columns-repeated")
        if said.get(b"table:visibility") in _HIDDEN and self.columns + times <= CELLS:
            self.notes.hidden_columns.extend(range(self.columns, self.columns + min(times, 16_384)))
        self.columns += times

    def open_row(self, said: dict[bytes, bytes]) -> None:
        self.column = 0
        self.repeated = _times(said, b"table:number-rows-repeated")
        if said.get(b"table:visibility") in _HIDDEN and self.repeated < 10_000:
            self.notes.hidden_rows.extend(range(self.row, self.row + self.repeated))

    def cell(self, said: dict[bytes, bytes], inside: bytes) -> None:
        place = self.row, self.column
        times = _times(said, b"table:number-columns-repeated")
        spanned = _times(said, b"table:number-rows-spanned") - 1
        broad = _times(said, b"table:number-columns-spanned") - 1
        if spanned or broad:
            self.notes.merges.append((*place, place[0] + spanned, place[1] + broad))
        valued = b"office:value-type" in said or b"text:p" in inside
        if valued:
            self.widest = max(self.widest, self.column + times)
            self.lowest = max(self.lowest, self.row + self.repeated)
        if error := _ERROR.match(inside):
            if b"table:formula" in said:
                self.notes.errors[place] = error[1].decode("utf-8", "replace")
        elif b"table:formula" in said and not valued:
            self.notes.unvalued.add(place)
        self.column += times

    def close_row(self) -> None:
        self.row += self.repeated
        if self.lowest * self.widest > CELLS:
            raise RefusedError(Refusal.TOO_LARGE)


def _times(said: dict[bytes, bytes], name: bytes) -> int:
    value = said.get(name, b"1")
    return min(int(value[:9]), 10_000_000) if value.isdigit() else 1


def _tables(xml: bytes) -> Iterator[Notes]:
    walk = _Walk()
    tags = list(_TAG.finditer(xml))
    for number, tag in enumerate(tags):
        closing, name, words, empty = tag.groups()
        if name == b"table":
            if closing:
                yield walk.notes
            walk = _Walk()
        elif closing:
            if name == b"table-row":
                walk.close_row()
        else:
            end = tags[number + 1].start() if number + 1 < len(tags) and not empty else tag.end()
            _open(walk, name, attributes(words), xml[tag.end() : end])
            if name == b"table-row" and empty:
                walk.close_row()


def _open(walk: _Walk, name: bytes, said: dict[bytes, bytes], inside: bytes) -> None:
    if name == b"table-column":
        walk.open_column(said)
    elif name == b"table-row":
        walk.open_row(said)
    else:
        walk.cell(said, inside)
