"""What a row of a list stands for: a model, several, an example, or that there is none."""

import re
from enum import StrEnum
from functools import lru_cache

from data_loaders.spreadsheets.columns import Header
from data_loaders.spreadsheets.grid import Grid, as_text
from data_loaders.spreadsheets.limits import CELLS
from data_loaders.spreadsheets.several_names import names_in, with_rest
from data_loaders.spreadsheets.sheets import Value
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import fold, words


class Standing(StrEnum):
    """What a row stands for."""

    MODEL = "model"
    NONE = "none"  # its unit says that it has no model
    NOT_YET = "not_yet"  # its unit has not registered or reported: no statement of its own
    EXAMPLE = "example"
    STRUCK = "struck"


_EXAMPLE = re.compile(r"(?:vi du|thi du|vd|mau)(?: so)?(?: \d{1,2})?\s*[:.(–-]")
_EXAMPLES = frozenset({"vi du", "thi du", "vd", "mau", "dong mau", "dong vi du", "vi du mau"})
_EXAMPLE_BEGINS = frozenset({"vi", "thi", "vd", "mau", "dong"})
_NUMBERS = 1e15  # more is shown in other ways than by its digits
_LONG = 60  # letters: no word is as long
_REASON = re.compile(r"[(,;:]|\s[–-]\s|\s(?:do|vì|lý do)\s", re.I)
# A year, not a number of things: "Năm không, ba sạch" names a model.
_OF_THE_YEAR = re.compile(
    r"\b(?:(?:năm|nam) )?20\d\d\b|\b(?:năm|nam) (?:nay|này|báo cáo|bao cao)\b"
)
_NOTED_EXAMPLE = re.compile(r"(?:dong )?(?:vi du|thi du|vd)\b|dong mau\b|mau,? (?:xoa|bo)\b")


class ListRows:
    """Tells the rows of one list apart."""

    def __init__(self, grid: Grid, header: Header) -> None:
        self._grid = grid
        name, serial, note = (header.column(each) for each in ("name", "serial", "note"))
        self._name = name.index if name else -1
        self._serial = serial.index if serial else -1
        self._note = note.index if note else -1
        quantity = header.column("quantity")
        self._quantity = quantity.index if quantity else -1
        field = header.column("field")
        self._field = field.index if field else -1
        shown = self._serial >= 0 and self._name >= 0
        # A row that goes on beyond both holds a third thing.
        self._last = max(self._serial, self._name) + 1 if shown else CELLS

    def is_ordinary(self, row: int) -> bool:
        """Whether a row plainly is one model: a number, a name and more; False is not certain.

        What it says of the usual row is what `standing` and `names` say, at a small part of the
        cost.
        """
        values = self._grid.rows[row]
        if len(values) <= self._last or values[-1] is None or values[-1] == "":
            return False
        serial, name = values[self._serial], values[self._name]
        if not _is_number(serial):
            return False
        if type(name) is not str or not name[:1].isalpha() or not name.isprintable():
            return False
        note = values[self._note] if 0 <= self._note < len(values) else None
        if note is not None and (type(note) is not str or _notes_example(as_text(note))):
            return False
        begins_plainly = not _may_begin_another(name.partition(" ")[0][:_LONG])
        return begins_plainly and (row, self._name) not in self._grid.sheet.struck

    def standing(self, row: int) -> Standing:
        """What a row stands for."""
        if self._is_struck(row):
            return Standing.STRUCK
        name = self._grid.spread_text(row, self._name)
        serial, note = (self._grid.text(row, each) for each in (self._serial, self._note))
        if name and not words(name) and self._grid.text(row, self._quantity) in {"0", "00"}:
            return Standing.NONE
        begins = name.partition(" ")[0]
        if serial.isdigit() and not _may_begin_another(begins[:_LONG]) and not _notes_example(note):
            return Standing.MODEL
        said = standing_of(name, serial, note)
        if said is Standing.MODEL and name and not words(name) and self._is_dash(row, self._field):
            return Standing.NONE  # a dash for its model and a dash for its field
        return said

    def _is_dash(self, row: int, column: int) -> bool:
        text = self._grid.text(row, column)
        return bool(text) and not words(text)

    def names(self, row: int) -> tuple[str, ...]:
        """The names of several models that one cell lists; () for one."""
        value = self._grid.value(*self._grid.spread(row, self._name))
        return names_in(value) if isinstance(value, str) else ()

    def whole(self, row: int, above: int, name: str) -> str | None:
        """The name `above` with what `row`, which holds nothing else, adds; None where it starts.

        A name typed over two rows goes on in small letters, or where the first broke off.
        """
        texts = dict(self._grid.cells(row))
        if texts.keys() != {self._name} or (row, self._name) in self._grid.merges:
            return None
        merged = any((row, at) in self._grid.anchors for at in range(len(self._grid.row(above))))
        if merged and (row, self._serial) not in self._grid.anchors:
            return None
        beside = [column for column, _ in self._grid.cells(above) if column != self._name]
        before = name or self._grid.text(above, self._name)
        return with_rest(before, texts[self._name], has_more_beside=bool(beside))

    def _is_struck(self, row: int) -> bool:
        struck = self._grid.sheet.struck
        return bool(struck) and self._grid.spread(row, self._name) in struck


def _is_number(serial: Value) -> bool:
    if type(serial) is float or type(serial) is int:
        return 0 <= serial < _NUMBERS and serial == int(serial)
    return type(serial) is str and serial.isascii() and serial.isdigit()


@lru_cache(maxsize=4096)
def _may_begin_another(word: str) -> bool:
    """Whether a name that begins so may be an example or deny something; False is certain."""
    first = words(word).partition(" ")[0]
    if not first or fold(first) in _EXAMPLE_BEGINS | {"nam"} or re.fullmatch(r"20\d\d", first):
        return True
    listed = vocabulary().lists
    return first in listed["denials"] or first in listed["before_a_denial"]


@lru_cache(maxsize=4096)
def _notes_example(note: str) -> bool:
    return _NOTED_EXAMPLE.match(fold(note)) is not None


@lru_cache(maxsize=4096)
def standing_of(name: str, serial: str = "", note: str = "") -> Standing:
    """What a row of these words stands for, as far as words tell."""
    if is_example(name) or fold(words(serial)) in _EXAMPLES or _notes_example(note):
        return Standing.EXAMPLE
    said = denied(name)
    if said is None and not words(name) and name:
        said = denied(note)
    return said or Standing.MODEL


def is_example(name: str) -> bool:
    """Whether a name shows how to fill the form in: "Ví dụ: Mô hình …"."""
    key = fold(name)
    return _EXAMPLE.match(key) is not None or words(key) in _EXAMPLES - {"mau"}


def denied(text: str) -> Standing | None:
    """What a text that names nothing denies: models, or a report; None where it denies neither.

    It may go on with a reason: "Không có (do mới thành lập)".
    """
    said = _denied(text)
    without_reason = _REASON.split(text, maxsplit=1)[0].strip()
    if said is None and " " in without_reason:
        said = _denied(without_reason)
    return said


def _denied(text: str) -> Standing | None:
    listed = vocabulary().lists
    denials, sending = listed["denials"], listed["of_sending"]
    said = _OF_THE_YEAR.sub(" ", words(text)).split()
    while said and said[0] in listed["before_a_denial"]:
        said.pop(0)
    if not said or said[0] not in denials:
        return None
    rest = set(said[1:])
    if not rest <= listed["names_nothing"] | sending | denials:
        return None
    registers = fold(" ".join(said)).startswith("chua dang k")
    if rest & sending or registers:
        return Standing.NOT_YET
    return Standing.NONE
