"""What was done to an account, said once after the page is drawn anew; a first password until it is
copied.
"""

import streamlit as st

from translations import gettext as _

_SAID, _PASSWORD, CHOSEN = "accounts_said", "accounts_first_password", "tai_khoan"


def say(words: str, password: str = "") -> None:
    """Draw the page anew and say `words`; a first password stays before all until it is copied."""
    st.session_state[_PASSWORD if password else _SAID] = (words, password)
    st.rerun()


def show_said() -> None:
    """What was said by the run before."""
    if said := st.session_state.pop(_SAID, None):
        st.success(said[0])


def show_password() -> None:
    """The first password, over the page: on a phone too it stands where one looks."""
    if _PASSWORD not in st.session_state:
        return
    words, password = st.session_state[_PASSWORD]
    st.dialog(_("Mật khẩu đầu tiên"), dismissible=False)(_password)(words, password)


def _password(words: str, password: str) -> None:
    st.markdown(words)
    st.code(password, language=None)
    st.caption(
        _(
            "Đưa mật khẩu này cho người dùng; chỉ hiện một lần. Lần đăng nhập đầu họ phải đặt "
            "mật khẩu của riêng mình."
        )
    )
    if st.button(_("Đã chép"), key="da_chep", type="primary"):
        st.session_state.pop(_PASSWORD, None)
        st.rerun()
