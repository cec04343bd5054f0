"""Counts forms: fields written in short, collectives beside individuals, columns left out."""

import pytest
from reader_forms import accepted, column, errors, read, warnings

KHOAI_CHAU, NINH_THUAN = "khoai-chau-2021-2025", "ninh-thuan-2023-2025"
TITLE = ["SỐ LƯỢNG MÔ HÌNH DÂN VẬN KHÉO ĐĂNG KÝ NĂM 2024"]


@pytest.mark.parametrize(
    ("label", "code", "field"),
    [
        ("XDTCCĐ", NINH_THUAN, "union_system"),
        ("XD tổ chức CĐ", NINH_THUAN, "union_system"),
        ("Công đoàn", NINH_THUAN, "union_system"),
        ("XDĐ,CQ", KHOAI_CHAU, "political_system"),
    ],
)
def test_a_field_is_known_by_first_letters_or_a_part_of_its_name_alone(label, code, field):
    head = ["TT", "Đơn vị", "KT", "VHXH", label, "Cộng"]
    reading = read([TITLE, head, [1, "Xã An Vĩ", 1, 2, 3, 6]], code=code)

    assert column(reading, "field") == ["economy", "culture_society", field]
    assert warnings(reading) == []


def test_a_field_nobody_knows_keeps_out_the_units_whose_totals_count_it():
    head = ["TT", "Đơn vị", "KT", "VHXH", "ABCDE", "Cộng"]
    rows = [[1, "Xã An Vĩ", 1, 2, 3, 6], [2, "Xã Tân Dân", 1, 0, 0, 1]]
    reading = read([TITLE, head, *rows])

    assert errors(reading) == [("E2", "unknown_field")]
    assert warnings(reading) == []
    assert accepted(reading) == [
        ("Xã Tân Dân", None, "economy"),
        ("Xã Tân Dân", None, "culture_society"),
    ]


def test_a_column_that_no_total_counts_is_told_and_keeps_nothing_out():
    head = ["TT", "Đơn vị", "KT", "VHXH", "ABCDE", "Cộng"]
    reading = read([TITLE, head, [1, "Xã An Vĩ", 1, 2, 9, 3]])

    assert errors(reading) == []
    assert warnings(reading) == [("E2", "columns_not_read")]


@pytest.mark.parametrize(("collective", "individual"), [("TT", "CN"), ("Tập thể", "Cá nhân")])
def test_collectives_and_individuals_beneath_fields_are_counted_under_both(collective, individual):
    group = [None, None, collective, individual, collective, individual]
    reading = read(
        [
            TITLE,
            ["TT", "Đơn vị", "Kinh tế", None, "VH-XH", None, "Tổng"],
            group,
            [1, "Xã An Vĩ", 2, 1, 1, 0, 4],
        ]
    )

    assert column(reading, "field") == ["economy"] * 2 + ["culture_society"] * 2
    assert column(reading, "form") == ["collective", "individual"] * 2
    assert column(reading, "count") == [2, 1, 1, 0]
    assert warnings(reading) == []


def test_a_total_that_its_collectives_and_individuals_do_not_make_up_is_told():
    head = ["TT", "Đơn vị", "Kinh tế", None, "VH-XH", None, "Tổng"]
    group = [None, None, "TT", "CN", "TT", "CN"]
    reading = read([TITLE, head, group, [1, "Xã An Vĩ", 2, 1, 1, 0, 9]])

    assert warnings(reading) == [("G4", "total_differs")]


def test_what_was_registered_is_the_figure_beside_what_was_asked_for():
    title = ["TIẾN ĐỘ THỰC HIỆN CHỈ TIÊU MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"]
    head = ["TT", "Đơn vị", "Chỉ tiêu giao", "Đã đăng ký", "Tỷ lệ %"]
    reading = read([title, head, [1, "Xã An Vĩ", 2, 3, 150]])

    assert column(reading, "count") == [3]
    assert warnings(reading) == [("C2, E2", "columns_not_read")]


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        (["Số mô hình đăng ký", "Tỷ lệ (%)"], [4, 80]),
        (["Số đoàn viên", "Số mô hình đăng ký"], [120, 4]),
        (["Tổng số mô hình", "Tập thể", "Cá nhân"], [4, 3, 1]),
        (["Mới", "Nhân rộng", "Duy trì"], [1, 1, 7]),
    ],
)
def test_what_nobody_takes_for_a_number_of_models_is_left_out_without_a_word(labels, numbers):
    assert read([TITLE, ["TT", "Đơn vị", *labels], [1, "Xã An Vĩ", *numbers]]).problems == []


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        (["Tổng số mô hình", "Tập thể", "Cá nhân"], [4, 3, 3]),
        (["Số đoàn viên có mô hình", "Số mô hình đăng ký"], [120, 4]),
        (["Mới", "Duy trì"], [1, 7]),
    ],
)
def test_what_may_be_taken_for_one_is_told(labels, numbers):
    reading = read([TITLE, ["TT", "Đơn vị", *labels], [1, "Xã An Vĩ", *numbers]])

    assert {fault for _, fault in warnings(reading)} >= {"columns_not_read"}
