"""Forms of numbers: counts of models, and campaign rounds."""

from reader_forms import column, errors, read, warnings

TITLE = "BIỂU TỔNG HỢP SỐ LƯỢNG MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"
HEAD = ["TT", "Đơn vị", "Tổng số", "Kinh tế", "VH-XH", "QP-AN", "XD HTCT"]


def counts(*rows, head=HEAD):
    return read([[TITLE], [], head, *rows])


def test_each_number_is_a_row_with_its_cell_and_blank_and_dash_are_zero_beside_numbers():
    reading = counts([1, "Xã An Vĩ", 3, 1, "-", None, "02"])

    assert column(reading, "count") == [1, 0, 0, 2]
    assert column(reading, "cell") == ["D4", "E4", "F4", "G4"]
    assert errors(reading) == []


def test_a_unit_without_a_number_reported_nothing_which_is_not_zero():
    reading = counts([1, "Xã An Vĩ", 1, 1], [2, "Xã Tân Dân"], [3, "Xã Tứ Dân", "=SUM(D6:G6)"])

    assert set(column(reading, "unit")) == {"Xã An Vĩ"}


def test_a_number_that_is_none_keeps_its_unit_out_and_no_total_takes_its_place():
    reading = counts(
        [1, "Xã An Vĩ", 4, 1, "ba", "=1+1", 2],
        [2, "Xã Tân Dân", None, 1, 0, 0, 2],
    )

    assert errors(reading) == [("E4", "not_a_number"), ("F4", "formula_without_value")]
    assert column(reading, "accepted") == [False] * 4 + [True] * 4


def test_totals_of_rows_and_columns_are_checked_and_formulas_without_value_are_no_fault():
    reading = counts(
        [1, "Xã An Vĩ", 9, 1, 1, 1, 1],
        [2, "Xã Tân Dân", "=SUM(D5:G5)", 2, 0, 0, 0],
        [None, "Tổng cộng", "=SUM(C4:C5)", 3, 2, 1, 1],
    )

    assert errors(reading) == []
    assert warnings(reading) == [("C4", "total_differs"), ("E6", "total_differs")]


def test_years_and_fields_across_give_each_number_its_year():
    reading = read(
        [
            ["TỔNG HỢP SỐ LƯỢNG MÔ HÌNH GIAI ĐOẠN 2021-2025"],
            ["TT", "Đơn vị", "Năm 2021", None, "Năm 2022", None],
            [None, None, "Kinh tế", "VH-XH", "Kinh tế", "VH-XH"],
            [1, "Xã An Vĩ", 1, 2, 3, 4],
        ]
    )
    rows = reading.rows[["year", "field", "count"]].values.tolist()

    assert rows == [
        [2021, "economy", 1],
        [2021, "culture_society", 2],
        [2022, "economy", 3],
        [2022, "culture_society", 4],
    ]


def test_fields_may_stand_down_and_units_across():
    reading = read(
        [
            [TITLE],
            ["TT", "Lĩnh vực", "Xã An Vĩ", "Xã Tân Dân"],
            [1, "Phát triển kinh tế", 1, 2],
            [2, "Văn hóa - xã hội", 0, 4],
        ]
    )
    rows = reading.rows[["unit", "field", "count"]].values.tolist()

    assert rows == [
        ["Xã An Vĩ", "economy", 1],
        ["Xã Tân Dân", "economy", 2],
        ["Xã An Vĩ", "culture_society", 0],
        ["Xã Tân Dân", "culture_society", 4],
    ]


def test_a_unit_counted_twice_is_pointed_at():
    reading = counts([1, "Xã An Vĩ", 1, 1, 0, 0, 0], [2, "xã an vĩ", 1, 1, 0, 0, 0])

    assert {fault for _, fault in errors(reading)} == {"repeated_row"}
    assert reading.rows["accepted"].sum() == 4


def test_worth_is_in_million_dong_whatever_the_form_counts_in():
    for label, written in [
        ("Trị giá (đồng)", 15_000_000),
        ("Trị giá (nghìn đồng)", "15.000"),
        ("Trị giá (triệu đồng)", "15"),
        ("Kinh phí", "15 triệu đồng"),
        ("Trị giá (tỷ đồng)", "0,015"),
        ("Thành tiền", 15_000_000),
    ]:
        reading = read(
            [
                ["BÁO CÁO KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019"],
                ["TT", "Đơn vị", "Nội dung hoạt động", "ĐVT", "Số lượng", label],
                [1, "Phòng Nội vụ", "Tặng quà", "suất", "1.250", written],
            ],
            code="tay-ninh-2019",
        )
        assert column(reading, "worth") == [15.0], label
        assert column(reading, "quantity") == [1250.0]


def test_a_round_points_at_a_quantity_that_is_no_number():
    reading = read(
        [
            ["BÁO CÁO KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019"],
            ["TT", "Đơn vị", "Nội dung hoạt động", "ĐVT", "Số lượng"],
            [1, "Phòng Nội vụ", "Tặng quà", "suất", "nhiều"],
            [2, "Phòng Nội vụ", "Sửa đường", "km", "1,5"],
        ],
        code="tay-ninh-2019",
    )

    assert errors(reading) == [("E3", "not_a_number")]
    assert list(reading.rows["accepted"]) == [False, True]
