"""What a link asks for and a filter does not know is told, not silently replaced."""

import pytest
from streamlit.testing.v1 import AppTest

from accounts.built_in import login_of
from accounts.identity import Role
from pages.frame import filters

DAY = "2023-11-30"


def _linked_page(folder: str, name: str, login: str) -> None:
    """The script: one page as the dashboard runs it, with its eye on links."""
    import importlib

    import streamlit as st

    from accounts.sessions import person_with_login
    from database.session import engine
    from pages.frame.filters import told_of_links
    from pages.frame.person import remember

    remember(person_with_login(engine(), login))
    with told_of_links(name, st.container()):
        importlib.import_module(f"pages.{folder}.{name}").show()


@pytest.fixture
def linked(district):
    def open_page(folder: str = "leaders", name: str = "progress", **query: str) -> AppTest:
        arguments = (folder, name, login_of(Role.OFFICE))
        screen = AppTest.from_function(_linked_page, default_timeout=60, args=arguments)
        for asked, value in query.items():
            screen.query_params[asked] = value
        screen.run()
        assert not screen.exception
        return screen

    return open_page


def told(screen) -> list[str]:
    return [one.value for one in screen.warning]


def test_a_link_that_asks_for_what_is_there_is_followed_without_a_word(linked):
    screen = linked(den_ngay=DAY, thieu_truoc="true", lang="English")

    assert told(screen) == []
    assert screen.date_input[0].value.isoformat() == DAY


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"den_ngay": "2019-02-28"}, "Đường dẫn ghi ngày 28/2/2019, không xem được ở đây."),
        ({"den_ngay": "2023-02-31"}, "Đường dẫn ghi ngày “2023\\-02\\-31”"),
        ({"giai_doan": "2001–2005"}, "“2001–2005”, ở đây không có. Đang xem “2021–2025”."),
        ({"giai_doan": "[x](y)"}, "“\\[x\\]\\(y\\)”"),
    ],
    ids=["before the plan", "no such day", "no such period", "words that would be a link"],
)
def test_a_link_that_asks_for_what_is_not_there_is_told_so(linked, asked, said):
    lines = told(linked(**asked))

    assert len(lines) == 1
    assert said in lines[0]


def test_what_the_house_keeps_for_itself_is_no_filter(linked):
    assert told(linked(subject="1", person="1")) == []


def test_a_year_that_is_not_on_offer_is_told_too(linked):
    lines = told(linked(name="models", nam="1999"))

    assert lines == ["Đường dẫn ghi “1999”, ở đây không có. Đang xem “Mọi năm”."]


def test_it_is_told_until_the_visitor_chooses_for_themselves(linked):
    screen = linked(giai_doan="2001–2005")
    screen.run()
    assert len(told(screen)) == 1

    screen.toggle[0].set_value(True).run()
    assert told(screen) == []


@pytest.mark.parametrize("run", [None, object()])
def test_a_streamlit_that_runs_no_part_as_the_script_still_shows_the_filter(monkeypatch, run):
    monkeypatch.setattr(filters, "get_script_run_ctx", lambda: run)
    entered = []
    with filters.across_pages():
        entered.append(run)

    assert entered == [run]
