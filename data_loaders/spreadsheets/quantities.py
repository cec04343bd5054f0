"""How many models a list says that it names in a row or a group of rows, held against them."""

from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.sheets import Place
from domain.problems import Fault
from domain.text import parse_number

_MOST = 20  # models of one unit; what is more counts other things


def check_quantities(cells: Cells) -> None:
    """Tell each "Số lượng" that is not the number of models read beside it.

    A number speaks for its own row and for those beneath that state none.
    """
    table = cells.table
    column = table.column("quantity")
    if column is None or column.says or table.column("unit_of_measure"):
        return
    named: dict[Place, int] = {}
    at: Place | None = None
    for line in table.body.lines:
        place = cells.grid.spread(line.row, column.index)
        at = place if cells.grid.text(*place) else at
        if at is not None:
            named[at] = named.get(at, 0) + 1
    for place, count in named.items():
        stated = parse_number(cells.grid.value(*place))
        if stated is not None and stated != count and 0 < stated <= _MOST:
            cells.tell(
                Fault.TOTAL_DIFFERS, cells.grid.address(*place), f"{stated:g}", expected=str(count)
            )
