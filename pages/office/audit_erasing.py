"""A person's name erased on request: each place shown first, then done with the reason."""

from datetime import datetime

import streamlit as st

from accounts.identity import Role
from data_loaders.erasing.erase import Found, NameOfUnitError, SaidInReasonError, erase, look
from data_loaders.erasing.files import NotMendableError
from data_loaders.erasing.overwriting import overwrite
from database.session import engine
from domain.erased import NotANameError, PersonName
from exports.erasing_table import Stands, erasing_table
from pages.frame.person import still
from pages.frame.plain import plain
from translations import erasing_wording as wording
from translations import gettext as _
from translations.numbers import number

LOOKED_AT, SAID = "erasing_looked_at", "erasing_said"
NOT_OVERWRITTEN = "erasing_not_overwritten"
AT_MOST = 500


def show_erasing() -> None:
    """The form, folded away. The name stands in no address."""
    if said := st.session_state.pop(SAID, None):
        st.success(said)
        st.info(wording.backups_keep())
    if st.session_state.get(NOT_OVERWRITTEN):
        st.warning(wording.not_overwritten())
        _offer_overwriting()
    with st.expander(_("Xóa tên một người theo yêu cầu")):
        st.caption(
            _(
                "Tên được thay bằng dấu “(đã xóa tên …)” ở mọi chỗ, cả trong tệp gốc; mọi số liệu "
                "giữ nguyên. Không lấy lại được."
            )
        )
        asked = st.text_input(_("Họ và tên"), key="ten_can_xoa", max_chars=100)
        if st.button(_("Xem các chỗ có tên này"), key="xem_ten"):
            _look(asked or "")
        looked_at = st.session_state.get(LOOKED_AT)
        if looked_at is not None and looked_at[0] == asked:
            _show(*looked_at[1:])


def _look(asked: str) -> None:
    st.session_state.pop(LOOKED_AT, None)
    try:
        name = PersonName.of(asked)
        with st.spinner(_("Đang tìm trong số liệu và các tệp gốc…")):
            st.session_state[LOOKED_AT] = asked, name, look(engine(), name)
    except NotANameError:
        st.error(wording.no_name())
    except NameOfUnitError as fault:
        st.error(plain(wording.unit_named(str(fault))))


def _show(name: PersonName, found: Found) -> None:
    words = _("Tên có ở {count} chỗ; {drafts} bản nháp có tên này sẽ bỏ đi.")
    told = words.format(count=number(found.places), drafts=number(found.drafts))
    st.markdown(f"**{told}**")
    for login in found.logins_left:
        st.warning(plain(wording.login_left(login)))
    if not found.places and not found.drafts:
        if not st.session_state.get(NOT_OVERWRITTEN):
            _offer_overwriting()
        return
    every = [Stands(*each) for each in found.stands()]
    st.dataframe(
        erasing_table(every[:AT_MOST]), hide_index=True, alt=_("Từng chỗ có tên, kèm ô trong tệp.")
    )
    for entry in found.entries_left:
        left = _("Dòng nhật ký {number} ghi tên này làm đối tượng và không đổi được nữa.")
        st.warning(left.format(number=entry))
    reason = st.text_input(_("Số đơn hoặc lý do"), key="ly_do_xoa_ten", max_chars=200)
    drop = bool(found.unmendable) and st.checkbox(
        _("Bỏ {count} tệp gốc không sửa được, giữ số liệu đã nhận").format(
            count=number(len(found.unmendable))
        ),
        key="bo_tep_goc",
    )
    if st.button(_("Xóa tên ở mọi chỗ"), key="xoa_ten", type="primary"):
        _erase(name, reason or "", found, drop=drop)


def _erase(name: PersonName, reason: str, found: Found, *, drop: bool) -> None:
    person = still(Role.ADMIN)
    if person is None or not person.places.everywhere:
        return
    if not reason.strip():
        st.error(_("Ghi số đơn hoặc lý do."))
        return
    now = datetime.now().astimezone()
    try:
        with st.spinner(_("Đang xóa tên…")):
            done = erase(engine(), name, reason, found, now, person.account_id, drop=drop)
    except SaidInReasonError:
        st.error(wording.said_in_reason())
        return
    except NotMendableError:
        st.error(wording.not_mendable())
        return
    st.session_state.pop(LOOKED_AT, None)
    words = _("Đã xóa tên ở {count} chỗ, trong đó {files} tệp gốc; lần xóa số {erasure}.")
    st.session_state[SAID] = words.format(
        count=number(done.places), files=number(done.files), erasure=done.erasure_id
    )
    st.session_state[NOT_OVERWRITTEN] = not done.overwritten
    st.rerun()


def _offer_overwriting() -> None:
    """What gave way may lie in the database's own files still: rebuild them, now or again."""
    if st.button(_("Dọn tệp cơ sở dữ liệu"), key="don_tep", help=_("Làm khi không ai dùng.")):
        _overwrite()


def _overwrite() -> None:
    person = still(Role.ADMIN)
    if person is None or not person.places.everywhere:
        return
    with st.spinner(_("Đang dọn tệp cơ sở dữ liệu…")):
        overwritten = overwrite(engine())
    if overwritten:
        st.session_state.pop(NOT_OVERWRITTEN, None)
        st.success(_("Đã dọn tệp cơ sở dữ liệu: không còn gì của các tên đã xóa."))
    else:
        st.error(_("Chưa dọn được: đang có người dùng, hoặc máy chủ hết chỗ. Hãy thử lại sau."))
