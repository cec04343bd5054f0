import pytest
import streamlit as st
from reading_here import read_here
from screens import ROOT, let_in, small_demo
from streamlit.runtime.context import StreamlitCookies
from streamlit.testing.v1 import AppTest

from accounts.built_in import login_of
from accounts.identity import Role
from accounts.sessions import person_with_login


def _one_page(folder: str, page: str, login: str) -> None:
    """The script of a screen test: one page, for one person."""
    import importlib

    from accounts.sessions import person_with_login
    from database.session import engine
    from pages.frame.person import remember

    remember(person_with_login(engine(), login))
    importlib.import_module(f"pages.{folder}.{page}").show()


@pytest.fixture(autouse=True)
def _files_are_read_here(monkeypatch):
    read_here(monkeypatch)


@pytest.fixture
def district(new_database, monkeypatch):
    """The small district, in a database of its own that the pages use."""
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    return small_demo(url)


@pytest.fixture
def dashboard(district, monkeypatch):
    """Opens the whole dashboard of a real installation, as somebody of the office who signed in."""
    monkeypatch.setenv("DAN_VAN_KHEO_MODE", "real")
    monkeypatch.setenv("DAN_VAN_KHEO_SERVER", "asgi")
    cookies = StreamlitCookies(let_in(district, Role.OFFICE))
    monkeypatch.setattr(type(st.context), "cookies", cookies)

    def open_dashboard(**query: str) -> AppTest:
        return _run(AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60), query)

    return open_dashboard


@pytest.fixture
def page(district):
    """Opens one page as somebody with a role: `page("staff", "submit", Role.OFFICE)`."""

    def open_page(folder: str, name: str, role: Role, login: str = "", **query: str) -> AppTest:
        arguments = (folder, name, login or login_of(role))
        script = AppTest.from_function(_one_page, default_timeout=60, args=arguments)
        return _run(script, query)

    return open_page


@pytest.fixture
def present(page):
    """Opens the page of decks, or a deck."""

    def open_page(role: Role = Role.LEADER, **query: str) -> AppTest:
        return page("meetings", "present", role, **query)

    return open_page


@pytest.fixture
def office(district):
    return person_with_login(district, login_of(Role.OFFICE))


def _run(screen: AppTest, query: dict[str, str]) -> AppTest:
    for name, value in query.items():
        screen.query_params[name] = value
    screen.run()
    assert not screen.exception
    return screen
