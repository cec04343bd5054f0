"""The places in which a name stands, as a table: which thing, which cell, what it says."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from translations import gettext as _
from translations.erasing_wording import place_label


class Stands(NamedTuple):
    """One place: a `table` and `column` of the database (a kept file: "original", ""), the row's
    number or the file's name, sheet and cell, and what it says.
    """

    table: str
    column: str
    thing: str
    sheet: str
    cell: str
    words: str


def erasing_table(places: Iterable[Stands]) -> pd.DataFrame:
    """One row a place, in the order given."""
    rows: Sequence[Stands] = list(places)
    return pd.DataFrame(
        {
            _("Ở đâu"): [_where(row) for row in rows],
            _("Số hoặc tên tệp"): [row.thing for row in rows],
            _("Trang tính"): [row.sheet for row in rows],
            _("Ô"): [row.cell for row in rows],
            _("Ghi là"): [row.words for row in rows],
        }
    )


def _where(row: Stands) -> str:
    return _("tệp gốc") if row.table == "original" else place_label(row.table, row.column)
