"""Killed with -9 in the middle: all of a submission is there or none, and nothing told is lost."""

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from engines import MakeDatabase
from screens import CODE, empty_district
from sqlalchemy import Engine, select

from data_loaders import counted
from database.keeping.check import check
from database.session import reading
from database.tables import Submission
from domain.access import EVERYWHERE
from metrics.figures import figures
from metrics.tables import Tables
from tests.keeping.at_work import (
    LIBRARIES,
    NOW,
    PLAN,
    UNITS,
    ingest_folder,
    killed,
    points_of,
    take_in_numbers,
    take_in_one,
    tell_libraries,
    told_in,
)

NUMBERS = range(2)
FORM = """Danh sách mô hình Dân vận khéo đăng ký năm 2024
TT;Đơn vị;Tên mô hình;Lĩnh vực
1;{unit};Vườn rau {number};Kinh tế
2;{unit};Tuyến đường hoa {number};Văn hóa - xã hội
"""


@pytest.fixture
def source(new_database: MakeDatabase) -> Engine:
    return empty_district(new_database())


def url_of(source: Engine) -> str:
    return source.url.render_as_string(hide_password=False)


def submissions(source: Engine) -> list[str]:
    with reading(source) as connection:
        found = connection.execute(select(Submission.submission_id)).scalars()
        return [str(one) for one in found]


def counted_in(source: Engine) -> list[dict[str, Any]]:
    tables = Tables(*counted.tables(source, CODE, EVERYWHERE))
    return figures(tables, PLAN, NOW.date())


def assert_sound(source: Engine, told: Path, at: object) -> None:
    """Whole submissions alone, and every one that somebody was told of."""
    assert [one for one in check(source) if one.wrong] == [], at
    assert set(told_in(told)) <= set(submissions(source)), at


def killed_intakes(source: Engine, folder: Path, at: int) -> bool:
    """Whether an intake was killed at that point; sound afterwards, and the same again is done."""
    code, told = sorted(UNITS)[at % 3], folder / f"told-{at}"
    numbers = range(at * 10, at * 10 + len(NUMBERS))
    before = len(submissions(source))
    was_killed = killed(take_in_numbers, url_of(source), told, code, numbers, at=at)
    assert_sound(source, told, at)
    # What was stored and not told yet is at most the one that was at hand.
    assert len(submissions(source)) - before - len(told_in(told)) in {0, 1}, at
    again = [take_in_one(source, code, number) for number in numbers]
    assert told_in(told) == again[: len(told_in(told))], at
    assert len(submissions(source)) == before + len(numbers), at
    return was_killed


def test_who_is_killed_has_everything_imported_before_it_begins(tmp_path: Path) -> None:
    assert not killed(tell_libraries, tmp_path / "told")
    assert told_in(tmp_path / "told") == list(LIBRARIES)


@pytest.mark.both_engines
def test_an_intake_killed_at_a_few_points_is_there_whole_or_not_at_all(
    source: Engine, tmp_path: Path
) -> None:
    assert all(killed_intakes(source, tmp_path, at) for at in (1, 8, 15, 22, 29, 36, 43))
    assert_sound(source, tmp_path / "none", "at the end")


@pytest.mark.drill
@pytest.mark.both_engines
@pytest.mark.timeout(900)
def test_an_intake_killed_at_every_point_is_there_whole_or_not_at_all(
    source: Engine, tmp_path: Path
) -> None:
    at = 1
    while killed_intakes(source, tmp_path, at):
        at += 1
    assert at > 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for number, unit in enumerate([*UNITS.values()] * 3):
        text = FORM.format(unit=unit, number=number)
        (made / f"{number}.csv").write_text(text, encoding="utf-8-sig")
    return made


def killed_ingests(
    source: Engine, undisturbed: Engine, folder: Path, ends: list[dict]
) -> list[bool]:
    """Kill the same ingest again and again, until it is done; then it is as if undisturbed. Which
    were killed.
    """
    told, were_killed = folder.parent / "told", []
    for end in ends:
        were_killed.append(killed(ingest_folder, url_of(source), told, folder, **end))
        assert_sound(source, told, end)
    assert not killed(ingest_folder, url_of(source), told, folder)
    assert len(submissions(source)) == len(list(folder.iterdir()))
    assert counted_in(source) == counted_in(undisturbed)
    assert len(set(told_in(told))) == len(submissions(source))
    return were_killed


@pytest.fixture
def undisturbed(new_database: MakeDatabase, folder: Path) -> Engine:
    other = empty_district(new_database())
    assert not killed(ingest_folder, url_of(other), folder.parent / "told-there", folder)
    return other


@pytest.mark.drill
def test_an_ingest_killed_at_a_few_points_goes_on_where_it_was(
    source: Engine, undisturbed: Engine, folder: Path
) -> None:
    # An ingest of nine new files has some 60 points, one of nine that are in already some 100.
    points = points_of(np.random.default_rng(20240405), 50, 7)
    ends = [{"at": at} for at in points]
    assert all(killed_ingests(source, undisturbed, folder, ends))


@pytest.mark.drill
@pytest.mark.both_engines
@pytest.mark.timeout(900)
def test_an_ingest_killed_at_many_random_moments_goes_on_where_it_was(
    source: Engine, undisturbed: Engine, folder: Path
) -> None:
    for number in range(9, 30):
        unit = [*UNITS.values()][number % 3]
        text = FORM.format(unit=unit, number=number)
        (folder / f"{number}.csv").write_text(text, encoding="utf-8-sig")
    begun = time.monotonic()
    assert not killed(ingest_folder, url_of(undisturbed), folder.parent / "told-there", folder)
    took = time.monotonic() - begun
    chance = np.random.default_rng(20240401)
    # Each goes on where the last one was, so later ones have less to do and may end before theirs.
    ends: list[dict] = [{"after": took * chance.uniform(0.05, 0.5)} for _ in range(12)]
    ends += [{"at": int(chance.integers(1, 80))} for _ in range(12)]
    were_killed = killed_ingests(source, undisturbed, folder, ends)
    assert any(were_killed[:12])
    assert all(were_killed[12:])
