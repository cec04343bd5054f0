"""What every answer of the server carries: the page's language, and headers that keep it inside."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing is fetched from outside, whatever a file that someone handed in may say.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "frame-src 'self' blob: data:",
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
}
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
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        else:
            if _asks_for_page(scope):
                scope = _without_compression(scope)
            await self.app(scope, receive, _Answer(send).send)


class _Answer:
    """One answer on its way out; a Streamlit page is held back until its language is set."""

    def __init__(self, send: Send) -> None:
        self.out = send
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
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
        body = self.body.replace(b'<html lang="en"', b'<html lang="vi"', 1)
        MutableHeaders(scope=start)["content-length"] = str(len(body))
        await self.out(start)
        await self.out({"type": "http.response.body", "body": body})


def _asks_for_page(scope: Scope) -> bool:
    return "text/html" in Headers(scope=scope).get("accept", "")


def _without_compression(scope: Scope) -> Scope:
    kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    return {**scope, "headers": kept}
