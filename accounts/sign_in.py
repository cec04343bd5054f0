"""The sign-in page of a demo: choose one of the built-in identities, get a cookie, or leave.

Plain HTML of our own. A form is believed only with the token of its own cookie (double submit).
"""

import re
import secrets
from html import escape
from pathlib import Path
from string import Template

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from accounts.built_in import ensure_accounts, login_of, roles_of, shown_name
from accounts.here import COMMANDS, may_let_in, utc_now, why_closed
from accounts.identity import Person, Role
from accounts.mode import Mode, current_mode
from accounts.sessions import COOKIE, LASTS, close_session, open_session, person_of
from accounts.sessions import person_with_login as with_login
from database.migrate import is_current
from database.session import engine
from translations import gettext as _
from translations import use

CSRF_COOKIE = "phien_csrf"
_PAGE = Template((Path(__file__).parent / "sign_in.html").read_text(encoding="utf-8"))
_LOCAL_PATH = re.compile(r"/(?![/\\])[\x21-\x7e]*")


def local_path(path: str | None) -> str:
    """`path` if it leads to a page of this server, else the front page."""
    return path if path and _LOCAL_PATH.fullmatch(path) and "\\" not in path else "/"


async def show_choices(request: Request) -> Response:
    """The sign-in page; in a single installation there is nothing to choose."""
    if current_mode() is not Mode.DEMO:
        return RedirectResponse("/", status_code=303)
    if not await run_in_threadpool(_is_open):
        return _closed(request)
    return await _page(request, request.query_params.get("tiep"))


async def let_in(request: Request) -> Response:
    """Let the chosen identity in: a new token in an HttpOnly cookie, then on to the page wanted."""
    form = await request.form()
    if current_mode() is not Mode.DEMO:
        return RedirectResponse("/", status_code=303)
    if not await run_in_threadpool(_is_open):
        return _closed(request)
    then = local_path(str(form.get("tiep", "")))
    if not _is_own_form(request, str(form.get("csrf", ""))):
        return await _page(request, then, _("Phiên chọn đã cũ. Hãy chọn lại."), status=403)
    chosen = str(form.get("login", ""))
    if chosen not in {login_of(role) for role in roles_of(Mode.DEMO)}:
        return await _page(request, then, _("Không có người dùng này."), status=400)
    person = await run_in_threadpool(with_login, engine(), chosen)
    if person is None:
        return await _page(request, then, _("Không có người dùng này."), status=400)
    await run_in_threadpool(_end_present_session, request)
    token = await run_in_threadpool(open_session, engine(), person.account_id, utc_now())
    response = RedirectResponse(then, status_code=303)
    _set_cookie(request, response, COOKIE, token, int(LASTS.total_seconds()))
    return response


async def let_out(request: Request) -> Response:
    """End this session, here and in the database."""
    form = await request.form()
    if _is_own_form(request, str(form.get("csrf", ""))):
        await run_in_threadpool(_end_present_session, request)
    response = RedirectResponse("/vao", status_code=303)
    response.delete_cookie(COOKIE, path="/")
    return response


routes = [
    Route("/vao", show_choices, methods=["GET"]),
    Route("/vao", let_in, methods=["POST"]),
    Route("/ra", let_out, methods=["POST"]),
]


def _is_open() -> bool:
    return is_current(engine()) and may_let_in(engine(), Mode.DEMO)


def _closed(request: Request) -> HTMLResponse:
    """No choice and no cookie: this database is not for a demo to show."""
    language = _speak(request)
    html = _PAGE.substitute(
        language=language,
        title=escape(_("Dân vận khéo")),
        lead=escape(why_closed()),
        body=f"<pre>{escape(COMMANDS)}</pre>",
    )
    return HTMLResponse(html, status_code=403, headers={"Cache-Control": "no-store"})


def _speak(request: Request) -> str:
    language = "en" if request.query_params.get("lang") in {"en", "English"} else "vi"
    use(language)
    return language


def _end_present_session(request: Request) -> None:
    token = request.cookies.get(COOKIE)
    if token:
        close_session(engine(), token, utc_now())


def _is_own_form(request: Request, sent: str) -> bool:
    kept = request.cookies.get(CSRF_COOKIE, "")
    return bool(kept) and secrets.compare_digest(kept.encode(), sent.encode())


def _people(token: str | None) -> tuple[list[Person], Person | None]:
    ensure_accounts(engine(), Mode.DEMO)
    people = [with_login(engine(), login_of(role)) for role in roles_of(Mode.DEMO)]
    return [person for person in people if person], person_of(engine(), token, utc_now())


async def _page(
    request: Request, then: str | None, error: str = "", status: int = 200
) -> HTMLResponse:
    language = _speak(request)
    people, present = await run_in_threadpool(_people, request.cookies.get(COOKIE))
    csrf = request.cookies.get(CSRF_COOKIE) or secrets.token_urlsafe(24)
    html = _PAGE.substitute(
        language=language,
        title=escape(_("Dân vận khéo")),
        lead=escape(_("Bản dùng thử với số liệu minh họa. Chọn vai để vào xem.")),
        body=_form(csrf, local_path(then), people, error)
        + (_leave(csrf, present) if present else ""),
    )
    response = HTMLResponse(html, status_code=status)
    response.headers["Cache-Control"] = "no-store"
    _set_cookie(request, response, CSRF_COOKIE, csrf, int(LASTS.total_seconds()))
    return response


def _set_cookie(request: Request, response: Response, name: str, value: str, age: int) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=age, httponly=True, samesite="lax", secure=secure)


def _form(csrf: str, then: str, people: list[Person], error: str) -> str:
    said = f'<p class="error" role="alert">{escape(error)}</p>' if error else ""
    choices = "\n".join(_choice(person) for person in people)
    return (
        f'{said}<form method="post" action="/vao">'
        f'<input type="hidden" name="csrf" value="{escape(csrf)}">'
        f'<input type="hidden" name="tiep" value="{escape(then)}">{choices}</form>'
    )


def _choice(person: Person) -> str:
    what = {
        Role.LEADER: _("Xem tiến độ của cả tỉnh"),
        Role.STAFF: _("Nộp báo cáo và xem số liệu của đơn vị mình"),
        Role.OFFICE: _("Nhận báo cáo của mọi đơn vị, xem tiến độ"),
        Role.ADMIN: _("Làm được mọi việc"),
    }[person.role]
    return (
        f'<button name="login" value="{escape(person.login)}">'
        f"<b>{escape(shown_name(person))}</b><span>{escape(what)}</span></button>"
    )


def _leave(csrf: str, present: Person) -> str:
    words = _("Ra khỏi vai {name}").format(name=shown_name(present))
    return (
        '<form class="leave" method="post" action="/ra">'
        f'<input type="hidden" name="csrf" value="{escape(csrf)}">'
        f"<button>{escape(words)}</button></form>"
    )
