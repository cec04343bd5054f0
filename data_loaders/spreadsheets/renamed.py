"""Lists with two columns of names: a model as it was registered, and as it was renamed since."""

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.known_words import known_words
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.model_names import name_key
from domain.problems import Fault
from domain.text import words


class RowName:
    """Finds the column that names the model of each row of one list: the new name where it has one.

    The table's key is the registered name; a row may have either.
    """

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._key, self._after = cells.table.key, cells.table.column("name_after")

    @property
    def after(self) -> Column | None:
        """The column of adjusted names."""
        return self._after

    def column(self, line: Line) -> Column:
        """The column of a row's name."""
        after = self._after
        if after is None or not is_new_name(self._cells.text(line, after)):
            return self._key
        return after

    def tell(self, line: Line) -> None:
        """Say the registered name of a model that is read by its new one."""
        if self._after is None:
            return
        column = self.column(line)
        before, now = self._cells.text(line, self._key), self._cells.text(line, column)
        if column is not self._key and before and name_key(before) != name_key(now):
            self._cells.tell(Fault.RENAMED, self._cells.address(line, column), before, None, now)


def is_new_name(text: str) -> bool:
    """Whether a cell under "Tên điều chỉnh" names a model: not "giữ nguyên", not "rút"."""
    said = words(text)
    return (
        bool(said) and said not in vocabulary().lists["unchanged"] and not known_words(text).whole
    )
