"""How a report owed stands, in words."""

from datetime import date

from domain.asked import DayFault
from domain.kinds import Timeliness
from translations import gettext as _
from translations.numbers import day, number

SOON = 30  # days


def timeliness_label(state: Timeliness) -> str:
    """The state alone."""
    return {
        Timeliness.PENDING: _("chưa đến hạn"),
        Timeliness.ON_TIME: _("đúng hạn"),
        Timeliness.LATE: _("quá hạn"),
        Timeliness.MISSING: _("chưa nộp, đã quá hạn"),
        Timeliness.RECEIVED: _("đã nhận, không xét hạn"),
        Timeliness.UNDATED: _("chưa nộp, chưa đặt hạn"),
    }[state]


def timeliness_in_words(
    state: Timeliness, due: date | None, received: date | None, days_late: int | None, as_of: date
) -> str:
    """The state with its days: “quá hạn 5 ngày”, “còn 12 ngày”, “đúng hạn, nhận ngày 20/3/2023”."""
    if state is Timeliness.ON_TIME and received:
        return _("đúng hạn, nhận ngày {day}").format(day=day(received))
    if state is Timeliness.LATE and received:
        words = _("quá hạn {days} ngày, nhận ngày {day}")
        return words.format(days=number(days_late or 0), day=day(received))
    if state is Timeliness.RECEIVED and received:
        return _("đã nhận ngày {day}, không xét hạn").format(day=day(received))
    if state is Timeliness.MISSING:
        return _("chưa nộp, quá hạn {days} ngày").format(days=number(days_late or 0))
    if state is Timeliness.PENDING and due and (due - as_of).days <= SOON:
        return _("chưa đến hạn, còn {days} ngày").format(days=number((due - as_of).days))
    return timeliness_label(state)


def due_in_words(due: date | None, planned: date | None) -> str:
    """The last day on time, and whose it is where it is not the plan's; or that there is none."""
    if due is None:
        return _("chưa đặt")
    if due == planned:
        return day(due)
    words = _("{day} (gia hạn)") if planned else _("{day} (văn phòng đặt)")
    return words.format(day=day(due))


def day_refused(fault: DayFault) -> str:
    """Why a day cannot be set, and what to do instead."""
    return {
        DayFault.NOT_ASKED: _("Kế hoạch không yêu cầu báo cáo này: chọn báo cáo và năm khác."),
        DayFault.BEFORE_PERIOD: _(
            "Ngày này là khi kỳ báo cáo chưa bắt đầu: chọn một ngày muộn hơn."
        ),
        DayFault.TOO_LATE: _("Ngày này quá xa kỳ báo cáo: xem lại năm của ngày."),
    }[fault]
