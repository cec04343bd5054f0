"""What was made appears at its place, never over what somebody else put there meanwhile."""

import errno
import os
from pathlib import Path

import pytest

from database.keeping import places
from database.keeping.places import settle
from domain.keeping import KeepError, KeepFault


@pytest.fixture
def made(tmp_path: Path) -> Path:
    (tmp_path / "made").write_bytes(b"a backup")
    return tmp_path / "made"


def test_a_file_that_appears_at_the_last_moment_is_not_written_over(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, sync = tmp_path / "b.zip", os.fsync

    def another_is_quicker(file: int) -> None:
        sync(file)
        place.write_bytes(b"the only copy")
        monkeypatch.setattr(Path, "exists", lambda _: False)  # it came right after the look

    monkeypatch.setattr(places.os, "fsync", another_is_quicker)
    with pytest.raises(KeepError) as refused:
        settle(made, place)
    assert refused.value.fault is KeepFault.EXISTS
    assert place.read_bytes() == b"the only copy"


def test_what_was_made_has_its_new_name_alone(made: Path, tmp_path: Path) -> None:
    settle(made, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == b"a backup"
    assert [one.name for one in tmp_path.iterdir()] == ["b.zip"]
    assert (tmp_path / "b.zip").stat().st_nlink == 1


def test_on_a_stick_that_knows_one_name_a_file_it_appears_as_well(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(places.os, "link", refuse)
    settle(made, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == b"a backup"
    (tmp_path / "another").write_bytes(b"another")
    with pytest.raises(KeepError):
        settle(tmp_path / "another", tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == b"a backup"
