"""The audit trail from the command line, over the small district of `tests/screens.py`."""

import json

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete, func, select
from typer.testing import CliRunner

from database.session import engine, writing
from database.tables import AuditEntry
from manage import app
from tests.screens import small_district


@pytest.fixture
def source(new_database, monkeypatch):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    return small_district(url)


def run(*words, code=0):
    done = CliRunner().invoke(app, ["audit", *map(str, words)])
    assert done.exit_code == code, done.output
    return done


def cut_off_the_last(source):
    with writing(source) as connection:
        last = select(func.max(AuditEntry.entry_id)).scalar_subquery()
        connection.execute(delete(AuditEntry).where(AuditEntry.entry_id == last))


def test_a_whole_trail_says_its_count_and_head_to_be_noted(source):
    said = json.loads(run("verify", "--json").stdout)

    assert said["faults"] == []
    assert said["count"] == 5
    assert said["head"] in run("verify").stdout
    assert "Nhật ký nguyên vẹn." in run("verify").stdout


def test_against_what_was_noted_the_end_that_was_cut_off_shows(source):
    noted = json.loads(run("verify", "--json").stdout)
    cut_off_the_last(source)

    run("verify")
    done = run("verify", "--head", noted["head"], "--count", noted["count"], code=1)
    assert "những dòng mới nhất đã bị cắt bỏ" in done.stdout


def test_a_missing_entry_is_named_and_the_command_fails(source):
    with writing(source) as connection:
        connection.execute(delete(AuditEntry).where(AuditEntry.entry_id == 3))

    assert "Trước dòng 4 thiếu một hay nhiều dòng." in run("verify", code=1).stdout
    assert json.loads(run("verify", "--json", code=1).stdout)["faults"] == [
        {"entry": 4, "broken": "missing_before"}
    ]


def test_half_of_what_was_noted_proves_nothing(source):
    run("verify", "--head", "ab", code=2)


def test_entries_are_listed_by_what_and_when_and_whom(source):
    CliRunner().invoke(app, ["withdraw", "2", "--reason", "gửi nhầm"])

    (row,) = json.loads(run("list", "--what", "withdrawn", "--json").stdout)
    assert (row["thing"], row["detail"]) == ("submission 2", {"reason": "gửi nhầm"})
    assert len(json.loads(run("list", "--about", "KC-X02", "--json").stdout)) == 2
    assert json.loads(run("list", "--until", "2020-01-01", "--json").stdout) == []
    assert len(json.loads(run("list", "--since", "2023-01-01", "--json").stdout)) == 6
    assert len(json.loads(run("list", "--who", "-", "--json").stdout)) == 6
    run("list", "--who", "nobody", code=2)


@pytest.mark.parametrize("name", ["nhat-ky.xlsx", "nhat-ky.csv"])
def test_the_list_goes_into_a_file(source, tmp_path, name):
    out = tmp_path / name
    run("list", "--out", out)

    if name.endswith(".csv"):
        assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 6
    else:
        assert load_workbook(out).worksheets[0].max_row == 3 + 5


def test_a_file_of_another_kind_is_refused(source, tmp_path):
    run("list", "--out", tmp_path / "nhat-ky.docx", code=2)

    assert engine().url.database is not None
