"""The routes of the server, asked as a browser asks them."""

import asyncio
from urllib.parse import urlencode

from starlette.requests import Request

from accounts import own_account, setup_page, sign_in
from accounts.sessions import cookie_name
from accounts.web import CSRF_COOKIE

ROUTES = {
    (method, route.path): route.endpoint
    for route in (*sign_in.routes, *setup_page.routes, *own_account.routes)
    for method in route.methods
}


def ask(path: str, query: str = "", **headers: str):
    """What `path` answers to who opens it."""
    return _asked("GET", path, query, b"", headers)


def post(
    path: str, fields: dict[str, str], *, csrf: str = "t", scheme: str = "http", **headers: str
):
    """What `path` answers to a form with the token of its own cookie."""
    own = f"{cookie_name(CSRF_COOKIE, secure=scheme == 'https')}={csrf}"
    cookie = "; ".join(part for part in (own, headers.pop("cookie", "")) if part)
    body = urlencode({"csrf": "t", **fields}).encode()
    return _asked("POST", path, "", body, {**headers, "cookie": cookie}, scheme)


def cookies_of(answer) -> dict[str, str]:
    """The cookies that an answer sets, each with what stands after its value."""
    lines = [value for name, value in answer.headers.items() if name == "set-cookie"]
    pairs = [line.partition("=") for line in lines]
    return {name: value for name, _is, value in pairs}


def _asked(method, path, query, body, headers, scheme="http"):
    sent = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        return sent.pop()

    scope = {
        "type": "http",
        "method": method,
        "scheme": scheme,
        "path": path,
        "query_string": query.encode(),
        "client": (headers.pop("client", "192.0.2.7"), 50000),
        "headers": [
            (name.replace("_", "-").encode(), value.encode())
            for name, value in {"host": "here", **headers}.items()
        ],
    }
    return asyncio.run(ROUTES[method, path](Request(scope, receive)))
