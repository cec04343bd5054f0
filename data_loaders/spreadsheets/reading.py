"""What a file was understood to say. The reader makes it; pages show it; intake stores it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import numpy as np
import pandas as pd

from domain.kinds import Outcome, Period, ReportKind, ReportSource
from domain.problems import Problem, Refusal

ROW_COLUMNS = (
    "kind",  # ReportKind of the table the row stands in
    "sheet",
    "cell",  # of the model's name; of the number in a counts row; of the activity in a round
    "unit_code",  # of the register, or None
    "unit",  # the register's name, or None
    "unit_found",  # as the form writes it
    "name",  # NFC, spaces collapsed, otherwise as written; None in a counts row
    "field",  # the plan's code, or None; in a plan with an open list also the words as written
    "field_found",
    "year",  # the year registered (the report's own year unless the row says another)
    "origin",
    "form",
    "state",
    "level",
    "carried_by",  # who carries it out, as written
    "in_charge",  # the person in charge, as written
    "note",
    "count",
    "quantity",
    "unit_of_measure",
    "worth",  # million đồng
    "round",  # the campaign round's number; None in other reports, or where none is said
    "step",  # how far it has come along the four steps (`Step`), or None
    "copied_from",  # the model it was copied from, as written
    "accepted",  # False when a problem keeps it out
)


def no_rows() -> pd.DataFrame:
    """A frame of no row, with the columns and the kind of truth that rows have."""
    return _NO_ROWS.copy(deep=False)


def rows_of(records: Sequence[list[object]]) -> pd.DataFrame:
    """A frame of records in the order of ROW_COLUMNS, their values plain, as they were read.

    No column's dtype depends on what else stands in it.
    """
    cells: Sequence[list[object]] | np.ndarray[tuple[int, int], np.dtype[np.object_]] = records
    if len(records) < _FEW:  # pandas takes its time to turn a few lists into columns
        cells = np.empty((len(records), len(ROW_COLUMNS)), dtype=object)
        if records:
            cells[:] = records
    rows = pd.DataFrame(cells, columns=_COLUMNS, dtype=object)
    rows.isetitem(_ACCEPTED, np.array([bool(each[_ACCEPTED]) for each in records], dtype=bool))
    return rows


def values_of(rows: pd.DataFrame) -> "np.ndarray[tuple[int, int], np.dtype[np.object_]]":
    """The cells of `rows` as plain values, None where there is nothing."""
    values = rows.to_numpy(dtype=object, copy=True)
    values[pd.isna(values)] = None
    return values


def accepted_columns(reading: "Reading") -> dict[str, list[Any]]:
    """The accepted rows of a reading, column by column, as plain values (`values_of`): quicker than
    a frame where a form has few rows.
    """
    values = values_of(reading.rows)
    accepted = reading.rows["accepted"].to_numpy(bool)
    if not accepted.all():
        values = values[accepted]
    columns = [str(column) for column in reading.rows]
    return dict(zip(columns, values.T.tolist(), strict=True))


_FEW = 1_000
_ACCEPTED = ROW_COLUMNS.index("accepted")
_COLUMNS = pd.Index(ROW_COLUMNS)
_NO_ROWS = rows_of([])


@dataclass(frozen=True, slots=True)
class Fact:
    """What the form says of itself (kind, year, unit, day received), and the cell it says it in.

    `cell` is "" where it was taken from the sheet's or file's name. `by`: who says so, the form, a
    person who overruled it, or a form version where the form itself is silent.
    """

    value: str
    sheet: str
    cell: str
    found: str
    by: Literal["form", "person", "form_version"] = "form"


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table: where it stands ("B4:I12") and how many rows were read from it."""

    sheet: str
    cells: str
    kind: ReportKind
    rows: int
    columns: dict[str, str]  # role -> the header's words


@dataclass(frozen=True, slots=True)
class Corrected:
    """A cell that a person corrected: what was `found` there ("" for nothing), what is read."""

    sheet: str
    cell: str
    about: str
    found: str
    value: str


@dataclass(slots=True)
class Reading:
    """One file's reading. Refused or left to a person: `refusal` says why, `rows` may be empty."""

    file: str
    outcome: Outcome
    refusal: Refusal | None = None
    detail: str = ""
    kind: ReportKind | None = None
    year: int | None = None
    period: str = Period.YEAR  # the part of the year of a result report; of a round "round_1"
    unit_code: str | None = None  # the one unit that speaks, where there is one
    source: ReportSource | None = None
    received: date | None = None  # from the head block
    # By "kind", "year", "unit", "round", "received".
    facts: dict[str, Fact] = field(default_factory=dict)
    tables: list[TableFound] = field(default_factory=list)
    rows: pd.DataFrame = field(default_factory=no_rows)
    problems: list[Problem] = field(default_factory=list)
    corrected: list[Corrected] = field(default_factory=list)
    form_version: str | None = None  # the name of the one that read a table of it
