"""Days and who is missing, from the command line, over the small district of `tests/screens.py`."""

import json
from collections import Counter
from io import BytesIO

import pytest
from docx import Document
from typer.testing import CliRunner

from manage import app
from tests.screens import CODE, small_district

pytestmark = pytest.mark.both_engines

PLAN = ["--plan", CODE]


@pytest.fixture
def run(new_database, monkeypatch):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    small_district(url)

    def call(*words, code=0):
        done = CliRunner().invoke(app, list(words))
        assert done.exit_code == code, done.output
        return done

    return call


def _list(run, as_of, *more):
    done = run("deadlines", "list", *PLAN, "--as-of", as_of, *more, "--json")
    return {(row["kind"], row["period"], row["year"]): row for row in json.loads(done.stdout)}


def test_every_report_asked_for_is_listed_with_who_kept_its_day(run):
    # Three of 34 units sent the register of 2023, all on 20/3.
    row = _list(run, "2023-04-05")["register", "year", 2023]

    assert row["due"] == "2023-03-31"
    assert (row["owed"], row["on_time"], row["late"], row["missing"]) == (34, 3, 0, 31)


def test_the_missing_are_named_with_their_days(run):
    options = ("--year", "2023", "--as-of", "2023-04-05", "--json")
    found = json.loads(run("deadlines", "missing", *PLAN, *options).stdout)

    assert len(found) == 31
    assert {row["days_late"] for row in found} == {5}
    assert "Xã Đông Tảo" not in {row["name"] for row in found}


def test_one_unit_is_asked_for_alone_and_as_text(run):
    options = ("--place", "Xã Đại Tập", "--year", "2023", "--as-of", "2023-04-05", "--text")
    told = run("deadlines", "missing", *PLAN, *options).stdout

    assert "còn 1 đơn vị thiếu báo cáo" in told
    assert "Danh sách đăng ký 2023 (quá hạn 5 ngày): Xã Đại Tập" in told


def test_a_day_set_for_one_unit_moves_its_day_alone(run):
    given = ("--kind", "register", "--year", "2023", "--last-day", "2023-04-30")
    # KC-X01 sent nothing; the three that did (KC-X02, X04, X12) are on time with or without it.
    run("deadlines", "set", *PLAN, *given, "--place", "KC-X01", "--reason", "bão")
    found = json.loads(run("deadlines", "missing", *PLAN, "--as-of", "2023-04-05", "--json").stdout)
    row = _list(run, "2023-04-05")["register", "year", 2023]

    assert len([one for one in found if one["year"] == 2023]) == 30
    assert (row["on_time"], row["missing"], row["due"]) == (3, 30, "2023-03-31")
    figures = json.loads(run("figures", *PLAN, "--as-of", "2023-04-05", "--json").stdout)
    silent = {one["unit_code"]: one["state"] for one in figures if one["year"] == 2023}
    assert (silent["KC-X01"], silent["KC-X03"]) == ("not_owed", "not_reported")


def test_a_day_set_for_everybody_lets_nobody_be_missing_before_it(run):
    given = ("--kind", "register", "--year", "2023", "--last-day", "2023-04-30")
    run("deadlines", "set", *PLAN, *given, "--reason", "bão")

    assert _list(run, "2023-04-05")["register", "year", 2023]["missing"] == 0
    assert _list(run, "2023-05-01")["register", "year", 2023]["missing"] == 31


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(("--kind", "round", "--year", "2023"), id="a report never asked for"),
        pytest.param(("--kind", "register", "--year", "2035"), id="a year outside the plan"),
    ],
)
def test_no_day_is_set_for_what_is_not_owed(run, given):
    done = run(
        *("deadlines", "set", *PLAN, *given, "--last-day", "2023-04-30", "--reason", "bão"), code=2
    )

    assert "không yêu cầu báo cáo này" in done.stderr


@pytest.mark.parametrize(
    ("last_day", "told"),
    [
        pytest.param("2022-12-31", "chưa bắt đầu", id="before its year begins"),
        pytest.param("2203-04-30", "quá xa", id="a slip of the pen"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(run, last_day, told):
    given = ("--kind", "register", "--year", "2023", "--last-day", last_day, "--reason", "bão")
    done = run("deadlines", "set", *PLAN, *given, code=2)

    assert told in done.stderr
    assert _list(run, "2023-04-05")["register", "year", 2023]["due"] == "2023-03-31"


def test_the_letter_names_the_missing(run, tmp_path):
    out = tmp_path / "don-doc.docx"
    run("export", "letter", *PLAN, "--year", "2023", "--as-of", "2023-04-05", "--out", str(out))
    rows = [row.cells for row in Document(BytesIO(out.read_bytes())).tables[-1].rows]
    named = [(cells[2].text, cells[3].text) for cells in rows[1:]]

    assert Counter(named) == {
        ("Danh sách đăng ký 2021", "14/9/2021"): 34,
        ("Danh sách đăng ký 2022", "31/3/2022"): 34,
        ("Danh sách đăng ký 2023", "31/3/2023"): 31,
    }


def test_when_nothing_is_missing_no_letter_is_written(run, tmp_path):
    out = tmp_path / "don-doc.docx"
    options = ("--year", "2021", "--as-of", "2021-09-01", "--out", str(out))
    run("export", "letter", *PLAN, *options, code=2)

    assert not out.exists()
