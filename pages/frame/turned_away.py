"""What somebody sees who is not let in: one message, no figures, and what to do."""

from html import escape
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from accounts.here import COMMANDS, why_closed
from translations import gettext as _


def ask_to_sign_in() -> None:
    """Nobody was let in: the way to the sign-in page, which leads back here."""
    st.title(_("Dân vận khéo"))
    st.write(_("Trang này chỉ dành cho người đã vào bằng vai của mình."))
    asked = urlencode({key: st.query_params.get_all(key) for key in st.query_params}, doseq=True)
    path = urlsplit(st.context.url or "/").path or "/"
    wanted = quote(f"{path}?{asked}" if asked else path, safe="")
    words = escape(_("Chọn vai để vào"))
    st.html(
        f'<p><a href="/vao?tiep={wanted}" target="_self" '
        f'style="color:inherit;font-weight:600">{words}</a></p>'
    )


def not_loopback() -> None:
    """A single installation that others could reach shows nothing."""
    st.title(_("Dân vận khéo"))
    st.error(
        _(
            "Máy chủ đang mở cho máy khác truy cập nên không hiện số liệu. "
            "Khởi động lại để chỉ dùng trên máy này:"
        )
    )
    st.code("streamlit run asgi.py --server.address 127.0.0.1", language=None)


def no_illustration() -> None:
    """A demo over figures that are not an illustration shows nothing."""
    st.title(_("Dân vận khéo"))
    st.error(why_closed())
    st.code(COMMANDS, language=None)


def wrong_command() -> None:
    """The script was started without its server."""
    st.title(_("Dân vận khéo"))
    st.write(
        _("Màn hình này cần máy chủ đi kèm. Dừng lệnh đang chạy, rồi chạy một trong hai lệnh:")
    )
    st.code("make demo\nmake run", language=None)
    st.write(_("Trên máy không có make:"))
    st.code("streamlit run asgi.py", language=None)


def no_database() -> None:
    """There is a server, but its database has not been set up."""
    st.title(_("Dân vận khéo"))
    st.write(_("Cơ sở dữ liệu chưa sẵn sàng. Dừng máy chủ, chạy lệnh sau rồi khởi động lại:"))
    st.code("python manage.py migrate", language=None)
