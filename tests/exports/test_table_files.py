import csv
from io import BytesIO, StringIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from exports.table_files import as_csv, as_excel

ATTACKS = ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "＝1", "\t=1", "http://x.vn/a", "007"]


def sheet_of(table):
    return load_workbook(BytesIO(as_excel(table, "=Tên bảng"))).active


@pytest.mark.parametrize("words", ATTACKS)
def test_words_stay_words_in_excel(words):
    sheet = sheet_of(pd.DataFrame({words: [words]}))

    for cell in (sheet["A1"], sheet["A3"], sheet["A4"]):
        assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert sheet["A4"].value == words


@pytest.mark.parametrize("words", [each for each in ATTACKS if each[0] in "=+-@＝\t"])
def test_no_cell_of_the_text_file_begins_as_a_formula_does(words):
    text = as_csv(pd.DataFrame({words: [words]})).decode("utf-8-sig")

    assert list(csv.reader(StringIO(text))) == [[f"'{words}"], [f"'{words}"]]


def test_numbers_stay_numbers_and_what_is_missing_is_empty():
    table = pd.DataFrame({"Số": [3, -2], "Tỷ lệ": [0.5, None], "Tên": ["Xã A", None]})
    rows = list(sheet_of(table).iter_rows(min_row=4, values_only=True))

    assert rows == [(3, 0.5, "Xã A"), (-2, None, None)]
    assert as_csv(table).decode("utf-8-sig").splitlines()[2] == "-2,,"


def test_the_sheet_is_ready_to_print():
    sheet = sheet_of(pd.DataFrame({"Tên": ["Xã A"]}))

    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$3:$3")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:A4")


def test_a_table_without_rows_or_columns_is_no_fault():
    assert sheet_of(pd.DataFrame())["A1"].value == "=Tên bảng"


def test_a_column_of_numbers_has_the_same_decimals_all_the_way_down():
    table = pd.DataFrame({"Năm": [2023, 2024], "Dự báo": [288.0, 1355.7], "Số": [1.0, None]})
    sheet = sheet_of(table)

    assert [sheet[cell].number_format for cell in ("A4", "B4", "B5", "C4")] == [
        "0",
        "#,##0.0",
        "#,##0.0",
        "#,##0",
    ]
    assert as_csv(table).decode("utf-8-sig").splitlines()[1:] == ["2023,288.0,1", "2024,1355.7,"]


def test_the_sheet_says_what_it_holds():
    book = load_workbook(BytesIO(as_excel(pd.DataFrame({"Tên": ["Xã A"]}), "Tên bảng", "=Nguồn")))

    assert book.sheetnames == ["Bảng số liệu"]
    assert (book.active["A2"].value, book.active["A2"].data_type) == ("=Nguồn", "s")
