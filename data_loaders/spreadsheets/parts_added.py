"""Numbers of a unit's parts, added up: a commune's form that counts the models of each hamlet."""

from data_loaders.spreadsheets.cells import Record
from data_loaders.spreadsheets.reading import ROW_COLUMNS

_CELL, _COUNT = ROW_COLUMNS.index("cell"), ROW_COLUMNS.index("count")
_ACCEPTED = ROW_COLUMNS.index("accepted")
_NOT_SHARED = {_CELL, _COUNT, _ACCEPTED}


class PartsAdded:
    """Adds what several parts of one unit state in one column to the first of their records."""

    def __init__(self) -> None:
        self._first: dict[tuple[object, ...], Record] = {}
        self._parts: dict[tuple[object, ...], set[str]] = {}

    def add(self, record: Record, part: str, column: int) -> bool:
        """Whether `record`, which `part` of its unit states, was added to one before it.

        That one then stands for the range of their cells; a number that cannot be read keeps the
        whole out. A part that is named twice is not added: it is a row that repeats another.
        """
        if not part:
            return False
        says = [value for at, value in enumerate(record) if at not in _NOT_SHARED]
        key = (column, *map(str, says))
        first = self._first.setdefault(key, record)
        named = self._parts.setdefault(key, set())
        if first is record or part in named:
            named.add(part)
            return False
        named.add(part)
        count, more = first[_COUNT], record[_COUNT]
        both = isinstance(count, int) and isinstance(more, int)
        first[_COUNT] = int(str(count)) + int(str(more)) if both else None
        first[_ACCEPTED] = bool(first[_ACCEPTED]) and bool(record[_ACCEPTED])
        first[_CELL] = f"{str(first[_CELL]).partition(':')[0]}:{record[_CELL]}"
        return True
