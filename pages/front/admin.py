"""The admin: which accounts want a look, is there a backup, is the record whole? Then the desk."""

from datetime import UTC, datetime

import streamlit as st

from accounts.identity import Person
from accounts.listing import Known
from data_loaders.marks import trail_version
from database.session import engine
from domain.text import squeeze
from pages.frame.course import plans_of_models
from pages.frame.plain import plain
from pages.frame.plans import Sight, sight_of
from pages.frame.table import show_words
from pages.frame.ways import Way, lead, link
from pages.front import machine
from pages.front.office import show_desk
from pages.front.today import choose_today
from translations import gettext as _
from translations.account_wording import role_label
from translations.audit_check_wording import break_sentence
from translations.numbers import moment, number

AT_MOST, FAULTS = 5, 3
MEGABYTE = 2**20
OLD = 7  # days: a backup that is older is no longer yesterday's work


def show(person: Person) -> None:
    """The page of somebody who looks after the system."""
    sight = sight_of(person.places)
    asked = choose_today(sight, plans_of_models)
    known = machine.accounts(engine(), AT_MOST)
    with st.container(border=True):
        st.header(_answer(known), anchor=False)
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        _show_accounts(known)
    with right:
        if person.places.everywhere:
            _show_machine(sight)
    if asked is not None:
        show_desk(asked)


def _answer(known: machine.Accounts) -> str:
    said = [_("{count} tài khoản đang dùng").format(count=number(known.active))]
    for count, words in (
        (known.locked, _("{count} đang tạm khóa vì thử sai")),
        (known.never, _("{count} chưa vào lần nào")),
        (known.waiting, _("{count} chưa đổi mật khẩu đầu tiên")),
    ):
        said += [words.format(count=number(count))] * bool(count)
    return ", ".join(said) + "."


def _show_accounts(known: machine.Accounts) -> None:
    st.subheader(_("Tài khoản cần xem"), anchor=False)
    if not known.to_see:
        st.write(_("Không tài khoản nào tạm khóa hay chưa vào lần nào."))
    else:
        told = {
            _("Tài khoản"): [
                link("tai-khoan", plain(squeeze(each.name)), tai_khoan=each.login)
                for each in known.to_see
            ],
            _("Vai trò, đơn vị"): [
                plain(" · ".join(filter(None, (role_label(each.role), squeeze(each.unit)))))
                for each in known.to_see
            ],
            _("Tình trạng"): [_state(each) for each in known.to_see],
        }
        show_words(told)
    lead(Way("tai-khoan", _("Mọi tài khoản")))


def _state(each: Known) -> str:
    if each.locked_until:
        return _("tạm khóa đến {until}").format(until=moment(each.locked_until))
    return _("chưa vào lần nào")


def _show_machine(sight: Sight) -> None:
    st.subheader(_("Dữ liệu"), anchor=False)
    held = machine.held(machine.State(engine(), sight.version))
    backed_up = machine.backed_up(machine.State(engine(), trail_version(engine())))
    with st.spinner(_("Đang kiểm tra nhật ký…")):
        trail = machine.trail(engine())
    told = {
        _("Sao lưu gần nhất"): _of_backup(backed_up),
        _("Nhật ký"): _of_trail(trail),
        _("Đang giữ"): _(
            "{units} đơn vị, {reports} báo cáo, {listings} dòng mô hình, "
            "{files} tệp gốc ({size} MB)"
        ).format(
            units=number(held.units),
            reports=number(held.reports),
            listings=number(held.listings),
            files=number(held.submissions),
            size=number(held.size / MEGABYTE, 1),
        ),
    }
    show_words({_("Việc"): list(told), _("Tình trạng"): list(told.values())})
    lead(Way("nhat-ky", _("Xem nhật ký")))


def _of_backup(backed_up: datetime | None) -> str:
    if backed_up is None:
        return _("chưa có lần nào; người quản máy chủ chạy lệnh sao lưu")
    days = (datetime.now(UTC) - backed_up).days
    if days < OLD:
        return moment(backed_up)
    return _("{moment}, đã {days} ngày").format(moment=moment(backed_up), days=number(days))


def _of_trail(trail: machine.Trail) -> str:
    if trail.checked_at is None:
        words = _("{count} dòng; dài quá để kiểm tra ở đây: trên máy chủ chạy `{command}`")
        return words.format(count=number(trail.count), command="python manage.py audit verify")
    checked = moment(trail.checked_at)
    if not trail.faults:
        words = _("{count} dòng, nguyên vẹn (kiểm tra {moment})")
        return words.format(count=number(trail.count), moment=checked)
    broken = [break_sentence(kind, entry) for kind, entry in trail.faults[:FAULTS]]
    words = _("{faults} chỗ không nguyên vẹn (kiểm tra {moment}): {broken}")
    count = number(len(trail.faults))
    return plain(words.format(faults=count, moment=checked, broken=" ".join(broken)))
