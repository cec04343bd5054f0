"""Charts that the reader's own program draws from a table of figures, and lets them edit."""

from collections.abc import Sequence
from typing import cast

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, ChartData
from pptx.chart.series import BarSeries, LineSeries
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.chart import ChartPart
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Emu, Length, Pt

from charts import theme
from exports.papers.bars import Bars, Fill, Series
from exports.papers.chart_workbook import chart_workbook
from translations import gettext as _
from translations.numbers import number

FONT, TYPE = "Arial", 14
_HATCHES = {
    "/": MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL,
    ".": MSO_PATTERN_TYPE.PERCENT_20,
}
_TYPES = {
    (True, True): XL_CHART_TYPE.BAR_STACKED,
    (True, False): XL_CHART_TYPE.BAR_CLUSTERED,
    (False, True): XL_CHART_TYPE.COLUMN_STACKED,
    (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
}
Box = tuple[Length, Length, Length, Length]


def add_chart(slide: Slide, bars: Bars, box: Box, reading: str) -> Chart:
    """The chart in `box` (left, top, width, height), with `reading` for who cannot see it."""
    kind = _TYPES[bars.across, bars.stacked]
    # It is typed as if it gave the chart; it gives the frame that holds one.
    figures = _figures(bars, reading)
    frame = cast("GraphicFrame", slide.shapes.add_chart(kind, *box, figures))
    frame.element.nvGraphicFramePr.cNvPr.set("descr", reading)
    chart = frame.chart
    names = [str(each.label) for each in figures.categories]
    told = [(str(one.name), list(one.values)) for one in figures]
    part = cast("ChartPart", chart.part)
    part.chart_workbook.update_from_xlsx_blob(chart_workbook(names, told))
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(TYPE), FONT
    chart.font.color.rgb = colour(theme.ink(dark=False))
    plot = chart.plots[0]
    # A bar alone is no wall.
    plot.gap_width = {1: 260, 2: 120}.get(len(bars.names), 45)
    plot.overlap = 100 if bars.stacked else 0
    _set_axes(chart, bars)
    more = _lines_apart(chart, len(bars.series))
    for drawn, one in zip(plot.series, bars.series, strict=True):
        _draw(drawn, one, stacked=bars.stacked)
    levels = len(bars.levels)
    for drawn, level in zip(more[:levels], bars.levels, strict=True):
        _draw_level(drawn, dashed=level.dashed)
    for drawn in more[levels:]:
        _draw_tops(drawn, [words for _high, words in bars.tops])
    _set_legend(chart, bars)
    return chart


def box_of(left: int, top: int, width: int, height: int) -> Box:
    """A place on a slide, in English Metric Units."""
    return Emu(left), Emu(top), Emu(width), Emu(height)


def colour(code: str) -> RGBColor:
    """Of "#RRGGBB"."""
    return RGBColor(*bytes.fromhex(code.lstrip("#")))


def paint(fill: FillFormat, told: Fill) -> None:
    """A shape, bar or cell in its colour or its hatch; nothing of an outline."""
    if told.hatch:
        fill.patterned()
        fill.pattern = _HATCHES[told.hatch]
        fill.fore_color.rgb, fill.back_color.rgb = colour(told.colour), colour(told.ground)
    elif told.colour:
        fill.solid()
        fill.fore_color.rgb = colour(told.colour)
    else:
        fill.background()


def _figures(bars: Bars, reading: str) -> ChartData:
    """The table behind the chart; what is said at the end of lying bars stands with their name."""
    kept = CategoryChartData(number_format="General")
    kept.categories = [_named(bars, at) for at in range(len(bars.names))]
    for one in bars.series:
        kept.add_series(one.name or reading.rstrip("."), one.values)
    for level in bars.levels:
        kept.add_series(level.name, level.values)
    if _has_tops(bars):
        kept.add_series(_("Cộng"), [high for high, _words in bars.tops])
    return cast("ChartData", kept)


def _has_tops(bars: Bars) -> bool:
    return not bars.across and any(words for _high, words in bars.tops)


def _named(bars: Bars, at: int) -> str:
    parts = [bars.names[at]]
    if bars.across and bars.tops[at][1]:
        parts.append(f"({bars.tops[at][1]})")
        return " ".join(parts)
    told = [(level.name, level.values[at]) for level in bars.levels]
    parts += [f"{name}: {number(value)}" for name, value in told if value is not None]
    return "\n".join(parts)


def _set_axes(chart: Chart, bars: Bars) -> None:
    names, values = chart.category_axis, chart.value_axis
    values.minimum_scale, values.maximum_scale = 0, bars.highest
    values.has_major_gridlines = False
    values.visible = False
    names.reverse_order = bars.across
    names.format.line.color.rgb = colour(theme.faint(dark=False))
    names.has_major_gridlines = False
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_labels.font.size = Pt(TYPE)


def _lines_apart(chart: Chart, bars: int) -> list[LineSeries]:
    """The series after so many bars, moved into a chart of lines on the same axes."""
    drawn = chart.element.find(f".//{qn('c:barChart')}")
    rest = drawn.findall(qn("c:ser"))[bars:]
    if not rest:
        return []
    lines = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
        '<c:marker val="1"/></c:lineChart>'
    )
    for one in rest:
        for told in one.findall(qn("c:invertIfNegative")):
            one.remove(told)
        lines.insert(len(lines) - 1, one)
    for axis in drawn.findall(qn("c:axId")):
        lines.append(parse_xml(f'<c:axId {nsdecls("c")} val="{axis.get("val")}"/>'))
    drawn.addnext(lines)
    return list(chart.plots[1].series)


