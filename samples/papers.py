"""A paper before it is written: its head block, its tables and lines. No spreadsheet here yet."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data_loaders.units import RegisterUnit
from domain.kinds import Level, ModelForm, ModelState, Origin
from domain.problems import Fault


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, as the office writes it. `fault`: the row is wrong on purpose."""

    unit: RegisterUnit
    unit_words: str
    year: int
    name: str = ""
    field: str = ""
    field_words: str = ""
    origin: Origin = Origin.UNKNOWN
    form: ModelForm = ModelForm.UNKNOWN
    state: ModelState = ModelState.REGISTERED
    level: Level | None = None
    carried_by: str = ""
    in_charge: str = ""
    counts: tuple[int, ...] = ()
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its role; `above` is what a first header row says over several of them."""

    role: str
    header: str
    width: float
    above: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Lines under a header. `sections`: fields as Roman rows; `merged`: unit cells run downwards.

    `total` is "words" ("Tổng cộng: 04 mô hình"), "row" or "". `heading` stands above the table.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    heading: str = ""
    sections: bool = False
    numbered_header: bool = False
    subtotals: bool = False
    merged: bool = False
    header_again_after: int = 0
    total: str = ""

    @property
    def roles(self) -> frozenset[str]:
        """What the table says of a model."""
        return frozenset(column.role for column in self.columns)


@dataclass(frozen=True, slots=True)
class Head:
    """The two institutions, number, place and day; who signs; who receives."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    dateline: str
    signature: tuple[str, ...]
    signed: str
    recipients: tuple[str, ...]


class Sheet(NamedTuple):
    """A sheet: its name and its tables."""

    name: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to write: where, for which plan, received when, and all that stands in it."""

    path: str
    plan_code: str
    received: date
    about: str
    head: Head
    title: str
    under_title: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    noise: int = field(default=0)


class ExpectedRow(NamedTuple):
    """What a right reading makes of one line (or of one number of a counts form)."""

    unit_code: str
    name: str | None
    field: str
    year: int
    origin: Origin
    form: ModelForm
    state: ModelState
    level: Level | None
    number: int | None = None
