"""`manage.py users`: what the pages do with accounts, from the terminal."""

import json
from datetime import UTC, datetime

import pytest
from screens import empty_district
from typer.testing import CliRunner

from accounts.letting_in import LetIn, Refusal, let_in
from accounts.listing import known_accounts
from accounts.sessions import open_session
from accounts.tries import Origin
from manage import app

HERE = Origin("192.0.2.7", "Firefox")


@pytest.fixture
def source(new_database, monkeypatch):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    return empty_district(url)


def users(*words):
    return CliRunner().invoke(app, ["users", *words])


def add(login="lan.nguyen", *more):
    words = more or ("--role", "staff", "--unit", "KC-X12")
    return users("add", login, "--name", "Nguyễn Thị Lan", *words)


def listed():
    return {each["login"]: each for each in json.loads(users("list", "--json").stdout)}


def entered(source, password, login="lan.nguyen"):
    return let_in(source, login, password, HERE, datetime.now(UTC))


def test_an_account_is_added_with_a_first_password_and_listed(source):
    made = add()
    known = listed()["lan.nguyen"]

    assert made.exit_code == 0
    assert (known["role"], known["unit"], known["active"]) == ("staff", "Xã Đông Tảo", True)
    assert entered(source, made.stdout.strip()).must_change


def test_a_table_shows_names_as_they_are(source):
    users("add", "la", "--name", "[bold]Lan[/bold]", "--role", "admin")

    assert "[bold]" in users("list").stdout


def test_only_what_is_named_is_changed(source):
    add()
    assert users("set", "LAN.NGUYEN", "--role", "office", "--unit", "Xã An Vĩ").exit_code == 0
    assert users("set", "lan.nguyen", "--name", "Lan").exit_code == 0

    known = listed()["lan.nguyen"]
    assert (known["role"], known["unit"], known["name"]) == ("office", "Xã An Vĩ", "Lan")


def test_an_identity_elsewhere_is_linked_and_unlinked(source):
    add()
    users("set", "lan.nguyen", "--email", "lan@example.vn")
    assert known_accounts(source, datetime.now(UTC))[0].subject == "mailto:lan@example.vn"
    both = users("set", "lan.nguyen", "--email", "moi@example.vn", "--unlink")
    assert (both.exit_code, users("set", "lan.nguyen", "--unlink").exit_code) == (2, 0)

    assert known_accounts(source, datetime.now(UTC))[0].subject is None


def test_a_password_is_set_anew_an_account_closed_and_opened_again(source):
    add()
    password = users("reset-password", "lan.nguyen").stdout.strip()
    assert isinstance(entered(source, password), LetIn)
    users("close", "lan.nguyen")
    closed = entered(source, password)
    users("set", "lan.nguyen", "--reopen")

    assert closed == Refusal(closed=True)
    assert isinstance(entered(source, password), LetIn)


def test_sessions_are_seen_and_ended(source):
    password = add().stdout.strip()
    entered(source, password)
    found = json.loads(users("sessions", "lan.nguyen", "--json").stdout)

    assert (found[0]["login"], found[0]["address"]) == ("lan.nguyen", "192.0.2.7")
    assert users("revoke", str(found[0]["session"])).exit_code == 0
    assert json.loads(users("sessions", "--json").stdout) == []
    assert users("revoke", str(found[0]["session"])).exit_code == 2


def test_a_lock_is_lifted_for_an_account_and_for_an_address(source):
    password = add().stdout.strip()
    for _try in range(5):
        entered(source, "không phải nó")
    assert listed()["lan.nguyen"]["locked_until"]
    users("set", "lan.nguyen", "--unlock")
    for each in range(30):
        entered(source, "không phải nó", f"nguoi-{each}")
    assert users("unlock", "192.0.2.7").exit_code == 0

    assert isinstance(entered(source, password), LetIn)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "x", "--name", "Lan", "--role", "admin"), "từ 2 đến 100 ký tự"),
        (("add", "minh", "--name", "Minh", "--role", "staff"), "Chọn đơn vị"),
        (("add", "minh", "--name", "Minh", "--role", "staff", "--unit", "KC-X99"), "KC-X99"),
        (("close", "quan.tri"), "quản trị cuối cùng"),
        (("close", "khong.co"), "khong.co"),
        (("sessions", "khong.co"), "khong.co"),
    ],
)
def test_what_will_not_do_is_said_and_ends_with_two(source, words, said):
    add("quan.tri", "--role", "admin")
    answer = users(*words)

    assert answer.exit_code == 2
    assert said in " ".join(answer.stderr.split())
    assert set(listed()) == {"quan.tri"}


def test_sessions_of_whom_the_command_closed_are_over(source):
    add()
    open_session(source, 1, datetime.now(UTC))
    users("close", "lan.nguyen")

    assert json.loads(users("sessions", "--json").stdout) == []
