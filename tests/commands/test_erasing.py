"""A name erased from the command line: shown, then done; figures as before."""

import json

import pytest
from sqlalchemy import select, update
from typer.testing import CliRunner

from database.audit_check import verify
from database.session import reading, writing
from database.tables import Erasure, Listing, Original, Unit
from manage import app
from tests.screens import CODE, small_district

WHO = "Lê Thị Mơ"
FIGURES = ("figures", "--plan", CODE, "--as-of", "2023-11-30", "--json")


@pytest.fixture
def source(new_database, monkeypatch):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    made = small_district(url)
    with writing(made) as connection:
        connection.execute(update(Listing).where(Listing.listing_id == 2).values(note=f"bà {WHO}"))
    return made


def run(*words, code=0, typed=None):
    done = CliRunner().invoke(app, list(words), input=typed)
    assert done.exit_code == code, done.output
    return done


def notes(source):
    with reading(source) as connection:
        return set(connection.execute(select(Listing.note)).scalars()) - {None}


def test_without_a_reason_places_are_shown_and_nothing_is_done(source):
    (place,) = json.loads(run("erase-name", WHO.upper(), "--json").stdout)

    assert (place["table"], place["column"], place["cell"]) == ("listing", "note", "B10")
    assert notes(source) == {f"bà {WHO}"}


def test_with_a_reason_it_is_done_and_every_figure_stays(source):
    before = run(*FIGURES).stdout
    done = run("erase-name", "--reason", "Đơn 12", typed=f"{WHO}\n")

    assert "Đã xóa tên ở 1 chỗ" in done.output
    assert notes(source) == {"bà (đã xóa tên 1)"}
    assert run(*FIGURES).stdout == before
    assert verify(source).whole


def test_a_file_that_cannot_be_copied_stops_it_unless_it_may_go(source):
    with writing(source) as connection:
        first = select(Original.sha256).limit(1).scalar_subquery()
        broken = update(Original).where(Original.sha256 == first)
        connection.execute(broken.values(content=b"\x00" + WHO.encode()))

    stopped = run("erase-name", WHO, "--reason", "Đơn 12", code=2)
    assert "--drop-files" in stopped.output
    assert notes(source) == {f"bà {WHO}"}

    run("erase-name", WHO, "--reason", "Đơn 12", "--drop-files")
    with reading(source) as connection:
        number = connection.execute(select(Erasure.erasure_id)).scalar_one()
    assert notes(source) == {f"bà (đã xóa tên {number})"}  # PostgreSQL counts what was stopped


@pytest.mark.parametrize("reason", ["", "Đơn 12"])
def test_a_unit_of_that_name_stops_it(source, reason):
    with writing(source) as connection:
        school = update(Unit).where(Unit.code == "KC-X02")
        connection.execute(school.values(name=f"Trường THCS {WHO}"))

    run("erase-name", WHO, "--reason", reason, code=2)
    assert notes(source) == {f"bà {WHO}"}


def test_a_word_alone_is_no_name(source):
    run("erase-name", "Mơ", code=2)


def test_a_reason_with_the_name_is_refused(source):
    run("erase-name", WHO, "--reason", f"đơn của {WHO}", code=2)
    assert notes(source) == {f"bà {WHO}"}
