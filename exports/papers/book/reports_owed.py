"""The sheet of timeliness: each report owed, its day, and how it came in."""

import pandas as pd

from domain.kinds import ReportSource, Timeliness
from exports.papers.book.sheet import Column, SheetTable
from exports.papers.book.values import in_words, units_by_name, values_of, year_first
from exports.papers.issue import Issue
from translations import gettext as _
from translations.duty_wording import asked_label
from translations.timeliness_wording import timeliness_label
from translations.wording import source_label


def reports_owed(issue: Issue) -> SheetTable:
    """The table: a row for each report owed, those of the paper's year first."""
    rows = _rows(issue)
    missing = rows["state"] == Timeliness.MISSING.value
    asked = [asked_label(*each) for each in zip(rows["kind"], rows["period"], strict=True)]
    due = [_("chưa đặt") if day is None else day for day in values_of(rows["due"])]
    return SheetTable(
        name=_("Hạn nộp"),
        title=_("Từng báo cáo phải nộp: hạn cuối, ngày nhận, tình trạng"),
        note=_(
            "Năm {year} ở trên, các năm khác ở dưới. Lần nhận đầu quyết định, sửa lại sau không "
            "thành muộn; chưa đặt hạn thì không xét muộn."
        ).format(year=issue.year),
        holds=_("mỗi dòng một báo cáo phải nộp: hạn cuối, ngày nhận, số ngày quá hạn, tệp"),
        columns=[
            Column(_("Năm"), values_of(rows["year"]), "year"),
            Column(_("Mã"), values_of(rows["code"])),
            Column(_("Đơn vị"), values_of(rows["name"])),
            Column(_("Báo cáo"), asked),
            Column(_("Hạn cuối"), due, "day"),
            Column(_("Gia hạn"), [_("có") if moved else None for moved in rows["extended"]]),
            Column(_("Ngày nhận"), values_of(rows["first_received"]), "day"),
            Column(
                _("Tình trạng"),
                in_words(rows["state"], lambda state: timeliness_label(Timeliness(state))),
                looks=["alarm" if late else "centred" for late in missing],
            ),
            Column(_("Số ngày quá hạn"), values_of(rows["days_late"]), "whole"),
            Column(
                _("Ai báo cáo"),
                in_words(rows["source"], lambda source: source_label(ReportSource(source))),
            ),
            Column(_("Tệp"), values_of(rows["file"]), "small", width=34),
        ],
        fixed=3,
    )


def _rows(issue: Issue) -> pd.DataFrame:
    found = issue.seen.found
    sent = found.reports[["report_id", "submission_id", "source"]].merge(
        issue.files[["submission_id", "file"]], on="submission_id", how="left"
    )
    rows = (
        found.timeliness.drop(columns="due_id")
        .merge(sent, left_on="first_report", right_on="report_id", how="left")
        .merge(units_by_name(issue).drop(columns="kind"), on="unit_id")
    )
    ordered = rows.assign(first=year_first(rows["year"], issue))
    return ordered.sort_values(["first", "place", "due", "ends"], ignore_index=True)
