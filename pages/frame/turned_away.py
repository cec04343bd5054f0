"""What somebody sees who is not let in: one message, no figures, and what to do."""

from html import escape
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from accounts import elsewhere
from accounts.here import COMMANDS, why_closed
from accounts.mode import Mode, current_mode
from accounts.sessions import session_of, token_in
from charts import theme
from database.session import engine
from translations import gettext as _

_BUTTON = (
    f"display:inline-block;padding:.5rem 1.5rem;border-radius:.375rem;background:{theme.ACCENT};"
    "color:white;font-weight:600;text-decoration:none"
)


def ask_to_sign_in() -> None:
    """Nobody was let in: the way to the sign-in page, which leads back here."""
    st.title(_("Dân vận khéo"), anchor=False)
    if current_mode() is Mode.DEMO:
        st.write(_("Trang này chỉ dành cho người đã vào bằng vai trò của mình."))
        _lead("/vao", _("Chọn vai trò để vào"))
        return
    if elsewhere.is_offered() and _came_from_elsewhere():
        return
    if _was_here():
        st.write(_("Phiên đăng nhập đã kết thúc. Đăng nhập lại để tiếp tục."))
    else:
        st.write(_("Trang này chỉ dành cho người đã đăng nhập."))
    _lead("/vao", _("Đăng nhập"))


def must_change() -> None:
    """The password was given by another: the way to the page that changes it."""
    st.title(_("Dân vận khéo"), anchor=False)
    st.write(_("Mật khẩu của bạn do người khác đặt. Đặt mật khẩu của riêng bạn để vào tiếp."))
    _lead("/doi-mat-khau", _("Đặt mật khẩu"))


def _came_from_elsewhere() -> bool:
    """Sign in elsewhere where that was asked for; whoever did and is unknown here is told so."""
    if st.user.is_logged_in:
        st.error(
            _(
                "Tài khoản cơ quan này chưa được mở ở đây, hoặc lần đăng nhập đã quá 12 giờ. Đăng "
                "nhập lại; vẫn không được thì nhờ quản trị mở quyền cho địa chỉ thư của bạn."
            )
        )
        st.button(_("Đăng xuất tài khoản cơ quan"), on_click=st.logout)
        return True
    if elsewhere.ASKED in st.query_params:
        st.login()
        return True
    st.button(_("Đăng nhập bằng tài khoản cơ quan"), on_click=st.login, type="primary")
    return False


def _was_here() -> bool:
    """Whether this browser's session is one that let in before."""
    secure = (st.context.url or "").startswith("https:")
    return session_of(engine(), token_in(st.context.cookies.to_dict(), secure=secure)) is not None


def _lead(page: str, words: str) -> None:
    """A link to a page outside the script, which leads back to the address asked for."""
    asked = urlencode({key: st.query_params.get_all(key) for key in st.query_params}, doseq=True)
    path = urlsplit(st.context.url or "/").path or "/"
    wanted = quote(f"{path}?{asked}" if asked else path, safe="")
    st.html(
        f'<p><a href="{page}?tiep={wanted}" target="_self" '
        f'style="{_BUTTON}">{escape(words)}</a></p>'
    )


def no_illustration() -> None:
    """A demo over figures that are not an illustration shows nothing."""
    st.title(_("Dân vận khéo"), anchor=False)
    st.error(why_closed())
    st.code(COMMANDS, language=None)


def wrong_command() -> None:
    """The script was started without its server."""
    st.title(_("Dân vận khéo"), anchor=False)
    st.write(
        _("Màn hình này cần máy chủ đi kèm. Dừng lệnh đang chạy, rồi chạy một trong hai lệnh:")
    )
    st.code("make demo\nmake run", language=None)
    st.write(_("Trên máy không có make:"))
    st.code("python manage.py demo\npython manage.py run", language=None)


def no_database() -> None:
    """There is a server, but its database has not been set up."""
    st.title(_("Dân vận khéo"), anchor=False)
    st.write(_("Cơ sở dữ liệu chưa sẵn sàng. Dừng máy chủ, chạy lệnh sau rồi khởi động lại:"))
    st.code("python manage.py migrate", language=None)
