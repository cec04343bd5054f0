"""The sign-in pages while the database fails: a plain sentence instead of an error."""

import logging
from html import escape

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from accounts.web import page
from database.trouble import trouble_of
from domain.trouble import Trouble
from translations import gettext as _
from translations.trouble_wording import trouble_sentence

_logger = logging.getLogger(__name__)
AGAIN_AFTER = "5"  # seconds


class Unreachable:
    """Middleware around what answers by itself, without Streamlit: see `database.trouble`."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; a fault that is none of the database's goes on as it came."""
        try:
            await self.app(scope, receive, send)
        except SQLAlchemyError as fault:
            trouble = trouble_of(fault)
            if trouble is None or scope["type"] != "http":
                raise
            _logger.error("database: %s", trouble, exc_info=fault)
            await _page(Request(scope), trouble)(scope, receive, send)


def _then(trouble: Trouble) -> str:
    if trouble is Trouble.GONE:
        return _("Trang này tự mở lại khi nối được.")
    return _("Trang này tự thử lại sau mỗi {seconds} giây.").format(seconds=AGAIN_AFTER)


def _page(request: Request, trouble: Trouble) -> Response:
    answer = page(request, trouble_sentence(trouble), f"<p>{escape(_then(trouble))}</p>", 503)
    answer.headers.update({"Retry-After": AGAIN_AFTER, "Refresh": f"{AGAIN_AFTER}; url=/vao"})
    return answer
