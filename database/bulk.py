"""Many rows at once: by COPY on PostgreSQL, as plain tuples on SQLite.

A row whose id is made by the database costs several times one whose id is given, since each is
asked for again. Who writes is alone (docs/decisions/031), so ids can be given beforehand
(docs/decisions/051).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, repeat
from typing import Any

from psycopg import Error
from sqlalchemy import Column, Connection, Dialect, LargeBinary, Select, String, Table, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from database.base import Base

AT_ONCE = 20_000  # rows that are held together
ASKED_AT_ONCE = 500  # values that one statement may name
Row = tuple[Any, ...]
Ready = Callable[[Any], Any]


def asked_in_parts(wanted: Iterable[Any]) -> Iterator[list[Any]]:
    """What is asked for, in order, as many at once as a statement may name."""
    ordered = sorted(wanted)
    for start in range(0, len(ordered), ASKED_AT_ONCE):
        yield ordered[start : start + ASKED_AT_ONCE]


@dataclass(frozen=True, slots=True)
class _Target:
    """Where rows go: the `table` and its columns to be filled, as the engine is told them, and
    whether one `numbers` the rows; the defaults `beside` what each row says; how a value of a place
    is made `ready`.
    """

    table: str
    columns: tuple[str, ...]
    numbers: bool
    beside: Row
    ready: dict[int, Ready]

    def full(self, rows: list[Row]) -> list[Row]:
        """The rows as the driver is to have them."""
        if not self.ready and not self.beside:
            return rows
        beside = (repeat(value, len(rows)) for value in self.beside)
        values: list[Iterable[Any]] = [*zip(*rows, strict=True), *beside]
        for place, of_value in self.ready.items():
            values[place] = _each_once(of_value, values[place])
        return list(zip(*values, strict=True))


def _each_once(of_value: Ready, values: Iterable[Any]) -> list[Any]:
    """Each value made ready; what is the very same object in many rows, like a moment, but once."""
    held = list(values)
    ready = {key: of_value(value) for key, value in {id(value): value for value in held}.items()}
    return [ready[id(value)] for value in held]


def next_id(connection: Connection, table: type[Base]) -> int:
    """The first id that no row of `table` has, for a transaction that writes."""
    return int(connection.execute(_next_id(table)).scalar_one())


@cache
def _next_id(table: type[Base]) -> Select[int]:
    return select(func.coalesce(func.max(_numbered(table)), 0) + 1)


@cache
def _number_on(table: type[Base]) -> Select[int]:
    """PostgreSQL gives numbers from behind those that rows have."""
    key = _numbered(table)
    sequence = func.pg_get_serial_sequence(_table(table).name, key.name)
    return select(func.setval(sequence, func.greatest(func.max(key), func.nextval(sequence))))


def _table(table: type[Base]) -> Table:
    found = table.__table__
    if not isinstance(found, Table):
        raise TypeError(table)
    return found


def _numbered(table: type[Base]) -> Column[int]:
    """The column that numbers the rows."""
    found = _table(table).autoincrement_column
    if found is None:
        raise TypeError(table)
    return found


def put(
    connection: Connection, table: type[Base], columns: Sequence[str], rows: Iterable[Row]
) -> None:
    """Insert `rows`, each with the values of `columns` in their order, their ids among them.

    Each value arrives as SQLAlchemy's own insert would write it. A column that is not named takes
    its default. Raises `DBAPIError` as any statement does.
    """
    target = _target(table, tuple(columns), connection.dialect)
    parts = map(target.full, _parts(rows))
    if connection.dialect.name == "postgresql":
        _copied(connection, target, parts)
        if target.numbers:
            connection.execute(_number_on(table))
    else:
        _inserted(connection, target, parts)


def _parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while part := list(islice(left, AT_ONCE)):
        yield part


@cache
def _target(table: type[Base], columns: tuple[str, ...], dialect: Dialect) -> _Target:
    found, quoted = _table(table), dialect.identifier_preparer.quote
    named = [found.c[column] for column in columns]
    left_out = {
        each: each.default.arg
        for each in found.c
        if isinstance(each.default, ScalarElementColumnDefault) and each.name not in columns
    }
    return _Target(
        table=quoted(found.name),
        columns=tuple(quoted(column.name) for column in (*named, *left_out)),
        numbers=any(column is found.autoincrement_column for column in named),
        beside=tuple(left_out.values()),
        ready=_ready([*named, *left_out], dialect),
    )


def _ready(columns: Sequence[Column[Any]], dialect: Dialect) -> dict[int, Ready]:
    """What SQLAlchemy does to a value before the driver has it, by the place of its column."""
    found: dict[int, Ready] = {}
    for place, column in enumerate(columns):
        if isinstance(column.type, LargeBinary):
            continue  # bytes are taken as they are
        of_type = column.type.dialect_impl(dialect).bind_processor(dialect)
        if of_type is None and dialect.name == "postgresql" and isinstance(column.type, String):
            of_type = _without_nul
        if of_type is not None:
            found[place] = of_type
    return found


def _without_nul(value: str | None) -> str | None:
    """As `database.session` keeps a NUL from PostgreSQL."""
    return value.replace("\0", "\ufffd") if value and "\0" in value else value


def _inserted(connection: Connection, target: _Target, parts: Iterable[list[Row]]) -> None:
    said = f"INSERT INTO {target.table} ({', '.join(target.columns)})"
    places = ", ".join("?" * len(target.columns))
    for part in parts:
        connection.exec_driver_sql(f"{said} VALUES ({places})", part)


def _copied(connection: Connection, target: _Target, parts: Iterable[list[Row]]) -> None:
    said = f"COPY {target.table} ({', '.join(target.columns)}) FROM STDIN"
    driver: Any = connection.connection
    try:
        with driver.cursor() as cursor, cursor.copy(said) as copy:
            for row in chain.from_iterable(parts):
                copy.write_row(row)
    except Error as fault:
        raise _as_any_other(connection, said, fault) from fault


def _as_any_other(connection: Connection, said: str, fault: Error) -> BaseException:
    """The fault as SQLAlchemy tells of one; a connection that is lost is used no more."""
    dialect: Any = connection.dialect
    is_lost = dialect.is_disconnect(fault, connection.connection.driver_connection, None)
    told = DBAPIError.instance(
        said, None, fault, Error, connection_invalidated=is_lost, dialect=dialect
    )
    if is_lost:
        connection.invalidate(fault)
    return told
