"""The table behind a native chart: the workbook that opens where its reader edits the figures."""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook

from exports.table_files import WORDS_ALONE

SHEET = "Sheet1"  # where the charts of python-pptx look for their figures


def chart_workbook(names: Sequence[str], series: Sequence[tuple[str, Sequence[object]]]) -> bytes:
    """The names down the first column, a series in each of the next, its name at its head; a cell
    is empty where there is no value.
    """
    kept = BytesIO()
    with Workbook(kept, {"in_memory": True, **WORDS_ALONE}) as book:
        sheet = book.add_worksheet(SHEET)
        wrapped = book.add_format({"text_wrap": True})
        for row, name in enumerate(names, start=1):
            sheet.write_string(row, 0, name, wrapped)
        for at, (name, values) in enumerate(series, start=1):
            sheet.write_string(0, at, name, wrapped)
            for row, value in enumerate(values, start=1):
                if isinstance(value, int | float):
                    sheet.write_number(row, at, value)
        sheet.set_column(0, len(series), 18)
    return kept.getvalue()
