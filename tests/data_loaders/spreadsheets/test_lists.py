"""Lists of models: what is understood, and what is pointed at, in which cell."""

import pytest
from openpyxl import Workbook
from reader_forms import TITLE, accepted, column, errors, fill, read, saved, warnings

from domain.kinds import Outcome, ReportSource
from domain.problems import Fault, Refusal

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
GOOD = [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]


def form(*rows, head=HEAD, title=TITLE):
    return [[title], [], head, *rows]


def test_columns_are_known_by_their_labels_wherever_they_stand():
    reading = read(
        [
            [],
            [None, None, TITLE],
            [],
            [None, None, "Lĩnh vực", "Ghi chú", "Tên mô hình", "Đơn vị", "STT"],
            [None, None, "VH-XH", None, "Đường hoa", "Xã An Vĩ", 1],
        ]
    )

    assert accepted(reading) == [("Xã An Vĩ", "Đường hoa", "culture_society")]
    assert column(reading, "cell") == ["E5"]


def test_a_mistyped_label_is_taken_for_the_clearly_nearest_one():
    head = ["TT", "Đơn vịi", "Tên mô hìnhh", "Lĩnhh vực"]

    assert accepted(read(form(GOOD, head=head))) == [("Xã An Vĩ", "Vườn mẫu", "economy")]


def test_a_bad_row_stays_but_is_not_accepted_and_the_good_one_is():
    reading = read(form(GOOD, [2, "Xã An Vĩ", "Tổ xe ôm", "Thể thao điện tử"]))

    assert accepted(reading) == [("Xã An Vĩ", "Vườn mẫu", "economy")]
    assert list(reading.rows["accepted"]) == [True, False]
    assert errors(reading) == [("D5", "unknown_field")]


@pytest.mark.parametrize(
    ("row", "flag"),
    [
        ([2, "Xã An Vĩ", None, "Kinh tế"], ("C5", "missing_name")),
        ([2, "Xã Không Có", "Tổ xe ôm", "Kinh tế"], ("B5", "unknown_unit")),
        ([2, "Xã An Vĩ", "Tổ xe ôm", None], ("D5", "missing_field")),
        ([2, "Xã An Vĩ", "Tổ xe ôm", "Kinh tế, QP-AN"], ("D5", "several_fields")),
        ([2, "Xã An Vĩ", "VƯỜN  MẪU", "Kinh tế"], ("C5", "repeated_row")),
        ([2, "Xã An Vĩ", "Mô hình “Vườn mẫu”", "Kinh tế"], ("C5", "repeated_row")),
        ([2, "Xã An Vĩ", "=A1&1", "Kinh tế"], ("C5", "formula_without_value")),
    ],
)
def test_a_fault_is_pointed_at_by_its_cell(row, flag):
    assert errors(read(form(GOOD, row))) == [flag]


def test_the_same_name_in_another_unit_or_another_year_is_no_repetition():
    head = [*HEAD, "Năm đăng ký"]
    rows = [[*GOOD, 2023], [2, "Xã Tân Dân", "Vườn mẫu", "Kinh tế", 2023], [3, *GOOD[1:], 2022]]

    assert errors(read(form(*rows, head=head))) == []


def test_a_repetition_of_a_row_that_is_itself_kept_out_goes_in():
    reading = read(form([1, "Xã An Vĩ", "Vườn mẫu", "Lạ"], [2, *GOOD[1:]]))

    assert accepted(reading) == [("Xã An Vĩ", "Vườn mẫu", "economy")]
    assert errors(reading) == [("D4", "unknown_field")]


@pytest.mark.parametrize(
    ("ticks", "field", "flags"),
    [
        (["x", None, None, None], "economy", []),
        ([None, None, "✓", None], "defence_security", []),
        ([None, 1, None, None], "culture_society", []),
        (["x", "x", None, None], None, [("C5:D5", "several_fields")]),
        ([None, None, None, None], None, [("C5:F5", "missing_field")]),
    ],
)
def test_ticks_under_the_fields_say_the_field(ticks, field, flags):
    rows = [
        [TITLE],
        [],
        ["TT", "Tên mô hình", "Lĩnh vực", None, None, None, "Đơn vị"],
        [None, None, "Kinh tế", "VH-XH", "QP-AN", "XD HTCT"],
        [1, "Vườn mẫu", *ticks, "Xã An Vĩ"],
    ]
    reading = read(rows)

    assert column(reading, "field") == [field]
    assert errors(reading) == flags


