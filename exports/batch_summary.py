"""What became of many files handed in together: a workbook to send on and to work through."""

from collections.abc import Hashable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from domain.kinds import ReportKind, Sorting
from domain.problem_groups import ProblemGroup
from exports.form_looks import HEAD, INK, LINE
from translations import gettext as _
from translations.batch_wording import (
    sorted_sentence,
    sorting_advice,
    sorting_in_words,
    sorting_label,
)
from translations.group_wording import group_sentence
from translations.numbers import day
from translations.standing_wording import not_counted_in_brief, not_counted_sentence
from translations.wording import kind_label

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONGEST = 30_000  # letters of a cell; Excel takes 32,767
_MOST_UNITS = 12  # named in a cell; the others are counted
_A4, _LINE_HEIGHT, _TALLEST = 9, 15.0, 400.0  # Excel takes rows of 409 points
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.6}
_TINTS = {
    Sorting.NEEDS_PERSON: "#FBE3D6",
    Sorting.REFUSED: "#F3D3D3",
    Sorting.TAKEN_IN_PART: "#FCE8B8",
    Sorting.TAKEN_WITH_REMARKS: "#FFF6DC",
    Sorting.TAKEN: "#FFFFFF",
}
_LABELS_WIDTHS = (5, 30, 15, 17, 7, 24, 8, 8, 50, 32, 40)
_FILE_WIDTH = 22  # a file's name often breaks early, at its underscores
_NARROW = 0.92  # a letter of running text, in those of which a column's width is counted
_ORDER = (
    Sorting.TAKEN,
    Sorting.TAKEN_WITH_REMARKS,
    Sorting.TAKEN_IN_PART,
    Sorting.NEEDS_PERSON,
    Sorting.REFUSED,
)


def batch_summary(files: pd.DataFrame, plan_name: str, made: datetime) -> bytes:
    """An .xlsx of two sheets: how many files are sorted how, and a row for each.

    `files`: one row per file, in the order to be shown: `file`, `sorting`, `kind`, `year` (these
    may be missing), `units` (names), `taken`, `kept_out` (rows), `problems` (`ProblemGroup`s),
    `untold` (how many more of those), `reason` (a sentence, or ""), `not_counted` (`NotCounted`s:
    its reports that another keeps from counting). Words out of files are written
    as text, whatever they begin with.
    """
    content = BytesIO()
    with Workbook(content, _OPTIONS) as book:
        book.set_properties(
            {"title": _("Tóm tắt các tệp nộp"), "created": made.replace(tzinfo=None)}
        )
        looks = _Looks(book)
        _write_counts(book.add_worksheet(_("Tóm tắt")), files, looks, plan_name, made)
        _write_files(book.add_worksheet(_("Từng tệp")), files, looks)
    return content.getvalue()


def batch_summary_name(made: datetime) -> str:
    """A name for the file, by the minute it was made."""
    return f"tom-tat-nop-bao-cao-{made:%Y%m%d-%H%M}.xlsx"


class _Looks:
    """The formats of the workbook."""

    def __init__(self, book: Workbook) -> None:
        base = {"font_name": "Times New Roman", "font_size": 11, "font_color": INK}
        cell = {**base, "valign": "top", "text_wrap": True, "border": 1, "border_color": LINE}
        self.title: Format = book.add_format({**base, "bold": True, "font_size": 14})
        self.line: Format = book.add_format({**base, "text_wrap": True, "valign": "top"})
        self.strong: Format = book.add_format({**base, "bold": True, "font_size": 12})
        self.head: Format = book.add_format(
            {**cell, "bold": True, "bg_color": HEAD, "align": "center", "valign": "vcenter"}
        )
        self.words: Format = book.add_format(cell)
        self.number: Format = book.add_format({**cell, "num_format": "#,##0", "align": "center"})
        self.year: Format = book.add_format({**cell, "num_format": "0", "align": "center"})
        self.sorted = {
            each: book.add_format({**cell, "bold": True, "bg_color": tint})
            for each, tint in _TINTS.items()
        }
        self.all_words: Format = book.add_format({**cell, "bold": True, "bg_color": HEAD})
        self.all_number: Format = book.add_format(
            {**cell, "bold": True, "bg_color": HEAD, "num_format": "#,##0", "align": "center"}
        )


