"""Rows that may not say the same stay two when a name gives way, and who signs in still can."""

import shutil
import sqlite3

import pytest
from screens import NOW, empty_district
from sqlalchemy import Engine, event, insert, select, update

from accounts.words_given import folded, is_login
from data_loaders.erasing import overwriting
from data_loaders.erasing.erase import Done, erase, look
from data_loaders.erasing.overwriting import overwrite
from database.audit_check import verify
from database.session import engine, reading, writing
from database.tables import Account, FormVersion, Model, UnitAlias
from domain.erased import PersonName, mark_of

pytestmark = pytest.mark.both_engines
WHO = "Nguyễn Thị Hoà Bình"
NAME = PersonName.of(WHO)
MARK = mark_of(1)
SPELT = (WHO, WHO.upper(), "nguyễn thị hòa bình")


@pytest.fixture
def source(new_database) -> Engine:
    return empty_district(new_database(tables=True))


def put(source: Engine, table: type, **values: object) -> None:
    with writing(source) as connection:
        connection.execute(insert(table).values(**values))


def kept(source: Engine, column) -> list[str]:
    with reading(source) as connection:
        return sorted(connection.execute(select(column)).scalars())


def erased(source: Engine) -> Done:
    return erase(source, NAME, "12/ĐN", look(source, NAME), NOW)


def test_names_of_one_unit_that_differ_in_case_stay_apart(source):
    for name in SPELT:
        put(source, UnitAlias, unit_id=1, name=name, confirmed_at=NOW)
    put(source, UnitAlias, unit_id=2, name=WHO, confirmed_at=NOW)

    erased(source)

    assert kept(source, UnitAlias.name) == [MARK, MARK, f"{MARK} 2", f"{MARK} 3"]
    assert verify(source).whole


def test_forms_stay_apart_however_long_their_names(source):
    long = "biểu " + "x" * 94
    for name in (*SPELT, f"{WHO[:1]}{long}"[:100]):
        said = {"plan_code": "p", "signature": "s", "definition": {}, "made_at": NOW}
        put(source, FormVersion, name=name, **said)
    for name in SPELT[:2]:
        tail = "x" * (100 - len(name))
        put(source, FormVersion, name=name + " " + tail[1:], **said)

    erased(source)

    names = kept(source, FormVersion.name)
    assert len(set(names)) == 6
    assert {MARK, f"{MARK} 2", f"{MARK} 3"} < set(names)
    assert max(map(len, names)) <= 100


def test_what_another_row_said_of_itself_before_is_not_taken(source):
    for name in (MARK, f"{MARK} 3", WHO):
        put(source, UnitAlias, unit_id=1, name=name, confirmed_at=NOW)

    erased(source)

    assert kept(source, UnitAlias.name) == [MARK, f"{MARK} 3", f"{MARK} 3.2"]


def test_models_of_one_unit_stay_apart(source):
    for name in (WHO, f"{WHO} 2"):
        key = name.lower()
        put(source, Model, plan_code="p", unit_id=1, name=WHO, name_key=key)

    erased(source)

    assert len(set(kept(source, Model.name_key))) == 2


def a_login(source: Engine, login: str, *, active: bool) -> None:
    put(source, Account, login=login, name="A", role="admin", active=active)


def test_the_login_of_an_open_account_stays_and_is_named(source):
    a_login(source, folded(WHO), active=True)

    assert look(source, NAME).logins_left == [folded(WHO)]
    erased(source)

    assert folded(WHO) in kept(source, Account.login)


def test_the_word_for_a_person_elsewhere_stays_with_the_open_account(source):
    a_login(source, "binh", active=True)
    with writing(source) as connection:
        one = update(Account).where(Account.login == "binh")
        connection.execute(one.values(subject=f"https://a.vn|{WHO}"))

    assert look(source, NAME).logins_left == ["binh"]
    erased(source)

    with reading(source) as connection:
        asked = select(Account.subject).where(Account.login == "binh")
        assert connection.execute(asked).scalar_one() == f"https://a.vn|{WHO}"


def test_the_login_of_a_closed_account_becomes_another_login(source):
    before = set(kept(source, Account.login))
    for login in (folded(WHO), folded(WHO).replace(" ", ".")):
        a_login(source, login, active=False)

    assert look(source, NAME).logins_left == []
    erased(source)

    logins = set(kept(source, Account.login)) - before
    assert len(logins) == 2
    assert all(is_login(login) and folded(login) == login for login in logins)
    assert not any(NAME.stands_in(login) for login in logins)


def test_an_erasure_that_is_kept_is_told_as_done_though_the_files_were_not_rebuilt(
    source, monkeypatch
):
    put(source, UnitAlias, unit_id=1, name=WHO, confirmed_at=NOW)

    def full(_source: Engine) -> bool:
        raise source.dialect.loaded_dbapi.OperationalError("database or disk is full")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(overwriting, "_rebuilt", full)
        done = erased(source)

    assert (done.erasure_id, done.overwritten) == (1, False)
    assert kept(source, UnitAlias.name) == [MARK]
    assert overwrite(source)


def test_what_is_no_trouble_of_the_database_is_not_taken_for_one(source, monkeypatch):
    def wrong(_source: Engine) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(overwriting, "_rebuilt", wrong)
    with pytest.raises(ZeroDivisionError):
        overwrite(source)


def test_files_that_nothing_can_be_written_to_are_told_as_not_rebuilt(sqlite_tables, tmp_path):
    shutil.copy(sqlite_tables, tmp_path / "house.db")
    source = engine(f"sqlite:///{tmp_path / 'house.db'}")

    def read_only(made: sqlite3.Connection, _record: object) -> None:
        made.execute("PRAGMA query_only = ON")

    event.listen(source, "connect", read_only)
    assert not overwrite(source)
    event.remove(source, "connect", read_only)
    source.dispose()
    assert overwrite(source)
