"""An official paper in Word: page, heads, paragraphs, tables, signature and recipients.

Each system of papers has its own form: Nghị định 30/2020 for the state, which the union follows,
and the Party's own guidance for the Party (`Issuer.system`).
"""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

from domain.plans import Plan
from exports.form_paper import SYSTEMS

FONT, BODY = "Times New Roman", 14
LETTER = "CV"
HALVES = (6.2, 9.8)  # centimetres: what stands at the left of a head or a foot, and at the right
# Millimetres: top, bottom, left, right.
MARGINS = {"party": (20, 20, 30, 15), "state": (20, 20, 30, 20), "union": (20, 20, 30, 20)}


def new_paper(plan: Plan) -> Paper:
    """An empty A4 paper in the form of the plan's issuer; pages numbered from the second on."""
    paper = Document()
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, bottom, left, right = MARGINS[plan.issuer.system]
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_page_number(number)
    return paper


def add_heads(paper: Paper, plan: Plan, mark: str, about: str, day: date) -> None:
    """The head block: institutions at the left with number and subject, the State's or the Party's
    at the right with place and day. `mark` is what kind of paper it is (“CV”, “BC”).
    """
    system, issuer = SYSTEMS[plan.issuer.system], plan.issuer
    table = paper.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _set_widths(table, HALVES)
    left, right = table.rows[0].cells
    if issuer.superior:
        _line(left, issuer.superior.upper(), size=13)
    _line(left, issuer.name.upper(), size=13, bold=True)
    _line(left, "*" if system.star else "—————", size=13 if system.star else 8)
    _line(left, _number_line(issuer.system, mark), size=13)
    if about:
        _line(left, about, size=12, italic=system.star)
    for words in system.national:
        _line(right, words, size=13 if system.star else 12.5, bold=True)
    _line(right, "———————————", size=8)
    place = issuer.place_name or "…………"
    # Days up to 9 and the first two months take a nought (Nghị định 30/2020, Phụ lục I, II.4).
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    told = f"{place}, ngày {day.day:02} tháng {month} năm {day.year}"
    _line(right, told, size=14, italic=True)
    paper.add_paragraph()


def _number_line(system: str, mark: str) -> str:
    if system == "party":
        return f"Số        -{mark}/…"
    # Of a letter the State's papers write only who sends it, not what it is.
    return "Số:        /…" if mark == LETTER else f"Số:        /{mark}-…"


def add_title(paper: Paper, *lines: str) -> None:
    """The title, centred and bold, its first line in capitals as given."""
    for words in lines:
        _centre(_write(paper.add_paragraph(), words, size=15, bold=True))
    paper.add_paragraph()


def add_text(paper: Paper, words: str, *, bold: bool = False, italic: bool = False) -> None:
    """A paragraph of the body: justified, its first line set in."""
    paragraph = _write(paper.add_paragraph(), words, size=BODY, bold=bold, italic=italic)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.line_spacing = 1.15


def add_centred(paper: Paper, words: str, *, italic: bool = False) -> None:
    """A line in the middle: whom a letter is for, what an appendix belongs to."""
    _centre(_write(paper.add_paragraph(), words, size=BODY, italic=italic))


def add_table(
    paper: Paper, labels: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> None:
    """A ruled table, its head repeated on each page. `widths` in centimetres, one a column."""
    table = paper.add_table(rows=1, cols=len(labels))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _fill(table.rows[0].cells, labels, bold=True)
    head = paper.element.body.xpath("w:tbl")[-1].tr_lst[0]
    head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        _fill(table.add_row().cells, row, bold=False)
    _set_widths(table, widths)


def add_signature(paper: Paper, plan: Plan, extra: Sequence[str] = ()) -> None:
    """Recipients at the left (`extra` first), who signs at the right."""
    system = SYSTEMS[plan.issuer.system]
    paper.add_paragraph()
    table = paper.add_table(rows=1, cols=2)
    table.autofit = False
    _set_widths(table, HALVES)
    left, right = table.rows[0].cells
    first = _line(left, "Nơi nhận:", size=12, bold=not system.star, italic=not system.star)
    first.alignment = WD_ALIGN_PARAGRAPH.LEFT
    first.runs[0].underline = system.star
    for words in (*extra, system.filed):
        _line(left, words, size=11).alignment = WD_ALIGN_PARAGRAPH.LEFT
    over = [words.strip() for words in plan.issuer.signature_over.split(",") if words.strip()]
    for place, words in enumerate(over or [system.signing[0], system.office]):
        # The Party's papers set the office below in plain letters, the others all in bold.
        _line(right, words, size=14, bold=not (system.star and place))
    for _space in range(4):
        _line(right, "", size=14)
    _line(right, plan.issuer.signed or "…………………", size=14, bold=True)


def as_bytes(paper: Paper) -> bytes:
    """The paper as a .docx file."""
    kept = BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _line(
    cell: Cell, words: str, *, size: float, bold: bool = False, italic: bool = False
) -> Paragraph:
    """A centred line more in a cell; the first takes the paragraph that every cell begins with."""
    first = cell.paragraphs[0]
    paragraph: Paragraph = cell.add_paragraph() if first.runs else first
    return _centre(_write(paragraph, words, size, bold=bold, italic=italic))


def _centre(paragraph: Paragraph) -> Paragraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _write(
    paragraph: Paragraph, words: str, size: float, *, bold: bool = False, italic: bool = False
) -> Paragraph:
    run = paragraph.add_run(words)
    run.font.name, run.font.size, run.bold, run.italic = FONT, Pt(size), bold, italic
    return paragraph


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    """Some programs go by the grid and some by the cells: both are told."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _fill(cells: Sequence[Cell], words: Sequence[str], *, bold: bool) -> None:
    for cell, said in zip(cells, words, strict=True):
        _write(cell.paragraphs[0], said, 12, bold=bold)
        if bold:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_page_number(paragraph: Paragraph) -> None:
    run = paragraph.add_run()
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = words
        run.element.append(mark)
