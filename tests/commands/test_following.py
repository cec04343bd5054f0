"""Who follows which units, on the command line."""

import json

import pytest
from screens import empty_district
from typer.testing import CliRunner

from accounts.built_in import ensure_accounts
from accounts.mode import Mode
from database.session import engine
from manage import app

pytestmark = pytest.mark.both_engines

LEADER = "built-in-leader"


def manage(*words):
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


def followed():
    found = json.loads(manage("follows", "list", "--json").stdout)
    return [(one["login"], one["unit_code"]) for one in found]


@pytest.fixture(autouse=True)
def installation(new_database, monkeypatch):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    empty_district(url)
    ensure_accounts(engine(url), Mode.DEMO)


def test_units_are_given_by_code_or_name_and_taken_away():
    assert manage("follows", "add", LEADER, "KC-X12", "Xã An Vĩ").exit_code == 0
    assert followed() == [(LEADER, "KC-X02"), (LEADER, "KC-X12")]
    assert manage("follows", "remove", LEADER, "KC-X02").exit_code == 0
    assert followed() == [(LEADER, "KC-X12")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("nobody", "KC-X12"), LEADER, id="an unknown login names those there are"),
        pytest.param((LEADER, "KC-X12", "Xã Không Có"), "Xã Không Có", id="an unknown unit"),
    ],
)
def test_what_is_not_known_is_named_and_nothing_is_given(words, said):
    done = manage("follows", "add", *words)

    assert done.exit_code == 2
    assert said in done.stderr.replace("\n", "")
    assert followed() == []
