"""The kinds of papers: what each is called, how its file ends, what makes it."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.text import slug
from exports.papers.issue import Issue, Step
from exports.papers.letter import reminder_letter
from exports.papers.of_year import of_year
from exports.papers.offline import offline_page
from exports.papers.recognition import recognition_list
from exports.papers.report import summary_report
from exports.papers.slides import slide_show
from exports.papers.workbook import workbook
from translations import gettext as _

WORD, EXCEL, SLIDES = "word", "excel", "slides"
OFFLINE, LETTER, RECOGNITION = "offline", "letter", "recognition"


@dataclass(frozen=True, slots=True)
class Kind:
    """`make` gives the whole file, or raises `NothingToWriteError`."""

    ending: str
    make: Callable[[Issue, Step], bytes]


KINDS = {
    WORD: Kind("docx", summary_report),
    EXCEL: Kind("xlsx", workbook),
    SLIDES: Kind("pptx", slide_show),
    OFFLINE: Kind("html", offline_page),
    LETTER: Kind("docx", reminder_letter),
    RECOGNITION: Kind("docx", recognition_list),
}


def paper(kind: str, issue: Issue, step: Step) -> bytes:
    """The whole file. Raises `NothingToWriteError`: all kinds where the plan asks nothing of the
    year and nobody told of it.
    """
    of_year(issue)
    return KINDS[kind].make(issue, step)


_FILES = {
    WORD: "bao-cao-tong-hop",
    EXCEL: "bieu-tong-hop",
    SLIDES: "trinh-chieu",
    OFFLINE: "xem-khong-can-mang",
    LETTER: "cong-van-don-doc",
    RECOGNITION: "danh-sach-cong-nhan",
}


def kind_names() -> dict[str, str]:
    """Each kind in words."""
    return {
        WORD: _("Báo cáo tổng hợp (Word)"),
        EXCEL: _("Biểu tổng hợp (Excel)"),
        SLIDES: _("Trang trình chiếu (PowerPoint)"),
        OFFLINE: _("Tệp xem không cần mạng (HTML)"),
        LETTER: _("Công văn đôn đốc (Word)"),
        RECOGNITION: _("Danh sách được công nhận (Word)"),
    }


def file_name(kind: str, issue: Issue) -> str:
    """A name that tells the paper, the place, the year and the day, in letters any disk takes."""
    return f"{_FILES[kind]}-{_of(issue)}.{KINDS[kind].ending}"


def set_name(issue: Issue) -> str:
    """The same of all papers in one file."""
    return f"ca-bo-van-ban-{_of(issue)}.zip"


def _of(issue: Issue) -> str:
    return f"{slug(issue.place)}-{issue.year}-{issue.stamp.as_of.isoformat()}"
