"""Tables of a slide: as large as they can be read from the back of a room, none beyond the edge."""

from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.slide import Slide
from pptx.table import Table
from pptx.table import _Cell as Cell
from pptx.util import Emu, Inches, Length, Pt

from charts import theme
from exports.papers.bars_apart import Cells
from exports.papers.native_charts import FONT, Box, colour, paint
from exports.papers.room import bound, wide
from exports.papers.table_room import ABOVE, SIDE, Fitted, Words, row_height

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_WIDEST = 0.55  # of the room, the names beside a map


def add_table(slide: Slide, told: Words, fits: Fitted, left: Length, top: Length) -> None:
    """The rows under the heads of the table."""
    table = _blank(slide, len(fits.rows) + 1, fits.widths, left, top)
    for row, words in enumerate([told.heads, *fits.rows]):
        high = row_height(words, fits.widths, fits.size, bold=not row)
        table.rows[row].height = Pt(high)
        for at, said in enumerate(words):
            cell = table.cell(row, at)
            _write(cell, said, fits.size, bold=not row, right=told.right[at])
    _rule(slide)


def add_map(slide: Slide, cells: Cells, box: Box) -> int:
    """The cells in their colours and hatches, a row's name before them; where they end."""
    left, top, width, height = box
    size = 16 if len(cells.rows) < 8 else 14
    longest = max(wide(name, size) for name in cells.rows) + 2 * SIDE + 4
    names = min(longest, Emu(width).pt * _WIDEST)
    each = min((Emu(width).pt - names) / len(cells.columns), 130)
    table = _blank(slide, len(cells.rows) + 1, (names, *[each] * len(cells.columns)), left, top)
    high = min(Emu(height).pt / (len(cells.rows) + 1), 44)
    for at, head in enumerate(cells.columns, start=1):
        _write(table.cell(0, at), head, size, bold=True, centre=True)
    for row, name in enumerate(cells.rows):
        _write(table.cell(row + 1, 0), name, size)
        for at in range(len(cells.columns)):
            if (row, at) in cells.cells:
                words, fill, ink = cells.cells[row, at]
                cell = table.cell(row + 1, at + 1)
                _write(cell, words, size, ink=ink, centre=True)
                paint(cell.fill, fill)
    for row in table.rows:
        row.height = Pt(high)
    _grid(slide)
    return top + Pt(high) * (len(cells.rows) + 1)


def _blank(slide: Slide, rows: int, widths: Sequence[float], left: Length, top: Length) -> Table:
    width = Pt(sum(widths))
    frame = slide.shapes.add_table(rows, len(widths), left, top, width, Emu(Inches(0.3) * rows))
    frame.element.find(f".//{qn('a:tableStyleId')}").text = _NO_STYLE
    table = frame.table
    table.horz_banding = False
    for at, each in enumerate(widths):
        table.columns[at].width = Pt(each)
    return table


def _write(
    cell: Cell,
    words: str,
    size: int,
    *,
    bold: bool = False,
    right: bool = False,
    centre: bool = False,
    ink: str = "",
) -> None:
    cell.margin_left = cell.margin_right = Pt(SIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if bold and not centre else MSO_ANCHOR.MIDDLE
    part = cell.text_frame.paragraphs[0]
    part.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.CENTER if centre else PP_ALIGN.LEFT
    run = part.add_run()
    run.text = bound(words)
    run.font.size, run.font.name, run.font.bold = Pt(size), FONT, bold
    run.font.color.rgb = colour(ink or theme.ink(dark=False))


def _rule(slide: Slide) -> None:
    """A line beneath each row, a firmer one beneath the heads."""
    rows = list(slide.shapes[-1].element.iter(qn("a:tr")))
    for at, row in enumerate(rows):
        shade = theme.line(dark=False) if at else theme.faint(dark=False)
        for cell in row.iter(qn("a:tcPr")):
            cell.insert(0, _edge("lnB", shade, 1.5 if not at else 0.75))


def _grid(slide: Slide) -> None:
    """Paper between the cells; a line around those that are paper themselves."""
    for cell in slide.shapes[-1].element.iter(qn("a:tcPr")):
        empty = cell.find(qn("a:noFill")) is not None
        shade = (theme.line if empty else theme.paper)(dark=False)
        for place, side in enumerate(("lnL", "lnR", "lnT", "lnB")):
            cell.insert(place, _edge(side, shade, 1 if empty else 2))


def _edge(side: str, shade: str, points: float) -> BaseOxmlElement:
    made: BaseOxmlElement = parse_xml(
        f'<a:{side} {nsdecls("a")} w="{Pt(points)}"><a:solidFill>'
        f'<a:srgbClr val="{shade.lstrip("#")}"/></a:solidFill></a:{side}>'
    )
    return made
