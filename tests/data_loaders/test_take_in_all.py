"""Files taken in together are each as if alone: one that fails costs itself alone."""

import hashlib
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import xlsxwriter
from engines import contents
from screens import CODE, empty_district, registered
from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import OperationalError

from data_loaders import intake, submission_rows
from data_loaders.batches import Together
from data_loaders.intake import HandedBy, Sent, take_in, take_in_all
from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.fault_list import mark_of
from data_loaders.spreadsheets.reading import Corrected
from data_loaders.theirs import NotYoursError
from database.session import reading
from database.tables import Batch, Listing, Original, Submission, Unit
from domain.access import Places
from tests.unsalted import unsalted

pytestmark = pytest.mark.both_engines
NOW = datetime(2024, 4, 1, tzinfo=UTC)
PLAN = builtin_plans()[CODE]
DAY = date(2024, 3, 1)
UNITS = {"KC-X02": "Xã An Vĩ", "KC-X04": "Xã Bình Minh", "KC-X12": "Xã Đông Tảo"}


@pytest.fixture
def source(new_database):
    return empty_district(new_database())


def sent(code="KC-X02", *names, of=None):
    names = names or ("Vườn rau",)
    models = [(name, "economy", "new") for name in names]
    read = registered(code, UNITS[code], *models, year=2024)
    return Sent(of or " ".join((code, *names)).encode(), read)


def mended(one):
    """The same bytes, in which a person corrected a cell."""
    corrected = Corrected("DS", "B9", "name", "Vườn rau", "Vườn rau sạch")
    read = replace(sent("KC-X02", "Vườn rau sạch").reading, corrected=[corrected])
    return one._replace(reading=read)


def handed_back(one, name):
    """What was handed back with its faults marked, mended and handed in anew."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept) as workbook:
        workbook.add_worksheet().write(0, 0, mark_of(hashlib.sha256(one.content).hexdigest()))
        workbook.add_worksheet().write(0, 0, name)
    return sent("KC-X02", name, of=kept.getvalue())


SEVERAL = [sent(), sent("KC-X04"), sent(), sent("KC-X12"), sent("KC-X02", "Đường hoa")]
# Models that several files and rows have, under names that are written in several ways.
SHARED = [
    sent("KC-X02", "Vườn rau", "Đường hoa", "vườn  rau"),
    sent("KC-X04", "Vườn rau", "Đường hoa"),
    sent("KC-X02", "ĐƯỜNG HOA", "Mô hình vườn rau", "Ao cá"),
    sent("KC-X02", "Ao cá", "Đường cờ", "Ao cá"),
]
# What another file of the chunk decides: the same, mended; read otherwise; handed back for it.
RESTING = [
    *(sent(), sent("KC-X04"), mended(sent()), sent("KC-X12"), sent(), sent("KC-X12", "Ao cá")),
    *(handed_back(sent(), "Vườn rau xanh"), handed_back(sent("KC-X04", "Ao cá"), "Ao tôm")),
    *(sent("KC-X04", "Ao cá"), handed_back(sent("KC-X04", "Ao cá"), "Ao cua")),
]


def all_in(source, files, by=intake.NOBODY):
    return take_in_all(source, files, PLAN, DAY, lambda: NOW, by)


def count(source, table):
    with reading(source) as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.mark.parametrize(
    ("files", "already"),
    [(SEVERAL, [2]), (SHARED, []), (RESTING, [4]), (SHARED + RESTING, [8])],
)
def test_together_is_as_one_by_one(source, new_database, files, already):
    other = empty_district(new_database())
    one_by_one = [take_in(other, *each, PLAN, DAY, NOW) for each in files]

    assert all_in(source, files) == one_by_one
    assert [place for place, one in enumerate(one_by_one) if one.already] == already
    assert unsalted(source) == unsalted(other)


def test_what_a_file_was_handed_back_for_is_the_version_before(source):
    came = all_in(source, RESTING)

    with reading(source) as connection:
        asked = select(Submission.submission_id, Submission.previous_id)
        before = dict(connection.execute(asked).all())
    numbers = [one.submission_id for one in came]
    assert [before[numbers[place]] for place in (0, 6, 7, 9)] == [
        None,
        numbers[2],
        None,  # of a file that comes in only after it
        numbers[8],
    ]


def test_many_files_take_no_more_statements_than_few(source):
    def statements(files):
        said = []
        event.listen(Engine, "before_cursor_execute", lambda *given: said.append(given[2]))
        all_in(source, files)
        return [each for each in said if "SAVEPOINT" not in each]

    def some(count, word):
        return [sent("KC-X02", f"{word} {number}") for number in range(count)]

    all_in(source, some(1, "Hoa"))
    assert len(statements(some(3, "Rau"))) == len(statements(some(20, "Cây")))


def test_again_changes_nothing(source):
    all_in(source, SEVERAL)
    before = contents(source)

    assert all(one.already for one in all_in(source, SEVERAL))
    assert contents(source) == before


@pytest.mark.parametrize("place", range(3))
def test_a_file_that_our_own_code_fails_at_costs_itself_alone(source, monkeypatch, place):
    files = [sent(), sent("KC-X04"), sent("KC-X12")]
    write = submission_rows.write_rows

    def fail(connection, plan_code, written):
        done = write(connection, plan_code, written)
        if any(accepted.reading is files[place].reading for _, accepted in written):
            raise ZeroDivisionError
        return done

    monkeypatch.setattr(submission_rows, "write_rows", fail)
    came = all_in(source, files, HandedBy(together=Together(CODE, "cả thư mục")))

    assert isinstance(came.pop(place), ZeroDivisionError)
    assert [one.reports for one in came] == [1, 1]
    kept = [count(source, table) for table in (Submission, Original, Listing, Batch)]
    assert kept == [2, 2, 2, 1]


def test_a_file_of_units_that_are_not_theirs_costs_itself_alone(source):
    with reading(source) as connection:
        asked = select(Unit.unit_id).where(Unit.code == "KC-X04")
        mine = Places(frozenset(connection.execute(asked).scalars()))

    came = all_in(source, SEVERAL[:2], HandedBy(whose=mine))

    assert isinstance(came[0], NotYoursError)
    assert came[1].reports == 1
    assert count(source, Submission) == count(source, Original) == 1


def test_where_the_database_fails_none_is_in(source, monkeypatch):
    files = [sent(), sent("KC-X04")]
    write = submission_rows.write_rows

    def locked(connection, plan_code, written):
        write(connection, plan_code, written)
        fault = sqlite3.OperationalError("database is locked")
        fault.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise OperationalError("insert", {}, fault)

    monkeypatch.setattr(submission_rows, "write_rows", locked)
    before = contents(source)
    with pytest.raises(OperationalError):
        all_in(source, files)

    assert contents(source) == before
