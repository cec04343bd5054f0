"""What is put into a returned workbook: colours, comments, drop-downs, the first sheet."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from reader_forms import TITLE, plan, read, saved, workbook
from returned_books import (
    FAULTY,
    HEADER,
    choices,
    first_sheet,
    marks_in,
    parts,
    returned,
    rich_book,
    with_parts,
)

from data_loaders.returned.making import Wanted, made
from data_loaders.returned.marks import Choices, areas_of, marks_of
from data_loaders.returned.workbook import returned_workbook
from data_loaders.spreadsheets.container import Format
from data_loaders.spreadsheets.reading import Reading
from domain.kinds import Outcome
from domain.problems import Fault, Problem, Refusal
from translations import use

BOOK = workbook(DS=[[TITLE], HEADER, ["1", "a", "b"]])


def _back(problems, content=None, **said):
    reading = Reading("bieu.xlsx", Outcome.READ, problems=problems, **said)
    return returned_workbook(content or BOOK, "bieu.xlsx", reading, choices()).content


def test_each_cell_at_fault_is_coloured_and_says_what_happened_and_what_to_do():
    marks = marks_in(returned(rich_book()).content, "DS")

    assert set(marks) == FAULTY
    assert "Thiếu tên mô hình.\nĐiền tên mô hình" in marks["C7"]


def test_a_comment_that_stood_there_stands_before_ours():
    assert marks_in(returned(rich_book()).content, "DS")["B5"].startswith(
        "Cán bộ ghi\n— Dân vận khéo —\n“Xã Không Có” không có trong danh sách đơn vị."
    )


def test_errors_are_red_and_warnings_yellow():
    problems = [
        Problem("DS", "A3", Fault.MISSING_NAME),
        Problem("DS", "B3", Fault.UNKNOWN_WORD, "a"),
        Problem("DS", "B3", Fault.MISSING_NAME),
        Problem("DS", "C3", Fault.UNKNOWN_WORD, "b"),
    ]
    sheet = load_workbook(BytesIO(_back(problems)))["DS"]
    colours = [sheet[place].fill.fgColor.rgb for place in ("A3", "B3", "C3")]

    assert colours == ["FFFFD5D3", "FFFFD5D3", "FFFFF1C2"]
    assert sheet["B3"].comment.text.index("Thiếu tên") < sheet["B3"].comment.text.index("Chưa hiểu")


def test_words_known_for_a_cell_are_offered_with_the_nearest_first_and_force_nothing():
    problems = [
        Problem("DS", "B5", Fault.UNKNOWN_UNIT, "Xã Đông", "Xã Đông Tảo"),
        Problem("DS", "D6", Fault.UNKNOWN_FIELD, "Thể thao", "Văn hóa - xã hội"),
        Problem("DS", "D8", Fault.MISSING_FIELD),
    ]
    book = load_workbook(BytesIO(_back(problems, rich_book())))
    offered = {str(each.sqref): each for each in book["DS"].data_validations.dataValidation}
    lists = {}
    for place in ("B5", "D6", "D8"):
        sheet, area = next(iter(book.defined_names[offered[place].formula1].destinations))
        lists[place] = [cell.value for (cell,) in book[sheet][area]]

    assert lists["B5"][0] == "Xã Đông Tảo"
    assert set(lists["B5"]) == set(choices().units)
    assert sorted(lists["D6"]) == sorted(lists["D8"]) == sorted(each.name for each in plan().fields)
    assert not any(offered[place].showErrorMessage for place in lists)


def test_a_name_that_stands_in_the_cell_of_a_missing_field_is_not_replaced_by_one():
    back = _back([Problem("DS", "C3", Fault.MISSING_FIELD)])

    assert not load_workbook(BytesIO(back))["DS"].data_validations.dataValidation


def test_a_validation_of_the_clerks_own_stays_alone_on_its_cell():
    back = _back([Problem("DS", "D4", Fault.UNKNOWN_FIELD, "x", "Kinh tế")], rich_book())
    validations = load_workbook(BytesIO(back))["DS"].data_validations.dataValidation

    assert [str(each.sqref) for each in validations] == ["D4:D5"]


def test_the_first_sheet_lists_each_fault_with_a_link_to_its_cell():
    sheet = first_sheet(returned(rich_book()).content)
    rows = [[cell.value for cell in row] for row in sheet["A6:D11"]]
    links = {row[0].value: row[0].hyperlink for row in sheet["A7:D11"]}

    assert rows[0] == ["Nơi", "Chuyện gì", "Cần làm gì", "Mức độ"]
    assert [row[3] for row in rows[1:]] == ["Phải sửa"] * 4 + ["Nên xem lại"]
    assert links["Ô B5, trang tính “DS”"].location == "'DS'!B5"
    assert links["Trang tính “Ẩn”"] is None  # no link leads to a hidden sheet


def test_it_opens_on_the_first_sheet_and_no_other_is_chosen_with_it():
    book = load_workbook(BytesIO(returned(rich_book()).content))

    assert book.active.title == "Cần sửa"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Cần sửa"]


def test_a_sheet_of_the_clerks_own_with_that_name_keeps_it():
    back = _back([Problem("Cần sửa", "A1", Fault.MISSING_NAME)], workbook(Cần_sửa=[["x"]]))

    assert load_workbook(BytesIO(back)).sheetnames == ["Cần sửa (2)", "Cần sửa"]


def test_a_whole_file_refused_says_so_first():
    back = _back([], refusal=Refusal.KIND_NOT_IN_PLAN)

    assert "Kế hoạch đang chọn không nhận loại báo cáo này" in first_sheet(back)["A2"].value


def test_what_a_cell_said_never_becomes_a_formula_in_the_list():
    back = _back([Problem("DS", "A3", Fault.ERROR_VALUE, '=HYPERLINK("http://x")')])
    cells = [cell for row in first_sheet(back).iter_rows() for cell in row]

    assert not [cell for cell in cells if cell.data_type == "f"]
    assert b"<f" not in parts(back)["xl/worksheets/sheet2.xml"].replace(b"<family", b"")


@pytest.mark.parametrize(
    ("cells", "areas"),
    [
        ("B7", [(6, 1, 6, 1)]),
        ("B7:B12", [(6, 1, 11, 1)]),
        ("B7, D4:E5", [(6, 1, 6, 1), (3, 3, 4, 4)]),
        ("$C$9 A1", [(8, 2, 8, 2), (0, 0, 0, 0)]),
        ("5:9", []),
        ("C:E", []),
        ("", []),
        ("XFE1", []),
        ("A9999999", []),
    ],
)
def test_cells_are_found_in_what_a_problem_says(cells, areas):
    assert list(areas_of(cells)) == areas


def test_whole_rows_and_columns_are_listed_and_linked_but_not_coloured():
    back = _back([Problem("DS", "5:9", Fault.HIDDEN_ROWS), Problem("DS", "", Fault.HIDDEN_SHEET)])
    links = [cell.hyperlink.location for cell in first_sheet(back)["A"] if cell.hyperlink]

    assert marks_in(back, "DS") == {}
    assert links == ["'DS'!5:9", "'DS'!A1"]


def test_more_faults_than_can_be_marked_are_all_listed_and_that_is_said(monkeypatch):
    monkeypatch.setattr("data_loaders.returned.marks.MOST_MARKS", 5)
    problems = [Problem("DS", f"A{row}", Fault.MISSING_NAME) for row in range(3, 23)]
    problems.append(Problem("DS", "B3:Z90", Fault.MISSING_NAME))
    wanted = Wanted("bieu.xlsx", tuple(problems), choices(), "", "vi")
    _ending, back = made(BOOK, Format.XLSX, wanted, list)
    words = [cell.value for cell in first_sheet(back)["A"] if cell.value]

    assert len(marks_in(back, "DS")) == 5
    assert "Tệp lớn nên chỉ tô màu một phần; bảng dưới đây ghi đủ mọi chỗ." in words
    assert sum("trang tính “DS”" in word for word in words) == 21


def test_a_cell_row_or_sheet_that_is_not_there_is_made():
    book = Workbook()
    book.active.title = "DS"
    problems = [Problem("DS", place, Fault.MISSING_NAME) for place in ("C4", "A4", "B9", "A1")]
    empty = load_workbook(BytesIO(_back(problems, saved(book))))["DS"]
    filled = load_workbook(BytesIO(_back(problems)))["DS"]

    for sheet in (empty, filled):
        assert all(sheet[place].fill.fill_type for place in ("C4", "A4", "B9", "A1"))
        assert all(sheet[place].comment for place in ("C4", "A4", "B9", "A1"))


def test_a_cell_that_is_made_looks_as_its_column_or_row_does():
    book = Workbook()
    sheet = book.active
    sheet.title = "DS"
    sheet["A1"] = "x"
    sheet.column_dimensions["C"].number_format = "0.000"
    content = saved(book)
    styled = parts(content)["xl/worksheets/sheet1.xml"]
    back = _back([Problem("DS", "C1", Fault.MISSING_NAME)], content)

    assert b'style="1"' in styled
    assert load_workbook(BytesIO(back))["DS"]["C1"].number_format == "0.000"


def test_forms_controls_keep_their_drawing_and_our_comments_go_into_it():
    content = workbook(DS=[[TITLE], HEADER, ["1", "a", "b"]])
    xml = parts(content)["xl/worksheets/sheet1.xml"]
    space = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    xml = xml.replace(b"</worksheet>", b"<legacyDrawing " + space + b' r:id="rId7"/></worksheet>')
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/vmlDrawing" Target="../drawings/v.vml"/></Relationships>'
    )
    drawing = (
        b'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s1030"><br>Nut'
        b"</v:shape></xml>"
    )
    book = with_parts(
        content,
        xl__worksheets__sheet1_dot_xml=xml,
        xl__worksheets___rels__sheet1_dot_xml_dot_rels=relations,
        xl__drawings__v_dot_vml=drawing,
    )
    back = parts(_back([Problem("DS", "B3", Fault.MISSING_NAME)], book))

    assert back["xl/drawings/v.vml"].startswith(drawing.removesuffix(b"</xml>"))
    assert b"_x0000_s1031" in back["xl/drawings/v.vml"]
    assert "xl/drawings/vmlDrawing1.vml" not in back


def test_errors_take_the_room_before_warnings(monkeypatch):
    monkeypatch.setattr("data_loaders.returned.marks.MOST_MARKS", 1)
    problems = [Problem("DS", "A1", Fault.UNKNOWN_WORD), Problem("DS", "A2", Fault.MISSING_NAME)]

    marks, has_all = marks_of(problems, Choices())

    assert (list(marks["DS"]), has_all) == ([(1, 0)], False)


def test_it_speaks_english_to_whom_reads_english():
    use("en")
    try:
        sheet = first_sheet(returned(rich_book()).content)
    finally:
        use("vi")

    assert sheet.title == "To correct"
    assert read(returned(rich_book()).content).problems == read(rich_book()).problems
