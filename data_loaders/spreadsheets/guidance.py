"""What a person says of a file: its kind, year, unit, where its tables stand, what a cell means."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from data_loaders.spreadsheets.tables import Shape
from domain.kinds import Level, ModelForm, ModelState, Origin, ReportKind
from domain.text import parse_year

# What a column may hold. Beside these a role may say a value, of which the cells are ticks (in a
# list) or numbers (in counts): "field:economy", "origin:new", "unit:" and its name, or two of them:
# "field:economy,year:2023".
ROLES = (
    *("serial", "unit", "unit_or_carrier", "name", "field", "year", "origin", "form", "state"),
    *("level", "carried_by", "in_charge", "note", "content", "time", "activity", "quantity"),
    *("unit_of_measure", "worth", "round", "total", "step", "copied_from", "ignore"),
)
_VALUES = {"origin": Origin, "form": ModelForm, "state": ModelState, "level": Level}
_NUMBERED = frozenset({"quantity", "total"})

About = Literal[
    "unit",
    "field",
    "year",
    "name",
    "origin",
    "form",
    "state",
    "level",
    "carried_by",
    "in_charge",
    "note",
    "count",
    "quantity",
    "unit_of_measure",
    "worth",
]


class Part(BaseModel):
    """A part of what is said: unknown keys are refused, values never change, hashable."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


def says_of(role: str) -> dict[str, str | int]:
    """What a role says of the ticks or numbers in its column; {} where it is a plain one."""
    if ":" not in role:
        return {}
    parts = (part.partition(":") for part in role.split(","))
    return {about: int(said) if about == "year" else said for about, _, said in parts}


def _known_role(role: str) -> str:
    if role in ROLES or (":" in role and all(map(_says_a_value, role.split(",")))):
        return role
    raise PydanticCustomError("unknown_role", "unknown role {found}", {"found": role})


def _says_a_value(part: str) -> bool:
    about, _, said = part.partition(":")
    if about == "year":
        return said.isdigit() and parse_year(said) is not None
    return bool(said) and (
        about in {"field", "unit"} or (about in _VALUES and said in list(_VALUES[about]))
    )


Role = Annotated[str, AfterValidator(_known_role)]
Row = Annotated[int, Field(ge=0, le=1_048_575)]


class MarkedColumn(Part):
    """A column, counted from 0, and its role: one of `ROLES`, or a value ("field:economy")."""

    index: Annotated[int, Field(ge=0, le=16_383)]
    role: Role


class MarkedTable(Part):
    """A table as a person marked it; rows and columns count from 0, the last ones included.

    `head` is None where it has no head, `last_row` is None where it goes on to its own end: a
    signature, a run of blank rows, or a row that begins with the words `ends_before`. Raises
    pydantic's ValidationError where the rows cross or the column that tells its rows is not marked.
    """

    sheet: str
    shape: Shape = Shape.LIST
    head: tuple[Row, Row] | None = None
    first_row: Row
    last_row: Row | None = None
    columns: Annotated[tuple[MarkedColumn, ...], Field(min_length=1)]
    ends_before: str = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        check_rows(self.head, self.first_row, self.last_row)
        check_columns(self.shape, self.columns)
        return self


def check_rows(head: tuple[int, int] | None, first_row: int, last_row: int | None) -> None:
    """Raise a pydantic fault unless head, first and last row follow each other."""
    crossing = head is not None and not head[0] <= head[1] < first_row
    if crossing or (last_row is not None and last_row < first_row):
        raise PydanticCustomError("rows_cross", "rows cross")


def check_columns(shape: Shape, columns: tuple[MarkedColumn, ...]) -> None:
    """Raise a pydantic fault unless each column is marked once and the telling one is there."""
    roles = {column.role for column in columns}
    if len({column.index for column in columns}) < len(columns):
        raise PydanticCustomError("column_twice", "a column is marked twice")
    if shape is Shape.LIST and "name" not in roles:
        raise PydanticCustomError("list_without_name", "a list needs its names")
    if shape is Shape.ROUND and not roles & {"activity", "name"}:
        raise PydanticCustomError("round_without_activity", "a round needs its activities")
    if shape is Shape.COUNTS and not any(":" in role or role in _NUMBERED for role in roles):
        raise PydanticCustomError("counts_without_numbers", "counts need their numbers")


class CellCorrection(Part):
    """What the row of a cell reads about something, instead of what stands there.

    `cell` is a problem's ("D5", "C5:F5"): of the row's own cell, of its key where there is no such
    column, or of a section or head that speaks for several rows. `value` is a code of the register,
    the plan or a closed list, a year, a number, or the words themselves.
    """

    sheet: str
    cell: Annotated[str, Field(pattern=r"^[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?$")]
    about: About
    value: Annotated[str, Field(min_length=1)]


class Guidance(Part):
    """All that a person said of one file; what is None or empty the form says itself."""

    kind: ReportKind | None = None
    year: int | None = None
    round: int | None = None
    unit_code: str | None = None
    tables: tuple[MarkedTable, ...] = ()
    corrections: tuple[CellCorrection, ...] = ()


NOTHING_SAID = Guidance()
