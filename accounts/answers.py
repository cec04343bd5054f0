"""What every answer of the server carries: the page's language, and headers that keep it inside."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"
_THEIRS = b'<html lang="en"'


# Else a page asks at its own address for the server first, waits for the answer that there is none,
# and asks at the root only then.
_SERVER = 'window.__streamlit = {BACKEND_BASE_URL: location.origin + "/"}'


def _end_of_head() -> bytes:
    """The end of the page's head: where the server is, and the icons, asked for at once: their
    names flash up as words until they are there.
    """
    fonts = (_PAGE.parent / "static" / "media").glob("MaterialSymbols*.woff2")
    asked = '<link rel="preload" href="/static/media/{}" as="font" type="font/woff2" crossorigin>'
    icons = "".join(asked.format(each.name) for each in fonts)
    return f"<script>{_SERVER}</script>{icons}</head>".encode()


_END_OF_HEAD = _end_of_head()


def _own_scripts() -> str:
    """The scripts that stand in the page, by their hashes: no other may."""
    page = _PAGE.read_bytes().replace(b"</head>", _END_OF_HEAD, 1)
    scripts = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    return " ".join(f"'sha256-{b64encode(sha256(one).digest()).decode()}'" for one in scripts)


# Nothing is fetched from outside, and no script runs that a file or a name may hold.
POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' {_own_scripts()} blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "connect-src 'self'",
        "frame-src 'self' blob: data:",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Behind https alone: a browser that was here once asks by no other way for a year.
HTTPS_ONLY = "max-age=31536000"
# Files that somebody may have asked for: no browser and no proxy keeps a copy.
_KEPT_BY_NOBODY = "/media/"
# What Streamlit itself brings, fonts of icons among it.
_OF_STREAMLIT = "/static/"
# Counts of sessions and memory, open to everybody.
CLOSED = "/_stcore/metrics"


class Answers:
    """Middleware around the whole server."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; websockets pass untouched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].startswith(CLOSED):
            await PlainTextResponse("Not Found", 404)(scope, receive, _Answer(send, scope).send)
        else:
            if _asks_for_page(scope):
                scope = _without_compression(scope)
            await self.app(scope, receive, _Answer(send, scope).send)


class _Answer:
    """One answer on its way out; a Streamlit page is held back until its language is set."""

    def __init__(self, send: Send, scope: Scope) -> None:
        self.out = send
        self.secure = scope["scheme"] == "https"
        path = scope["path"]
        self.kept_by_nobody = _KEPT_BY_NOBODY in path and not path.startswith(_OF_STREAMLIT)
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if self.kept_by_nobody:
                headers["Cache-Control"] = "no-store"
            if self.secure:
                headers["Strict-Transport-Security"] = HTTPS_ONLY
                message["headers"] = [_sent_over_https_alone(*pair) for pair in message["headers"]]
                headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                self.start = message
                return
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_page(self.start)
            return
        await self.out(message)

    async def _send_page(self, start: Message) -> None:
        body = self.body
        if _THEIRS in body:
            body = body.replace(_THEIRS, b'<html lang="vi"', 1).replace(b"</head>", _END_OF_HEAD, 1)
        MutableHeaders(scope=start)["content-length"] = str(len(body))
        await self.out(start)
        await self.out({"type": "http.response.body", "body": body})


def _sent_over_https_alone(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header as it is; of a cookie, with the word that it goes over https alone."""
    words = {word.strip().lower() for word in value.split(b";")}
    if name.lower() != b"set-cookie" or b"secure" in words:
        return name, value
    return name, value + b"; Secure"


def _asks_for_page(scope: Scope) -> bool:
    return "text/html" in Headers(scope=scope).get("accept", "")


def _without_compression(scope: Scope) -> Scope:
    kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    return {**scope, "headers": kept}
