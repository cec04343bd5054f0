"""Models carried out last year beside those registered for this one."""

import pytest
from reader_forms import TITLE as REGISTER
from reader_forms import accepted, column, errors, read, warnings

TITLE = ["TỔNG HỢP MÔ HÌNH DÂN VẬN KHÉO THỰC HIỆN NĂM 2023 VÀ ĐĂNG KÝ NĂM 2024"]
RESULT_FIRST = ["KẾT QUẢ MÔ HÌNH NĂM 2023, ĐĂNG KÝ NĂM 2024"]
READ = [("Xã An Vĩ", "Nuôi cá", "economy"), ("Xã Tân Dân", "Tổ an ninh", "defence_security")]


@pytest.mark.parametrize("title", [TITLE, RESULT_FIRST])
@pytest.mark.parametrize(
    "labels",
    [
        ["Mô hình đã thực hiện năm 2023", "Mô hình đăng ký năm 2024"],
        ["Tên mô hình thực hiện năm 2023", "Tên mô hình đăng ký năm 2024"],
    ],
)
def test_the_models_registered_are_read_and_those_carried_out_are_told(title, labels):
    rows = [
        [1, "Xã An Vĩ", "Tuyến đường hoa", "Nuôi cá", "Kinh tế"],
        [2, "Xã Tân Dân", "Cánh đồng mẫu", "Tổ an ninh", "QPAN"],
    ]
    reading = read([title, ["TT", "Đơn vị", *labels, "Lĩnh vực"], *rows])

    assert (reading.kind, column(reading, "year")) == ("register", [2024, 2024])
    assert accepted(reading) == READ
    assert warnings(reading) == [("C2", "other_names")]


def test_numbers_beneath_such_labels_are_no_names():
    head = ["TT", "Đơn vị", "Mô hình đã thực hiện năm 2022", "Mô hình đăng ký năm 2023"]
    reading = read([["SỐ LƯỢNG MÔ HÌNH NĂM 2023"], head, [1, "Xã An Vĩ", 3, 2]])

    assert reading.kind == "counts"
    assert "other_names" not in {fault for _, fault in warnings(reading)}


def test_a_dash_for_a_model_and_its_field_is_a_unit_s_word_that_it_has_none():
    reading = read(
        [[REGISTER], ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"], [1, "An Vĩ", "-", "–"]]
    )

    assert (column(reading, "name"), column(reading, "count")) == ([None], [0])
    assert errors(reading) == []


def test_a_dash_beside_a_field_is_a_name_left_out():
    reading = read(
        [[REGISTER], ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"], [1, "An Vĩ", "-", "KT"]]
    )

    assert errors(reading) == [("C3", "missing_name")]


def test_the_bare_word_for_a_kind_of_place_is_near_to_no_name():
    head = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
    reading = read([[REGISTER], head, [1, "Thị trấn", "Phố hoa", "KT"], [2, "Xã", "Lúa", "KT"]])

    assert [p.suggestion for p in reading.problems] == [None, None]
