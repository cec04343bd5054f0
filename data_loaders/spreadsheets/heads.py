"""What stands around the tables: who speaks, of which year, which kind of list, which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.money import names_money
from data_loaders.spreadsheets.sheets import Place
from data_loaders.spreadsheets.vocabulary import vocabulary
from data_loaders.units import Register
from domain.text import fold, plain, words

_DAYS = re.compile(
    r"ngay\s*[\d.…_ ]{0,8}\s*thang\s*[\d.…_ ]{0,8}\s*nam\s*\d{4}"
    r"|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}"
)
_PERIOD = re.compile(r"(?:giai doan|nhiem ky|nam hoc)?\s*\d{4}\s*[-–]\s*\d{4}")
_YEAR = re.compile(r"nam\s*:?\s*(\d{4})")
_OF_YEAR = re.compile(
    r"(?:quy\s*[ivx\d]+|thang\s*\d{1,2}|6 thang[^\d]{0,12})\s*[/,.-]?\s*(?:nam)?\s*(\d{4})"
)
_LONE_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_LABELLED = re.compile(r"^\s*[-+*•]?\s*([^:：]{2,40})\s*[:：]\s*(.*)$")
_BLANKS = re.compile(r"[.…_]{2,}")
_NUMBER_LINE = re.compile(r"^\s*số\s*:?\s*[\d.…/]*\s*[-–/]?", re.I)
_SUMS_UP = re.compile(
    r"\btong hop\b|\b(?:huyen|tinh|thanh|thi|quan) uy\b|\bban (?:dan van|chi dao) (?:huyen|tinh)\b"
    r"|\b(?:ldld|lien doan lao dong) (?:huyen|tinh|thanh pho|thi xa)\b"
)
_FAR_DOWN = 400
_BROKEN_TITLES = frozenset({"báo cáo", "bao cao"})  # the next line says of what


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a cell around the tables."""

    row: int
    column: int
    text: str

    @property
    def place(self) -> Place:
        """The cell."""
        return self.row, self.column


def words_between(grid: Grid, first: int, last: int) -> list[Words]:
    """The words of the visible rows from `first` up to `last`."""
    return [
        Words(row, column, text)
        for row in range(first, min(last, grid.height, first + _FAR_DOWN))
        if row not in grid.hidden_rows
        for column, text in grid.cells(row)
    ]


def year_in(around: list[Words], sheet: str, kind: str | None) -> Said | None:
    """The year that the words over a table say it is about; of several, its kind's own."""
    for each, text in _by_label(around):
        if text and (year := _LONE_YEAR.search(text)):
            return Said(int(year[1]), each.text, sheet, each.place)
    for pattern in (_YEAR, _OF_YEAR):
        for each in around:
            text = less_days(each.text)
            if years := [int(year) for year in pattern.findall(text)]:
                return Said(_year_of(kind, text, years), each.text, sheet, each.place)
    return None


def _year_of(kind: str | None, text: str, years: list[int]) -> int:
    """Of "KẾT QUẢ NĂM 2023, ĐĂNG KÝ NĂM 2024" the year that follows the kind's own word."""
    wanted = "dang ky" if kind == "register" else "ket qua"
    at = text.find(wanted)
    after = _YEAR.search(text, at) if at >= 0 and len(set(years)) > 1 else None
    return int(after[1]) if after else years[0]


def _by_label(around: list[Words]) -> Iterator[tuple[Words, str]]:
    """Lines such as "Năm: 2024", with what they say."""
    for each, label, text in labelled(around):
        if words(label) in vocabulary().for_the_year:
            yield each, text


def labelled(around: list[Words]) -> Iterator[tuple[Words, str, str]]:
    """Lines of a label and what it says, in one cell or in two side by side."""
    for number, each in enumerate(around):
        if found := _LABELLED.match(each.text):
            label, text = found[1], _BLANKS.sub(" ", found[2]).strip()
            beside = around[number + 1] if number + 1 < len(around) else None
            if not text and beside and beside.row == each.row:
                yield beside, label, beside.text
            else:
                yield each, label, text


def less_days(text: str) -> str:
    """A text without accents, less its days and spans of years."""
    return _PERIOD.sub(" ", _DAYS.sub(" ", fold(text)))


def years_alone(text: str) -> set[int]:
    """The years that a text says, with the word for it or without."""
    return set(map(int, _LONE_YEAR.findall(text)))