def _write_counts(
    page: Worksheet, files: pd.DataFrame, looks: _Looks, plan_name: str, made: datetime
) -> None:
    counts = {each: int((files["sorting"] == each).sum()) for each in Sorting}
    page.hide_gridlines(2)
    for column, width in enumerate((26, 10, 14, 14, 66)):
        page.set_column(column, column, width)
    page.merge_range(0, 0, 0, 4, _("Tóm tắt các tệp nộp"), looks.title)
    page.merge_range(1, 0, 1, 4, _fit(plan_name), looks.line)
    page.set_row(1, _LINE_HEIGHT * _lines(plan_name, 120))
    said = _("Lập lúc {time} ngày {day}").format(time=f"{made:%H:%M}", day=day(made.date()))
    page.merge_range(2, 0, 2, 4, said, looks.line)
    page.merge_range(4, 0, 4, 4, sorted_sentence(counts), looks.strong)
    beaten = [sum(each.count for each in some) for some in files["not_counted"] if some]
    if beaten:
        page.merge_range(5, 0, 5, 4, not_counted_in_brief(sum(beaten), len(beaten)), looks.line)
    labels = (_("Kết quả"), _("Số tệp"), _("Dòng nhận"), _("Dòng giữ lại"), _("Việc cần làm"))
    for column, label in enumerate(labels):
        page.write_string(6, column, label, looks.head)
    for row, sorting in enumerate(_ORDER, start=7):
        some = files[files["sorting"] == sorting]
        page.write_string(row, 0, sorting_label(sorting), looks.sorted[sorting])
        page.write_number(row, 1, len(some), looks.number)
        page.write_number(row, 2, int(some["taken"].sum()), looks.number)
        page.write_number(row, 3, int(some["kept_out"].sum()), looks.number)
        page.write_string(row, 4, sorting_advice(sorting), looks.words)
    last = 7 + len(Sorting)
    page.write_string(last, 0, _("Tất cả"), looks.all_words)
    for column, total in enumerate((len(files), files["taken"].sum(), files["kept_out"].sum()), 1):
        page.write_number(last, column, int(total), looks.all_number)
    page.write_blank(last, 4, None, looks.all_words)
    _set_up_print(page)


def _write_files(page: Worksheet, files: pd.DataFrame, looks: _Looks) -> None:
    labels = _labels()
    for column, (label, width) in enumerate(zip(labels, _LABELS_WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, label, looks.head)
    page.set_row(0, 2 * _LINE_HEIGHT)
    for row, file in enumerate(files.to_dict("records"), start=1):
        _write_file(page, row, file, looks)
    page.autofilter(0, 0, max(len(files), 1), len(labels) - 1)
    page.freeze_panes(1, 2)
    page.repeat_rows(0)
    _set_up_print(page)


def _labels() -> tuple[str, ...]:
    return (
        _("STT"),
        _("Tệp"),
        _("Kết quả"),
        _("Loại báo cáo"),
        _("Năm"),
        _("Đơn vị"),
        _("Dòng nhận"),
        _("Dòng giữ lại"),
        _("Lỗi và nhắc nhở"),
        _("Lý do và việc cần làm"),
        _("Báo cáo không được tính"),
    )


def _write_file(page: Worksheet, row: int, file: dict[Hashable, Any], looks: _Looks) -> None:
    sorting, kind, year = Sorting(file["sorting"]), file["kind"], file["year"]
    told = {
        1: (_fit(str(file["file"])), looks.words),
        2: (sorting_in_words(sorting, file["kept_out"]), looks.sorted[sorting]),
        3: ("" if pd.isna(kind) else kind_label(ReportKind(kind)), looks.words),
        5: (_fit(_units(file["units"])), looks.words),
        8: (_fit(_problems(file["problems"], file["untold"])), looks.words),
        9: (_fit(str(file["reason"])), looks.words),
        10: (_fit("\n".join(map(not_counted_sentence, file["not_counted"]))), looks.words),
    }
    page.write_number(row, 0, row, looks.year)
    for column, (words, look) in told.items():
        page.write_string(row, column, words, look)
    if pd.isna(year):
        page.write_blank(row, 4, None, looks.year)
    else:
        page.write_number(row, 4, int(year), looks.year)
    for column, counted in ((6, file["taken"]), (7, file["kept_out"])):
        page.write_number(row, column, counted, looks.number)
    lines = max(_lines(words, _LABELS_WIDTHS[column]) for column, (words, _look) in told.items())
    lines = max(lines, _lines(told[1][0], _FILE_WIDTH))
    page.set_row(row, min(lines * _LINE_HEIGHT + 3, _TALLEST))


def _units(names: Sequence[str]) -> str:
    told = ", ".join(names[:_MOST_UNITS])
    left = len(names) - _MOST_UNITS
    return told + (_(" và {count} đơn vị khác").format(count=left) if left > 0 else "")


def _problems(groups: Sequence[ProblemGroup], untold: int) -> str:
    told = [f"• {group_sentence(one)}" for one in groups]
    if untold:
        told.append(_("… và {count} loại lỗi nữa.").format(count=untold))
    return "\n".join(told)


def _fit(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _lines(words: str, width: int) -> int:
    """How many lines words take in a column so many letters wide."""
    return sum(1 + int(len(line) * _NARROW // width) for line in words.split("\n"))


def _set_up_print(page: Worksheet) -> None:
    page.set_paper(_A4)
    page.set_landscape()
    page.set_margins(**_MARGINS)
    page.fit_to_pages(1, 0)
    font = '"Times New Roman,Regular"'
    page.set_footer(f"&L&{font}&9" + _("Tóm tắt các tệp nộp") + f"&R&{font}&9" + _("Trang &P/&N"))
