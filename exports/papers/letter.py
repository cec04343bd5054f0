"""The letter (công văn) that urges the reports overdue in the year of an issue and before."""

from domain.kinds import Timeliness
from exports.letter import reminder
from exports.papers.issue import Issue, NothingToWriteError, Step
from exports.papers.standing_units import gone_by, of_units_gone
from metrics.missing import missing_reports
from translations import gettext as _
from translations import speaking
from translations.numbers import day


def reminder_letter(issue: Issue, step: Step) -> bytes:
    """The letter (.docx) to the units that still owe a report whose day is past; of a place below,
    to that place. In Vietnamese, whatever the reader's language. Raises `NothingToWriteError` where
    no report is overdue.
    """
    step(0.0, _("Đang viết công văn"))
    owed, as_of = issue.seen.found.timeliness, issue.stamp.as_of
    overdue = owed[(owed["year"] <= issue.year) & (owed["state"] == Timeliness.MISSING.value)]
    lacking = missing_reports(overdue, issue.seen.units)
    gone = lacking["unit_id"].isin(gone_by(issue.seen.units, as_of))
    missing = lacking[~gone]
    if missing.empty and len(lacking):
        words = _(
            "Đến ngày {day} chỉ còn thiếu báo cáo của các đơn vị nay không còn tồn tại, không có "
            "đơn vị nào để đôn đốc."
        )
        raise NothingToWriteError(words.format(day=day(as_of)))
    if missing.empty:
        words = _(
            "Đến ngày {day} không có báo cáo nào của năm {year} trở về trước quá hạn mà chưa nộp."
        )
        raise NothingToWriteError(words.format(day=day(as_of), year=issue.year))
    with speaking("vi"):
        above = issue.place if issue.below else ""
        return reminder(
            missing, issue.plan, above, as_of, issue.stamp.line(), of_units_gone(lacking[gone])
        )
