"""Readers killed with -9, and the command that has them: what comes out is the same."""

import multiprocessing
import os
import signal
import threading
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from engines import MakeDatabase
from hostile.archives import ARCHIVES
from hostile.good import GOOD
from screens import empty_district
from sqlalchemy import Engine

from data_loaders.hand_in import files_under, hand_in_all
from data_loaders.readers import ProcessReaders
from tests.keeping.at_work import NOW, PLAN, UNITS, ingest_with_readers, killed, told_in
from tests.keeping.test_killed import FORM, assert_sound, url_of
from tests.unsalted import unsalted

BAD = next(one for one in ARCHIVES if not one.grinds and one.refusals)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("handed-in") / "reports"
    made.mkdir()
    for number in range(90):
        unit = [*UNITS.values()][number % 3]
        text = FORM.format(unit=unit, number=number)
        (made / f"{number:02}.csv").write_text(text, encoding="utf-8-sig")
    (made / "30-a.xlsx").write_bytes(BAD.make())
    for name in ("60-a.xlsx", "60-b.xlsx"):  # one and the same
        (made / name).write_bytes(GOOD)
    return made


def ingest(source: Engine, folder: Path, readers: ProcessReaders | None) -> list[tuple]:
    handed = hand_in_all(source, files_under([folder]), PLAN, None, lambda: NOW, readers=readers)
    return [(one.reading.file, one.reading.refusal, one.taken) for one in handed]


@pytest.fixture(scope="module")
def undisturbed(new_database_of_module: MakeDatabase, folder: Path) -> tuple[Engine, list[tuple]]:
    """What one reader, the process itself, makes of the folder."""
    source = empty_district(new_database_of_module())
    return source, ingest(source, folder, None)


def killing(pauses: list[float]) -> threading.Thread:
    """Kills a child of this process after each pause."""

    def work() -> None:
        chance = np.random.default_rng(20240401)
        for pause in pauses:
            time.sleep(pause)
            if alive := multiprocessing.active_children():
                os.kill(alive[int(chance.integers(len(alive)))].pid, signal.SIGKILL)

    started = threading.Thread(target=work)
    started.start()
    return started


@pytest.mark.drill
def test_two_readers_give_the_same_as_none_row_by_row_and_id_by_id(
    new_database: MakeDatabase, folder: Path, undisturbed: tuple[Engine, list[tuple]]
) -> None:
    source, (alone, came) = empty_district(new_database()), undisturbed
    with closing(ProcessReaders(2)) as readers:
        assert ingest(source, folder, readers) == came
        assert all(one.already for *_, one in ingest(source, folder, readers) if one)
    assert sum(one[1] is not None for one in came) == 1
    assert sum(one[2] is not None and one[2].already for one in came) == 1
    assert unsalted(source) == unsalted(alone)
    assert multiprocessing.active_children() == []


@pytest.mark.drill
def test_a_reader_killed_in_the_middle_changes_nothing(
    new_database: MakeDatabase, folder: Path, undisturbed: tuple[Engine, list[tuple]]
) -> None:
    source, (alone, came) = empty_district(new_database()), undisturbed
    with closing(ProcessReaders(2)) as readers:
        handed = hand_in_all(
            source, files_under([folder]), PLAN, None, lambda: NOW, readers=readers
        )
        first = next(handed)
        for child in multiprocessing.active_children():
            child.kill()
        rest = list(handed)
    assert [(one.reading.file, one.reading.refusal, one.taken) for one in (first, *rest)] == came
    assert unsalted(source) == unsalted(alone)


@pytest.mark.drill
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", range(6))
def test_readers_killed_at_random_moments_change_nothing(
    new_database: MakeDatabase, folder: Path, undisturbed: tuple[Engine, list[tuple]], seed: int
) -> None:
    source, (alone, came) = empty_district(new_database()), undisturbed
    pauses = np.random.default_rng(seed).uniform(0.2, 2.0, size=5).tolist()
    with closing(ProcessReaders(2)) as readers:
        killer = killing(pauses)
        assert ingest(source, folder, readers) == came
        killer.join()
    assert unsalted(source) == unsalted(alone)


@pytest.mark.drill
@pytest.mark.timeout(900)
def test_a_command_killed_with_its_readers_goes_on_where_it_was_and_leaves_none_behind(
    new_database: MakeDatabase, folder: Path, undisturbed: tuple[Engine, list[tuple]]
) -> None:
    source, told = empty_district(new_database()), folder.parent / "told"
    for at in (60, 250, 400):
        assert killed(ingest_with_readers, url_of(source), told, folder, at=at)
        assert_sound(source, told, at)
    left = [int(number) for number in told_in(folder.parent / "told-readers")]
    assert len(left) == 6
    until = time.monotonic() + 10
    while any(Path(f"/proc/{number}").exists() for number in left) and time.monotonic() < until:
        time.sleep(0.05)
    assert [number for number in left if Path(f"/proc/{number}").exists()] == []
    assert not killed(ingest_with_readers, url_of(source), told, folder)
    assert unsalted(source) == unsalted(undisturbed[0])
