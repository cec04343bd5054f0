"""The sheet of unit × field × year: a row for each year that a unit reported or owed."""

import pandas as pd

from domain.kinds import Basis, UnitState
from exports.papers.book.fields_shown import cells_shown, names_shown
from exports.papers.book.sheet import Column, SheetTable
from exports.papers.book.values import in_words, units_by_name, values_of, year_first
from exports.papers.issue import Issue
from metrics.compliance import by_number_alone
from metrics.reported import UNIT_YEAR
from translations import gettext as _
from translations.wording import unit_state_label


def unit_fields(issue: Issue) -> SheetTable:
    """The table; a year of which a unit owes nothing yet and said nothing has no row."""
    cells = cells_shown(issue)
    names = names_shown(issue, cells, short=True)
    columns = {code: f"field {place}" for place, code in enumerate(names)}
    rows = _rows(issue, cells, columns)
    return SheetTable(
        name=_("Đơn vị và lĩnh vực"),
        title=_("Số mô hình của từng đơn vị, từng năm, theo lĩnh vực"),
        note=_(
            "Năm {year} ở trên, các năm khác ở dưới. Chưa báo cáo không phải là không có mô hình. "
            "Dấu *: chỉ có con số, không có danh sách."
        ).format(year=issue.year),
        holds=_("mỗi dòng một đơn vị, một năm: tình trạng và số mô hình ở từng lĩnh vực"),
        columns=[
            Column(_("Năm"), values_of(rows["year"]), "year"),
            Column(_("Mã"), values_of(rows["code"])),
            Column(_("Đơn vị"), values_of(rows["name"])),
            Column(_("Tình trạng"), rows["told"].tolist(), looks=rows["state"].tolist()),
            *(_of_field(rows, columns[code], name) for code, name in names.items()),
            _of_all(rows, quota=issue.plan.quota is not None),
            *(_of_quota(rows) if issue.plan.quota else []),
            Column(_("Căn cứ"), in_words(rows["basis"], _basis)),
            Column(_("Biểu số lượng ghi"), values_of(rows["stated_total"]), "whole", width=10),
        ],
        fixed=3,
    )


def _of_field(rows: pd.DataFrame, column: str, name: str) -> Column:
    looks = ["whole" if spoke else "silent" for spoke in rows["reported"]]
    return Column(name, values_of(rows[column]), looks=looks, summed=True)


def _of_all(rows: pd.DataFrame, *, quota: bool) -> Column:
    """The models of all fields; words where none is known."""
    columns = zip(values_of(rows["sum"]), rows["told"], rows["by_number"], strict=True)
    cells = [
        (told, "silent") if total is None else (total, "starred" if alone else "whole")
        for total, told, alone in columns
    ]
    label = _("Được tính") if quota else _("Báo cáo kể ra")
    values, looks = [cell[0] for cell in cells], [cell[1] for cell in cells]
    return Column(label, values, looks=looks, summed=True)


def _rows(issue: Issue, cells: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    """The unit-years with a row, in their order, with those of `columns` (of each field) and `sum`.

    A word of an open list names no column: it may be any.
    """
    rows = issue.seen.found.compliance
    told = rows[rows["reported"] | (rows["state"] != UnitState.NOT_OWED.value)]
    placed = cells.assign(column=cells["field"].map(columns))
    wide = placed.pivot_table(
        index=UNIT_YEAR, columns="column", values="counted", aggfunc="sum", fill_value=0
    ).reindex(columns=list(columns.values()), fill_value=0)
    wide = wide.assign(sum=wide.sum(axis=1)).astype("Int64").reset_index()
    joined = told.merge(wide, on=UNIT_YEAR, how="left").merge(units_by_name(issue), on="unit_id")
    figures = [*columns.values(), "sum"]
    filled = joined.assign(
        **{figure: joined[figure].fillna(0).where(joined["reported"]) for figure in figures},
        by_number=by_number_alone(joined),
        asked=joined["at_least"].where(joined["owed"]),
        first=year_first(joined["year"], issue),
        told=joined["state"].map(lambda state: unit_state_label(UnitState(state))),
    )
    return filled.sort_values(["first", "place"], ignore_index=True)


def _of_quota(rows: pd.DataFrame) -> list[Column]:
    return [
        _few(_("Phải đạt"), rows["asked"]),
        _few(_("Chờ xác nhận trùng"), rows["to_confirm"]),
        _few(_("Chưa rõ nguồn gốc"), rows["unknown_origin"]),
        _few(_("Đưa ra khỏi danh sách"), rows["struck_off"]),
    ]


def _few(label: str, figures: pd.Series) -> Column:
    return Column(label, values_of(figures), "whole", summed=True, width=11)


def _basis(basis: str) -> str:
    return _("danh sách") if basis == Basis.LIST else _("chỉ có con số")
