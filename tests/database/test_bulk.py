"""Many rows at once arrive as one by one, and what comes after them finds its place."""

from datetime import UTC, datetime, timedelta, timezone
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    Float,
    Integer,
    LargeBinary,
    String,
    func,
    insert,
    literal_column,
    select,
    text,
)
from sqlalchemy.exc import IntegrityError, OperationalError

from database.base import Moment
from database.bulk import AT_ONCE, next_id, put
from database.session import engine, reading, writing
from database.tables import (
    Activity,
    Erasure,
    FormVersion,
    Listing,
    Model,
    Original,
    Plan,
    Report,
    Snapshot,
    Submission,
    Unit,
    UnitAlias,
)

pytestmark = pytest.mark.both_engines

TABLES = (Original, Submission, Snapshot, FormVersion, Plan, Unit, Listing, Activity, Erasure)
DAY = datetime(2024, 3, 1, tzinfo=UTC)
HANOI = timezone(timedelta(hours=7))
# Before that it is no year yet in UTC where it is one in Hanoi.
FIRST = datetime(1, 1, 1, 7, tzinfo=UTC).replace(tzinfo=None)
# What the engines write otherwise than it stands: signs of COPY, of SQL, of JSON, and a NUL.
AWKWARD = ("\\N", "\\.", "a\tb\nc\rd", 'it\'s "so"', "\0", "Đặng Thị Ngân", "null", "\U0001f33e")
WORDS = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
PLAIN = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | WORDS
TREE = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner))
VALUES = {
    JSON: TREE,
    Boolean: st.booleans(),
    Date: st.dates(),
    Float: st.floats(allow_nan=False),
    Integer: st.integers(-(2**31), 2**31 - 1),
    LargeBinary: st.binary(max_size=9),
    Moment: st.datetimes(FIRST, timezones=st.sampled_from([UTC, HANOI])) | st.datetimes(),
    String: WORDS,
}


def is_distinct(column) -> bool:
    table = column.table
    named = {one.name for index in table.indexes if index.unique for one in index.columns}
    named |= {one.name for key in table.constraints for one in getattr(key, "columns", ())}
    return column.name in named


def value_of(column, number: int):
    """What may stand in the column of a row of this number."""
    if column is column.table.autoincrement_column:
        return st.just(number)
    if column.foreign_keys:
        one = "0" if isinstance(column.type, String) else 1
        return st.none() if column.nullable else st.just(one)
    drawn = next(of for kind, of in VALUES.items() if isinstance(column.type, kind))
    if isinstance(column.type, String):
        before = str(number) if is_distinct(column) else ""
        drawn = drawn.map(lambda words: f"{before}{words}"[: column.type.length])
    return st.none() | drawn if column.nullable else drawn


@st.composite
def rows(draw, table):
    """The columns that are named, the others have a default; and rows of their values."""
    columns = [one for one in table.__table__.c if one.default is None or draw(st.booleans())]
    count = draw(st.integers(1, 3))
    made = [tuple(draw(value_of(column, 10 + n)) for column in columns) for n in range(count)]
    return [column.name for column in columns], made


def laid_out(connection) -> None:
    """What rows of the tables point at."""
    connection.execute(insert(Original).values(sha256="0", content=b"", size=0))
    connection.execute(insert(Unit).values(unit_id=1, code="0", name="A", kind="commune"))
    told = {"file_name": "a", "state": "accepted", "received_from": "head", "problems": []}
    days = {"received": DAY.date(), "handed_in_at": DAY}
    one = {"submission_id": 1, "plan_code": "p", "sha256": "0"}
    connection.execute(insert(Submission).values(**one, **told, **days))
    slot = {"kind": "register", "year": 2024, "source": "own"}
    connection.execute(insert(Report).values(report_id=1, submission_id=1, unit_id=1, **slot))
    named = {"plan_code": "p", "unit_id": 1, "name": "a", "name_key": "a"}
    connection.execute(insert(Model).values(model_id=1, **named))


