"""The sheet of files: what all figures rest on, each with the fingerprint it is known by."""

import pandas as pd

from exports.papers.book.sheet import Column, SheetTable
from exports.papers.book.values import values_of
from exports.papers.issue import Issue
from translations import gettext as _


def source_files(issue: Issue) -> SheetTable:
    """The table: a row for each file, in the order of the days received."""
    rows = issue.files.sort_values(["received", "submission_id"], ignore_index=True)
    return SheetTable(
        name=_("Tệp nguồn"),
        title=_("Các tệp mà số liệu dựa vào"),
        note=_("Mã SHA-256 cho biết tệp đang có trong tay có đúng là tệp đã nhận hay không."),
        holds=_("tên, ngày nhận và mã SHA-256 của từng tệp đã nhận"),
        columns=[
            Column(_("Tệp"), values_of(rows["file"]), width=60),
            Column(_("Ngày nhận"), values_of(rows["received"]), "day"),
            Column(_("Báo cáo được dùng"), _standing(issue, rows), "whole"),
            Column("SHA-256", values_of(rows["sha256"]), "small", width=68),
        ],
        fixed=1,
    )


def _standing(issue: Issue, rows: pd.DataFrame) -> list[int]:
    reports = issue.seen.found.reports
    counts = reports[reports["standing"]].groupby("submission_id").size()
    found: list[int] = counts.reindex(rows["submission_id"], fill_value=0).astype("int64").tolist()
    return found
