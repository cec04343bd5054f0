"""A form drawn as text: a line is a row, `|` parts the cells; and what an office types into it.

In a drawing `⏎` is a line break inside a cell, `␣` a space that stays, `⍽` a no-break space;
`'02` is text, `@2023-03-10` a real date, `=A1→3` a formula whose value Excel has stored.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

Value = str | int | float | date

NUMBER = re.compile(r"-?\d+(\.\d+)?")
KEPT = str.maketrans({"⏎": "\n", "␣": " ", "⍽": "\u00a0"})


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, and the value stored beside it (None: Excel has not stored one)."""

    text: str
    stored: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One drawn sheet. `merges`, `hidden_rows` and `hidden_columns` are written as in Excel."""

    text: str
    name: str = "Sheet1"
    at: str = "A1"
    merges: str = ""
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: str = ""
    state: str = "visible"
    typed: str = ""  # "nfd", "tcvn3" or "vni"
    font: str = ""
    legacy_from: int = 1  # the first row typed in the legacy font

    def cells(self) -> dict[tuple[int, int], Value | Formula]:
        """(row, column), both from 1, → value; empty cells are left out."""
        top, left = place(self.at)
        return {
            (top + down, left + across): value
            for down, line in enumerate(self.text.strip("\n").splitlines())
            for across, cell in enumerate(line.split("|"))
            if (value := understood(cell.strip(" "))) != ""
        }

    def boxes(self) -> list[tuple[int, int, int, int]]:
        """The merged ranges as (top, left, bottom, right), from 1."""
        corners = [merge.split(":") for merge in self.merges.split()]
        return [(*place(first), *place(last)) for first, last in corners]


def place(cell: str) -> tuple[int, int]:
    """ "C4" → (4, 3)."""
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits), column


def address(row: int, column: int) -> str:
    """(4, 3) → "C4"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def understood(cell: str) -> Value | Formula:
    """The value that a drawn cell stands for."""
    if NUMBER.fullmatch(cell):
        return float(cell) if "." in cell else int(cell)
    if cell.startswith("@"):
        return date.fromisoformat(cell[1:])
    if cell.startswith("="):
        text, _, stored = cell.partition("→")
        return Formula(text, float(stored) if stored else None)
    return cell.removeprefix("'").translate(KEPT)


def tidy(words: str) -> str:
    """As a reading gives words back: NFC, spaces collapsed, otherwise as written."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def without_accents(words: str) -> str:
    """“Lĩnh vực đăng ký” → “Linh vuc dang ky”."""
    parted = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def tables_down(*tables: str) -> str:
    """Several drawings below each other, an empty row between them."""
    return "\n\n".join(table.strip("\n") for table in tables)


def renamed(sheet: Sheet, name: str) -> Sheet:
    """The same sheet under another name."""
    return replace(sheet, name=name)
