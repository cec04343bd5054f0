"""A report of another district is never counted for this plan's offices of the same stock name."""

import pytest
from reader_forms import accepted, errors, read

from data_loaders.place_names import PlaceNames
from domain.kinds import Outcome
from domain.problems import Fault

TITLE = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"
HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
ROWS = [
    [1, "Phòng Nội vụ", "Một cửa thân thiện", "HTCT"],
    [2, "Công an huyện", "Cổng an ninh", "QPAN"],
    [3, "Hội LHPN huyện", "Ống tiết kiệm", "Kinh tế"],
]


def form(*above):
    return [*([line] if isinstance(line, str) else line for line in above), HEAD, *ROWS]


@pytest.mark.parametrize(
    ("above", "cell", "place"),
    [
        (["UBND HUYỆN KIM ĐỘNG", "PHÒNG NỘI VỤ", TITLE], "A1", "Huyện Kim Động"),
        (["HUYỆN ỦY KIM ĐỘNG", "BAN DÂN VẬN", TITLE], "A1", "Huyện Kim Động"),
        (["ĐẢNG BỘ HUYỆN KIM ĐỘNG", "ĐẢNG ỦY XÃ TOÀN THẮNG", TITLE], "A1", "Huyện Kim Động"),
        # A commune of that name is ours, too; the district over it says that it is not ours.
        (["ĐẢNG BỘ HUYỆN KIM ĐỘNG", "ĐẢNG ỦY XÃ AN VĨ", TITLE], "A1", "Huyện Kim Động"),
        (["HỘI LHPN TỈNH HƯNG YÊN", "HỘI LHPN HUYỆN VĂN LÂM", TITLE], "A2", "Huyện Văn Lâm"),
        (["HUYỆN ĐOÀN KIM ĐỘNG", TITLE], "A1", "Huyện Kim Động"),
        (["THỊ ỦY MỸ HÀO", TITLE], "A1", "Thị xã Mỹ Hào"),
        (["ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO HUYỆN KIM ĐỘNG NĂM 2023"], "A1", "Huyện Kim Động"),
        (["Tổng hợp mô hình của huyện Kim Động năm 2023"], "A1", "Huyện Kim Động"),
        ([TITLE, "Đơn vị: Công an huyện Kim Động"], "A2", "Huyện Kim Động"),
        ([TITLE, ["Huyện:", "Kim Động"]], "B2", "Huyện Kim Động"),
        (["HUYEN UY KIM DONG", "DANH SACH DANG KY MO HINH NAM 2023"], "A1", "Huyện Kim Dong"),
    ],
)
def test_a_report_of_another_district_is_kept_out_and_told_at_the_cell_that_says_so(
    above, cell, place
):
    reading = read(form(*above))

    assert accepted(reading) == []
    assert reading.outcome is Outcome.NEEDS_PERSON
    assert [(p.cell, p.fault, p.found) for p in reading.problems] == [
        (cell, Fault.ANOTHER_PLACE, place)
    ]


@pytest.mark.parametrize(
    "above",
    [
        ["HUYỆN ỦY KHOÁI CHÂU", "BAN DÂN VẬN", TITLE],
        ["TỈNH ỦY HƯNG YÊN", "HUYỆN ỦY KHOÁI CHÂU", TITLE],
        ["UBND HUYỆN", "PHÒNG NỘI VỤ", TITLE],
        ["Huyen uy Khoai Chau", "DANH SACH DANG KY MO HINH NAM 2023"],
        ["MÔ HÌNH ĐĂNG KÝ ĐƯỢC CẤP HUYỆN CÔNG NHẬN NĂM 2023"],
        ["TỔNG HỢP ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO TOÀN HUYỆN NĂM 2023"],
        ["TỔNG HỢP ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO HUYỆN NĂM 2023"],
        ["HUYỆN ỦY KHOÁI CHÂU", TITLE, "Học tập kinh nghiệm của huyện Kim Động"],
        [TITLE, "Khoái Châu và các xã giáp huyện Kim Động"],
    ],
)
def test_our_own_head_and_places_named_in_passing_keep_nothing_out(above):
    assert len(accepted(read(form(*above)))) == 3


def test_a_model_s_name_may_speak_of_another_district():
    rows = [1, "Xã An Vĩ", "Đường hoa giáp ranh huyện Kim Động", "Kinh tế"]

    assert len(accepted(read([[TITLE], HEAD, rows]))) == 1


@pytest.mark.parametrize("label", ["Huyện", "Tên huyện", "Huyện, thị xã, thành phố"])
def test_a_column_of_districts_is_read_row_by_row(label):
    reading = read(
        [
            [TITLE],
            ["TT", label, *HEAD[1:]],
            [1, "Kim Động", *ROWS[0][1:]],
            [2, "Khoái Châu", *ROWS[0][1:]],
            [3, "Huyện Yên Mỹ", *ROWS[1][1:]],
        ]
    )

    assert [unit for unit, _, _ in accepted(reading)] == ["Phòng Nội vụ"]
    assert errors(reading) == [("B3", "another_place"), ("B5", "another_place")]


def test_ticks_under_a_district_s_column_name_no_place():
    head = [*HEAD, "Xã", "Huyện"]

    assert len(accepted(read([[TITLE], head, [*ROWS[0], None, "x"], [*ROWS[1], "x", None]]))) == 2


def test_a_section_of_another_district_keeps_its_rows_out_and_the_next_one_s_in():
    rows = [["I", "HUYỆN KIM ĐỘNG"], ROWS[0], ["II", "HUYỆN KHOÁI CHÂU"], ROWS[1]]
    reading = read([[TITLE], HEAD, *rows])

    assert [unit for unit, _, _ in accepted(reading)] == ["Công an huyện"]
    assert errors(reading) == [("B3", "another_place")]


def test_numbers_of_another_district_are_kept_out_too():
    reading = read(
        [
            ["HUYỆN ỦY KIM ĐỘNG"],
            ["BIỂU SỐ LƯỢNG MÔ HÌNH ĐĂNG KÝ NĂM 2023"],
            ["TT", "Đơn vị", "Kinh tế", "VH-XH"],
            [1, "Công an huyện", 2, 1],
        ]
    )

    assert not reading.rows["accepted"].any()
    assert errors(reading) == [("A1", "another_place")]


def test_a_province_is_judged_only_where_ours_is_known():
    alone = PlaceNames(["Huyện Khoái Châu"])
    below = PlaceNames(["Huyện Khoái Châu", "Tỉnh Hưng Yên"])

    assert alone.elsewhere("TỈNH ỦY HẢI DƯƠNG") is None
    assert below.elsewhere("TỈNH ỦY HẢI DƯƠNG") == "Tỉnh Hải Dương"
    assert below.elsewhere("THÀNH ỦY HƯNG YÊN") == "Thành phố Hưng Yên"
    assert PlaceNames([]).elsewhere("UBND HUYỆN KIM ĐỘNG") is None
