"""The sheets of campaign rounds: what each did by activity, and each row with its cell."""

import pandas as pd

from domain.kinds import ReportKind
from domain.rounds import round_number
from exports.papers.book.sheet import Column, SheetTable
from exports.papers.book.values import places_of, units_by_name, values_of, year_first
from exports.papers.issue import Issue
from metrics.rounds import by_activity
from translations import gettext as _

_NO_ROUND = 0


def rounds_done(issue: Issue) -> SheetTable:
    """The table: a row for each round, activity and unit of measure, those of the paper's year
    first; a round that nobody reported on has one that says so.
    """
    rows = by_activity(issue.told.done, by=["year", "period"])
    every = pd.concat([rows, _silent(issue, rows)], ignore_index=True)
    rows = _ordered(every.astype(dict.fromkeys(("times", "unmeasured", "units"), "Int64")), issue)
    silent, unmeasured = rows["name"].isna(), rows["unmeasured"]
    names = [_("chưa đơn vị nào báo cáo") if pd.isna(name) else name for name in rows["name"]]
    return SheetTable(
        name=_("Đợt hoạt động"),
        title=_("Kết quả từng đợt, theo hoạt động"),
        note=_(
            "Chỉ cộng các hoạt động cùng tên, cùng đơn vị tính; khác đơn vị tính để riêng. Ô trống "
            "là báo cáo không ghi, không phải là số 0."
        ),
        holds=_("mỗi dòng một hoạt động của một đợt: khối lượng, số đơn vị, trị giá"),
        columns=[
            Column(_("Năm"), values_of(rows["year"]), "year"),
            Column(_("Đợt"), _rounds(rows), "whole"),
            Column(_("Hoạt động"), names, looks=["silent" if each else "words" for each in silent]),
            Column(_("Đơn vị tính"), values_of(rows["unit_of_measure"]), "centred"),
            _quantity(rows),
            Column(_("Số lần"), values_of(rows["times"]), "whole", summed=True),
            *(
                [Column(_("Số lần không ghi khối lượng"), values_of(unmeasured), "whole")]
                if unmeasured.fillna(0).any()
                else []
            ),
            Column(_("Số đơn vị"), values_of(rows["units"]), "whole"),
            _worth(rows),
        ],
        fixed=3,
    )


def activities_listed(issue: Issue) -> SheetTable:
    """The table: a row for each activity as a unit's report has it, with its file and cell."""
    reports = issue.seen.found.reports[["report_id", "submission_id"]]
    files = reports.merge(issue.files[["submission_id", "file"]], on="submission_id", how="left")
    units = units_by_name(issue).rename(columns={"name": "unit"})
    done = issue.told.done.merge(units, on="unit_id").merge(files, on="report_id", how="left")
    rows = _ordered(done, issue, "place", "activity_id")
    return SheetTable(
        name=_("Từng hoạt động"),
        title=_("Từng hoạt động như báo cáo ghi, kèm tệp và ô nguồn"),
        note=_("Năm {year} ở trên, các năm khác ở dưới. Ô trống là báo cáo không ghi.").format(
            year=issue.year
        ),
        holds=_("mỗi dòng một hoạt động của một đơn vị: khối lượng, trị giá, tệp và ô nguồn"),
        columns=[
            Column(_("Năm"), values_of(rows["year"]), "year"),
            Column(_("Đợt"), _rounds(rows), "whole"),
            Column(_("Mã"), values_of(rows["code"])),
            Column(_("Đơn vị"), values_of(rows["unit"])),
            Column(_("Hoạt động"), values_of(rows["name"])),
            Column(_("Đơn vị tính"), values_of(rows["unit_of_measure"]), "centred"),
            _quantity(rows),
            _worth(rows),
            Column(_("Tệp nguồn"), values_of(rows["file"]), "small", width=30),
            Column(_("Trang tính, ô"), places_of(rows), "small", width=14),
        ],
        fixed=4,
    )


def _silent(issue: Issue, rows: pd.DataFrame) -> pd.DataFrame:
    """The rounds owed that nobody reported on: no figure of theirs is known."""
    owed = issue.seen.found.timeliness
    owed = owed[owed["kind"] == ReportKind.ROUND.value][["year", "period"]].drop_duplicates()
    told = pd.MultiIndex.from_frame(rows[["year", "period"]])
    return owed[~pd.MultiIndex.from_frame(owed).isin(told)]


def _ordered(rows: pd.DataFrame, issue: Issue, *by: str) -> pd.DataFrame:
    """Those of the paper's year, then the latest first; in it by round, what names none last."""
    numbers = [round_number(str(period)) or _NO_ROUND for period in rows["period"]]
    placed = rows.assign(first=year_first(rows["year"], issue), round=numbers)
    last = placed.assign(last=placed["round"] == _NO_ROUND)
    return last.sort_values(["first", "last", "round", *by], kind="stable", ignore_index=True)


def _rounds(rows: pd.DataFrame) -> list[int | str]:
    return [each if each != _NO_ROUND else _("không ghi") for each in rows["round"].tolist()]


def _quantity(rows: pd.DataFrame) -> Column:
    """Quantities, which are never summed: one is in km, another in houses."""
    values = values_of(rows["quantity"])
    looks = ["whole" if value is None or value == int(value) else "quantity" for value in values]
    return Column(_("Khối lượng"), values, looks=looks)


def _worth(rows: pd.DataFrame) -> Column:
    values = values_of(rows["worth"])
    whole = all(value is None or value == int(value) for value in values)
    look = "whole" if whole else "parts"
    return Column(_("Trị giá (triệu đồng)"), values, look, summed=True, width=12)
