"""The summary report (báo cáo tổng hợp): what the office hands upward, to be edited in Word."""

from collections.abc import Iterable

from docx.document import Document as Paper

from exports import word
from exports.basis import reports_to
from exports.papers.appendices import appendices
from exports.papers.appendix import Appendix
from exports.papers.issue import Issue, Step
from exports.papers.narrative import opening, sections, titles
from exports.papers.of_year import OfYear, of_year
from exports.papers.rows_told import told
from exports.word_page import add_appendix, add_foot
from exports.word_table import Look, Row, add_table
from translations import gettext as _
from translations import speaking
from translations.joining import beginning

MARK = "BC"
SIZE = 11


def summary_report(issue: Issue, step: Step) -> bytes:
    """The report (.docx) in the form of the plan's issuer, with its appendices. Official papers are
    in Vietnamese, whatever the reader's language. Raises `NothingToWriteError`.
    """
    step(0.0, _("Đang viết phần lời"))
    of = of_year(issue)
    with speaking("vi"):
        paper = _body(of)
        tables = appendices(of)
    for place, appendix in enumerate(tables, start=1):
        doing = _("Đang lập phụ lục {number}").format(number=place)
        done = 0.2 + 0.6 * place / len(tables)
        step(done, doing)
        rows = told(appendix.rows(), step, done, doing)
        with speaking("vi"):
            _add(paper, place if len(tables) > 1 else None, appendix, rows, of)
    step(0.9, _("Đang ghi tệp Word"))
    return word.as_bytes(paper)


def _body(of: OfYear) -> Paper:
    paper = word.new_paper(of.plan)
    add_foot(paper, of.issue.stamp.line())
    word.add_heads(paper, of.plan, MARK, "", of.issue.stamp.as_of)
    word.add_title(paper, *titles(of))
    word.add_text(paper, opening(of))
    for section in sections(of):
        word.add_text(paper, section.heading, bold=True)
        for heading, paragraphs in section.parts:
            if heading:
                word.add_text(paper, heading, bold=True)
            for words in paragraphs:
                word.add_text(paper, words)
    above = [f"- {named} (để báo cáo);" for named in reports_to(of.plan)]
    units = beginning(of.alone) or "Các cơ quan, đơn vị có tên trong Phụ lục"
    word.add_signature(paper, of.plan, (*above, f"- {units};"))
    return paper


def _add(
    paper: Paper, place: int | None, appendix: Appendix, rows: Iterable[Row], of: OfYear
) -> None:
    belongs = word.belonging(of.plan, MARK, of.issue.stamp.as_of)
    add_appendix(paper, place, appendix.title, belongs)
    add_table(paper, appendix.labels, rows, appendix.widths, Look(SIZE, appendix.centred))
    if appendix.note:
        word.add_note(paper, appendix.note)
