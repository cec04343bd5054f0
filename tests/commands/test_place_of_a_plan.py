"""A plan of a place that the register does not have: nobody owes, and the terminal says so."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from manage import app

UNITS = Path(__file__).resolve().parent.parent / "forms" / "units.csv"
SAID = "Danh sách đơn vị không có “Huyện Hớn Quản”"


def manage(*words: str | Path) -> Result:
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0
    return done


@pytest.fixture(autouse=True)
def khoai_chau(new_database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with the register of another district."""
    monkeypatch.setenv("DATABASE_URL", new_database(tables=True))
    manage("units", "import", UNITS)


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_adopting_it_says_what_is_missing_and_what_to_do() -> None:
    said = one_line(manage("plans", "adopt", "hon-quan-2016-2020").stderr)
    assert SAID in said
    assert "units import" in said


def test_nobody_owes_under_it_and_the_figures_say_why_beside_their_json() -> None:
    manage("plans", "adopt", "hon-quan-2016-2020")
    done = manage("figures", "--plan", "hon-quan-2016-2020", "--json")
    assert json.loads(done.stdout) == []
    assert SAID in one_line(done.stderr)


@pytest.mark.parametrize(
    ("code", "units", "years"), [("khoai-chau-2021-2025", 34, 5), ("tay-ninh-2019", 34, 1)]
)
def test_a_plan_of_a_known_place_or_of_none_is_owed_without_a_word(
    code: str, units: int, years: int
) -> None:
    adopted = manage("plans", "adopt", code)
    done = manage("figures", "--plan", code, "--json")
    assert len(json.loads(done.stdout)) == units * years
    assert "Danh sách đơn vị không có" not in one_line(adopted.stderr + done.stderr)
