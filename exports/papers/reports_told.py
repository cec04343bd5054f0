"""How the reports of the year came in, in the prose of an office."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from domain.kinds import Timeliness
from exports.paper_dates import day
from exports.papers.of_year import OfYear, listed
from exports.papers.reports_not_owed import not_owed
from metrics.missing import missing_reports
from metrics.overdue import units_overdue
from metrics.timeliness import timeliness_by
from translations.duty_wording import asked_label
from translations.joining import inside, together
from translations.numbers import number, percent

# Where no day is set it says nothing to speak of it.
WITHOUT_DAY = {
    Timeliness.RECEIVED: "đã nộp",
    Timeliness.UNDATED: "chưa nộp",
    Timeliness.PENDING: "chưa nộp, kỳ báo cáo chưa kết thúc",
}
STATES = {
    Timeliness.ON_TIME: "nộp đúng hạn",
    Timeliness.LATE: "nộp muộn",
    Timeliness.MISSING: "quá hạn chưa nộp",
    Timeliness.RECEIVED: "đã nộp, không rõ ngày gửi nên không xét hạn",
    Timeliness.UNDATED: "chưa nộp, chưa đặt ngày nộp",
    Timeliness.PENDING: "chưa nộp, chưa đến hạn",
}


def how_reports_came(of: OfYear) -> list[str]:
    """Of each report of the year how many came in and when; who was late or lacks most; what lacks
    of the years before.
    """
    said = [_of_report(of, rows) for rows in _by_report(of.timeliness)]
    if not said:
        said = [f"Năm {of.year} kế hoạch không yêu cầu báo cáo nào của các đơn vị này."]
    names = [_late(of), _overdue(of), _of_years_before(of), not_owed(of)]
    beside = " ".join(filter(None, (_on_time(of), *names)))
    return [*said, *([beside] if beside else [])]


def _by_report(timeliness: pd.DataFrame) -> list[pd.DataFrame]:
    """The reports owed, those of one kind and period together, the first due first."""
    keyed = timeliness.assign(day=timeliness["due"].fillna(timeliness["ends"]))
    groups = [rows for _report, rows in keyed.groupby(["kind", "period"])]
    return sorted(groups, key=lambda rows: (rows["day"].min(), rows["period"].iloc[0]))


def _of_report(of: OfYear, rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    about = f"Về {report_called(first['kind'], first['period'], of.year)}{_due(rows)}"
    words = STATES | WITHOUT_DAY if rows["due"].isna().all() else STATES
    if of.alone:
        return f"{about}: {of.alone} {_of_the_unit(first, words)}."
    states = rows["state"].value_counts()
    if len(states) == 1:
        only = words[Timeliness(states.index[0])]
        if len(rows) == 1:
            return f"{about}: chỉ {of.called(int(first['unit_id']))} phải nộp; {only}."
        return f"{about}: cả {number(len(rows))} đơn vị phải nộp đều {only}."
    told = [
        f"{number(states[state.value])} đơn vị {said}"
        for state, said in words.items()
        if state.value in states
    ]
    return f"{about}: {number(len(rows))} đơn vị phải nộp; {together(told)}."


def report_called(kind: str, period: str, year: int) -> str:
    """A report and its year as they stand inside a sentence."""
    label = inside(asked_label(kind, period))
    return f"{label} {year}" if label.endswith(" năm") else f"{label} năm {year}"


def _of_the_unit(row: Mapping[Any, Any] | pd.Series, words: Mapping[Timeliness, str]) -> str:
    if row["state"] == Timeliness.MISSING.value:
        return f"chưa nộp, quá hạn {number(row['days_late'])} ngày"
    said = words[Timeliness(row["state"])]
    late = "" if pd.isna(row["days_late"]) else f" {number(row['days_late'])} ngày"
    when = row["first_received"]
    return f"{said}{late}" + ("" if pd.isna(when) else f" (nhận ngày {day(when)})")


def _due(rows: pd.DataFrame) -> str:
    """The last day of most, and how many have another; or that none is set."""
    days = rows["due"].dropna()
    if days.empty:
        return " (chưa đặt ngày nộp)"
    usual = days.mode().iloc[0]
    others = int((rows["due"] != usual).sum())
    beside = f", riêng {number(others)} đơn vị có hạn khác" if others else ""
    return f" (hạn cuối ngày {day(usual)}{beside})"


def _on_time(of: OfYear) -> str:
    """Of the reports whose day is past how many came in time; of the others how many are in."""
    if of.alone:
        return ""
    ahead = of.timeliness["due"] >= pd.Timestamp(of.issue.stamp.as_of)
    past = timeliness_by(of.timeliness[~ahead]).sum()
    early = int((of.timeliness.loc[ahead, "state"] == Timeliness.ON_TIME.value).sum())
    judged, on_time = int(past["judged"]), int(past[Timeliness.ON_TIME.value])
    said = []
    if judged == 1 and not on_time:
        said.append("Báo cáo duy nhất đã đến hạn không được nộp đúng hạn.")
    elif judged and not on_time:
        said.append(
            f"Tính chung, không có báo cáo nào trong {number(judged)} báo cáo đã đến hạn được nộp "
            "đúng hạn."
        )
    elif judged == 1:
        said.append("Báo cáo duy nhất đã đến hạn được nộp đúng hạn.")
    elif judged:
        share = percent(on_time / judged)
        said.append(
            f"Tính chung, {number(on_time)} trong {number(judged)} báo cáo đã đến hạn được nộp "
            f"đúng hạn ({share})."
        )
    if early:
        said.append(f"Đã có {number(early)} báo cáo nộp trước hạn.")
    return " ".join(said)


def _late(of: OfYear) -> str:
    late = of.timeliness[of.timeliness["state"] == Timeliness.LATE.value]
    if of.alone or late.empty:
        return ""
    worst = late.sort_values("days_late", ascending=False, kind="stable")
    return f"Nộp muộn: {_with_days(of, worst, '', 'lượt')}."


def _overdue(of: OfYear) -> str:
    worst = units_overdue(of.timeliness, of.issue.seen.units)
    if of.alone or worst.empty:
        return ""
    return f"Đến ngày {of.until} chưa nộp: {_with_days(of, worst, 'quá hạn ', 'đơn vị')}."


def _with_days(of: OfYear, worst: pd.DataFrame, by: str, what: str) -> str:
    """The units each with its days late; where all have as many, once."""
    rows = list(worst[["unit_id", "days_late"]].itertuples(index=False))
    if len(rows) > 1 and worst["days_late"].nunique() == 1:
        names = listed([of.called(unit) for unit, _days in rows], what)
        return f"{names} (cùng {by}{number(rows[0][1])} ngày)"
    return listed([f"{of.called(unit)} ({by}{number(days)} ngày)" for unit, days in rows], what)


def _of_years_before(of: OfYear) -> str:
    owed = of.issue.seen.found.timeliness
    earlier = owed[(owed["year"] < of.year) & (owed["state"] == Timeliness.MISSING.value)]
    lacking = missing_reports(earlier, of.issue.seen.units)
    if lacking.empty:
        return ""
    units = lacking["unit_id"].unique().tolist()
    who = "" if of.alone else f", của {of.named(of.alphabetical(units))}"
    return f"Ngoài ra còn {number(len(lacking))} báo cáo của các năm trước quá hạn chưa nộp{who}."
