"""An official paper in Word: page, heads, paragraphs, tables, signature and recipients.

Each system of papers has its own form: Nghị định 30/2020 for the state, which the union follows,
and the Party's own guidance for the Party (`Issuer.system`).
"""

import re
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
from exports.paper_dates import day as day_in_figures
from exports.paper_dates import month
from exports.paper_head import LETTER, NO_BREAK, even_lines, issuer_lines, number_line, number_of
from exports.word_table import writable

FONT, BODY = "Times New Roman", 14
KINDS_OF_PAPER = {"BC": "Báo cáo", "DS": "Danh sách", LETTER: "Công văn"}
_BRACKETED, _ALSO = re.compile(r"\([^)]*\)"), re.compile(" (?=kiêm )")
TITLE_SIDES = 6.0  # centimetres at either side of the line beneath a title
# Centimetres: what stands at the left of a head and at the right, and the same of a foot.
HALVES = {"party": (7.6, 8.9), "state": (6.4, 9.6), "union": (6.4, 9.6)}
FOOT = (8.2, 8.0)
LETTERS = 3.1  # capitals of 13 points to a centimetre
# Millimetres: top, bottom, left, right.
MARGINS = {"party": (20, 20, 30, 15), "state": (20, 20, 30, 20), "union": (20, 20, 30, 20)}


def new_paper(plan: Plan) -> Paper:
    """An empty A4 paper in the form of the plan's issuer; pages numbered from the second on."""
    paper = Document()
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.widow_control = True
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
    table = paper.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    halves = HALVES[issuer.system]
    _set_widths(table, halves)
    letters = int(halves[0] * LETTERS)
    (left, right), (number, dated) = (row.cells for row in table.rows)
    if issuer.superior:
        for words in even_lines(issuer.superior.upper(), letters):
            _line(left, words, size=13)
    for words in issuer_lines(plan, letters):
        _line(left, words, size=13, bold=True)
    if system.star:
        _line(left, "*", size=13)
    else:
        _rule(left.add_paragraph(), halves[0] / 3)
    for words in system.national:
        _line(right, words, size=15 if system.star else 12.5, bold=True)
    _rule(right.add_paragraph(), halves[1] / 4.2)
    _line(number, number_line(plan, mark), size=13)
    if about:
        _line(number, about, size=12, italic=system.star)
    place = issuer.place_name or "…………"
    told = f"{place}, ngày {day.day:02} tháng {month(day)} năm {day.year}"
    _line(dated, told, size=14, italic=True)
    paper.add_paragraph()


def add_title(paper: Paper, *lines: str) -> None:
    """The title, centred and bold, its first line in capitals as given."""
    for words in lines:
        _centre(_write(paper.add_paragraph(), words, size=15, bold=True))
    _rule(paper.add_paragraph(), TITLE_SIDES)
    paper.add_paragraph()


def add_text(paper: Paper, words: str, *, bold: bool = False, italic: bool = False) -> None:
    """A paragraph of the body: justified, its first line set in."""
    said = words.replace(" %", f"{NO_BREAK}%")
    paragraph = _write(paper.add_paragraph(), said, size=BODY, bold=bold, italic=italic)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.keep_with_next = bold
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.line_spacing = 1.15


def add_centred(paper: Paper, words: str, *, bold: bool = False, italic: bool = False) -> None:
    """A line in the middle: whom a letter is for, what an appendix belongs to."""
    _centre(_write(paper.add_paragraph(), words, size=BODY, bold=bold, italic=italic))


def add_note(paper: Paper, words: str) -> None:
    """A remark in small italics beneath a table."""
    paragraph = _write(paper.add_paragraph(), words, size=11, italic=True)
    paragraph.paragraph_format.space_before = Pt(4)


def belonging(plan: Plan, mark: str, day: date) -> str:
    """What an appendix belongs to: “(Kèm theo Báo cáo số … ngày … của …)”, its number left open."""
    number, dated = number_of(plan, mark, "……"), day_in_figures(day)
    return f"(Kèm theo {KINDS_OF_PAPER[mark]} số {number} ngày {dated} của {plan.issuer.name})"


def add_signature(paper: Paper, plan: Plan, extra: Sequence[str] = ()) -> None:
    """Recipients at the left (`extra` first), who signs at the right."""
    system = SYSTEMS[plan.issuer.system]
    # No page bears a signature alone, or with a single line: the last words stand above it.
    for last in paper.paragraphs[-2:]:
        last.paragraph_format.keep_with_next = last.paragraph_format.keep_together = True
    paper.add_paragraph().paragraph_format.keep_with_next = True
    table = paper.add_table(rows=1, cols=2)
    table.autofit = False
    _set_widths(table, FOOT)
    left, right = table.rows[0].cells
    first = _line(left, "Nơi nhận:", size=12, bold=not system.star, italic=not system.star)
    first.alignment = WD_ALIGN_PARAGRAPH.LEFT
    first.runs[0].underline = system.star
    row = first.runs[0].element.xpath("ancestor::w:tr")[-1]
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for words in (*extra, system.filed):
        whole = _BRACKETED.sub(lambda found: found[0].replace(" ", NO_BREAK), words)
        _line(left, whole, size=11).alignment = WD_ALIGN_PARAGRAPH.LEFT
    over = [words.strip() for words in plan.issuer.signature_over.split(",") if words.strip()]
    for place, words in enumerate(over or [system.signing[0], system.office]):
        # The Party's papers set the office below in plain letters, the others all in bold.
        # Of two offices held by one (“… kiêm …”) each stands on a line of its own.
        for office in _ALSO.split(words):
            _line(right, office, size=14, bold=not (system.star and place))
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
    run = paragraph.add_run(writable(words))
    run.font.name, run.font.size, run.bold, run.italic = FONT, Pt(size), bold, italic
    return paragraph


def _rule(paragraph: Paragraph, sides: float) -> None:
    """A line drawn across the middle, so many centimetres away from either side."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Cm(sides)
    form.line_spacing, form.space_after = Pt(4), Pt(4)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = paragraph.add_run().element.getparent().get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    """Some programs go by the grid and some by the cells: both are told."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


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
