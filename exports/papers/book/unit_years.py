"""The sheet of unit × year: how far each unit comes up to the quota, year by year."""

import pandas as pd

from domain.kinds import UnitState
from exports.papers.book.looks import starred
from exports.papers.book.sheet import Column, SheetTable
from exports.papers.book.values import in_words, units_by_name, values_of
from exports.papers.issue import Issue
from metrics.compliance import by_number_alone
from metrics.progress import progress
from translations import gettext as _
from translations.numbers import number
from translations.unit_wording import kind_label
from translations.wording import why_no_number


def unit_years(issue: Issue) -> SheetTable:
    """The table: a row for each unit, a column for each year, and what they come to by the day."""
    seen, quota = issue.seen, issue.plan.quota
    units = units_by_name(issue)
    sums = progress(seen.found.compliance, units, issue.plan, seen.as_of, by=["unit_id"])
    rows = units.merge(sums, on="unit_id", how="left")
    years = [_of_year(issue, units, year) for year in seen.years]
    return SheetTable(
        name=_("Từng đơn vị"),
        title=_("Kết quả của từng đơn vị, từng năm"),
        note=_in_words(issue),
        holds=_("mỗi dòng một đơn vị, mỗi cột một năm: đạt hay chưa, còn thiếu bao nhiêu")
        if quota
        else _("mỗi dòng một đơn vị, mỗi cột một năm: đã báo cáo hay chưa"),
        columns=[
            Column(_("Mã"), values_of(rows["code"])),
            Column(_("Đơn vị"), values_of(rows["name"])),
            Column(_("Loại"), in_words(rows["kind"], kind_label)),
            *years,
            Column(_("Số năm đã đến hạn"), values_of(rows["owed_by_now"]), "whole"),
            *(_of_quota(rows, quota.at_least) if quota else _of_reports(rows)),
            Column(_("Số năm chưa báo cáo"), values_of(rows["not_reported"]), "whole"),
        ],
        fixed=2,
    )


def _of_quota(rows: pd.DataFrame, at_least: int) -> list[Column]:
    missing = rows["owed_by_now"] * at_least - rows["done_by_now"]
    return [
        Column(_("Số năm đạt chỉ tiêu"), values_of(rows["met"]), "whole"),
        Column(_("Còn thiếu (mô hình)"), values_of(missing), "whole"),
    ]


def _of_reports(rows: pd.DataFrame) -> list[Column]:
    return [Column(_("Số năm đã báo cáo"), values_of(rows["reported"]), "whole")]


def _of_year(issue: Issue, units: pd.DataFrame, year: int) -> Column:
    found = issue.seen.found.compliance
    rows = units.merge(found[found["year"] == year], on="unit_id", how="left")
    numbered = issue.plan.quota is not None
    columns = [values_of(rows[name]) for name in ("state", "owed", "total")]
    values = [_value(*cell, numbered=numbered) for cell in zip(*columns, strict=True)]
    alone = by_number_alone(rows).tolist()
    looks = [
        starred(state) if star and numbered else state
        for state, star in zip(columns[0], alone, strict=True)
    ]
    return Column(str(year), values, looks=looks, width=15)


def _value(state: str, owed: bool, total: int | None, *, numbered: bool) -> int | str:
    """The number of models, or why there is none; in a plan without a quota whether it reported."""
    if total is not None and numbered:
        return total
    return why_no_number(UnitState(state), owed=owed)


def _in_words(issue: Issue) -> str:
    quota = issue.plan.quota
    if quota is None:
        return _("Văn bản không nêu chỉ tiêu bằng số: xét đơn vị đã báo cáo từng năm hay chưa.")
    words = _(
        "Số trong ô là số mô hình được tính: từ {least} là đạt chỉ tiêu, từ {aim} là đạt mức phấn "
        "đấu. Dấu *: chỉ có con số, không có danh sách."
    )
    return words.format(least=number(quota.at_least), aim=number(quota.aim))
