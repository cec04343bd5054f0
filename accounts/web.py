"""Plain HTML pages of our own: their frame, their forms, the cookies they set and believe.

A form is believed only with the token of its own cookie (double submit), and never when the
browser says that another site sent it.
"""

import secrets
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from accounts.sessions import COOKIE, LASTS, cookie_name, token_in
from accounts.tries import Origin
from translations import gettext as _
from translations import use

CSRF_COOKIE = "phien_csrf"
# In an address (`?lang=English`), and the cookie that keeps it for the addresses without.
ASKED_LANGUAGE, LANGUAGE_COOKIE = "lang", "ngon_ngu"
LANGUAGES = {"Tiếng Việt": "vi", "English": "en"}
_A_YEAR = 365 * 24 * 60 * 60  # seconds
LONGEST_FORM = 16 * 1024  # bytes
_PAGE = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
_OWN = {"same-origin", "none"}


class FormError(Exception):
    """A form that is not ours, is too old, or is too long; `status` is what to answer."""

    def __init__(self, status: int) -> None:
        """Answer `status`."""
        super().__init__(status)
        self.status = status


def is_secure(request: Request) -> bool:
    """Whether the browser speaks https: to us, or to a proxy that the server trusts."""
    return request.url.scheme == "https"


def origin_of(request: Request) -> Origin:
    """Where the request comes from, as the server or a proxy that it trusts says."""
    address = request.client.host if request.client else ""
    return Origin(address[:45], request.headers.get("user-agent", "")[:200])


def token_of(request: Request) -> str | None:
    """The session's token that came along."""
    return token_in(request.cookies, secure=is_secure(request))


async def own_form(request: Request) -> Mapping[str, str]:
    """The fields of a form of ours, in words; raises `FormError`."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            raise FormError(413)
    fields = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    kept = request.cookies.get(cookie_name(CSRF_COOKIE, secure=is_secure(request)), "")
    sent = fields.get("csrf", "")
    same = bool(kept) and secrets.compare_digest(kept.encode(), sent.encode())
    if not same or request.headers.get("sec-fetch-site", "none") not in _OWN:
        raise FormError(403)
    return fields


def speak(request: Request) -> str:
    """Speak the language that the address asks for, else the one asked for before."""
    language = language_of(request.query_params, request.cookies)
    use(language)
    return language


def language_of(asked: Mapping[str, str], cookies: Mapping[str, str]) -> str:
    """“vi” or “en”: what the address asks for, else what the cookie keeps, else Vietnamese."""
    wanted = asked.get(ASKED_LANGUAGE) or cookies.get(LANGUAGE_COOKIE, "")
    return "en" if LANGUAGES.get(wanted, wanted) == "en" else "vi"


def keep_language(request: Request, answer: Response) -> None:
    """Keep the language that the address asks for, for the addresses that ask for none."""
    kept = language_of(request.query_params, {})
    answer.set_cookie(LANGUAGE_COOKIE, kept, max_age=_A_YEAR, httponly=True, samesite="lax")


def other_language(query: list[tuple[str, str]], spoken: str) -> tuple[str, str]:
    """The other language's name, and the query of an address that asks for it."""
    name = next(each for each, language in LANGUAGES.items() if language != spoken)
    kept = [pair for pair in query if pair[0] != ASKED_LANGUAGE]
    return name, urlencode([*kept, (ASKED_LANGUAGE, name)])


def page(request: Request, lead: str, body: str, status: int = 200) -> HTMLResponse:
    """A page with one sentence at its head and `body`, which is HTML already."""
    language = speak(request)
    html = _PAGE.substitute(
        language=language,
        title=escape(_("Dân vận khéo")),
        lead=escape(lead),
        body=body,
        other=_other(request, language),
    )
    return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})


def _other(request: Request, spoken: str) -> str:
    """The link to the same page in the other language; forms are read at their page's address."""
    name, query = other_language(request.query_params.multi_items(), spoken)
    path = request.url.path if request.method == "GET" else f"/{request.url.path.split('/')[1]}"
    return f'<a href="{escape(path)}?{escape(query)}">{name}</a>'


class Forms:
    """The forms of one answer: they carry the token, and the answer sets its cookie."""

    def __init__(self, request: Request) -> None:
        """Keep the token that the browser has already, so that two open pages both hold."""
        self.request = request
        name = cookie_name(CSRF_COOKIE, secure=is_secure(request))
        self.csrf = request.cookies.get(name) or secrets.token_urlsafe(24)

    def form(self, action: str, inside: str, *, kind: str = "", **hidden: str) -> str:
        """A form that posts to `action`, with hidden fields."""
        fields = "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
            for name, value in {"csrf": self.csrf, **hidden}.items()
        )
        return f'<form class="{kind}" method="post" action="{action}">{fields}{inside}</form>'

    def page(self, lead: str, body: str, status: int = 200) -> HTMLResponse:
        """The page of these forms."""
        answer = page(self.request, lead, body, status)
        set_cookie(self.request, answer, CSRF_COOKIE, self.csrf)
        return answer


def field(
    label: str,
    name: str,
    *,
    kind: str = "text",
    fill: str = "off",
    value: str = "",
    capitals: str = "none",
) -> str:
    """A labelled line to write in; `fill` says what the browser may put there, `capitals` what a
    phone writes large: "none" or "words".
    """
    return (
        f"<label>{escape(label)}"
        f'<input name="{name}" type="{kind}" autocomplete="{fill}" value="{escape(value)}" '
        f'maxlength="200" autocapitalize="{capitals}" spellcheck="false" required></label>'
    )


def button(words: str) -> str:
    """The button of a form that is filled in."""
    return f'<button class="main">{escape(words)}</button>'


def said(error: str) -> str:
    """An error above a form; nothing where there is none."""
    return f'<p class="error" role="alert">{escape(error)}</p>' if error else ""


def set_cookie(request: Request, answer: Response, name: str, value: str) -> None:
    """A cookie that no script reads and no other site sends; behind https it stays there."""
    secure = is_secure(request)
    answer.set_cookie(
        cookie_name(name, secure=secure),
        value,
        max_age=int(LASTS.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def drop_session_cookie(request: Request, answer: Response) -> None:
    """Let the browser forget the session."""
    secure = is_secure(request)
    name = cookie_name(COOKIE, secure=secure)
    answer.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")
