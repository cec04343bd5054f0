"""A round summed up by unit and activity: columns of quantities and money under each activity."""

import pytest
from openpyxl import Workbook
from reader_forms import errors, fill, plan, read, register, saved, warnings, workbook

from data_loaders.spreadsheets.guidance import CellCorrection, Guidance
from data_loaders.spreadsheets.read import read_file
from domain.problems import Refusal

TITLE = "TỔNG HỢP KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019"
MONEY = "Số tiền (triệu đồng)"
HEAD = [
    ["TT", "Đơn vị", "Mái ấm Công đoàn", None, "Tặng quà", None],
    [None, None, "Số căn", MONEY, "Số suất", MONEY],
]
ROWS = [
    [1, "Phòng Nội vụ", 1, 50, 20, "6,5"],
    [2, "Công an huyện", None, None, 35, "10,5"],
    [3, "Xã An Vĩ", "-", None, "0", None],
]
TOTAL = [None, "Tổng cộng", 1, 50, 55, 17]
READ = [
    ("Phòng Nội vụ", "Mái ấm Công đoàn", 1, "căn", 50, "C5"),
    ("Phòng Nội vụ", "Tặng quà", 20, "suất", 6.5, "E5"),
    ("Công an huyện", "Tặng quà", 35, "suất", 10.5, "E6"),
]
COLUMNS = ["unit", "name", "quantity", "unit_of_measure", "worth", "cell"]


def read_round(*rows, head=HEAD):
    return read([[TITLE], [], *head, *rows], code="tay-ninh-2019")


def activities(reading):
    rows = reading.rows[reading.rows["accepted"]]
    return list(rows[COLUMNS].itertuples(index=False, name=None))


def test_each_activity_of_a_unit_is_a_row_with_its_quantity_and_worth():
    reading = read_round(*ROWS, TOTAL)

    assert activities(reading) == READ
    assert errors(reading) == warnings(reading) == []
    assert (reading.kind, reading.period, reading.year) == ("round", "round_1", 2019)


def test_labels_of_activities_may_be_merged_beneath_a_label_of_all():
    book = Workbook()
    head = [[*HEAD[0][:2], "Nội dung hoạt động"], [None, None, *HEAD[0][2:]], HEAD[1]]
    sheet = fill(book.active, [[TITLE], *head, *ROWS])
    for area in ("A2:A4", "B2:B4", "C2:F2", "C3:D3", "E3:F3"):
        sheet.merge_cells(area)

    assert activities(read(saved(book), code="tay-ninh-2019")) == READ


@pytest.mark.parametrize(
    ("group", "quantity", "measure"),
    [
        ("Mái ấm Công đoàn", "Số lượng (căn)", "căn"),
        ("Mái ấm Công đoàn (căn)", "Số lượng", "căn"),
        ("Mái ấm Công đoàn", "SL", None),
    ],
)
def test_the_unit_of_measure_stands_in_the_label_of_the_quantity_or_the_activity(
    group, quantity, measure
):
    head = [["TT", "Đơn vị", group, *HEAD[0][3:]], [None, None, quantity, *HEAD[1][3:]]]

    assert activities(read_round(*ROWS, head=head))[0][1:4] == ("Mái ấm Công đoàn", 1, measure)


def test_of_several_quantities_of_an_activity_each_is_a_row():
    head = [
        ["TT", "Đơn vị", "Tuyên truyền", None, None, "Tặng quà"],
        [None, None, "Số buổi", "Số người", MONEY, "Số suất"],
    ]
    reading = read_round([1, "Phòng Nội vụ", 2, 180, 3, 20], [2, "Công an huyện", 3, 3], head=head)

    assert [row[1:5] for row in activities(reading)] == [
        ("Tuyên truyền", 2, "buổi", 3),
        ("Tuyên truyền", 3, "buổi", None),
        ("Tuyên truyền", 180, "người", None),
        ("Tuyên truyền", 3, "người", None),
        ("Tặng quà", 20, "suất", None),
    ]
    assert errors(reading) == warnings(reading) == []


def test_what_cannot_be_read_keeps_out_its_own_activity_alone():
    reading = read_round([1, "Phòng Nội vụ", "nhiều", 50, 20, "6,5"], *ROWS[1:])

    assert activities(reading) == READ[1:]
    assert errors(reading) == [("C5", "not_a_number")]


def test_totals_below_and_beside_are_held_against_the_activities():
    head = [[*HEAD[0], "Tổng kinh phí (triệu đồng)"], HEAD[1]]
    reading = read_round([*ROWS[0], "56,5"], [*ROWS[1], 11], [*TOTAL[:4], 54, 17], head=head)

    assert activities(reading) == READ
    assert warnings(reading) == [("G6", "total_differs"), ("E7", "total_differs")]


def test_the_worth_of_all_activities_together_is_told_where_none_has_its_own():
    head = [
        ["TT", "Đơn vị", "Mái ấm Công đoàn", "Tặng quà", "Kinh phí"],
        [None, None, "Số căn", "Số suất"],
    ]
    reading = read_round([1, "Phòng Nội vụ", 1, 20, 56], head=head)

    assert [row[4] for row in activities(reading)] == [None, None]
    assert warnings(reading) == [("E4", "unknown_word")]


@pytest.mark.parametrize("groups", [("Kế hoạch", "Thực hiện"), ("Đợt 1", "Đợt 2")])
def test_what_names_no_activities_is_no_such_table(groups):
    head = [["TT", "Đơn vị", groups[0], None, groups[1], None], HEAD[1]]

    assert read_round(*ROWS, head=head).refusal is Refusal.NO_TABLE


def test_a_list_of_activities_by_plan_and_outcome_is_no_such_table():
    head = [["TT", "Đơn vị", "Hoạt động", *HEAD[0][2:]], [None, None, None, *HEAD[1][2:]]]
    reading = read_round([1, "Phòng Nội vụ", "Hiến máu", 1, 50, 20, "6,5"], head=head)

    assert "Mái ấm Công đoàn" not in list(reading.rows.get("name", []))


def test_a_quantity_corrected_is_that_of_its_own_activity_alone():
    rows = [1, "Phòng Nội vụ", "nhiều", 50, "ít", "6,5"], *ROWS[1:]
    given = CellCorrection(sheet="Sheet", cell="C5", about="quantity", value="3")
    content = workbook(Sheet=[[TITLE], [], *HEAD, *rows])
    guidance = Guidance(corrections=(given,))
    reading = read_file(content, "b.xlsx", plan("tay-ninh-2019"), register(), guidance=guidance)

    assert activities(reading) == [(*READ[0][:2], 3, *READ[0][3:]), READ[2]]
    assert errors(reading) == [("E5", "not_a_number")]
