"""How a table might be marked where no head is understood: by its filling and by what it holds."""

from collections.abc import Callable

from data_loaders.spreadsheets.columns import is_numbering
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.guidance import MarkedColumn, MarkedTable
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import parse_number, parse_year

_FAR_DOWN = 2_000
_SAMPLE = 100


def guess(grid: Grid, meanings: Meanings) -> list[MarkedTable]:
    """The one table that a sheet seems to hold, to be put right by a person; [] for none."""
    filled = {row: _filled(grid, row) for row in range(min(grid.height, _FAR_DOWN))}
    widest = max(filled.values(), default=0)
    rows = [row for row, cells in filled.items() if cells >= 2 and cells * 2 > widest]
    if len(rows) < 2:
        return []
    head = None if _holds_numbers(grid, rows[0]) else (rows[0], rows[0])
    first = next((row for row in rows[bool(head) :] if not _only_numbers(grid, row)), None)
    if first is None:
        return []
    body = [row for row in rows if row >= first]
    columns = _columns(grid, body, meanings)
    if not any(column.role == "name" for column in columns):
        return []
    last = body[-1]
    return [
        MarkedTable(
            sheet=grid.name, head=head, first_row=first, last_row=last, columns=tuple(columns)
        )
    ]


def _filled(grid: Grid, row: int) -> int:
    """How many cells of a row say something; none of a signature's or a date's."""
    texts = [text for _, text in grid.cells(row)]
    said = vocabulary()
    if row in grid.hidden_rows or any(
        said.is_signature(text) or said.is_date_line(text) for text in texts
    ):
        return 0
    return len(texts)


def _holds_numbers(grid: Grid, row: int) -> bool:
    return any(text.isdigit() for _, text in grid.cells(row))


def _only_numbers(grid: Grid, row: int) -> bool:
    return is_numbering([text for _, text in grid.cells(row)])


def _columns(grid: Grid, rows: list[int], meanings: Meanings) -> list[MarkedColumn]:
    """The roles that the cells bear out; what is longest of the rest is the name."""
    texts: dict[int, list[str]] = {}
    for row in rows[:_SAMPLE]:
        for column, text in grid.cells(row):
            texts.setdefault(column, []).append(text)
    tests: dict[str, Callable[[str], bool]] = {
        "field": lambda text: meanings.fields.known(text) is not None,
        "unit": meanings.register.knows,
        "year": lambda text: parse_year(text) is not None,
        "serial": lambda text: parse_number(text) is not None and len(text) < 6,
        "origin": lambda text: vocabulary().value("origin", text) is not None,
        "form": lambda text: vocabulary().value("form", text) is not None,
        "state": lambda text: vocabulary().value("state", text) is not None,
    }
    roles: dict[int, str] = {}
    for role, knows in tests.items():
        for column in sorted(texts.keys() - roles.keys()):
            if sum(map(knows, texts[column])) * 3 >= len(texts[column]) * 2:
                roles[column] = role
                break
    left = [column for column in sorted(texts) if column not in roles]
    wordy = max(left, key=lambda column: _length(texts[column], len(rows)), default=None)
    if wordy is not None:
        roles[wordy] = "name"
    return [MarkedColumn(index=each, role=roles.get(each, "ignore")) for each in sorted(texts)]


def _length(texts: list[str], rows: int) -> float:
    """How much a column says in all: a note here and there is no name."""
    return sum(min(len(text), 60) for text in texts) / max(rows, 1)
