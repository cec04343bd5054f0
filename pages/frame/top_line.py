"""The line above every page: who is here, the ways to their account and out, the other language."""

from html import escape

import streamlit as st

import translations
from accounts import elsewhere
from accounts.built_in import shown_name
from accounts.here import utc_now
from accounts.identity import Person
from accounts.mode import Mode
from accounts.sessions import cookie_name
from accounts.web import CSRF_COOKIE, language_of, other_language
from database.audit import is_illustration
from database.session import engine
from translations import gettext as _

_LINE = (
    "display:flex;flex-wrap:wrap;justify-content:flex-end;align-items:baseline;"
    "gap:.125rem 1.125rem;font-size:.875rem;line-height:1.4"
)
# As faint as a caption.
_WARNED = "margin-right:auto;opacity:0.6"
_BUTTON = (
    "padding:0;border:0;background:none;font:inherit;color:inherit;cursor:pointer;"
    "text-decoration:underline"
)


def speak() -> None:
    """Speak the language of the address (`?lang=English`), else the one asked for before."""
    translations.use(language_of(st.query_params, st.context.cookies))


def show_language() -> None:
    """The line of who is not let in: the other language alone."""
    _show([_other_language()])


def show_person(person: Person, mode: Mode) -> None:
    """Who is here, the way to their account and out; in a demo the way to be somebody else."""
    invented = mode is Mode.DEMO or is_illustration(engine())
    warned = escape(_("Số liệu minh họa, không phải số liệu thật.")) if invented else ""
    if mode is Mode.DEMO:
        name = _("Đang xem với vai trò {name}").format(name=shown_name(person))
        _show([escape(name), _link("/vao", _("Đổi vai trò")), _other_language()], warned)
    elif elsewhere.is_offered() and st.user.is_logged_in:
        _show([f"<b>{escape(person.name)}</b>", _other_language()], warned)
        with st.container(horizontal_alignment="right"):
            st.button(_("Đăng xuất"), on_click=_leave_elsewhere, type="tertiary")
    else:
        own = _link("/doi-mat-khau", _("Tài khoản của tôi"))
        _show([f"<b>{escape(person.name)}</b>", own, _way_out(), _other_language()], warned)


def _leave_elsewhere() -> None:
    """End the session here, and forget who the issuer said this is."""
    elsewhere.sign_out(engine(), st.user.to_dict(), utc_now())
    st.logout()


def _way_out() -> str:
    """One click signs out: a form with the token of the browser's own cookie."""
    secure = (st.context.url or "").startswith("https:")
    csrf = st.context.cookies.get(cookie_name(CSRF_COOKIE, secure=secure), "")
    said = escape(_("Đăng xuất"))
    return (
        '<form method="post" action="/ra" style="margin:0"><input type="hidden" name="csrf" '
        f'value="{escape(csrf)}"><button style="{_BUTTON}">{said}</button></form>'
    )


def _other_language() -> str:
    asked = [(name, one) for name in st.query_params for one in st.query_params.get_all(name)]
    name, query = other_language(asked, translations.language())
    return _link(f"?{query}", name)


def _link(address: str, said: str) -> str:
    leads = f'href="{escape(address)}" target="_self"'
    return f'<a {leads} style="color:inherit">{escape(said)}</a>'


def _show(parts: list[str], warned: str = "") -> None:
    """`parts` to the right, and to the left what everybody is warned of; all of it is HTML."""
    said = f'<span style="{_WARNED}">{warned}</span>' if warned else ""
    st.html(f'<div style="{_LINE}">{said}{"".join(f"<span>{part}</span>" for part in parts)}</div>')
