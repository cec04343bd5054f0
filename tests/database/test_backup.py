"""A backup holds all of one moment; put back it is the same database, or none at all."""

import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from data_loaders.marks import data_version
from database import audit
from database.keeping import sqlite
from database.keeping.backup import MANIFEST, back_up, manifest_of, restore
from database.keeping.check import check
from database.keeping.manifest import contents
from database.migrate import is_current, migrate
from database.session import engine, file_of, reading, writing
from database.tables import AuditEntry, Original, Unit
from domain.keeping import KeepError, KeepFault

NOW = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)
OF_THE_TRAIL = {"audit_entry"}


@pytest.fixture
def source(district: Engine) -> Engine:
    return district


@pytest.fixture
def empty_place(tmp_path: Path) -> Engine:
    return engine(f"sqlite:///{tmp_path / 'elsewhere' / 'restored.db'}")


def held(source: Engine) -> dict[str, object]:
    with reading(source) as connection:
        return dict(contents(connection))


def faults(refused: "pytest.ExceptionInfo[KeepError]") -> KeepFault:
    return refused.value.fault


def repacked(backup: Path, change: Callable[[str, bytes], bytes]) -> None:
    """Write the backup anew, each of its files changed."""
    with zipfile.ZipFile(backup) as pack:
        inside = {name: pack.read(name) for name in pack.namelist()}
    with zipfile.ZipFile(backup, "w") as pack:
        for name, content in inside.items():
            pack.writestr(name, change(name, content))


def told(**changed: object) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        return json.dumps(json.loads(content) | changed).encode() if name == MANIFEST else content

    return change


def test_what_is_put_back_is_what_was_there_and_the_trail_says_so(
    source: Engine, empty_place: Engine, tmp_path: Path
) -> None:
    before = held(source)
    back_up(source, tmp_path / "b.zip", NOW)
    restore(empty_place, tmp_path / "b.zip", NOW + timedelta(days=1))

    after = held(empty_place)
    assert {name for name in before if before[name] != after[name]} == OF_THE_TRAIL
    with reading(empty_place) as connection:
        last = select(AuditEntry.action, AuditEntry.detail).order_by(AuditEntry.entry_id.desc())
        action, detail = connection.execute(last).first()
    assert (action, detail["made_at"]) == ("restored", NOW.isoformat())
    assert [one for one in check(empty_place) if one.wrong] == []


def test_the_manifest_tells_the_moment_the_rows_and_the_head_of_the_trail(
    source: Engine, tmp_path: Path
) -> None:
    made = back_up(source, tmp_path / "b.zip", NOW)

    with reading(source) as connection:
        head = connection.execute(
            select(AuditEntry.hash).order_by(AuditEntry.entry_id.desc())
        ).scalar()
        originals = connection.execute(select(func.count()).select_from(Original)).scalar()
    assert (made.head, made.tables["original"].rows, made.made_at) == (head, originals, NOW)
    assert manifest_of(tmp_path / "b.zip") == made


def test_nobody_but_its_owner_may_open_a_backup(source: Engine, tmp_path: Path) -> None:
    back_up(source, tmp_path / "b.zip", NOW)
    assert (tmp_path / "b.zip").stat().st_mode & 0o077 == 0


def test_what_was_remembered_of_a_database_is_not_taken_for_what_was_put_back(
    source: Engine, tmp_path: Path
) -> None:
    back_up(source, tmp_path / "b.zip", NOW)
    with writing(source) as connection:
        audit.record(connection, "changed since", "nothing", {}, NOW)
    before = data_version(source)
    source.dispose()
    file = file_of(source)
    for each in file.parent.glob("district.db*"):
        each.unlink()
    restore(source, tmp_path / "b.zip", NOW)
    # As many entries as before, by “restored”.
    assert data_version(source) != before


def test_a_backup_never_takes_the_place_of_a_file(source: Engine, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"the only copy")
    with pytest.raises(KeepError) as refused:
        back_up(source, tmp_path / "b.zip", NOW)
    assert faults(refused) is KeepFault.EXISTS
    assert (tmp_path / "b.zip").read_bytes() == b"the only copy"


