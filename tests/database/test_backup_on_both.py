"""What holds of backups on either engine: of one moment, the same again, or nothing at all."""

import json
import threading
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from engines import MakeDatabase
from screens import small_district
from sqlalchemy import Engine, delete, insert, inspect, update

from database import audit
from database.keeping.backup import MANIFEST, back_up, restore
from database.keeping.check import check
from database.keeping.manifest import contents
from database.migrate import is_current, migrate
from database.session import engine, reading, writing
from database.tables import Listing, Original, Unit
from domain.keeping import KeepError, KeepFault, Proof

pytestmark = pytest.mark.both_engines
NOW = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)


@pytest.fixture
def source(new_database: MakeDatabase) -> Engine:
    return small_district(new_database())


@pytest.fixture
def empty_place(new_database: MakeDatabase) -> Engine:
    return engine(new_database())


def held(source: Engine) -> dict[str, object]:
    with reading(source) as connection:
        return dict(contents(connection))


def test_what_is_put_back_is_what_was_there(
    source: Engine, empty_place: Engine, tmp_path: Path
) -> None:
    before = held(source)
    back_up(source, tmp_path / "b.zip", NOW)
    restore(empty_place, tmp_path / "b.zip", NOW)

    after = held(empty_place)
    assert {name for name in before if before[name] != after[name]} == {"audit_entry"}
    assert [one for one in check(empty_place) if one.wrong] == []
    with writing(empty_place) as connection:  # numbers go on where they were
        connection.execute(insert(Unit).values(code="new", name="new", kind="commune"))


def test_a_backup_is_of_one_moment_while_others_write(
    source: Engine, empty_place: Engine, tmp_path: Path
) -> None:
    enough, begun = threading.Event(), threading.Event()
    written = 0

    def write() -> None:
        nonlocal written
        while not enough.is_set():
            with writing(source) as connection:
                code = f"N{written}"
                connection.execute(insert(Unit).values(code=code, name=code, kind="commune"))
                audit.record(connection, "added", code, {}, NOW)
            written += 1
            begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        begun.wait(30)
        made = [back_up(source, tmp_path / f"{count}.zip", NOW) for count in range(5)]
    finally:
        enough.set()
        writer.join()
    # A unit and its entry are of one transaction: a backup holds both or neither.
    units = [one.tables["unit"].rows for one in made]
    assert len({one.tables["audit_entry"].rows - one.tables["unit"].rows for one in made}) == 1
    assert units == sorted(set(units))
    assert written > len(made)
    restore(empty_place, tmp_path / "2.zip", NOW)
    assert [one for one in check(empty_place) if one.wrong] == []


def test_a_backup_that_does_not_hold_what_it_says_is_taken_out_again(
    source: Engine, empty_place: Engine, tmp_path: Path
) -> None:
    back_up(source, tmp_path / "b.zip", NOW)
    with zipfile.ZipFile(tmp_path / "b.zip") as pack:
        inside = {name: pack.read(name) for name in pack.namelist()}
    told = json.loads(inside[MANIFEST])
    told["tables"]["listing"]["sha256"] = "0" * 64
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as pack:
        for name, content in (inside | {MANIFEST: json.dumps(told)}).items():
            pack.writestr(name, content)

    with pytest.raises(KeepError) as refused:
        restore(empty_place, tmp_path / "b.zip", NOW)
    assert (refused.value.fault, refused.value.detail) == (KeepFault.DAMAGED, "listing")
    assert not is_current(empty_place)
    if empty_place.dialect.name == "postgresql":
        assert inspect(empty_place).get_table_names() == []


def test_nothing_is_put_back_over_what_is_there(source: Engine, tmp_path: Path) -> None:
    back_up(source, tmp_path / "b.zip", NOW)
    before = held(source)
    with pytest.raises(KeepError) as refused:
        restore(source, tmp_path / "b.zip", NOW)
    assert refused.value.fault is KeepFault.NOT_EMPTY
    assert held(source) == before


def test_an_older_backup_comes_back_with_the_tables_of_today(
    new_database: MakeDatabase, empty_place: Engine, tmp_path: Path
) -> None:
    old = engine(new_database())
    migrate(old, "0005")
    with writing(old) as connection:
        connection.execute(insert(Unit).values(code="KC", name="Khoái Châu", kind="district"))
    back_up(old, tmp_path / "b.zip", NOW)
    restore(empty_place, tmp_path / "b.zip", NOW)
    assert is_current(empty_place)
    with reading(empty_place) as connection:
        assert connection.execute(Unit.__table__.select()).one().name == "Khoái Châu"


def test_what_was_changed_behind_the_back_is_found(source: Engine) -> None:
    assert [one for one in check(source) if one.wrong] == []
    with writing(source) as connection:
        connection.execute(update(Original).values(content=b"another"))
        connection.execute(delete(Listing).where(Listing.listing_id == 1))
    wrong = {one.proof: one.wrong for one in check(source) if one.wrong}
    assert wrong.keys() == {Proof.ORIGINALS, Proof.ACCEPTED}
    assert wrong[Proof.ACCEPTED] == ("submission 1",)