def test_sections_nest_and_a_new_outer_one_ends_the_inner_ones():
    rows = [
        ["A. TẬP THỂ"],
        ["I", "Lĩnh vực kinh tế"],
        [1, "Vườn mẫu"],
        ["B. CÁ NHÂN"],
        [1, "Ông Lê Văn C hiến đất"],
        ["I", "Lĩnh vực văn hóa - xã hội"],
        [1, "Bà Phạm Thị D mở lớp"],
    ]
    reading = read([[TITLE], ["Đơn vị: Xã An Vĩ"], ["TT", "Tên mô hình"], *rows])

    assert column(reading, "form") == ["collective", "individual", "individual"]
    assert column(reading, "field") == ["economy", None, "culture_society"]
    assert errors(reading) == [("B8", "missing_field")]


def test_a_section_of_an_unknown_field_is_pointed_at_once_and_keeps_its_rows_out():
    rows = [["I", "Kinh tế"], [1, "Vườn mẫu"], ["II", "Thể thao"], [1, "Giải bóng"], [2, "Hội thi"]]
    reading = read([[TITLE], ["Đơn vị: Xã An Vĩ"], ["TT", "Tên mô hình"], *rows])

    assert errors(reading) == [("B6", "unknown_field")]
    assert list(reading.rows["accepted"]) == [True, False, False]


