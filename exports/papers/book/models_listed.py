"""The sheet of models: each model of each year, whether it counts, and the cell it is read from."""

import pandas as pd

from domain.kinds import Level, ModelForm, ModelState, Origin
from exports.papers.book.sheet import Column, SheetTable
from exports.papers.book.values import in_words, places_of, units_by_name, values_of, year_first
from exports.papers.issue import Issue
from translations import gettext as _
from translations.model_wording import counted_in_words
from translations.plan_wording import field_names
from translations.wording import form_label, level_label, origin_label, state_label


def models_listed(issue: Issue) -> SheetTable:
    """The table: a row for each model and year registered, those of the paper's year first."""
    rows = _rows(issue)
    names = field_names(issue.plan, rows["field"].unique())
    return SheetTable(
        name=_("Mô hình"),
        title=_("Danh sách mô hình, theo năm đăng ký, kèm tệp và ô nguồn"),
        note=_(
            "Năm {year} ở trên, các năm khác ở dưới. Đăng ký, có hiệu quả, được công nhận là các "
            "con số khác nhau."
        ).format(year=issue.year),
        holds=_("mỗi dòng một mô hình của một năm: được tính hay vì sao không, tệp và ô nguồn"),
        columns=[
            Column(_("Năm"), values_of(rows["year"]), "year"),
            Column(_("Mã"), values_of(rows["code"])),
            Column(_("Đơn vị"), values_of(rows["unit"])),
            Column(_("Tên mô hình"), values_of(rows["name"]), width=40),
            Column(_("Lĩnh vực"), in_words(rows["field"], names.__getitem__), width=15),
            Column(
                _("Nguồn gốc"), in_words(rows["origin"], lambda code: origin_label(Origin(code)))
            ),
            Column(
                _("Hình thức"), in_words(rows["form"], lambda code: form_label(ModelForm(code)))
            ),
            Column(
                _("Tình trạng"),
                in_words(rows["state"], lambda code: state_label(ModelState(code))),
                width=12,
            ),
            Column(_("Công nhận"), in_words(rows["level"], lambda code: level_label(Level(code)))),
            *(
                [Column(_("Được tính"), _counted(rows, issue), width=17)]
                if issue.plan.quota
                else []
            ),
            Column(_("Tệp nguồn"), values_of(rows["file"]), "small", width=30),
            Column(_("Trang tính, ô"), places_of(rows), "small", width=14),
        ],
        fixed=3,
    )


def _rows(issue: Issue) -> pd.DataFrame:
    names = issue.files[["submission_id", "file"]]
    units = units_by_name(issue).rename(columns={"name": "unit", "kind": "unit_kind"})
    cells = issue.cells.merge(names, on="submission_id", how="left")
    rows = issue.seen.found.models.merge(units, on="unit_id")
    rows = rows.merge(cells, on="listing_id", how="left")
    ordered = rows.assign(first=year_first(rows["year"], issue))
    return ordered.sort_values(["first", "place", "listing_id"], ignore_index=True)


def _counted(rows: pd.DataFrame, issue: Issue) -> list[str]:
    columns = ("counts", "to_confirm", "repeats", "origin", "struck_year", "year")
    told = zip(*(values_of(rows[column]) for column in columns), strict=True)
    return [
        counted_in_words(
            issue.plan,
            Origin(origin),
            counts=counts,
            to_confirm=to_confirm,
            repeats=repeats,
            struck_off=struck_year is not None and struck_year <= year,
        )
        for counts, to_confirm, repeats, origin, struck_year, year in told
    ]
