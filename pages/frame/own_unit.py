"""What a unit owes, in one sentence, and the words for its years and for what it sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from domain.kinds import Timeliness, UnitState
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day, number
from translations.wording import unit_state_label


def owes(name: str, owed: pd.DataFrame, as_of: date) -> str:
    """What `owed` (rows of `report_timeliness` of one unit) still lacks, and its next day."""
    overdue = int((owed["state"] == Timeliness.MISSING.value).sum())
    waiting = int((owed["state"] == Timeliness.UNDATED.value).sum())
    coming = owed[(owed["state"] == Timeliness.PENDING.value) & owed["due"].notna()]
    if not overdue and not waiting:
        words = _("{unit} không còn thiếu báo cáo nào.")
    elif not waiting:
        words = _("{unit} còn thiếu {overdue} báo cáo đã quá hạn.")
    elif not overdue:
        words = _("{unit} còn {waiting} báo cáo chưa nộp, chưa đặt hạn.")
    else:
        words = _("{unit} còn thiếu {overdue} báo cáo đã quá hạn, {waiting} báo cáo chưa đặt hạn.")
    told = words.format(unit=name, overdue=number(overdue), waiting=number(waiting))
    if coming.empty:
        return told
    next_day = coming["due"].min().date()
    left = number((next_day - as_of).days)
    return f"{told} " + _("Hạn tới: {day}, còn {left} ngày.").format(day=day(next_day), left=left)


def year_state(row: Mapping[Any, Any]) -> str:
    """How a row of `metrics.compliance` stands, in words."""
    if row["owed"] and not row["due_passed"] and not row["reported"]:
        return _("chưa đến hạn đăng ký")
    return unit_state_label(UnitState(row["state"]))


def sent_state(state: str, reason: str | None, *, standing: bool) -> str:
    """What became of a report that was sent in, of a submission in this `state`."""
    if state == "returned":
        return _("bị trả lại: {reason}").format(reason=plain(reason or "–"))
    if state == "withdrawn":
        return _("đã rút lại")
    return _("đang được tính") if standing else _("đã có bản khác thay")
