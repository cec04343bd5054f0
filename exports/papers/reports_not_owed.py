"""Reports that came though their units do not owe them, in the prose of an office."""

import pandas as pd

from domain.kinds import Period, ReportKind
from exports.papers.of_year import OfYear
from metrics.duties import REPORT, asked_reports
from translations.joining import inside, together
from translations.numbers import number
from translations.wording import report_label


def not_owed(of: OfYear) -> str:
    """How many of the year's reports answer nothing that is owed, by kind and period, and why."""
    reports = of.issue.seen.found.reports
    further = _further(of, reports[reports["standing"] & (reports["year"] == of.year)])
    if further.empty:
        return ""
    groups = further.groupby(["kind", "period"], as_index=False, sort=False).size()
    named = [
        f"{number(count)} {inside(report_label(ReportKind(kind), period))}"
        for kind, period, count in groups.itertuples(index=False)
    ]
    return f"Đã nhận thêm {together(named)} ngoài các báo cáo phải nộp{_why(of, further)}."


def _further(of: OfYear, reports: pd.DataFrame) -> pd.DataFrame:
    """A counts form registers by number, and the second half is told by the year's report."""
    counting = reports["kind"] == ReportKind.COUNTS.value
    answers = reports.assign(
        answered=reports["kind"].mask(counting, ReportKind.REGISTER.value),
        part=reports["period"].replace(Period.SECOND_HALF.value, Period.YEAR.value),
    )
    owed = pd.MultiIndex.from_frame(of.timeliness[REPORT])
    keys = [*zip(*(answers[name] for name in ("unit_id", "answered", "part", "year")), strict=True)]
    further: pd.DataFrame = answers[[key not in owed for key in keys]]
    return further


def _why(of: OfYear, further: pd.DataFrame) -> str:
    """Whether the plan asks for no such report at all, or only not of these units."""
    asked = asked_reports(of.plan, of.issue.stamp.as_of)
    asked = asked[asked["year"] == of.year]
    kinds = {*zip(asked["kind"], asked["period"], strict=True)}
    those = {*zip(further["answered"], further["part"], strict=True)}
    if not those & kinds:
        return " (kế hoạch không yêu cầu)"
    gone = _no_longer_there(of, further)
    return " (đơn vị thôi tồn tại trước ngày phải nộp)" if gone else ""


def _no_longer_there(of: OfYear, further: pd.DataFrame) -> bool:
    """Whether every one of those units ended within the year or before."""
    units = of.issue.seen.units
    ends = units.groupby("unit_id")["valid_to"].agg(lambda days: days.max(skipna=False))
    last = further["unit_id"].map(ends)
    return bool((last <= pd.Timestamp(of.year, 12, 31)).all())
