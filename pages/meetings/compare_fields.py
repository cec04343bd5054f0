"""The fields of every group on one scale: the share and the number of models."""

from functools import partial
from math import ceil, isnan

from charts import theme
from charts.comparison import Cell, Column, side_by_side
from metrics.comparison import FEW
from pages.frame.chart import Chart
from pages.meetings.compare_drawing import Drawing
from pages.meetings.compare_tables import fields_table
from pages.meetings.compared import ELSEWHERE
from translations import gettext as _
from translations.numbers import number, percent


def fields_chart(drawing: Drawing) -> Chart | None:
    """The share and the number of models in each field; None where no field is shared."""
    found = drawing.found
    known = {field.code: field.name for plan in found.plans[:1] for field in plan.fields}
    fields = {code: known[code] for code in found.shared.fields}
    elsewhere = found.fields.loc[found.fields["field"] == ELSEWHERE, "counted"].sum()
    if fields and elsewhere:
        fields[ELSEWHERE] = _("Lĩnh vực khác, hoặc chưa ghi")
    if not fields or found.fields["share"].isna().all():
        return None
    colours = theme.field_colours(list(fields))
    columns = [Column(name, colours[code], _cells(drawing, code)) for code, name in fields.items()]
    top = ceil(float(found.fields["share"].max()) * 10) / 10
    return Chart(
        key="so_linh_vuc",
        title=_widest(drawing, fields),
        reading=_(
            "Mỗi cột một lĩnh vực: phần mô hình của lĩnh vực trong số mô hình được tính của từng "
            "hàng, cùng một thước."
        ),
        figure=side_by_side(list(drawing.names.values()), columns, top=top, dark=drawing.dark),
        table=partial(fields_table, found, drawing.by_table, fields),
    )


def _cells(drawing: Drawing, code: str) -> list[Cell]:
    """The cells of one field, a cell for each group."""
    rows = drawing.found.fields
    of_field = rows[rows["field"] == code].set_index("group").reindex(list(drawing.names))
    reported = drawing.tallies()["unit_years_reported"].tolist()
    told = zip(of_field["counted"].tolist(), of_field["share"].tolist(), reported, strict=True)
    return [_cell(counted, share, turns) for counted, share, turns in told]


def _cell(counted: float, share: float, reported: int) -> Cell:
    if not isnan(share):
        words = _("{count} mô hình").format(count=number(counted))
        return Cell(share, (percent(share), words))
    if not reported:
        return Cell(None, (_("chưa báo cáo"),), silent=1.0)
    return Cell(None, (_("chưa có mô hình"),))


def _widest(drawing: Drawing, fields: dict[str, str]) -> str:
    """The field in which the groups are furthest apart; names only of those with enough models."""
    found = drawing.found
    rows = found.fields.dropna(subset=["share"])
    rows = rows[rows["field"] != ELSEWHERE] if (rows["field"] != ELSEWHERE).any() else rows
    if rows["group"].nunique() == 1:
        first = rows.sort_values("share").iloc[-1]
        words = _("Nhiều nhất là {field}: {share}")
        return words.format(field=fields[str(first["field"])], share=percent(first["share"]))
    models = rows["group"].map(found.tallies.set_index("group")["models"])
    sure = rows[models >= FEW]
    by_name = sure["group"].nunique() > 1
    told = sure if by_name else rows
    ends = told.groupby("field")["share"].agg(["min", "max"])
    code = str((ends["max"] - ends["min"]).idxmax())
    of_field = told[told["field"] == code].sort_values("share")
    low, high = of_field.iloc[0], of_field.iloc[-1]
    words = _("{field}: {most} {high}, {least} {low}")
    return (words if by_name else _("{field}: từ {low} đến {high}")).format(
        field=fields[code],
        most=drawing.names[str(high["group"])],
        high=percent(high["share"]),
        least=drawing.names[str(low["group"])],
        low=percent(low["share"]),
    )
