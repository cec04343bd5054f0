"""`manage.py sample`: files of a district, or rows in an empty database."""

import pytest
from engines import contents
from typer.testing import CliRunner

from commands import samples
from database import audit
from database.session import engine
from manage import app
from samples.large.sizes import Size

TINY = Size(provinces=1, communes=2, units=6)


def sample(*words):
    command = ["sample", *map(str, words)]
    return CliRunner().invoke(app, command, catch_exceptions=False)


@pytest.fixture
def empty(new_database, monkeypatch):
    """The database that is meant; a province is made tiny."""
    url = new_database()
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setitem(samples.OF_ROWS, samples.SampleSize.PROVINCE, TINY)
    return engine(url)


def test_a_district_is_written_as_the_files_that_its_offices_would_send(tmp_path, empty):
    folder = tmp_path / "district"
    done = sample("--size", "district", "--out", folder)
    written = [path for path in folder.rglob("*") if path.is_file()]

    assert done.exit_code == 0
    assert {path.suffix for path in written} == {".xlsx", ".xls", ".csv"}
    assert f"{len(written)} tệp" in done.stderr.replace("\n", " ")
    assert sample("--size", "district", "--out", folder).exit_code == 2  # not written over


def test_a_larger_one_goes_into_an_empty_database_and_no_second_on_top(empty):
    assert sample("--size", "province").exit_code == 0
    assert audit.is_illustration(empty)
    before = contents(empty)
    assert before["listing"]
    again = sample("--size", "province")

    assert again.exit_code == 2
    assert "đã có nội dung" in again.stderr.replace("\n", " ")
    assert contents(empty) == before


@pytest.mark.parametrize(
    "words",
    [
        ("--size", "district"),  # where to?
        ("--size", "country", "--out", "folder"),  # it goes into no folder
        ("--size", "continent"),
        (),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_made(words, empty, tmp_path):
    assert sample(*words).exit_code == 2
    assert not (tmp_path / "folder").exists()
