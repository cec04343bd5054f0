"""An account that was changed behind the back is found: the trail says what it was last made."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, insert, update

from accounts import changes
from accounts.built_in import ensure_accounts
from accounts.changes import By, Wanted
from accounts.identity import Role
from accounts.mode import Mode
from database.keeping.check import check
from database.session import writing
from database.tables import Account
from domain.keeping import Proof
from tests.screens import empty_district

pytestmark = pytest.mark.both_engines
BY = By(None, datetime(2024, 3, 1, tzinfo=UTC))


@pytest.fixture
def source(new_database) -> Engine:
    """Three accounts: made, changed, closed and opened again; and those of a demo."""
    made = empty_district(new_database(tables=True))
    ensure_accounts(made, Mode.DEMO)
    names = {}
    for login, role in (("an", Role.ADMIN), ("binh", Role.STAFF), ("chi", Role.OFFICE)):
        names[login], _ = changes.add(made, login, Wanted(login.title(), role, 1), BY)
    changes.alter(made, names["chi"], Wanted("Chi", Role.LEADER, 2), BY)
    changes.close(made, names["binh"], BY)
    changes.close(made, names["chi"], BY)
    changes.reopen(made, names["chi"], BY)
    return made


def wrong(source: Engine) -> tuple[str, ...]:
    (found,) = (one for one in check(source) if one.proof is Proof.ACCOUNTS)
    assert found.looked_at > 3
    return found.wrong


def test_accounts_made_and_changed_by_the_house_are_as_their_entries_say(source):
    assert wrong(source) == ()


@pytest.mark.parametrize(
    ("login", "values"),
    [
        ("chi", {"role": "admin"}),
        ("chi", {"unit_id": None}),
        ("chi", {"unit_id": 1}),
        ("binh", {"active": True}),
        ("binh", {"role": "office"}),
        ("an", {"active": False}),
    ],
)
def test_an_account_changed_behind_the_back_is_named(source, login, values):
    with writing(source) as connection:
        mine = update(Account).where(Account.login == login).returning(Account.account_id)
        number = connection.execute(mine.values(**values)).scalar_one()

    assert wrong(source) == (f"account {number}",)


def test_an_account_put_in_from_outside_with_a_way_in_is_named(source):
    with writing(source) as connection:
        row = {"login": "x", "name": "X", "role": "admin", "password_hash": "$argon2id$"}
        made = insert(Account).values(**row).returning(Account.account_id)
        number = connection.execute(made).scalar_one()

    assert wrong(source) == (f"account {number}",)
