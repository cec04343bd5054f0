"""A trial: a form as an office sends it, and what a careful clerk reads in it.

Rows are written as `Xã An Vĩ: C4 cul new, C5 eco`: the unit, then cell, field and whatever else
the form says (origin, form, state, level, a year). The name is what stands in that cell. A counts
row has its number (`D5 eco new 3 2022`), a round's in quantity/measure/worth (`C8 2/căn/100`).
`[Sheet]` on a line of its own changes the sheet; `D5? eco 0` may be there or not; `state?` leaves
the state open; `=words` is a field that the plan leaves open.
`none` is a unit's word that it has no model; `name:Two_words` a name that no one cell holds.
Flags are errors: `C5 missing_name`; a row alone (`5 missing_field`) leaves the column open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from reader_trials.sheets import Formula, Sheet, place, tidy
from reader_trials.writing import written

from domain.kinds import Level, ModelForm, ModelState, Origin

KHOAI_CHAU = "khoai-chau-2021-2025"
FIELDS = {
    "eco": "economy",
    "cul": "culture_society",
    "def": "defence_security",
    "pol": "political_system",
    "uni": "union_system",
}
WORDS = {
    "origin": set(Origin) - {"unknown"},
    "form": set(ModelForm) - {"unknown"},
    "state": set(ModelState),
    "level": set(Level),
}
NOTHING_SAID = {"origin": "unknown", "form": "unknown", "state": "registered", "level": None}


@dataclass(frozen=True, slots=True)
class Row:
    """One row to be read: where it stands and what it says; `open` columns are not compared."""

    sheet: str
    cell: str
    says: dict[str, object]
    open: frozenset[str] = frozenset()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Trial:
    """One form. `kind` and `year` None: the file holds several."""

    id: str
    sheets: tuple[Sheet, ...]
    rows: tuple[Row, ...]
    file: str
    kind: str | None = "register"
    year: int | None = 2023
    flags: tuple[str, ...] = ()
    warnings: frozenset[str] = frozenset()
    suggestions: dict[str, str] = field(default_factory=dict)
    plan: str = KHOAI_CHAU
    left_to_person: bool = False
    source: str = ""  # "own" or "summary", where the form leaves no doubt
    received: date | None = None
    write: dict[str, str] = field(default_factory=dict)

    def content(self) -> bytes:
        """The bytes of the file."""
        return written(self.sheets, self.file, **self.write)


def trial(
    name: str,
    drawn: str | Sheet | Sequence[Sheet],
    rows: str = "",
    *,
    file: str = "bieu_mau.xlsx",
    kind: str | None = "register",
    year: int | None = 2023,
    flags: str = "",
    warnings: str = "",
    **rest: object,
) -> Trial:
    """A trial from drawings; `drawn` is the text of one sheet, a sheet, or several."""
    if isinstance(drawn, str):
        drawn = Sheet(drawn)
    sheets = (drawn,) if isinstance(drawn, Sheet) else tuple(drawn)
    written_as = rest.get("write", {}).get("kind", "")
    names = {} if has_sheet_names(file, written_as) else {sheets[0].name: file}
    return Trial(
        id=name,
        sheets=sheets,
        rows=tuple(rows_of(rows, sheets, names, kind, year)),
        file=file,
        kind=kind,
        year=year,
        flags=tuple(flag.strip() for flag in flags.split(",") if flag.strip()),
        warnings=frozenset(warnings.split()),
        **rest,
    )


def has_sheet_names(file: str, kind: str) -> bool:
    """Text and web pages have none: their sheet goes by the file's name."""
    ending = kind or file.lower().rpartition(".")[2]
    return ending in {"xlsx", "xls", "ods"}


def rows_of(
    rows: str,
    sheets: Sequence[Sheet],
    names: dict[str, str],
    kind: str | None,
    year: int | None,
) -> Iterator[Row]:
    """The rows to be read, from their drawing."""
    on = sheets[0]
    for line in filter(None, (line.strip() for line in rows.splitlines())):
        if line.startswith("["):
            on = next(sheet for sheet in sheets if sheet.name == line.strip("[]"))
            continue
        unit, _, cells = line.partition(": ")
        for words in cells.split(", "):
            yield row_of(unit, words.split(), on, names.get(on.name, on.name), kind, year)


def row_of(
    unit: str, words: list[str], sheet: Sheet, name: str, kind: str | None, year: int | None
) -> Row:
    cell, certain = words[0].rstrip("?"), not words[0].endswith("?")
    says: dict[str, object] = {"unit": unit, "year": year}
    if kind == "counts":
        return Row(name, cell, says | number(words[1:]), certain=certain)
    says["name"] = None if "none" in words else tidy(str(shown(sheet, cell)))
    if kind == "round":
        return Row(name, cell, says | activity(" ".join(words[1:])), certain=certain)
    says |= NOTHING_SAID
    for word in words[1:]:
        says |= said(word)
    left_open = frozenset(word[:-1] for word in words[1:] if word.endswith("?"))
    return Row(name, cell, says, left_open, certain)


def said(word: str) -> dict[str, object]:
    """What one word of a row's drawing says."""
    if word.endswith("?"):
        return {}
    if word.isdigit():
        return {"year": int(word)}
    if word == "none":
        return {"name": None, "field": None, "count": 0}
    if word.startswith("name:"):
        return {"name": tidy(word[5:].replace("_", " "))}
    if word.startswith("="):
        return {"field": tidy(word[1:].replace("_", " "))}
    if word in FIELDS:
        return {"field": FIELDS[word]}
    column = next((column for column, words in WORDS.items() if word in words), "field")
    return {column: word}


def number(words: list[str]) -> dict[str, object]:
    """What the words of a counts row's drawing say: "eco new 3 2022"; a year has four digits."""
    says: dict[str, object] = {"field": None, "origin": "unknown"}
    for word in words:
        says |= {"count": int(word)} if word.isdigit() and len(word) < 4 else said(word)
    return says


def activity(words: str) -> dict[str, object]:
    quantity, measure, worth = words.split("/")
    return {
        "quantity": float(quantity),
        "unit_of_measure": measure.replace("_", " ") or None,
        "worth": None if worth == "-" else float(worth),
    }


def shown(sheet: Sheet, cell: str) -> object:
    value = sheet.cells()[place(cell)]
    return value.text if isinstance(value, Formula) else value
