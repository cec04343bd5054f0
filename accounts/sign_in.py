"""The sign-in page: login and password; in a demo also one of its identities by one click."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from accounts import elsewhere, first_admin
from accounts.built_in import ensure_accounts, login_of, shown_name
from accounts.here import COMMANDS, may_let_in, utc_now, why_closed
from accounts.identity import Person, Role
from accounts.letting_in import LetIn
from accounts.letting_in import let_in as with_password
from accounts.mode import Mode, current_mode
from accounts.sessions import (
    COOKIE,
    close_session,
    open_session,
    person_of,
    person_with_login,
    session_of,
)
from accounts.setup_page import setup_form
from accounts.web import (
    FormError,
    Forms,
    button,
    drop_session_cookie,
    field,
    origin_of,
    own_form,
    page,
    said,
    set_cookie,
    speak,
    token_of,
)
from database.migrate import is_current
from database.session import engine
from translations import gettext as _
from translations.account_wording import closed_label, refused_label

_LOCAL_PATH = re.compile(r"/(?![/\\])[\x21-\x7e]*")


def local_path(path: str | None) -> str:
    """`path` if it leads to a page of this server, else the front page."""
    return path if path and _LOCAL_PATH.fullmatch(path) and "\\" not in path else "/"


async def show_sign_in(request: Request) -> Response:
    """The sign-in page."""
    speak(request)
    if closed := await run_in_threadpool(closed_page, request):
        return closed
    return await run_in_threadpool(_page, request, request.query_params.get("tiep"))


async def let_in(request: Request) -> Response:
    """Let somebody in: a new token in an HttpOnly cookie, then on to the page wanted."""
    speak(request)
    if closed := await run_in_threadpool(closed_page, request):
        return closed
    try:
        fields = await own_form(request)
    except FormError as fault:
        words = _("Trang đăng nhập đã cũ. Hãy thử lại.")
        return await run_in_threadpool(_page, request, None, words, fault.status)
    return await run_in_threadpool(_let_in, request, fields)


async def let_out(request: Request) -> Response:
    """End this session, here and in the database."""
    answer = RedirectResponse("/vao", status_code=303)
    try:
        await own_form(request)
    except FormError:
        return answer
    await run_in_threadpool(end_present_session, request)
    drop_session_cookie(request, answer)
    return answer


routes = [
    Route("/vao", show_sign_in, methods=["GET"]),
    Route("/vao", let_in, methods=["POST"]),
    Route("/ra", let_out, methods=["POST"]),
]


def closed_page(request: Request) -> Response | None:
    """The answer where nobody can sign in: no tables yet, or figures that no demo may show."""
    speak(request)
    mode = current_mode()
    ready = is_current(engine())
    if ready and may_let_in(engine(), mode):
        return None
    if mode is Mode.DEMO:
        return page(request, why_closed(), f"<pre>{escape(COMMANDS)}</pre>", 403)
    words = _("Cơ sở dữ liệu chưa sẵn sàng. Dừng máy chủ, chạy lệnh sau rồi khởi động lại:")
    return page(request, words, "<pre>python manage.py migrate</pre>", 503)


def end_present_session(request: Request) -> None:
    """Whoever was signed in in this browser is not any more."""
    token = token_of(request)
    if token:
        close_session(engine(), token, utc_now())


def leave_form(forms: Forms, present: Person) -> str:
    """The form that signs `present` out."""
    demo = current_mode() is Mode.DEMO
    words = _("Ra khỏi vai trò {name}") if demo else _("Đăng xuất {name}")
    name = escape(words.format(name=shown_name(present)))
    return forms.form("/ra", f"<button>{name}</button>", kind="leave")


def lead_in(request: Request, token: str, then: str) -> Response:
    """The answer to who was let in: a new session in place of the one before, and the way on."""
    end_present_session(request)
    answer = RedirectResponse(then, status_code=303)
    set_cookie(request, answer, COOKIE, token)
    return answer


def _let_in(request: Request, fields: Mapping[str, str]) -> Response:
    then, login = local_path(fields.get("tiep")), fields.get("login", "")
    if "mat_khau" not in fields:
        return _let_choose(request, login, then)
    now = utc_now()
    found = with_password(engine(), login, fields["mat_khau"], origin_of(request), now)
    if not isinstance(found, LetIn):
        status = 429 if found.until else 403
        words = closed_label() if found.closed else refused_label(found.until, now)
        return _page(request, then, words, status, login)
    onward = f"/doi-mat-khau?tiep={quote(then, safe='')}" if found.must_change else then
    return lead_in(request, found.token, onward)


def _let_choose(request: Request, login: str, then: str) -> Response:
    """In a demo: let in whoever was chosen, without a password."""
    demo = current_mode() is Mode.DEMO and login in {login_of(role) for role in Role}
    person = person_with_login(engine(), login) if demo else None
    if person is None:
        return _page(request, then, _("Không có người dùng này."), status=400)
    token = open_session(engine(), person.account_id, utc_now(), origin_of(request))
    return lead_in(request, token, then)


def _page(
    request: Request, then: str | None, error: str = "", status: int = 200, login: str = ""
) -> Response:
    forms, then = Forms(request), local_path(then)
    demo = current_mode() is Mode.DEMO
    present = person_of(engine(), token_of(request), utc_now(), shown=demo)
    if demo:
        lead = _("Bản dùng thử với số liệu minh họa. Chọn vai trò để vào xem.")
        body = said(error) + _choices(forms, then)
    elif not first_admin.has_admin(engine()):
        lead = _("Chưa có quản trị. Lập tài khoản quản trị đầu tiên để bắt đầu.")
        body = setup_form(forms) + said(error) + _others(_("Đã có tài khoản"), forms, then)
    else:
        lead = _("Đăng nhập để xem và nộp báo cáo.")
        if present is None and session_of(engine(), token_of(request)) is not None:
            lead = _("Phiên đăng nhập đã kết thúc. Đăng nhập lại để tiếp tục.")
        body = said(error) + _form(forms, then, login) + _elsewhere()
    return forms.page(lead, body + (leave_form(forms, present) if present else ""), status)


def _form(forms: Forms, then: str, login: str = "") -> str:
    inside = (
        field(_("Tên đăng nhập"), "login", fill="username", value=login)
        + field(_("Mật khẩu"), "mat_khau", kind="password", fill="current-password")
        + button(_("Đăng nhập"))
    )
    return forms.form("/vao", inside, tiep=then)


def _others(words: str, forms: Forms, then: str) -> str:
    return f"<details><summary>{escape(words)}</summary>{_form(forms, then)}</details>"


def _elsewhere() -> str:
    if not elsewhere.is_offered():
        return ""
    words = escape(_("Đăng nhập bằng tài khoản cơ quan"))
    return f'<a class="other" href="/?{elsewhere.ASKED}=1">{words}</a>'


def _choices(forms: Forms, then: str) -> str:
    ensure_accounts(engine(), Mode.DEMO)
    people = [person_with_login(engine(), login_of(role)) for role in Role]
    choices = "\n".join(_choice(person) for person in people if person)
    known = _others(_("Đăng nhập bằng tài khoản lập trong bản dùng thử"), forms, then)
    return forms.form("/vao", choices, tiep=then) + known


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
