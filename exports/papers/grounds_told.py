"""What the figures rest on and what is open in them, and what comes next, in an office's prose."""

import pandas as pd

from domain.kinds import RestsOn, Timeliness
from exports.paper_dates import day
from exports.papers.of_year import OfYear
from exports.papers.reports_told import report_called
from exports.papers.standing_units import gone_by, of_units_gone
from metrics.coming import coming_reports
from metrics.compliance import stated_otherwise
from metrics.missing import missing_reports
from metrics.rests_on import rests_on
from metrics.reviews import reviews_of
from translations.duty_wording import asked_label
from translations.joining import inside, together
from translations.numbers import number

MOST_DAYS = 4
GO_ON = "Tiếp tục duy trì, nâng cao chất lượng các mô hình đã có."
GO_ON_IN_ROUNDS = "Tiếp tục tham gia các đợt hoạt động theo kế hoạch."
AHEAD = pd.Timedelta(days=366)
_GROUNDS = {
    RestsOn.OWN_LIST: "đơn vị có danh sách của chính mình",
    RestsOn.SUMMARY_LIST: "đơn vị lấy theo danh sách trong biểu tổng hợp",
    RestsOn.NUMBER: "đơn vị chỉ có con số, không có danh sách kèm theo",
    RestsOn.OTHER: "đơn vị chỉ được nêu trong báo cáo khác",
}


def what_it_rests_on(of: OfYear) -> list[str]:
    """The files, lists and numbers behind the year's figures, and what is not certain in them."""
    found, as_of = of.issue.seen.found, of.issue.stamp.as_of
    reports = found.reports[found.reports["standing"] & (found.reports["year"] == of.year)]
    files = number(reports["submission_id"].nunique())
    said = (
        f"Số liệu dựa trên {number(len(reports))} báo cáo năm {of.year}, trong {files} tệp đã nhận"
    )
    if reports.empty:
        said = f"Đến ngày {of.until} chưa nhận báo cáo nào của năm {of.year}"
    kinds = rests_on(of.rows, found.reports, of.plan, as_of)["rests_on"].value_counts()
    parts = [
        f"{number(kinds[kind.value])} {words}"
        for kind, words in _GROUNDS.items()
        if kind.value in kinds
    ]
    grounds = f"; {together(parts)}" if parts and not of.alone and not of.in_rounds else ""
    silence = ""
    if of.head.not_reported and not of.in_rounds:
        silence = " Đơn vị chưa báo cáo không được tính là không có mô hình."
    return [f"{said}{grounds}.{silence}", *_open(of)]


def _open(of: OfYear) -> list[str]:
    head = of.head
    parts = {
        "mô hình chờ xác nhận có trùng với mô hình đã có hay không": head.to_confirm,
        "mô hình chưa rõ nguồn gốc": int(of.rows["unknown_origin"].fillna(0).sum()),
        "đơn vị có con số báo cáo khác với danh sách (lấy theo danh sách)": int(
            stated_otherwise(of.rows).sum()
        ),
    }
    told = [f"{number(count)} {words}" for words, count in parts.items() if count]
    return [f"Còn {together(told)}; khi làm rõ, số liệu có thể thay đổi."] if told else []


def what_comes_next(of: OfYear) -> list[str]:
    """What lacks and is to be urged, the days that come, the reviews ahead: a task each."""
    said = [
        *_to_urge(of),
        *_to_clear_up(of),
        *_days_to_set(of),
        *_days_ahead(of),
        *_reviews_ahead(of),
    ]
    if len(said) < 2:
        return said or [GO_ON_IN_ROUNDS if of.in_rounds else GO_ON]
    return [f"{place}. {words}" for place, words in enumerate(said, start=1)]


def _to_urge(of: OfYear) -> list[str]:
    owed = of.issue.seen.found.timeliness
    seen, day_of = of.issue.seen, of.issue.stamp.as_of
    lacking = missing_reports(
        owed[(owed["year"] <= of.year) & (owed["state"] == Timeliness.MISSING.value)], seen.units
    )
    of_gone = lacking["unit_id"].isin(gone_by(seen.units, day_of))
    others, lacking = of_units_gone(lacking[of_gone]), lacking[~of_gone]
    beside = [others] if others else []
    if lacking.empty:
        return beside
    reports = f"{number(len(lacking))} báo cáo còn thiếu đã quá hạn"
    if of.alone:
        return [f"Đề nghị {of.alone} nộp ngay {reports}.", *beside]
    units = number(lacking["unit_id"].nunique())
    return [f"Đôn đốc {units} đơn vị nộp ngay {reports}.", *beside]


def _to_clear_up(of: OfYear) -> list[str]:
    if not of.head.to_confirm:
        return []
    return [
        f"Xác nhận {number(of.head.to_confirm)} mô hình có phải là mô hình đã có từ trước hay "
        "không."
    ]


def _days_to_set(of: OfYear) -> list[str]:
    """Reports of a year not yet over that nobody set a day for: none of them is ever late."""
    undated = of.timeliness[of.timeliness["due"].isna()]
    if of.issue.below or of.is_over or undated.empty:
        return []
    reports = undated.drop_duplicates(["kind", "period"])[["kind", "period"]]
    names = [inside(asked_label(*report)) for report in reports.itertuples(index=False)]
    return [f"Đặt ngày nộp cho {together(names)} (kế hoạch không nêu ngày)."]


def _days_ahead(of: OfYear) -> list[str]:
    coming = coming_reports(of.issue.seen.found.timeliness, of.issue.stamp.as_of)
    near = coming["due"] <= pd.Timestamp(of.issue.stamp.as_of) + AHEAD
    waiting = coming[(coming["waiting"] > 0) & near].head(MOST_DAYS)
    return [
        f"Nộp {report_called(row['kind'], row['period'], row['year'])} chậm nhất ngày "
        f"{day(row['due'])}"
        + ("." if of.alone else f" (còn {_of_how_many(row['waiting'], row['owed'])} chưa nộp).")
        for row in waiting.to_dict("records")
    ]


def _of_how_many(part: int, whole: int) -> str:
    of_all = "" if part == whole else f" trong {number(whole)}"
    return f"{number(part)}{of_all} đơn vị"


def _reviews_ahead(of: OfYear) -> list[str]:
    reviews = reviews_of(of.plan)
    today = pd.Timestamp(of.issue.stamp.as_of)
    ahead = reviews[(reviews["day"] >= today) & (reviews["day"] <= today + AHEAD)]
    return [
        f"Chuẩn bị {inside(row['name'])}, {inside(row['occasion'])}."
        for row in ahead.to_dict("records")
    ]