def lying(connection, table) -> list[tuple[object, ...]]:
    """The rows as they lie in the database, whatever SQLAlchemy would make of them."""
    names = [f'"{one.name}"' for one in table.__table__.c]
    if connection.dialect.name == "sqlite":
        names = [each for n in names for each in (f"typeof({n})", f"hex(CAST({n} AS BLOB))")]
    else:
        names = [f"{name}::text" for name in names]
    key = table.__table__.primary_key.columns[0].name
    asked = select(*map(literal_column, names)).select_from(table.__table__).order_by(text(key))
    return [tuple(row) for row in connection.execute(asked)]


@pytest.mark.parametrize("table", TABLES)
@partial(law, over_one=True)
@given(st.data())
def test_rows_lie_there_as_an_insert_of_each_would_have_left_them(source, table, data):
    columns, values = data.draw(rows(table))

    with writing(source) as connection:
        laid_out(connection)
        with connection.begin_nested() as undone:
            for row in values:
                connection.execute(insert(table).values(dict(zip(columns, row, strict=True))))
            one_by_one = lying(connection, table)
            undone.rollback()
        put(connection, table, columns, values)
        assert lying(connection, table) == one_by_one
        connection.get_transaction().rollback()


def units(numbers) -> list[tuple[int, str, str, str]]:
    return [(number, f"D{number}", "Xã", "commune") for number in numbers]


NAMED = ("unit_id", "code", "name", "kind")


def test_the_database_numbers_on_behind_the_ids_that_were_given(source):
    with writing(source) as connection:
        assert next_id(connection, Unit) == 1
        put(connection, Unit, NAMED, units(range(1, 8)))
        assert next_id(connection, Unit) == 8
    with writing(source) as connection:
        made = insert(Unit).values(code="A", name="A", kind="commune").returning(Unit.unit_id)
        assert connection.execute(made).scalar_one() > 7
        first = next_id(connection, Unit)
        put(connection, Unit, NAMED, units([first]))
        assert connection.execute(made.values(code="B")).scalar_one() > first


def test_ids_that_were_not_kept_do_no_harm(source):
    def fail_in_the_middle() -> None:
        with writing(source) as connection:
            put(connection, Unit, NAMED, units(range(1, 8)))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_in_the_middle()
    with writing(source) as connection:
        put(connection, Unit, NAMED, units([next_id(connection, Unit)]))
        connection.execute(insert(Unit).values(code="A", name="A", kind="commune"))
    with reading(source) as connection:
        assert connection.execute(select(func.count()).select_from(Unit)).scalar_one() == 2


def test_no_row_at_all_is_no_fault_and_many_are_all_there(source):
    with writing(source) as connection:
        put(connection, Unit, NAMED, [])
        put(connection, Unit, NAMED, iter(units(range(1, AT_ONCE + 3))))
        asked = select(func.count(), func.max(Unit.unit_id))
        assert tuple(connection.execute(asked).one()) == (AT_ONCE + 2, AT_ONCE + 2)


OF_ALIAS = ("alias_id", "unit_id", "name", "confirmed_at")


@pytest.mark.parametrize(
    ("table", "columns", "at_fault"),
    [
        (Unit, NAMED, units([7, 7])),  # a number twice
        (Unit, NAMED, [(7, "D7", None, "commune")]),  # no name
        (UnitAlias, OF_ALIAS, [(1, 99, "A", DAY)]),  # of a unit that is not there
    ],
)
def test_what_the_tables_forbid_is_refused_as_anywhere_and_nothing_is_kept(
    source, table, columns, at_fault
):
    def refused() -> None:
        with writing(source) as connection:
            put(connection, Unit, NAMED, units([1]))
            put(connection, table, columns, at_fault)

    with pytest.raises(IntegrityError):
        refused()
    with reading(source) as connection:
        assert connection.execute(select(Unit.unit_id)).all() == []


@pytest.mark.drill
def test_a_server_that_went_meanwhile_is_told_of_as_by_any_statement(postgresql):
    with postgresql.database(tables=True) as url:

        def cut_off() -> None:
            with writing(engine(url)) as connection:
                own = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
                postgresql.throw_out(own)
                put(connection, Unit, NAMED, units(range(1, 8)))

        with pytest.raises(OperationalError) as told:
            cut_off()
        assert told.value.connection_invalidated
        with writing(engine(url)) as connection:
            put(connection, Unit, NAMED, units(range(1, 8)))