@pytest.mark.parametrize("file", ["no/such/folder/b.zip", "b.zip"])
def test_what_cannot_be_backed_up_leaves_nothing_behind(tmp_path: Path, file: str) -> None:
    nowhere = engine(f"sqlite:///{tmp_path / 'no.db'}")
    with pytest.raises(KeepError):
        back_up(nowhere, tmp_path / file, NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_database_is_not_backed_up_as_if_it_were_sound(
    source: Engine, tmp_path: Path
) -> None:
    source.dispose()
    file = tmp_path / "district.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_listing_model_id'"
        ).fetchone()
        size = connection.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as opened:
        opened.seek((pages[0] - 1) * size[0])
        opened.write(b"\0" * size[0])
    with pytest.raises(KeepError) as refused:
        back_up(source, tmp_path / "b.zip", NOW)
    assert faults(refused) is KeepFault.COPY_DAMAGED
    assert sorted(one.name for one in tmp_path.glob("*b.zip*")) == []


def test_nothing_is_put_back_over_what_is_there(source: Engine, tmp_path: Path) -> None:
    back_up(source, tmp_path / "b.zip", NOW)
    before = held(source)
    with pytest.raises(KeepError) as refused:
        restore(source, tmp_path / "b.zip", NOW)
    assert faults(refused) is KeepFault.NOT_EMPTY
    assert held(source) == before


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_nothing_is_put_back_beside_what_an_older_database_left(
    source: Engine, empty_place: Engine, tmp_path: Path, ending: str
) -> None:
    back_up(source, tmp_path / "b.zip", NOW)
    left = tmp_path / "elsewhere" / f"restored.db{ending}"
    left.parent.mkdir()
    left.touch()
    with pytest.raises(KeepError) as refused:
        restore(empty_place, tmp_path / "b.zip", NOW)
    assert (faults(refused), refused.value.detail) == (KeepFault.NOT_EMPTY, str(left))


def one_byte_else(name: str, content: bytes) -> bytes:
    middle = len(content) // 2
    changed = bytes([content[middle] ^ 1])
    return content if name == MANIFEST else content[:middle] + changed + content[middle + 1 :]


BROKEN = {
    "another byte": (one_byte_else, KeepFault.DAMAGED),
    "cut short": (lambda _, content: content[:-9], KeepFault.NOT_A_BACKUP),
    "a later form": (told(form=2), KeepFault.NEWER),
    "later tables": (told(tables_version="9999"), KeepFault.NEWER),
    "another engine": (told(engine="postgresql"), KeepFault.OTHER_ENGINE),
    "other rows": (told(tables={}), KeepFault.DAMAGED),
    "no manifest": (lambda *_: b"", KeepFault.NOT_A_BACKUP),
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_no_sound_backup_leaves_the_place_empty(
    source: Engine, empty_place: Engine, tmp_path: Path, how: str
) -> None:
    change, expected = BROKEN[how]
    back_up(source, tmp_path / "b.zip", NOW)
    repacked(tmp_path / "b.zip", change)
    with pytest.raises(KeepError) as refused:
        restore(empty_place, tmp_path / "b.zip", NOW)
    assert faults(refused) is expected
    assert list(tmp_path.glob("elsewhere/*")) == []


def test_a_backup_cut_off_on_its_way_is_no_backup(
    source: Engine, empty_place: Engine, tmp_path: Path
) -> None:
    back_up(source, tmp_path / "b.zip", NOW)
    whole = (tmp_path / "b.zip").read_bytes()
    (tmp_path / "b.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(KeepError) as refused:
        restore(empty_place, tmp_path / "b.zip", NOW)
    assert faults(refused) is KeepFault.NOT_A_BACKUP


def test_an_older_backup_comes_back_with_the_tables_of_today(
    empty_place: Engine, tmp_path: Path
) -> None:
    old = engine(f"sqlite:///{tmp_path / 'old.db'}")
    migrate(old, "0003")
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.execute("INSERT INTO unit (code, name, kind) VALUES ('KC', 'Khoái Châu', 'd')")
        connection.commit()
    made = back_up(old, tmp_path / "b.zip", NOW)
    restore(empty_place, tmp_path / "b.zip", NOW)

    assert made.tables_version == "0003"
    assert is_current(empty_place)
    with reading(empty_place) as connection:
        assert connection.execute(select(Unit.name)).scalars().all() == ["Khoái Châu"]


def test_a_restore_that_fails_at_the_last_step_leaves_the_place_empty(
    source: Engine, empty_place: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(source, tmp_path / "b.zip", NOW)

    def disk_full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sqlite, "settle", disk_full)
    with pytest.raises(OSError, match="No space"):
        restore(empty_place, tmp_path / "b.zip", NOW)
    assert list(tmp_path.glob("elsewhere/*")) == []
