"""The sheets of a file as a person marks them: their words, and what the reader makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.forms import FormVersion, form_of
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.guesses import guess
from data_loaders.spreadsheets.guidance import ROLES, Guidance, MarkedColumn, MarkedTable
from data_loaders.spreadsheets.legacy_text import convert_sheet
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.parsed import Parsed
from data_loaders.spreadsheets.read import interpreter_of, parse_file
from data_loaders.spreadsheets.report import SheetTables
from data_loaders.spreadsheets.sandbox import Room, Sandbox
from data_loaders.spreadsheets.sheets import address, column_letters
from data_loaders.spreadsheets.slips import SlipGrid
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.told import Told
from data_loaders.units import Register
from domain.kinds import ReportKind
from domain.plans import Plan

MOST_ROWS, MOST_COLUMNS = 200, 40


@dataclass(frozen=True, slots=True)
class Preview:
    """One visible sheet: the words of its first 200 rows and 40 columns, from A1.

    `height` and `width` are the whole sheet's. `guess`: the tables as the reader sees them, or
    would mark them; none where it sees nothing, or slips, which have no rows to mark.
    """

    sheet: str
    rows: tuple[tuple[str, ...], ...]
    height: int
    width: int
    guess: tuple[MarkedTable, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the columns shown."""
        return tuple(map(column_letters, range(min(self.width, MOST_COLUMNS))))

    def address(self, row: int, column: int) -> str:
        """The A1 address of a cell shown."""
        return address(row, column)


def sheet_preview(
    content: bytes,
    file: str,
    plan: Plan,
    register: Register,
    *,
    sandbox: Sandbox | Room | None = None,
) -> list[Preview]:
    """The visible sheets of a file, parsed in the sandbox; [] of one that is refused."""
    return previews(parse_file(content, file, sandbox), plan, register)


def previews(
    parsed: Parsed, plan: Plan, register: Register, forms: Sequence[FormVersion] = ()
) -> list[Preview]:
    """The visible sheets of a parsed file, as `sheet_preview`, without parsing it again."""
    seer = interpreter_of(plan, register)
    told = Told(Guidance(), forms, seer.meanings)
    return [_preview(seer.sheet_tables(grid, told), seer.meanings) for grid in grids_of(parsed)]


def grids_of(parsed: Parsed) -> list[Grid]:
    """The visible sheets of a parsed file as the reader sees them; [] where it was refused."""
    if parsed.refused is not None:
        return []
    sheets = [each for each in parsed.sheets_to_read() if each.rows and not each.hidden]
    for sheet in sheets:
        convert_sheet(sheet)
    return [Grid(sheet) for sheet in sheets]


def explained_form(
    name: str,
    plan: Plan,
    parsed: Parsed,
    marks: Sequence[MarkedTable],
    kind: ReportKind | None = None,
) -> FormVersion:
    """The form version that a person's marks in a parsed file make. Raises `FormError`."""
    return form_of(name, plan.code, marks, grids_of(parsed), kind)


def _preview(found: SheetTables, meanings: Meanings) -> Preview:
    grid, tables = found.grid, found.tables
    width = max((len(row) for row in grid.rows), default=0)
    shown = min(width, MOST_COLUMNS)
    rows = tuple(
        tuple(grid.text(row, column) for column in range(shown))
        for row in range(min(grid.height, MOST_ROWS))
    )
    understood = [each for each in tables if not isinstance(each.grid, SlipGrid)]
    marks = tuple(filter(None, map(marks_of, understood)))
    if not tables:
        marks = tuple(guess(grid, meanings))
    return Preview(grid.name, rows, grid.height, width, marks)


def marks_of(table: Table) -> MarkedTable | None:
    """A table that the reader understood, as a person would have marked it; None of an odd one."""
    header = table.header
    lines = [line.row for line in table.body.lines]
    first = min(lines, default=max(header.bottom + 1, 0))
    try:
        return MarkedTable(
            sheet=table.grid.name,
            shape=table.shape,
            head=(header.top, header.bottom) if header.top >= 0 else None,
            first_row=first,
            last_row=max(lines, default=None),
            columns=tuple(
                MarkedColumn(index=each.index, role=_role(each)) for each in header.columns
            ),
        )
    except ValidationError:
        return None


def _role(column: Column) -> str:
    if column.says and column.role in {None, "quantity", "total"}:
        return ",".join(f"{about}:{value}" for about, value in column.says.items())
    return column.role if column.role in ROLES else "ignore"
