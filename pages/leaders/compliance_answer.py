"""The first line of the page on quota and deadlines, written from the figures."""

import pandas as pd

from domain.kinds import Period, ReportKind, Timeliness
from metrics.headline import Headline
from metrics.timeliness import timeliness_by
from pages.frame.plain import plain
from translations import gettext as _
from translations.joining import inside
from translations.numbers import number
from translations.wording import report_label

REGISTER = (ReportKind.REGISTER.value, Period.YEAR.value)


def answer(year: Headline, owed: pd.DataFrame, report: tuple[str, str] | None) -> str:
    """The page's answer in one sentence: of `year` (all years where it names none) how many units
    met their quota, and how the report asked about came in.

    `owed`: rows of `reports_owed` of that year, of every kind. Where no kind is asked for it speaks
    of the registers, and of all reports where no register is owed.
    """
    told, rows = _spoken_of(owed, report)
    when = _("Năm {year}").format(year=year.year) if year.year else _("Cả giai đoạn")
    if year.final:
        when = _("Kết quả cuối kỳ, {when}").format(when=inside(when))
    reports = _("{report}: {states}").format(report=told, states=_states(rows))
    return f"{when}: {_quota(year)}; {reports}."


def _spoken_of(owed: pd.DataFrame, report: tuple[str, str] | None) -> tuple[str, pd.DataFrame]:
    kind, period = report or REGISTER
    rows = owed[(owed["kind"] == kind) & (owed["period"] == period)]
    if report is None and rows.empty:
        return _("báo cáo"), owed
    return inside(report_label(ReportKind(kind), period)), rows


def _quota(year: Headline) -> str:
    if not year.owed_by_now:
        return _("chưa đến hạn đăng ký")
    if year.met is None:
        words = _("{count} trong {owed} đơn vị đã báo cáo")
        return words.format(count=number(year.reported), owed=number(year.owed_by_now))
    words = _("{count} trong {owed} đơn vị đạt chỉ tiêu")
    if year.year is None:
        words = _("{count} trong {owed} lượt đơn vị đạt chỉ tiêu")
    return words.format(count=number(year.met), owed=number(year.owed_by_now))


def _states(rows: pd.DataFrame) -> str:
    if rows.empty:
        return _("chưa đơn vị nào phải nộp")
    sums = timeliness_by(rows).iloc[0]
    told = {
        Timeliness.ON_TIME: _("{count} trong {owed} đúng hạn"),
        Timeliness.LATE: _("{count} quá hạn"),
        Timeliness.MISSING: _("{count} chưa nộp"),
        Timeliness.UNDATED: _("{count} chưa nộp, chưa đặt hạn"),
        Timeliness.RECEIVED: _("{count} đã nhận, không xét hạn"),
        Timeliness.PENDING: _("{count} chưa đến hạn"),
    }
    parts = [
        words.format(count=number(sums[state]), owed=number(sums["owed"])) + _longest(rows, state)
        for state, words in told.items()
        if sums[state] or (state is Timeliness.ON_TIME and sums["judged"])
    ]
    return ", ".join(parts)


def _longest(rows: pd.DataFrame, state: Timeliness) -> str:
    """Who was latest, and by how many days."""
    late = rows[rows["state"] == state.value]
    if state is not Timeliness.LATE or late.empty:
        return ""
    worst = late.sort_values("days_late", ascending=False).iloc[0]
    words = " " + _("(lâu nhất {days} ngày: {unit})")
    return words.format(days=number(int(worst["days_late"])), unit=plain(worst["unit"]))
