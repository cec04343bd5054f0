"""The tables that the reader's own eyes find on a sheet, each with one thing to a row."""

from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.name_columns import lists_by_column
from data_loaders.spreadsheets.round_matrix import matrix_tables
from data_loaders.spreadsheets.tables import Table, tables_of
from domain.kinds import ReportKind


def found_tables(grid: Grid, meanings: Meanings, kinds: tuple[ReportKind, ...]) -> list[Table]:
    """The tables of one sheet; of one with columns for several models or activities, several."""
    by_activity = matrix_tables(grid, meanings) if ReportKind.ROUND in kinds else []
    if by_activity:
        return by_activity
    found = tables_of(grid, meanings, kinds)
    return [part for table in found for part in lists_by_column(table, meanings)]
