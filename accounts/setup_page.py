"""The form that makes the first admin, for whoever reads the code on the server's terminal."""

from collections.abc import Mapping
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from accounts.first_admin import (
    LoginTakenError,
    NoCodeError,
    TooManyError,
    has_admin,
    make_first_admin,
)
from accounts.here import utc_now
from accounts.mode import Mode, current_mode
from accounts.passwords import weakness
from accounts.sessions import COOKIE
from accounts.web import (
    FormError,
    Forms,
    button,
    field,
    origin_of,
    own_form,
    said,
    set_cookie,
    speak,
)
from accounts.words_given import folded, is_login, is_name
from database.migrate import is_current
from database.session import engine
from domain.text import squeeze
from translations import gettext as _
from translations.account_wording import (
    login_hint,
    login_refused_label,
    name_refused_label,
    refused_label,
    weakness_label,
)


async def make_admin(request: Request) -> Response:
    """Make the first admin and let them in; refused while there is one."""
    speak(request)
    if not await run_in_threadpool(_is_wanted):
        return RedirectResponse("/vao", status_code=303)
    try:
        fields = await own_form(request)
    except FormError as fault:
        return _again(request, _("Trang đăng nhập đã cũ. Hãy thử lại."), {}, fault.status)
    return await run_in_threadpool(_make, request, fields)


routes = [Route("/vao/quan-tri", make_admin, methods=["POST"])]


def setup_form(forms: Forms, error: str = "", kept: Mapping[str, str] | None = None) -> str:
    """The form, with what was typed but for the passwords: the code is of use to whoever typed it
    until it is used, and to them alone.
    """
    kept = kept or {}
    help_words = _(
        "Mã hiện trên màn hình dòng lệnh của máy chủ lúc khởi động, dùng được một lần trong 24 "
        "giờ. Hết hạn thì khởi động lại máy chủ để có mã mới."
    )
    inside = (
        field(_("Mã thiết lập"), "ma", value=kept.get("ma", ""))
        + field(_("Họ và tên"), "ten", fill="name", value=kept.get("ten", ""), capitals="words")
        + field(_("Tên đăng nhập"), "login", fill="username", value=kept.get("login", ""))
        + f'<p class="small">{escape(login_hint())}</p>'
        + field(_("Mật khẩu, ít nhất 12 ký tự"), "moi", kind="password", fill="new-password")
        + field(_("Ghi lại mật khẩu"), "lai", kind="password", fill="new-password")
        + button(_("Lập tài khoản quản trị"))
    )
    told = f'<p class="small">{escape(help_words)}</p>'
    return said(error) + told + forms.form("/vao/quan-tri", inside)


def _is_wanted() -> bool:
    return current_mode() is Mode.REAL and is_current(engine()) and not has_admin(engine())


def _make(request: Request, fields: Mapping[str, str]) -> Response:
    login, name, new = folded(fields.get("login", "")), fields.get("ten", ""), fields.get("moi", "")
    if error := _fault(login, name, new, fields.get("lai", "")):
        return _again(request, error, fields, 400)
    now, who = utc_now(), origin_of(request)
    try:
        token = make_first_admin(
            engine(), fields.get("ma", ""), login, squeeze(name), new, who, now
        )
    except NoCodeError:
        words = _("Mã thiết lập không đúng, đã dùng hoặc đã hết hạn. Xem lại màn hình của máy chủ.")
        return _again(request, words, fields, 403)
    except LoginTakenError:
        words = _("Tên đăng nhập này đã có người dùng. Chọn tên khác.")
        return _again(request, words, fields, 400)
    except TooManyError as fault:
        return _again(request, refused_label(fault.until, now), fields, 429)
    answer = RedirectResponse("/", status_code=303)
    set_cookie(request, answer, COOKIE, token)
    return answer


def _fault(login: str, name: str, new: str, again: str) -> str:
    if not is_name(name):
        return name_refused_label()
    if not is_login(login):
        return login_refused_label()
    if new != again:
        return _("Hai lần ghi mật khẩu không giống nhau.")
    found = weakness(new, (login, name))
    return weakness_label(found) if found else ""


def _again(request: Request, error: str, kept: Mapping[str, str], status: int) -> Response:
    forms = Forms(request)
    lead = _("Chưa có quản trị. Lập tài khoản quản trị đầu tiên để bắt đầu.")
    return forms.page(lead, setup_form(forms, error, kept), status)
