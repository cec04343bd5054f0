"""Ruled tables of an official paper, written as XML at once: a row at a time thousands of them take
minutes.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from xml.sax.saxutils import escape

from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from domain.text import NOT_XML

SIZE = 12.0
MOST_TOGETHER = 500
_TWIPS = 567  # of a centimetre
_PADDING = 85  # twips at the left and the right of a cell
_NEW_PAGE = (
    f"<w:p {nsdecls('w')}><w:pPr><w:pageBreakBefore/>"
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)
# What would break a line within a cell.
_BREAKS = re.compile(r"[\t\n\r]+")


@dataclass(frozen=True, slots=True)
class Across:
    """A row that is one cell, in bold: what the rows beneath it are of."""

    words: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A row in bold: what the rows add up to."""

    cells: Sequence[str]


Row = Sequence[str] | Across | Sum


@dataclass(frozen=True, slots=True)
class Look:
    """The letters' size in points, and which columns stand in the middle."""

    size: float = SIZE
    centred: Collection[int] = ()


PLAIN = Look()


def writable(words: str) -> str:
    """`words` without what a paper cannot hold."""
    return NOT_XML.sub("", words)


def add_table(
    paper: Paper,
    labels: Sequence[str],
    rows: Iterable[Row],
    widths: Sequence[float],
    look: Look = PLAIN,
) -> None:
    """A ruled table at the end of the paper, its head repeated on each page and no row torn in two.
    `widths` in centimetres, one a column. After `MOST_TOGETHER` rows another one like it goes on
    on a new page: programs lay out a table of thousands of rows for minutes.
    """
    twips = [round(width * _TWIPS) for width in widths]
    head = _row(labels, twips, look, bold=True, centred=range(len(labels)), head=True)
    last = paper.element.body.xpath("./w:sectPr")[-1]
    told = iter(rows)
    part = list(islice(told, MOST_TOGETHER))
    while True:
        body = "".join(_any_row(row, twips, look) for row in part)
        last.addprevious(parse_xml(_table(head + body, twips)))
        part = list(islice(told, MOST_TOGETHER))
        if not part:
            return
        last.addprevious(parse_xml(_NEW_PAGE))


def _table(rows: str, twips: Sequence[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    sides = "".join(f'<w:{side} w:w="{_PADDING}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f"<w:tbl {nsdecls('w')}>"
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _any_row(row: Row, twips: Sequence[int], look: Look) -> str:
    if isinstance(row, Across):
        cell = _cell(row.words, sum(twips), look.size, bold=True, span=len(twips), begins=True)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"
    bold = isinstance(row, Sum)
    cells = row.cells if isinstance(row, Sum) else row
    return _row(cells, twips, look, bold=bold, centred=look.centred)


def _row(
    cells: Sequence[str],
    twips: Sequence[int],
    look: Look,
    *,
    bold: bool,
    centred: Collection[int],
    head: bool = False,
) -> str:
    told = "".join(
        _cell(words, width, look.size, bold=bold, centred=at in centred)
        for at, (words, width) in enumerate(zip(cells, twips, strict=True))
    )
    mark = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{told}</w:tr>"


def _cell(
    words: str,
    width: int,
    size: float,
    *,
    bold: bool = False,
    centred: bool = False,
    span: int = 1,
    begins: bool = False,
) -> str:
    """`begins`: never the last line of a page, away from what it stands over."""
    said = escape(_BREAKS.sub(" ", writable(words)))
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    keeps, weight = "<w:keepNext/>" if begins else "", "<w:b/>" if bold else ""
    middle, height = "center" if centred else "left", round(size * 2)
    sizes = f'<w:sz w:val="{height}"/><w:szCs w:val="{height}"/>'
    # The size of the paragraph itself holds an empty cell no higher than the others.
    spacing = '<w:spacing w:before="30" w:after="30"/>'
    form = f'{spacing}<w:jc w:val="{middle}"/><w:rPr>{sizes}</w:rPr>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}<w:vAlign w:val="center"/>'
        f"</w:tcPr><w:p><w:pPr>{keeps}{form}</w:pPr>"
        f"<w:r><w:rPr>{weight}{sizes}</w:rPr>"
        f'<w:t xml:space="preserve">{said}</w:t></w:r></w:p></w:tc>'
    )
