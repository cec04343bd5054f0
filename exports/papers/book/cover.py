"""The cover: which figures these are, the figures at the head, what each sheet holds, the key."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from xlsxwriter.worksheet import Worksheet

from domain.kinds import UnitState
from domain.plans import Quota
from exports.form_paper import system_of
from exports.papers.book.head_figures import Figure, head_figures
from exports.papers.book.looks import Looks
from exports.papers.book.sheet import Value, write_cell, write_labels
from exports.papers.issue import Issue
from exports.table_files import set_up_print
from translations import gettext as _
from translations.numbers import day, moment, number
from translations.wording import unit_state_label

_WIDTHS = (44, 16, 14, 20, 14)
_LEFT, _RIGHT, _BESIDE = (0, 1), (2, 4), (1, 4)
_ALL = (0, 4)
_HEAD_LETTERS = 48  # capitals in a line of the head at the left
_SHOWN = (
    UnitState.EXCEEDED,
    UnitState.MET,
    UnitState.NONE,
    UnitState.REPORTED,
    UnitState.NOT_REPORTED,
    UnitState.NOT_OWED,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a sheet and what it holds."""

    sheet: str
    holds: str


def sheet_name() -> str:
    """What the sheet is called."""
    return _("Bìa")


class Cover:
    """Writes the cover from the top down."""

    def __init__(self, page: Worksheet, issue: Issue, looks: Looks) -> None:
        self._page, self._issue, self._looks, self._row = page, issue, looks, 0

    def write(self, contents: Sequence[Entry]) -> None:
        """All of it."""
        self._page.hide_gridlines(2)
        for at, width in enumerate(_WIDTHS):
            self._page.set_column(at, at, width)
        self._write_heads()
        self._write_title()
        self._write_figures(head_figures(self._issue))
        self._write_contents(contents)
        self._write_key()
        set_up_print(self._page, None)
        self._page.fit_to_pages(1, 1)
        self._page.center_horizontally()

    def _across(self, place: tuple[int, int], words: str, look: str) -> None:
        first, last = place
        self._page.merge_range(self._row, first, self._row, last, "", self._looks[look])
        write_cell(self._page, self._row, first, words, self._looks, look)

    def _line(self, words: str, look: str, height: float = 18) -> None:
        self._page.set_row(self._row, height)
        self._across(_ALL, words, look)
        self._row += 1

    def _write_heads(self) -> None:
        """The institutions at the left, the State's or the Party's head at the right."""
        issuer, system = self._issue.plan.issuer, system_of(self._issue.plan)
        left = [(issuer.superior.upper(), "superior")] if issuer.superior else []
        left.append((issuer.name.upper(), "issuer"))
        right = [(words, "issuer") for words in system.national]
        for at in range(max(len(left), len(right))):
            words = left[at][0] if at < len(left) else ""
            self._page.set_row(self._row, 17 * max(1, len(wrap(words, _HEAD_LETTERS))))
            if at < len(left):
                self._across(_LEFT, *left[at])
            if at < len(right):
                self._across(_RIGHT, *right[at])
            self._row += 1
        self._across(_LEFT, "*" if system.star else "————", "issuer" if system.star else "rule")
        self._across(_RIGHT, "—————————", "rule")
        self._row += 1

    def _write_title(self) -> None:
        issue, stamp = self._issue, self._issue.stamp
        self._line(_("BIỂU TỔNG HỢP NĂM {year}").format(year=issue.year), "big", 26)
        self._line(issue.plan.name, "place", 20)
        if issue.below:
            self._line(_("Của: {place}").format(place=issue.place), "place", 20)
        self._line(_("Tính đến ngày {day}").format(day=day(stamp.as_of)), "plan")
        self._line(stamp.line(), "stamp", 16)
        words = _("Mã đầy đủ (SHA-256): {digest}; chốt lúc {moment}")
        whole = words.format(digest=stamp.digest, moment=moment(stamp.made_at))
        self._line(whole, "stamp", 16)
        self._row += 1

    def _write_figures(self, figures: Sequence[Figure]) -> None:
        year = _("Năm {year}").format(year=self._issue.year)
        share, whole = _("Tỷ lệ"), _("Cả giai đoạn đến nay")
        labels = [_("Số liệu chính"), year, share, whole, share]
        write_labels(self._page, self._row, labels, self._looks)
        self._row += 1
        for figure in figures:
            self._write_cell(0, figure.label, "within" if figure.within else "words")
            for at, told in ((1, figure.year), (3, figure.whole)):
                silent = isinstance(told.count, str)
                self._write_cell(at, told.count, "silent" if silent else "whole")
                self._write_cell(at + 1, told.share, "share")
            self._row += 1
        self._row += 1

    def _write_cell(self, at: int, value: Value, look: str) -> None:
        write_cell(self._page, self._row, at, value, self._looks, look)

    def _write_contents(self, contents: Sequence[Entry]) -> None:
        self._write_cell(0, _("Trang"), "head")
        self._across(_BESIDE, _("Có gì"), "head")
        self._row += 1
        for entry in contents:
            target = f"internal:'{entry.sheet}'!A1"
            self._page.write_url(self._row, 0, target, self._looks["link"], entry.sheet)
            self._across(_BESIDE, entry.holds, "words")
            self._row += 1
        self._row += 1

    def _write_key(self) -> None:
        """The states that occur, each in its colour with its words."""
        occurring = set(self._issue.seen.found.compliance["state"])
        self._write_cell(0, _("Màu của ô"), "head")
        self._across(_BESIDE, _("Nghĩa là"), "head")
        for state in _SHOWN:
            if state.value in occurring:
                self._row += 1
                self._write_cell(0, unit_state_label(state), state.value)
                self._across(_BESIDE, _meaning(state, self._issue.plan.quota), "words")


def _meaning(state: UnitState, quota: Quota | None) -> str:
    """What a state says of a unit and a year."""
    figures = {"least": number(quota.at_least), "aim": number(quota.aim)} if quota else {}
    return {
        UnitState.EXCEEDED: _("có từ {aim} mô hình được tính trong năm"),
        UnitState.MET: _("có từ {least} mô hình được tính trong năm, chưa đến {aim}"),
        UnitState.NONE: _("đã báo cáo, có ít hơn {least} mô hình được tính"),
        UnitState.REPORTED: _("có báo cáo của năm"),
        UnitState.NOT_REPORTED: _("đến hạn mà chưa có báo cáo nào; không phải là số 0"),
        UnitState.NOT_OWED: _("chưa đến hạn, hoặc đơn vị không phải thực hiện năm ấy"),
    }[state].format(**figures)
