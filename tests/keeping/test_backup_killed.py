"""A backup, or its putting back, killed with -9: there is all of it or nothing by its name."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from engines import MakeDatabase
from screens import small_district
from sqlalchemy import Engine

from database.keeping.backup import back_up, manifest_of, restore
from database.keeping.check import check
from database.keeping.manifest import contents
from database.migrate import is_started
from database.session import engine, reading
from domain.keeping import KeepError
from tests.keeping.at_work import NOW, killed, points_of, tell, told_in


def make_backup(url: str, told: Path, file: Path) -> None:
    """Back up, and tell that it is done."""
    back_up(engine(url), file, NOW)
    tell(told, "done")


def put_back(url: str, told: Path, file: Path) -> None:
    """Put a backup back, and tell that it is done."""
    restore(engine(url), file, NOW)
    tell(told, "done")


@pytest.fixture
def source(new_database: MakeDatabase) -> Engine:
    return small_district(new_database())


def url_of(source: Engine) -> str:
    return source.url.render_as_string(hide_password=False)


def killed_backup(source: Engine, new_database: MakeDatabase, folder: Path, end: dict) -> bool:
    """Whether it was killed; then there is all of it or nothing, and nothing is in its way."""
    name = f"{end}".replace(" ", "").strip("{}").replace("'", "").replace(":", "-")
    told, file = folder / f"told-{name}", folder / f"{name}.zip"
    was_killed = killed(make_backup, url_of(source), told, file, **end)
    if not file.exists():
        assert told_in(told) == [], end
        back_up(source, file, NOW)  # what was left behind is in nobody's way
    assert manifest_of(file).tables["listing"].rows == 5
    place = engine(new_database())
    restore(place, file, NOW)
    assert [one for one in check(place) if one.wrong] == [], end
    return was_killed


def killed_restore(file: Path, new_database: MakeDatabase, folder: Path, end: dict) -> bool:
    """Whether it was killed; then there is a whole database or none, and again makes it whole."""
    told, place = folder / f"restored-{len(list(folder.iterdir()))}", engine(new_database())
    was_killed = killed(put_back, url_of(place), told, file, **end)
    if is_started(place):
        assert_whole(place, end)
        with pytest.raises(KeepError, match="NOT_EMPTY"):
            restore(place, file, NOW)
    else:
        assert told_in(told) == [], end
        restore(place, file, NOW)
    assert_whole(place, end)
    return was_killed


def assert_whole(place: Engine, end: dict) -> None:
    """All tables of today with all that the small district holds."""
    assert [one for one in check(place) if one.wrong] == [], end
    with reading(place) as connection:
        assert contents(connection)["listing"].rows == 5, end


def ends(chance: np.random.Generator, before: int, on_disk: int) -> list[dict]:
    """Six points of the talk with the database, three of the work on the disk."""
    return [{"at": at} for at in points_of(chance, before, 6)] + [
        {"on_disk": point} for point in points_of(chance, on_disk, 3)
    ]


@pytest.mark.drill
def test_a_backup_killed_in_the_middle_has_no_name_yet(
    source: Engine, new_database: MakeDatabase, tmp_path: Path
) -> None:
    for end in ends(np.random.default_rng(20240403), 170, 7):
        assert killed_backup(source, new_database, tmp_path, end), end


@pytest.mark.drill
@pytest.mark.both_engines
def test_a_backup_put_back_and_killed_in_the_middle_is_no_database_or_a_whole_one(
    source: Engine, new_database: MakeDatabase, tmp_path: Path
) -> None:
    back_up(source, tmp_path / "b.zip", NOW)
    for end in ends(np.random.default_rng(20240404), 180, 4):
        assert killed_restore(tmp_path / "b.zip", new_database, tmp_path, end), end


def take_time(took: Path, work: Callable[..., None], *given: object) -> None:
    """Tell how many seconds the work took."""
    began = time.monotonic()
    work(*given)
    tell(took, time.monotonic() - began)


def lasting(took: Path, work: Callable[..., None], *given: object) -> float:
    """How many seconds it takes undisturbed, without the start of its process."""
    assert not killed(take_time, took, work, *given)
    return float(told_in(took)[-1])


@pytest.mark.drill
@pytest.mark.both_engines
@pytest.mark.timeout(900)
def test_backups_and_their_putting_back_killed_at_many_random_moments(
    source: Engine, new_database: MakeDatabase, tmp_path: Path
) -> None:
    chance, told = np.random.default_rng(20240402), tmp_path / "undisturbed"
    made = lasting(tmp_path / "took", make_backup, url_of(source), told, tmp_path / "b.zip")
    again = lasting(tmp_path / "took", put_back, new_database(), told, tmp_path / "b.zip")
    were_killed = []
    for _ in range(25):
        end = {"after": float(chance.uniform(0, made))}
        were_killed.append(killed_backup(source, new_database, tmp_path, end))
        end = {"after": float(chance.uniform(0, again))}
        were_killed.append(killed_restore(tmp_path / "b.zip", new_database, tmp_path, end))
    assert sum(were_killed) > 5  # the others were done sooner than a first time told