def test_a_unit_stands_for_the_blank_cells_below_it_but_not_beyond_its_section():
    rows = [
        ["I. XÂY DỰNG MỚI"],
        [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"],
        [None, None, "Đường hoa", "VH-XH"],
        ["II. NHÂN RỘNG"],
        [1, None, "Tiếng kẻng", "QP-AN"],
    ]
    reading = read(form(*rows))

    assert column(reading, "unit") == ["Xã An Vĩ", "Xã An Vĩ", None]
    assert column(reading, "origin") == ["new", "new", "replicated"]
    assert errors(reading) == [("B8", "missing_unit")]


def test_a_column_of_party_cells_and_villages_says_who_carries_a_model_not_whose_it_is():
    rows = [[1, "Vườn mẫu", "Chi bộ thôn 3", "Kinh tế"], [2, "Đường hoa", "Thôn Đông", "VH-XH"]]
    head = ["TT", "Tên mô hình", "Đơn vị", "Lĩnh vực"]
    reading = read([["ĐẢNG ỦY XÃ AN VĨ"], [TITLE], [], head, *rows])

    assert column(reading, "unit") == ["Xã An Vĩ", "Xã An Vĩ"]
    assert column(reading, "carried_by") == ["Chi bộ thôn 3", "Thôn Đông"]
    assert (reading.source, reading.unit_code) == (ReportSource.OWN, "KC-X02")


def test_totals_are_held_against_their_rows_and_then_dropped():
    right = read(form(GOOD, [None, "Tổng cộng", 1]))
    wrong = read(form(GOOD, [None, "Tổng cộng", 3]))

    assert len(right.rows) == len(wrong.rows) == 1
    assert warnings(right) == []
    assert warnings(wrong) == [("C5", "total_differs")]
    assert (wrong.problems[0].found, wrong.problems[0].expected) == ("3", "1")


def test_a_model_whose_name_begins_like_a_total_or_a_signature_is_a_model():
    rows = [
        [1, "Xã An Vĩ", "Tổng vệ sinh cuối tuần", "VH-XH"],
        [2, "Xã An Vĩ", "Cộng đồng tự quản", "QP-AN"],
        [3, "Xã An Vĩ", "Chủ tịch xã đối thoại với dân", "HTCT"],
    ]

    assert len(accepted(read(form(*rows)))) == 3


def test_a_model_named_after_an_office_below_a_merged_unit_ends_no_table():
    rows = [
        [TITLE],
        ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", None, None, None],
        [None, None, None, "Kinh tế", "VH-XH", "QP-AN", "XD HTCT"],
        [1, "Xã An Vĩ", "Vườn mẫu", "x"],
        [None, None, "Bí thư chi bộ gần dân", None, None, None, "x"],
        [None, None, "Đường hoa", None, "x"],
        ["Người lập biểu", None, None, "KT. CHỦ TỊCH"],
    ]

    assert column(read(rows), "name") == ["Vườn mẫu", "Bí thư chi bộ gần dân", "Đường hoa"]


def test_columns_without_a_known_label_are_known_by_the_units_and_fields_in_them():
    head = ["TT", "Nơi gửi về", "Tên mô hình", "Thuộc mảng công việc"]

    assert accepted(read(form(GOOD, head=head))) == [("Xã An Vĩ", "Vườn mẫu", "economy")]


def test_what_stands_below_the_signatures_is_no_row():
    below = [[], ["Nơi nhận:", None, None, "T/M BAN THƯỜNG VỤ"], ["- Lưu.", None, "Nguyễn Văn A"]]

    assert len(read(form(GOOD, *below)).rows) == 1


def test_hidden_rows_columns_and_sheets_are_left_out_and_said():
    book = Workbook()
    fill(book.active, form(GOOD, [2, "Xã An Vĩ", "Đường hoa", "VH-XH"], head=[*HEAD, "Ghi chú"]))
    book.active.title = "DS"
    book.active.row_dimensions[5].hidden = True
    book.active["E4"] = "mật"
    book.active.column_dimensions["E"].hidden = True
    fill(book.create_sheet("Nháp"), form(GOOD)).sheet_state = "hidden"
    reading = read(saved(book))

    assert column(reading, "name") == ["Vườn mẫu"]
    assert column(reading, "note") == [None]
    said = {(p.sheet, p.cell, p.fault) for p in reading.problems}
    assert said == {
        ("DS", "5:5", Fault.HIDDEN_ROWS),
        ("DS", "E:E", Fault.HIDDEN_COLUMNS),
        ("Nháp", "", Fault.HIDDEN_SHEET),
    }


def test_an_error_in_a_cell_we_read_keeps_the_row_out_and_one_in_a_note_does_not():
    book = Workbook()
    rows = [[*GOOD, "#REF!"], [2, "Xã An Vĩ", "#REF!", "VH-XH"]]
    sheet = fill(book.active, form(*rows, head=[*HEAD, "Ghi chú"]))
    sheet["E4"].data_type = sheet["C5"].data_type = "e"
    reading = read(saved(book))

    assert errors(reading) == [("C5", "error_value")]
    assert list(reading.rows["accepted"]) == [True, False]


@pytest.mark.parametrize("words", ["2023", "năm 2023", "10/3/2023", "Quý I/2023", 2023, 44995])
def test_the_year_of_a_row_is_read_however_it_is_written(words):
    reading = read(form([*GOOD, words], head=[*HEAD, "Năm đăng ký"]))

    assert column(reading, "year") == [2023]


@pytest.mark.parametrize("words", ["20224", "năm tới", "2031"])
def test_a_year_that_cannot_be_is_pointed_at(words):
    reading = read(form([*GOOD, words], head=[*HEAD, "Năm đăng ký"]))

    assert errors(reading) == [("E4", "unknown_year")]


def test_a_result_may_speak_of_a_model_of_years_before_the_plan():
    reading = read(form([*GOOD, 2019], head=[*HEAD, "Năm đăng ký"], title="KẾT QUẢ DVK NĂM 2023"))

    assert (errors(reading), column(reading, "year")) == ([], [2019])


def test_a_form_of_a_year_outside_the_plan_is_refused():
    reading = read(form(GOOD, title="DANH SÁCH ĐĂNG KÝ MÔ HÌNH NĂM 2019"))

    assert (reading.outcome, reading.refusal) == (Outcome.REFUSED, Refusal.YEAR_NOT_IN_PLAN)


def test_of_sheets_of_several_years_those_outside_the_plan_are_pointed_at_and_kept_out():
    book = Workbook()
    book.remove(book.active)
    for year in (2019, 2023):
        fill(book.create_sheet(f"Năm {year}"), form(GOOD, title=f"ĐĂNG KÝ MÔ HÌNH NĂM {year}"))
    reading = read(saved(book))

    assert list(reading.rows["accepted"]) == [False, True]
    assert [(p.sheet, p.cell, p.fault) for p in reading.problems] == [
        ("Năm 2019", "A1", Fault.YEAR_OUTSIDE_PLAN)
    ]


def test_without_a_year_anywhere_one_problem_says_so_and_a_person_is_asked():
    reading = read(form(GOOD, title="DANH SÁCH ĐĂNG KÝ MÔ HÌNH"), "bieu.xlsx")

    assert reading.outcome is Outcome.NEEDS_PERSON
    assert errors(reading) == [("", "missing_year")]
    assert accepted(reading) == []


def test_a_kind_that_the_plan_does_not_take_is_refused():
    reading = read(form(GOOD), code="tay-ninh-2019")

    assert (reading.outcome, reading.refusal) == (Outcome.REFUSED, Refusal.KIND_NOT_IN_PLAN)


def test_a_sheet_without_a_table_is_left_to_a_person():
    reading = read([["Kính gửi các đồng chí"], ["Xin gửi lời chào"]])

    assert (reading.outcome, reading.refusal) == (Outcome.NEEDS_PERSON, Refusal.NO_TABLE)


def test_in_an_open_list_the_words_as_written_are_the_field_and_none_is_no_fault():
    title = "KẾT QUẢ PHONG TRÀO DÂN VẬN KHÉO NĂM 2017"
    rows = [[1, "Xã An Vĩ", "Vườn mẫu", "Cải cách hành chính"], [2, "Xã An Vĩ", "Đường hoa", None]]
    reading = read(form(*rows, title=title), code="hon-quan-2016-2020")

    assert column(reading, "field") == ["Cải cách hành chính", None]
    assert "unknown_field" not in {fault for _, fault in errors(reading)}


def test_words_of_state_and_level_are_read_and_unknown_ones_are_only_a_remark():
    head = [*HEAD, "Tình trạng", "Cấp công nhận"]
    rows = [
        [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế", "Có hiệu quả", "UBND tỉnh"],
        [2, "Xã An Vĩ", "Đường hoa", "VH-XH", "Không hiệu quả, đưa ra khỏi danh sách", None],
        [3, "Xã An Vĩ", "Tiếng kẻng", "QP-AN", "Đang triển khai", "Huyện công nhận"],
        [4, "Xã An Vĩ", "Một cửa", "HTCT", "Màu xanh", "-"],
    ]
    reading = read(form(*rows, head=head, title="KẾT QUẢ THỰC HIỆN MÔ HÌNH NĂM 2023"))

    assert column(reading, "state") == ["effective", "struck_off", "in_progress", "registered"]
    assert column(reading, "level") == ["province", None, "district", None]
    assert (errors(reading), warnings(reading)) == ([], [("E7", "unknown_word")])


def test_two_tables_side_by_side_are_both_read():
    half = ["TT", "Tên mô hình", "Lĩnh vực"]
    rows = [
        ["Đơn vị: Xã An Vĩ"],
        [TITLE],
        [*half, None, *half],
        [1, "Vườn mẫu", "Kinh tế", None, 1, "Đường hoa", "VH-XH"],
    ]

    assert len(accepted(read(rows))) == 2


def test_a_sheet_for_each_unit_gives_each_row_the_unit_of_its_sheet():
    book = Workbook()
    book.remove(book.active)
    for name in ("Xã An Vĩ", "Tân Dân"):
        fill(
            book.create_sheet(name),
            [[TITLE], [], ["TT", "Tên mô hình", "Lĩnh vực"], [1, "Vườn mẫu", "KT"]],
        )
    reading = read(saved(book))

    assert column(reading, "unit") == ["Xã An Vĩ", "Xã Tân Dân"]
    assert reading.source is ReportSource.SUMMARY
