"""Accounts in words: roles, why a password will not do, how long somebody has to wait."""

from datetime import datetime
from math import ceil

from domain.text import squeeze
from translations import gettext as _
from translations.numbers import day


def role_label(role: str) -> str:
    """A role, as it is called on a screen."""
    known = {
        "leader": _("Lãnh đạo"),
        "staff": _("Cán bộ"),
        "office": _("Văn phòng"),
        "admin": _("Quản trị"),
    }
    return known[role]


def role_meaning(role: str) -> str:
    """What a role is for."""
    known = {
        "leader": _("Xem mọi số liệu của đơn vị mình và các đơn vị bên dưới, không sửa gì"),
        "staff": _("Nộp báo cáo và xem số liệu của đơn vị mình"),
        "office": _("Nhận, rà soát, đặt hạn, tải về cho đơn vị mình và các đơn vị bên dưới"),
        "admin": _("Quản lý tài khoản, đơn vị, kế hoạch; làm được mọi việc"),
    }
    return known[role]


def weakness_label(weakness: str) -> str:
    """Why a password is refused, and what to do."""
    known = {
        "short": _(
            "Mật khẩu cần ít nhất 12 ký tự. Dễ nhớ nhất là ghép bốn, năm từ không liên quan nhau."
        ),
        "long": _("Mật khẩu dài quá 200 ký tự. Chọn mật khẩu ngắn hơn."),
        "common": _(
            "Mật khẩu này dễ đoán: nhiều người đã dùng hoặc chỉ là dãy lặp lại. "
            "Ghép bốn, năm từ không liên quan nhau."
        ),
        "personal": _(
            "Mật khẩu ghép từ chính tên, tên đăng nhập hoặc đơn vị thì người quen đoán được. "
            "Chọn những từ khác."
        ),
    }
    return known[weakness]


def refused_label(until: datetime | None, now: datetime) -> str:
    """Not let in: what may be wrong, or how long to wait. Alike whether or not the login exists."""
    if until is None:
        return _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Xem lại bộ gõ tiếng Việt và phím Caps Lock "
            "rồi thử lại. Quên mật khẩu thì nhờ quản trị đặt lại."
        )
    minutes = max(1, ceil((until - now).total_seconds() / 60))
    words = _(
        "Đã thử sai quá nhiều lần nên tạm dừng. Thử lại sau {minutes} phút, "
        "hoặc nhờ quản trị mở sớm hơn."
    )
    return words.format(minutes=minutes)


def closed_label() -> str:
    """Not let in though the password is right."""
    return _("Tài khoản này đã đóng. Cần dùng lại thì nhờ quản trị mở lại.")


def login_hint() -> str:
    """What a login may be, beside its field."""
    return _("Ví dụ: lan.nguyen. Chữ, số và . _ - @ +")


def login_refused_label() -> str:
    """A login that nobody may have, and which ones do."""
    return _(
        "Tên đăng nhập cần từ 2 đến 100 ký tự, chỉ gồm chữ, số, dấu cách và . _ - @ +. "
        "Ví dụ: lan.nguyen"
    )


def name_refused_label() -> str:
    """A name that nobody may have."""
    return _("Ghi họ và tên, không quá 200 ký tự, không có ký tự ẩn.")


def moment_label(moment: datetime) -> str:
    """A moment as the clock on the wall says it: 7/3/2025 14:05."""
    here = moment.astimezone()
    return f"{day(here.date())} {here:%H:%M}"


def refused_change_label(why: str) -> str:
    """Why a change of an account was refused; nothing was written."""
    known = {
        "not admin": _("Chưa ghi gì: bạn không còn là quản trị."),
        "unknown": _("Không có tài khoản này. Mở lại trang rồi chọn lại."),
        "shown": _("Tài khoản có sẵn của bản dùng thử giữ nguyên cho mọi người."),
        "login": login_refused_label(),
        "taken": _("Tên đăng nhập này đã có người dùng. Chọn tên khác."),
        "name": name_refused_label(),
        "needs unit": _("Chọn đơn vị: chỉ quản trị không thuộc đơn vị nào."),
        "unknown unit": _("Đơn vị này không còn trong danh sách. Chọn lại đơn vị."),
        "last admin": _(
            "Đây là quản trị cuối cùng còn đăng nhập được. Cho người khác làm quản trị trước."
        ),
        "email": _("Địa chỉ thư chưa đúng. Ví dụ: lan.nguyen@co-quan.vn"),
        "email taken": _("Địa chỉ thư này đã gắn với tài khoản khác."),
    }
    return known[why]


# The first that a browser says of itself is meant: each also names those it resembles.
_BROWSERS = {
    "coc_coc_browser/": "Cốc Cốc",
    "Edg/": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
_SYSTEMS = ("Windows", "Android", "iPhone", "iPad", "Mac OS X", "Linux")


def browser_label(said: str) -> str:
    """A browser and its system in short, from what it says of itself; else its first words."""
    browser = next((name for sign, name in _BROWSERS.items() if sign in said), "")
    system = next((each for each in _SYSTEMS if each in said), "")
    known = ", ".join(part for part in (browser, system) if part)
    return known or squeeze(said)[:60]