def _draw(drawn: BarSeries, one: Series, *, stacked: bool) -> None:
    paint(drawn.format.fill, one.fills[0])
    edge = theme.faint(dark=False) if not one.fills[0].colour else theme.paper(dark=False)
    drawn.format.line.color.rgb, drawn.format.line.width = colour(edge), Pt(0.75)
    for at, fill in enumerate(one.fills):
        if fill != one.fills[0]:
            paint(drawn.points[at].format.fill, fill)
    at_end = XL_LABEL_POSITION.OUTSIDE_END
    place = XL_LABEL_POSITION.CENTER if stacked or one.fills[0].hatch else at_end
    ink = one.ink if place is XL_LABEL_POSITION.CENTER else theme.ink(dark=False)
    _label(drawn, one.labels, one.values, place, ink)


def _label(
    drawn: BarSeries | LineSeries,
    labels: Sequence[str],
    values: Sequence[float | None],
    place: XL_LABEL_POSITION,
    ink: str,
    *,
    bold: bool = False,
) -> None:
    """The words at each bar; a number that is the value itself follows it when that is edited."""
    for at, (words, value) in enumerate(zip(labels, values, strict=True)):
        if not words or value is None:
            continue
        label = drawn.points[at].data_label
        fonts = [label.font]
        if words != str(value):
            label.text_frame.text = words
            parts = label.text_frame.paragraphs
            fonts = [run.font for part in parts for run in part.runs]
        for font in fonts:
            font.size, font.name, font.bold = Pt(TYPE), FONT, bold
            font.color.rgb = colour(ink)
        label.position = place


def _draw_level(drawn: LineSeries, *, dashed: bool) -> None:
    ink = colour(theme.ink(dark=False))
    drawn.smooth = False
    drawn.format.line.color.rgb, drawn.format.line.width = ink, Pt(2.25)
    if dashed:
        drawn.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    # A year alone has no line to another: the dash is what it must reach.
    drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.DASH, 24
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = ink
    drawn.marker.format.line.color.rgb = ink


def _draw_tops(drawn: LineSeries, words: Sequence[str]) -> None:
    """Words above the bars, on a line that is not seen."""
    drawn.smooth = False
    drawn.format.line.fill.background()
    drawn.marker.style = XL_MARKER_STYLE.NONE
    values = list(drawn.values)
    _label(drawn, words, values, XL_LABEL_POSITION.ABOVE, theme.ink(dark=False), bold=True)


def _set_legend(chart: Chart, bars: Bars) -> None:
    named = [one.name for one in bars.series if one.name] + [one.name for one in bars.levels]
    chart.has_legend = bool(named)
    if not chart.has_legend or chart.legend is None:
        return
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(TYPE)
    if _has_tops(bars):
        told = f'<c:legendEntry {nsdecls("c")}><c:idx val="{len(bars.series) + len(bars.levels)}"/>'
        hidden = parse_xml(f'{told}<c:delete val="1"/></c:legendEntry>')
        chart.element.find(f".//{qn('c:legendPos')}").addnext(hidden)
