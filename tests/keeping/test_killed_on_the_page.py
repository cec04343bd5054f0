"""The server killed with -9 while somebody hands in: what the page said is in is, whole; what
it did not say is on the desk again, or in.
"""

from pathlib import Path

import pytest
from engines import MakeDatabase
from screens import empty_district
from sqlalchemy import Engine, select

from accounts.built_in import ensure_accounts
from accounts.mode import Mode
from data_loaders.drafts import drafts_of
from database.keeping.check import check
from database.session import reading
from database.tables import Account, Submission
from tests.keeping.at_work import NOW, killed, told_in
from tests.keeping.on_the_page import hand_in_on_the_page

FILES = ["v01_dang_ky_2023_xa_dong_tao.xlsx", "v02_dang_ky_2022_xa_ham_tu.xlsx"]


@pytest.fixture
def source(new_database: MakeDatabase) -> Engine:
    return demo(new_database)


def demo(new_database: MakeDatabase) -> Engine:
    """Nothing handed in, and the accounts that a demo shows."""
    made = empty_district(new_database())
    ensure_accounts(made, Mode.DEMO)
    return made


def taken_in(source: Engine) -> set[str]:
    with reading(source) as connection:
        return set(connection.execute(select(Submission.file_name)).scalars())


def on_a_desk(source: Engine) -> set[str]:
    with reading(source) as connection:
        accounts = connection.execute(select(Account.account_id)).scalars().all()
    return {draft.mark[0] for one in accounts for draft in drafts_of(source, one, NOW)}


def killed_at(source: Engine, folder: Path, at: int) -> bool:
    told, url = folder / f"told{at}", source.url.render_as_string(hide_password=False)
    was_killed = killed(hand_in_on_the_page, url, told, FILES, at)
    assert [one for one in check(source) if one.wrong] == [], at
    if told_in(told):
        assert taken_in(source) == set(FILES), at
    elif at < 0:  # the page had shown them: none is lost
        assert taken_in(source) | on_a_desk(source) == set(FILES), at
    # Opened again: what is on the desk is taken in, what is in already is not taken in twice.
    assert not killed(hand_in_on_the_page, url, folder / f"again{at}", FILES, 0)
    assert taken_in(source) == set(FILES), at
    assert on_a_desk(source) == set(), at
    with reading(source) as connection:
        assert len(connection.execute(select(Submission.submission_id)).all()) == len(FILES), at
    return was_killed


@pytest.mark.parametrize("at", [5, -17, -45])
def test_a_server_killed_while_somebody_hands_in_loses_nothing_that_was_said(
    source: Engine, tmp_path: Path, at: int
) -> None:
    assert killed_at(source, tmp_path, at)


@pytest.mark.drill
@pytest.mark.timeout(900)
def test_a_server_killed_anywhere_while_somebody_hands_in_loses_nothing_that_was_said(
    new_database: MakeDatabase, tmp_path: Path
) -> None:
    at = 3
    while killed_at(demo(new_database), tmp_path, -at):
        at += 13
    assert at > 60
