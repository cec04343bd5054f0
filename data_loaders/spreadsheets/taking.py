"""One table taken: its rows, the totals it states, and what is told of it as a whole."""

from data_loaders.spreadsheets.cells import Context, Taken
from data_loaders.spreadsheets.counts import CountsReader
from data_loaders.spreadsheets.left_columns import tell_left_columns
from data_loaders.spreadsheets.listings import ListingReader
from data_loaders.spreadsheets.reading import TableFound
from data_loaders.spreadsheets.rounds import RoundReader
from data_loaders.spreadsheets.sheets import area_address
from data_loaders.spreadsheets.tables import Shape, Table
from data_loaders.spreadsheets.totals import TotalsCheck

_READERS: dict[Shape, type[ListingReader | CountsReader | RoundReader]] = {
    Shape.LIST: ListingReader,
    Shape.COUNTS: CountsReader,
    Shape.ROUND: RoundReader,
}


def take_table(table: Table, context: Context, taken: Taken) -> TableFound:
    """Add a table's rows and problems to those `taken`; say where it stands, and its columns."""
    before = len(taken.records)
    _READERS[table.shape](table, context, taken).read()
    tell_left_columns(table, context, taken)
    TotalsCheck(table, context, taken).check()
    labels = {c.role or " ".join(map(str, c.says.values())): c.label for c in table.header.columns}
    return TableFound(
        table.grid.name,
        area_address(table.area),
        context.kind,
        len(taken.records) - before,
        {role: label for role, label in labels.items() if role},
    )
