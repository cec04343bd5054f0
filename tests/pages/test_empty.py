"""A page without anything to show says what is missing, and leads to where it is put right."""

import pytest
from screens import empty_district

from accounts.built_in import ensure_accounts
from accounts.identity import Role
from accounts.mode import Mode
from database.session import engine

PAGES = [
    ("front", "front"),
    ("leaders", "progress"),
    ("leaders", "compliance"),
    ("leaders", "fields"),
    ("leaders", "models"),
    ("leaders", "quality"),
    ("meetings", "compare"),
    ("meetings", "present"),
    ("staff", "my_unit"),
    ("staff", "history"),
    ("office", "deadlines"),
    ("office", "review"),
]


@pytest.fixture
def empty(monkeypatch, new_database):
    """An installation with its tables, and nothing in them."""
    url = new_database(tables=True)
    ensure_accounts(engine(url), Mode.DEMO)
    monkeypatch.setenv("DATABASE_URL", url)


def words(screen) -> str:
    return " ".join(one.value for one in [*screen.markdown, *screen.caption, *screen.info])


@pytest.mark.parametrize(("folder", "name"), PAGES)
def test_an_empty_installation_says_what_comes_first_and_asks_for_no_command(
    page, empty, folder, name
):
    screen = page(folder, name, Role.OFFICE)

    assert "chưa có đơn vị nào" in words(screen)
    assert "văn phòng" not in words(screen)
    assert not screen.code


def test_who_cannot_put_it_right_reads_who_does(page, empty):
    assert "Việc này do văn phòng làm" in words(page("leaders", "progress", Role.LEADER))


def test_a_plan_without_a_report_leads_to_where_one_is_handed_in(page, monkeypatch, new_database):
    url = new_database(tables=True)
    ensure_accounts(empty_district(url), Mode.DEMO)
    monkeypatch.setenv("DATABASE_URL", url)

    assert "Chưa có báo cáo nào được nhận" in words(page("leaders", "progress", Role.OFFICE))
    assert "Chưa có báo cáo nào được nhận" in words(page("staff", "history", Role.OFFICE))
