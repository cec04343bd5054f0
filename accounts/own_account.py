"""A person's own account: another password, and where they are signed in, each to be ended."""

from collections.abc import Callable, Mapping
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from accounts.built_in import shown_name
from accounts.here import utc_now
from accounts.identity import Person
from accounts.letting_in import change_password
from accounts.listing import known_of
from accounts.mode import Mode, current_mode
from accounts.passwords import weakness
from accounts.sessions import OpenSession, open_sessions, person_of, revoke, session_of
from accounts.sign_in import closed_page, leave_form, local_path
from accounts.web import FormError, Forms, button, field, origin_of, own_form, said, speak, token_of
from database.session import engine
from translations import gettext as _
from translations.account_wording import browser_label, moment_label, refused_label, weakness_label

ADDRESS = "/doi-mat-khau"
Fields = Mapping[str, str]


async def show_own(request: Request) -> Response:
    """The page of who is signed in here; others are led to the sign-in."""
    return await run_in_threadpool(_for_who_is_here, request, {}, _shown)


async def change(request: Request) -> Response:
    """Another password: the present one is asked for, the other sessions end."""
    return await _posted(request, _change)


async def end_session(request: Request) -> Response:
    """End one of the person's own sessions."""
    return await _posted(request, _end_session)


routes = [
    Route(ADDRESS, show_own, methods=["GET"]),
    Route(ADDRESS, change, methods=["POST"]),
    Route(f"{ADDRESS}/phien", end_session, methods=["POST"]),
]


async def _posted(
    request: Request, answer: Callable[[Request, Person, Fields], Response]
) -> Response:
    try:
        fields = await own_form(request)
    except FormError:
        return RedirectResponse(ADDRESS, status_code=303)
    return await run_in_threadpool(_for_who_is_here, request, fields, answer)


def _for_who_is_here(
    request: Request, fields: Fields, answer: Callable[[Request, Person, Fields], Response]
) -> Response:
    speak(request)
    if closed := closed_page(request):
        return closed
    demo = current_mode() is Mode.DEMO
    person = person_of(engine(), token_of(request), utc_now(), shown=demo)
    if person is None:
        return RedirectResponse(f"/vao?tiep={ADDRESS}", status_code=303)
    return answer(request, person, fields)


def _change(request: Request, person: Person, fields: Fields) -> Response:
    new, known = fields.get("moi", ""), known_of(engine(), person.account_id)
    if not known.has_password:
        return _page(request, person, fields)
    if new != fields.get("lai", ""):
        return _page(request, person, fields, _("Hai lần ghi mật khẩu không giống nhau."), 400)
    if found := weakness(new, (person.login, person.name, known.unit)):
        return _page(request, person, fields, weakness_label(found), 400)
    if new == fields.get("mat_khau"):
        words = _("Mật khẩu mới phải khác mật khẩu đang dùng.")
        return _page(request, person, fields, words, 400)
    now, token = utc_now(), token_of(request) or ""
    refused = change_password(
        engine(),
        person.account_id,
        fields.get("mat_khau", ""),
        new,
        token,
        origin_of(request),
        now,
    )
    if refused:
        words = refused_label(refused.until, now) if refused.until else _wrong()
        return _page(request, person, fields, words, 429 if refused.until else 403)
    return RedirectResponse(local_path(fields.get("tiep")), status_code=303)


def _wrong() -> str:
    return _("Mật khẩu đang dùng không đúng. Xem lại bộ gõ tiếng Việt rồi thử lại.")


def _end_session(_request: Request, person: Person, fields: Fields) -> Response:
    chosen = fields.get("phien", "")
    if chosen.isascii() and chosen.isdigit():
        revoke(engine(), int(chosen[:9]), utc_now(), person.account_id, of=person.account_id)
    return RedirectResponse(ADDRESS, status_code=303)


def _shown(request: Request, person: Person, _fields: Fields) -> Response:
    return _page(request, person, request.query_params)


def _page(
    request: Request, person: Person, fields: Fields, error: str = "", status: int = 200
) -> Response:
    forms, then = Forms(request), local_path(fields.get("tiep"))
    known = known_of(engine(), person.account_id)
    body = said(error)
    if known.has_password:
        body += _password_form(forms, then)
    if person.must_change:
        lead = _("Mật khẩu này do người khác đặt cho bạn. Đặt mật khẩu của riêng bạn để vào tiếp.")
    else:
        told = (shown_name(person), person.login, known.unit)
        lead = " · ".join(part for part in told if part)
        body += _sessions(forms, person) + _back(then)
    return forms.page(lead, body + leave_form(forms, person), status)


def _password_form(forms: Forms, then: str) -> str:
    inside = (
        field(_("Mật khẩu đang dùng"), "mat_khau", kind="password", fill="current-password")
        + field(_("Mật khẩu mới, ít nhất 12 ký tự"), "moi", kind="password", fill="new-password")
        + field(_("Ghi lại mật khẩu mới"), "lai", kind="password", fill="new-password")
        + button(_("Đổi mật khẩu"))
    )
    words = _("Đổi xong, những nơi khác đang đăng nhập tài khoản này phải đăng nhập lại.")
    heading = escape(_("Đổi mật khẩu"))
    small = f'<h2>{heading}</h2><p class="small">{escape(words)}</p>'
    return small + forms.form(ADDRESS, inside, tiep=then)


def _sessions(forms: Forms, person: Person) -> str:
    here = session_of(engine(), token_of(forms.request))
    rows = open_sessions(engine(), utc_now(), person.account_id)
    if current_mode() is Mode.DEMO:  # shared by all who try it
        rows = [row for row in rows if row.session_id == here]
    rows.sort(key=lambda row: row.session_id != here)
    listed = "".join(_session(forms, row, here=row.session_id == here) for row in rows)
    heading = escape(_("Nơi đang đăng nhập"))
    return f"<h2>{heading}</h2><ul>{listed}</ul>"


def _session(forms: Forms, row: OpenSession, *, here: bool) -> str:
    since = _("từ {since}, hết hạn {until}").format(
        since=moment_label(row.created_at), until=moment_label(row.expires_at)
    )
    told = "<br>".join(
        escape(part) for part in (browser_label(row.browser), row.address, since) if part
    )
    if here:
        this = escape(_("Máy này"))
        return f"<li><span><b>{this}</b><br>{told}</span></li>"
    words = escape(_("Đăng xuất"))
    inside = f"<button>{words}</button>"
    end = forms.form(f"{ADDRESS}/phien", inside, phien=str(row.session_id))
    return f"<li><span>{told}</span>{end}</li>"


def _back(then: str) -> str:
    words = escape(_("Về trang số liệu"))
    return f'<a class="other" href="{escape(then)}">{words}</a>'
