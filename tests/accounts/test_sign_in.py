"""The sign-in route, asked as a browser asks it."""

import asyncio
from urllib.parse import urlencode

import pytest
from screens import empty_district, illustrated
from sqlalchemy import func, select
from starlette.requests import Request

from accounts.built_in import ensure_accounts
from accounts.mode import VARIABLE, Mode
from accounts.sessions import COOKIE
from accounts.sign_in import CSRF_COOKIE, let_in, show_choices
from database.session import reading
from database.tables import Account, SignInSession


@pytest.fixture
def url(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "demo")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'people.db'}")
    return f"sqlite:///{tmp_path / 'people.db'}"


def ask(route, query: str = "", **fields: str):
    """What `route` answers; with `fields`, to a form with the token of its own cookie."""

    async def receive():
        return {"type": "http.request", "body": urlencode(fields | {"csrf": "t"}).encode()}

    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "cookie": f"{CSRF_COOKIE}=t",
        "host": "here",
    }
    scope = {
        "type": "http",
        "method": "POST" if fields else "GET",
        "scheme": "http",
        "path": "/vao",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    return asyncio.run(route(Request(scope, receive)))


def count(source, table) -> int:
    with reading(source) as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_over_an_illustration_a_visitor_chooses_and_is_let_in(url):
    illustrated(empty_district(url))
    offered = ask(show_choices).body.decode()
    answer = ask(let_in, login="built-in-leader")

    assert 'value="built-in-leader"' in offered
    assert answer.status_code == 303
    assert answer.headers["set-cookie"].startswith(f"{COOKIE}=")


def test_over_other_figures_nobody_is_offered_let_in_or_written_down(url):
    source = empty_district(url)
    offered = ask(show_choices)
    answer = ask(let_in, login="built-in-admin")

    assert (offered.status_code, answer.status_code) == (403, 403)
    assert "python manage.py demo" in offered.body.decode()
    assert "<button" not in offered.body.decode()
    assert "set-cookie" not in answer.headers
    assert count(source, Account) == 0


def test_over_other_figures_not_even_the_identities_of_a_former_demo_are_let_in(url):
    source = empty_district(url)
    ensure_accounts(source, Mode.DEMO)

    assert ask(let_in, login="built-in-admin").status_code == 403
    assert count(source, SignInSession) == 0


def test_the_refusal_is_said_in_english_too(url):
    empty_district(url)

    assert "asks for no password" in ask(show_choices, "lang=en").body.decode()


def test_without_a_database_nobody_is_let_in_and_none_is_made(url, tmp_path):
    assert ask(show_choices).status_code == 403
    assert ask(let_in, login="built-in-admin").status_code == 403
    assert not list(tmp_path.iterdir())