def year_of_name(name: str) -> int | None:
    """The one year that the name of a file or a sheet says."""
    years = years_alone(less_days(name.replace("_", " ")))
    return years.pop() if len(years) == 1 else None


def kind_in(around: list[Words], sheet: str) -> Said | None:
    """The kind of list that the words over a table speak of: the capitals of its title first."""
    titles = sorted(around, key=lambda each: (not each.text.isupper(), each.row))
    whole = [each for each in titles if words(each.text) not in _BROKEN_TITLES]
    for each in (*whole, *titles):
        said = vocabulary().kind_of(each.text)
        if said and is_title(each.text):
            return Said(said, each.text, sheet, each.place)
    return None


def is_title(text: str) -> bool:
    """Whether words over a table may be its title: no number of a paper, nothing in brackets."""
    return not _NUMBER_LINE.match(text) and not text.startswith("(")


def sums_up(around: list[Words]) -> bool:
    """Whether the words over a table say that others are summed up, or name a body above units."""
    return any(_SUMS_UP.search(fold(each.text)) for each in around)


def unit_in(around: list[Words], sheet: str, register: Register, year: int | None) -> Said | None:
    """The unit that speaks: an "Đơn vị: …" line, else the head block, else the title.

    A name the register does not know is said with the value None and the nearest known name.
    The institution above the issuer never speaks, though the register does not know the issuer.
    """
    for each, label, text in labelled(around):
        if words(label) in vocabulary().for_the_unit and text and not names_money(text):
            found = register.find(text, year)
            return Said(
                found.unit.code if found.unit else None, text, sheet, each.place, found.suggestion
            )
    return _unit_of_head(around, sheet, register, year) or _unit_of_title(
        around, sheet, register, year
    )


def _unit_of_head(
    around: list[Words], sheet: str, register: Register, year: int | None
) -> Said | None:
    """The lower of the two institutions at the top left; the upper one only stands above it."""
    lines = _issuers(around, register)
    if not lines:
        return None
    last = lines[-1]
    for first in range(max(0, len(lines) - 3), len(lines)):
        name = " ".join(line.text for line in lines[first:])
        unit = register.find(name, year).unit
        if unit:
            return (
                None if unit.code in register.places else Said(unit.code, name, sheet, last.place)
            )
    return None


def _above_the_issuer(around: list[Words], register: Register) -> list[Words]:
    """The lines of the head block over the one of the issuer.

    "KHỐI DÂN VẬN" beneath "ĐẢNG ỦY XÃ AN VĨ" is the commune's own, and names no other issuer.
    """
    lines = _issuers(around, register)
    while len(lines) > 1 and register.says_no_more_than_a_committee(lines[-1].text):
        lines.pop()
    return lines[:-1]


def _issuers(around: list[Words], register: Register) -> list[Words]:
    """The lines of the head block less an organ of whoever stands above it: "BAN THƯỜNG TRỰC"."""
    lines = list(_head_block(around, register))
    while len(lines) > 1 and words(lines[-1].text) in vocabulary().lists["organs"]:
        lines.pop()
    return lines


def institutions(around: list[Words], register: Register) -> list[tuple[Words, str]]:
    """The lines of the head block, each with its words."""
    return [(each, each.text) for each in _head_block(around, register)]


def less_institutions(around: list[Words], register: Register) -> list[Words]:
    """The words over a table less the institutions of the head block: what may be its title."""
    block = list(_head_block(around, register))
    return [each for each in around if each not in block]


def _head_block(around: list[Words], register: Register) -> Iterator[Words]:
    first = min((each.column for each in around), default=0)
    for each in around:
        if each.column > first + 1 or len(each.text) > 90 or _NUMBER_LINE.match(each.text):
            continue
        if vocabulary().kind_of(each.text) or "dân vận khéo" in plain(each.text):
            return
        if register.says_a_kind(each.text):
            yield each


def _unit_of_title(
    around: list[Words], sheet: str, register: Register, year: int | None
) -> Said | None:
    above = _above_the_issuer(around, register)
    for each in around:
        if each in above:
            continue
        units = [u for u in register.named_in(each.text, year) if u.code not in register.places]
        if len({unit.code for unit in units}) == 1:
            return Said(units[0].code, each.text, sheet, each.place)
    return None


def kind_of_name(name: str) -> str | None:
    """The kind of list that the name of a file or a sheet says, with accents or without."""
    key = f" {fold(re.sub(r'[_.-]+', ' ', name))} "
    return next((kind for kind, said in vocabulary().kinds if f" {fold(said)} " in key), None)
