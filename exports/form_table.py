"""A form's table: labels with their notes, empty rows to fill in, drop-downs, and the total."""

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from domain.kinds import ReportKind
from exports.form_columns import FIRST_YEAR, NUMBER_OF_MODELS, WORTH, FormColumn
from exports.form_looks import Looks
from exports.own_form import Form

_LARGEST = 1_000_000
_COMMENT = {"font_name": "Times New Roman", "font_size": 11, "width": 240, "height": 96}
_NO_OTHER = {"error_title": "Chưa đúng", "error_type": "stop"}


class TableWriter:
    """Writes the table of one form."""

    def __init__(self, page: Worksheet, form: Form, looks: Looks, lists: dict[str, str]) -> None:
        """`lists`: where the choices of a label stand, as a formula."""
        self._page, self._form, self._looks, self._lists = page, form, looks, lists

    def write(self, row: int) -> int:
        """Labels at `row`, then the rows and the total; returns the row after it."""
        first, last = row + 1, row + self._form.rows
        self._page.set_row(row, 34)
        for place, column in enumerate(self._form.columns):
            self._page.write_string(row, place, column.label, self._looks["label"])
            if column.note:
                self._page.write_comment(row, place, column.note, _COMMENT)
            self._write_column(place, column, first, last)
        self._keep_rows_apart(first, last)
        self._write_given(first)
        self._mark_lacking(first, last)
        self._write_total(last + 1, first, last)
        return last + 2

    def _write_column(self, place: int, column: FormColumn, first: int, last: int) -> None:
        if place == 0:
            for row in range(first, last + 1):
                self._page.write_number(row, 0, row - first + 1, self._looks["serial"])
            return
        look = self._looks[column.number or ("centred" if column.centred else "text")]
        for row in range(first, last + 1):
            self._page.write_blank(row, place, None, look)
        if rule := self._rule(column):
            self._page.data_validation(first, place, last, place, rule)

    def _keep_rows_apart(self, first: int, last: int) -> None:
        """Empty cells of a large type beside the table: no row is lower, and each still grows with
        what is written in it, as one of a fixed height would not.
        """
        beside = len(self._form.columns)
        self._page.set_column(beside, beside, 0.5)
        for row in range(first, last + 1):
            self._page.write_blank(row, beside, None, self._looks["apart"])

    def _rule(self, column: FormColumn) -> dict[str, object]:
        """What may be written in a column's cells, and what is said of it."""
        rule: dict[str, object] = {}
        if column.choices:
            message = "Chọn một trong danh sách thả xuống của ô này."
            rule = {"validate": "list", "source": self._lists[column.label]}
            rule |= {**_NO_OTHER, "error_message": message, "show_error": column.refuses}
        elif column.number:
            rule = {**_NO_OTHER, **self._limits(column.number), "criteria": "between"}
        elif column.hint:
            rule = {"validate": "any"}
        if column.hint:
            title = " ".join(column.label.split())
            rule |= {"input_title": title[:32], "input_message": column.hint}
        return rule

    def _limits(self, number: str) -> dict[str, object]:
        if number == "year":
            year = self._form.year
            message = f"Ghi năm bằng bốn chữ số, từ {FIRST_YEAR} đến {year}."
            limits = {"validate": "integer", "minimum": FIRST_YEAR, "maximum": year}
            return {**limits, "error_message": message}
        sort = "integer" if number == "whole" else "decimal"
        message = "Ghi bằng chữ số, không âm, không kèm chữ."
        return {"validate": sort, "minimum": 0, "maximum": _LARGEST, "error_message": message}

    def _write_given(self, first: int) -> None:
        """What the form fills in itself: in a counts form the fields, or the unit."""
        for row, words in enumerate(self._form.given, first):
            self._page.write_string(row, 1, words, self._looks["fixed"])

    def _mark_lacking(self, first: int, last: int) -> None:
        """A row's number stands out once the row is named; what it still lacks is tinted."""
        faint = {"type": "formula", "criteria": f'=$B{first + 1}=""', "format": self._looks.faint}
        self._page.conditional_format(first, 0, last, 0, faint)
        if self._form.kind not in {ReportKind.REGISTER, ReportKind.RESULT}:
            return
        twice = {"type": "duplicate", "format": self._looks.lacking}
        self._page.conditional_format(first, 1, last, 1, twice)
        for place, column in enumerate(self._form.columns):
            if column.choices and column.refuses:
                lacks = f'=AND($B{first + 1}<>"",{xl_col_to_name(place)}{first + 1}="")'
                rule = {"type": "formula", "criteria": lacks, "format": self._looks.lacking}
                self._page.conditional_format(first, place, last, place, rule)

    def _write_total(self, row: int, first: int, last: int) -> None:
        columns, page = self._form.columns, self._page
        if self._form.kind in {ReportKind.REGISTER, ReportKind.RESULT}:
            page.merge_range(row, 0, row, len(columns) - 1, "", self._looks["total"])
            formula = f'="Tổng cộng: "&COUNTA(B{first + 1}:B{last + 1})&" mô hình"'
            page.write_formula(row, 0, formula, self._looks["total"], "Tổng cộng: 0 mô hình")
            return
        for place, column in enumerate(columns):
            look = self._looks["total_number"]
            if column in {NUMBER_OF_MODELS, WORTH}:
                letter = xl_col_to_name(place)
                formula = f"=SUM({letter}{first + 1}:{letter}{last + 1})"
                page.write_formula(row, place, formula, look, 0)
            else:
                page.write_string(row, place, "Tổng cộng" if place == 1 else "", look)
