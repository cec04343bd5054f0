"""A form's visible sheet: head block, title, table, signature; how it is printed and protected."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from xlsxwriter.worksheet import Worksheet

from exports import form_paper
from exports.form_columns import FormColumn
from exports.form_looks import Looks
from exports.form_table import TableWriter
from exports.own_form import Form

_LEFT_SHARE = 0.45  # of the sheet's width, for the reporting unit's side of the head block
_RULE = "────────"
_LINE = 17.0  # points
_ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
_MARGINS = {"left": 30 / 25.4, "right": 15 / 25.4, "top": 20 / 25.4, "bottom": 20 / 25.4}


@dataclass(frozen=True, slots=True)
class Sides:
    """The columns of the left and of the right half of a sheet, and the left one's characters."""

    split: int
    last: int
    left_width: float
    width: float

    @classmethod
    def of(cls, columns: Sequence[FormColumn]) -> "Sides":
        """Halves that leave neither head too little room."""
        reached = list(accumulate(column.width for column in columns))
        split = next(n for n, each in enumerate(reached, 1) if each >= _LEFT_SHARE * reached[-1])
        split = min(split, len(columns) - 1)
        return cls(split, len(columns) - 1, reached[split - 1], reached[-1])


class SheetWriter:
    """Writes one form's visible sheet."""

    def __init__(self, page: Worksheet, form: Form, looks: Looks, lists: dict[str, str]) -> None:
        """`lists`: where the choices of a label stand, as a formula."""
        self._page, self._form, self._looks, self._lists = page, form, looks, lists
        self._sides = Sides.of(form.columns)

    def write(self) -> None:
        """Write all of it."""
        form, page = self._form, self._page
        page.hide_gridlines(2)
        for place, column in enumerate(form.columns):
            page.set_column(place, place, column.width)
        head = self._write_head()
        label_row = self._write_title(head)
        table = TableWriter(page, form, self._looks, self._lists)
        end = table.write(label_row)
        last = self._write_close(end + 1)
        page.freeze_panes(label_row + 1, 2)
        page.set_selection(label_row + 1, 1, label_row + 1, 1)
        page.protect("", _ALLOWED)
        self._set_up_print(label_row, last)

    def _across(self, row: int, first: int, last: int, words: str, look: str) -> None:
        if first < last:
            self._page.merge_range(row, first, row, last, words, self._looks[look])
        else:
            self._page.write_string(row, first, words, self._looks[look])

    def _left(self, row: int, words: str, look: str) -> None:
        self._across(row, 0, self._sides.split - 1, words, look)

    def _right(self, row: int, words: str, look: str) -> None:
        self._across(row, self._sides.split, self._sides.last, words, look)

    def _write_head(self) -> int:
        """The head block; returns the row after it."""
        form, system = self._form, form_paper.system_of(self._form.plan)
        unit = form.unit_name.upper()
        self._left(0, form_paper.superior_of(form.plan, form.unit_name), "superior")
        self._left(1, unit, "head_bold")
        self._left(2, "*" if system.star else _RULE, "head" if system.star else "rule")
        self._left(3, system.number, "number")
        for row, words in enumerate(system.national):
            alone = len(system.national) == 1
            self._right(row, words, "head_ruled" if alone else "head_bold")
        if not system.star:
            self._right(2, _RULE * 2, "rule")
        dated = 1 if system.star else 3
        self._right(dated, form_paper.date_line(form.plan, form.unit_name, form.year), "date")
        heights = (_LINE, _LINE * self._lines(unit), _LINE - 4 if system.star else 9.0, _LINE)
        for row, height in enumerate(heights):
            self._page.set_row(row, height)
        return len(heights)

    def _lines(self, words: str) -> int:
        """In how many lines bold words stand in the left half; capitals are wider."""
        width = 1.35 if words.isupper() else 1.0
        return 1 + int(len(words) * width // self._sides.left_width)

    def _write_title(self, row: int) -> int:
        """Title, basis, unit and period; returns the row for the labels."""
        form, last, page = self._form, self._sides.last, self._page
        basis = form_paper.basis_of(form.plan)
        self._across(row, 0, last, form_paper.title_of(form.kind, form.year, form.round), "title")
        self._across(row + 1, 0, last, basis, "basis")
        self._left(row + 2, f"Đơn vị báo cáo: {form.unit_name}", "unit")
        page.set_row(row, 26)
        page.set_row(row + 1, _LINE * (1 + int(len(basis) // self._sides.width)))
        page.set_row(row + 2, _LINE * self._lines(f"Đơn vị báo cáo: {form.unit_name}") + 8)
        if form.periods:
            self._write_period(row + 2)
        return row + 3

    def _write_period(self, row: int) -> None:
        periods, split = self._form.periods, self._sides.split
        first = periods[0] if len(periods) == 1 or ":" in periods[0] else "Đợt ……"
        self._right(row, first, "period")
        rule = {"validate": "list", "source": self._lists["period"], "show_error": False}
        hint = {"input_title": "Kỳ báo cáo", "input_message": "Chọn trong danh sách."}
        self._page.data_validation(row, split, row, split, {**rule, **hint})

    def _write_close(self, row: int) -> int:
        """Recipients on the left, signature on the right; returns the last row."""
        form, system = self._form, form_paper.system_of(self._form.plan)
        recipients = form_paper.recipients_of(form.plan, form.kind)
        self._left(row, "Nơi nhận:", "recipients_party" if system.star else "recipients_state")
        for place, words in enumerate(recipients, row + 1):
            self._left(place, words, "recipient")
        self._right(row, system.signing[0], "signing")
        self._right(row + 1, system.office, "office" if system.star else "signing")
        rule = {"validate": "list", "source": self._lists["signing"], "show_error": False}
        hint = {"input_title": "Thẩm quyền ký", "input_message": "Chọn, hoặc ghi cho đúng đơn vị."}
        split = self._sides.split
        self._page.data_validation(row, split, row, split, {**rule, **hint})
        signed = row + 5
        self._right(signed, "", "signed")
        return max(signed, row + len(recipients))

    def _set_up_print(self, label_row: int, last_row: int) -> None:
        page, form = self._page, self._form
        page.set_paper(9)
        page.set_landscape()
        page.set_margins(**_MARGINS)
        page.fit_to_pages(1, 0)
        page.repeat_rows(label_row)
        page.print_area(0, 0, last_row, self._sides.last)
        page.center_horizontally()
        unit = form.unit_name.replace("&", "&&")
        page.set_footer(f'&L&"Times New Roman"&9{unit}&R&"Times New Roman"&9Trang &P/&N')
