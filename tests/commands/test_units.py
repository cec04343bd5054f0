"""The register from the command line: tried first, taken in, looked at on a day."""

import json

import pytest
from typer.testing import CliRunner

from manage import app
from tests.data_loaders.makers import REGISTER, write


def manage(*words):
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


def codes_on(day):
    found = manage("units", "list", "--on", day, "--json")
    return [unit["code"] for unit in json.loads(found.stdout)]


@pytest.fixture
def folder(tmp_path, new_database, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", new_database(tables=True))
    return tmp_path


@pytest.fixture
def register(folder):
    path = write(folder, "register.csv", REGISTER)
    assert manage("units", "import", path).exit_code == 0
    return path


def test_a_dry_run_writes_nothing(folder):
    path = write(folder, "register.csv", REGISTER)
    tried = manage("units", "import", path, "--dry-run")

    assert tried.exit_code == 0
    assert tried.stdout.count("added") == 8
    assert codes_on("2025-03-01") == []
    assert manage("units", "import", path).exit_code == 0
    assert "Không có gì thay đổi." in manage("units", "import", path, "--dry-run").stderr


def test_the_units_of_a_day_are_those_that_exist_on_it(register):
    assert codes_on("2025-06-30") == ["P", "H", "A", "B", "C", "D"]
    assert codes_on("2025-07-01") == ["P", "C", "D", "N", "M"]


def test_a_lineage_is_tried_taken_in_and_told(register, folder):
    path = write(
        folder, "lineage.csv", "from_code,into_code,day,whole,decree\nA,N,2025-07-01,whole,NQ 1\n"
    )
    assert "lineage" in manage("units", "lineage", path, "--dry-run").stdout
    assert json.loads(manage("units", "history", "A", "--json").stdout) == []
    assert "Đã ghi 1 bước" in manage("units", "lineage", path).stderr
    assert json.loads(manage("units", "history", "A", "--json").stdout) == [
        {
            "day": "2025-07-01",
            "from_unit_code": "A",
            "from_unit": "Xã An",
            "into_unit_code": "N",
            "into_unit": "Xã An",
            "whole": True,
            "decree": "NQ 1",
            "undone_at": None,
        }
    ]
    assert "NQ 1" in manage("units", "history", "N").stdout


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_lineage_that_cannot_be_ends_with_the_row_at_fault(register, folder, more):
    path = write(
        folder, "lineage.csv", "from_code,into_code,day,whole,decree\nC,N,2025-07-01,whole,\n"
    )
    done = manage("units", "lineage", path, *more)

    assert done.exit_code == 2
    assert "dòng 2: Xã Cường vào Xã An toàn bộ" in " ".join(done.stderr.split())


def test_a_unit_that_is_not_there_has_no_history(register):
    assert manage("units", "history", "X").exit_code == 2
