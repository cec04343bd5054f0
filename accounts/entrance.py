"""What a browser that asks for a page is answered before Streamlit is.

Whoever is not let in is led to the sign-in page at once, which leads back. An address that is none
of ours is answered by a page of ours: Streamlit would show its front page and a word in English.
"""

from collections.abc import Collection
from html import escape
from urllib.parse import quote

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accounts import elsewhere
from accounts.here import Visitor, utc_now, who_is_here
from accounts.mode import current_mode
from accounts.web import ASKED_LANGUAGE, is_secure, keep_language, page, speak
from database.session import engine
from translations import gettext as _

# First parts of addresses that are no pages: Streamlit's own, and those that answer by themselves.
LEFT_ALONE = frozenset(
    {"_stcore", "app", "auth", "component", "media", "oauth2callback", "static"}
    | {"doi-mat-khau", "ra", "vao"}
)
# Set by Streamlit for whoever signed in through an issuer, whom the script alone can tell.
_ISSUED = "_streamlit_user"


class Entrance:
    """Middleware around the whole server; `addresses` are those of the pages."""

    def __init__(self, app: ASGIApp, addresses: Collection[str]) -> None:
        """Stand around `app`."""
        self.app = app
        self.addresses = {"", *addresses}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer who asks for a page and may not have it; all else goes on."""
        if not _asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        out = _keeping_language(request, send) if ASKED_LANGUAGE in request.query_params else send
        answer = await run_in_threadpool(self._answer, request)
        await (answer or self.app)(scope, receive, out)

    def _answer(self, request: Request) -> Response | None:
        address = request.url.path.strip("/")
        if address.partition("/")[0] in LEFT_ALONE:
            return None
        if address not in self.addresses:
            return _not_found(request)
        return None if _signs_in_elsewhere(request) else _led_to_sign_in(request, address)


def _asks_for_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    return "text/html" in Request(scope).headers.get("accept", "")


def _signs_in_elsewhere(request: Request) -> bool:
    """Whether the script has to see to it: it alone knows what an issuer says, and asks there."""
    if not elsewhere.is_offered():
        return False
    issued = any(name.startswith(_ISSUED) for name in request.cookies)
    return issued or elsewhere.ASKED in request.query_params


def _led_to_sign_in(request: Request, address: str) -> Response | None:
    """The way to the sign-in, or to the change of a password that another gave; else None."""
    visitor = Visitor(request.cookies, is_secure(request))
    try:
        person = who_is_here(engine(), current_mode(), visitor, utc_now())
    except SQLAlchemyError:
        return None  # the script says what is the matter
    if person is not None and not person.must_change:
        return None
    asked = f"?{request.url.query}" if request.url.query else ""
    wanted = f"?tiep={quote(f'/{address}{asked}', safe='')}" if address or asked else ""
    card = "/vao" if person is None else "/doi-mat-khau"
    return RedirectResponse(f"{card}{wanted}", 303, headers={"Cache-Control": "no-store"})


def _not_found(request: Request) -> Response:
    speak(request)
    words = _("Không có trang nào ở địa chỉ này. Xem lại đường dẫn, hoặc mở trang đầu.")
    way = escape(_("Mở trang đầu"))
    return page(request, words, f'<a class="main" href="/">{way}</a>', 404)


def _keeping_language(request: Request, send: Send) -> Send:
    """`send`, with the cookie of the language that the address asks for."""

    async def out(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = Response()
            keep_language(request, kept)
            MutableHeaders(scope=message).append("set-cookie", kept.headers["set-cookie"])
        await send(message)

    return out
