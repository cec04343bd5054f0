"""Pages of an official paper: appendices in landscape, and what stands at the foot of each."""

from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from exports.word import add_centred

LONG, SHORT, MARGIN = 297, 210, 20  # millimetres
WIDTH = (LONG - 2 * MARGIN) / 10  # centimetres that a table may take
FOOT = 9


def add_appendix(paper: Paper, number: int | None, title: str, belongs_to: str) -> None:
    """An appendix of its own pages in landscape: its number (None: it is the only one), title, and
    what it belongs to. Each appendix counts its own pages (Nghị định 30/2020, Phụ lục I, III.1).
    """
    section = paper.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(LONG), Mm(SHORT)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)
    _count_pages_anew(paper)
    add_centred(paper, f"Phụ lục {number}" if number else "Phụ lục", bold=True)
    add_centred(paper, title, bold=True)
    add_centred(paper, belongs_to, italic=True)
    paper.add_paragraph().paragraph_format.line_spacing = Pt(8)


def add_list(paper: Paper, title: str, belongs_to: str) -> None:
    """A list that goes with a letter, on pages of its own that stand upright."""
    paper.add_section(WD_SECTION.NEW_PAGE)
    _count_pages_anew(paper)
    add_centred(paper, title, bold=True)
    add_centred(paper, belongs_to, italic=True)
    paper.add_paragraph()


def _count_pages_anew(paper: Paper) -> None:
    last = paper.element.body.xpath("./w:sectPr")[-1]
    for earlier in last.xpath("./w:pgNumType"):
        last.remove(earlier)
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    last.xpath("./w:pgMar")[0].addnext(numbers)


def add_foot(paper: Paper, words: str) -> None:
    """One line at the foot of every page, the first as well."""
    section = paper.sections[0]
    for foot in (section.first_page_footer, section.footer):
        paragraph = foot.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(words)
        run.italic, run.font.size = True, Pt(FOOT)
