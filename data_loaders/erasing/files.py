"""A file in which a name gave way: the same file with other words, or a copy of its cells."""

from dataclasses import dataclass

from data_loaders.erasing.parts import holds, opaque_parts, raw_holds, spliced
from data_loaders.returned.copies import copy_of
from data_loaders.returned.markup import UnmarkableError
from data_loaders.spreadsheets.container import Format, format_of
from data_loaders.spreadsheets.legacy_text import convert_sheet
from data_loaders.spreadsheets.read import parse_file
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sandbox import Room, Sandbox
from data_loaders.spreadsheets.sheets import Sheet, column_letters
from data_loaders.spreadsheets.text_engine import decoded
from domain.erased import PersonName

Names = dict[PersonName, str]  # each name and the mark that takes its place


class NotMendableError(Exception):
    """A name stands in a file that can be neither changed in place nor copied without it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A file looked through: its sheets, and the cells that hold a name, as (sheet, cell)."""

    sheets: list[Sheet]
    cells: tuple[tuple[str, str], ...]
    beside: bool  # it also stands where no cell is: in a sheet's name, a note, the properties

    @property
    def is_free(self) -> bool:
        """Whether no name stands in it."""
        return not self.cells and not self.beside


def looked_through(
    content: bytes, file: str, names: Names, sandbox: Sandbox | Room | None = None
) -> Looked:
    """Every place in a file where one of `names` stands; its cells are parsed in the sandbox."""
    parsed = parse_file(content, file, sandbox)
    sheets = [] if parsed.refused is not None else parsed.sheets
    for sheet in sheets:
        convert_sheet(sheet)
    cells = tuple(
        (sheet.name, f"{column_letters(column)}{row + 1}")
        for sheet in sheets
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if isinstance(value, str) and _stands(value, names)
    )
    titled = any(_stands(sheet.name, names) for sheet in sheets)
    return Looked(sheets, cells, titled or (not cells and _stands_beside(content, names)))


def redacted(
    content: bytes, file: str, names: Names, looked: Looked, sandbox: Sandbox | Room | None = None
) -> tuple[bytes, str]:
    """The file with each name replaced by its mark, and what it is called now.

    An .xlsx keeps all else, if nothing in it is hidden from a search (pictures, macros); text stays
    text. Anything else becomes an .xlsx copy of its cells. Raises `NotMendableError`.
    """
    for made in (_in_place, _as_text, _copied):
        changed = made(content, names, looked)
        if changed is not None and looked_through(changed, file, names, sandbox).is_free:
            is_copy = made is _copied
            return changed, _replaced(f"{file.rpartition('.')[0]}.xlsx" if is_copy else file, names)
    raise NotMendableError(file)


def _in_place(content: bytes, names: Names, _looked: Looked) -> bytes | None:
    try:
        if format_of(content) is not Format.XLSX or opaque_parts(content):
            return None
        for name, mark in names.items():
            content = spliced(content, name, mark)
    except (UnmarkableError, RefusedError):
        return None
    return content


def _as_text(content: bytes, names: Names, looked: Looked) -> bytes | None:
    if not looked.sheets or format_of(content) is not Format.TEXT:
        return None
    return _replaced(decoded(content), names).encode("utf-8-sig")


def _copied(_content: bytes, names: Names, looked: Looked) -> bytes | None:
    if not looked.sheets:
        return None
    for sheet in looked.sheets:
        sheet.name = _replaced(sheet.name, names)
        for row in sheet.rows:
            row[:] = [_replaced(each, names) if isinstance(each, str) else each for each in row]
    return copy_of(looked.sheets)[0]


def _stands(text: str, names: Names) -> bool:
    return any(name.stands_in(text) for name in names)


def _replaced(text: str, names: Names) -> str:
    for name, mark in names.items():
        text = name.replaced(text, mark)
    return text


def _stands_beside(content: bytes, names: Names) -> bool:
    try:
        kind = format_of(content)
        if kind in {Format.XLSX, Format.XLSB, Format.ODS}:
            return any(holds(content, name) for name in names)
        if kind is not Format.XLS:
            return _stands(decoded(content), names)
    except RefusedError:  # kept before a rule of today would refuse it: its bytes are searched
        return any(raw_holds(content, name) for name in names)
    return any(raw_holds(content, name) for name in names)
