"""Every share of every group on one scale, with the range in which it lies."""

from functools import partial

from charts import theme
from charts.comparison import Column, side_by_side, side_by_side_key
from decks.standings import Standing, apart_and_close, bar_of, silent_parts
from pages.frame.chart import Chart
from pages.meetings.compare_drawing import Drawing
from pages.meetings.compare_tables import shares_table
from pages.meetings.standings import said_of, standings
from translations import gettext as _


def shares_chart(drawing: Drawing) -> Chart:
    """The chart: a column for each share, the silent hatched."""
    found = drawing.found
    shares = {share: standings(found, share, drawing.by_table) for share in found.ranks}
    silent = _silent(drawing)
    columns = [_column(drawing, share, rows, silent) for share, rows in shares.items()]
    small = any(row.small for rows in shares.values() for row in rows)
    few = _("thanh rỗng: ít đơn vị, báo cáo hoặc mô hình")
    return Chart(
        key="so_ty_le",
        title=_differing(drawing),
        reading=_(
            "Mỗi hàng một tên, mỗi cột một tỷ lệ từ 0 đến 100 %; dưới thanh là số đạt trên tổng số."
        ),
        figure=side_by_side(list(drawing.names.values()), columns, dark=drawing.dark),
        table=partial(shares_table, found, drawing.by_table, drawing.question),
        legend=side_by_side_key(
            few=few if small else "", silent=any(silent.values()), dark=drawing.dark
        ),
    )


def _silent(drawing: Drawing) -> dict[str, float]:
    """The part of each that is owed by now and not reported, by name."""
    return dict(zip(drawing.names.values(), silent_parts(drawing.tallies()), strict=True))


def _column(drawing: Drawing, share: str, rows: list[Standing], silent: dict[str, float]) -> Column:
    said, by_name = said_of(share, drawing.question), {row.name: row for row in rows}
    cells = [
        bar_of(by_name[name], share, part, said.few, said.nothing) for name, part in silent.items()
    ]
    return Column(said.label, theme.DONE, cells)


def _differing(drawing: Drawing) -> str:
    """In which shares groups clearly differ, and in which they do not."""
    apart, close = apart_and_close(drawing.found.ranks)
    if not apart and not close:
        return _("Mỗi tỷ lệ còn dựa trên ít số liệu, chưa so hơn kém")
    if not apart:
        return _("Không khác nhau rõ về: {close}").format(close=", ".join(close))
    words = _("Khác nhau rõ về: {apart}").format(apart=", ".join(apart))
    none = _("không rõ về: {close}").format(close=", ".join(close))
    return f"{words}; {none}" if close else words
