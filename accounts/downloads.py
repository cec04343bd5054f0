"""Files on their way out: only to browsers of people who are let in, whoever was told the address.

Streamlit serves what a page offers to download at an address that nobody can guess, to whoever asks
for it, for as long as the page is open. An address can be passed on; a cookie is not.
"""

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from accounts import elsewhere
from accounts.here import Visitor, utc_now, who_is_here
from accounts.issued import claims_in
from accounts.mode import current_mode
from accounts.web import is_secure, origin_of
from database.session import engine

_FILES = "/media/"


class Downloads:
    """Middleware around the whole server."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 where a file is asked for by nobody who is let in.

        Whatever it is called: Streamlit finds a file by what stands before the last dot.
        """
        held_back = scope["type"] == "http" and _FILES in scope["path"]
        if held_back and not await run_in_threadpool(_is_let_in, Request(scope)):
            await PlainTextResponse("Forbidden", 403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_let_in(request: Request) -> bool:
    claims = claims_in(request.cookies) if elsewhere.is_offered() else {}
    visitor = Visitor(request.cookies, is_secure(request), claims, origin_of(request))
    try:
        return who_is_here(engine(), current_mode(), visitor, utc_now()) is not None
    except SQLAlchemyError:
        return False  # who cannot be told is not let in
