"""Lists of odd shapes: several columns of names, names that look like something else, odd ticks."""

import pytest
from reader_forms import TITLE, column, errors, read, warnings

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
ROW = [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]


@pytest.mark.parametrize("name", ["Năm không, ba sạch", "Năm không ba sạch", "Năm có, ba giảm"])
def test_a_name_that_begins_with_a_number_of_things_denies_nothing(name):
    assert column(read([[TITLE], [], HEAD, [1, "Xã An Vĩ", name, "Kinh tế"]]), "name") == [name]


@pytest.mark.parametrize("text", ["Năm 2023 không có", "Năm nay không có mô hình", "Không có"])
def test_a_year_s_denial_is_one(text):
    assert column(read([[TITLE], [], HEAD, [1, "Xã An Vĩ", text]]), "count") == [0]


def test_a_list_for_each_column_of_names_that_says_which_models():
    head = ["TT", "Đơn vị", "Tên mô hình xây dựng mới", "Tên mô hình nhân rộng", "Lĩnh vực"]
    rows = [[1, "Xã An Vĩ", "Vườn mẫu", "Nuôi lươn", "Kinh tế"]]
    rows += [[2, "Xã Tân Dân", None, "Đường hoa", "VH-XH"]]
    reading = read([[TITLE], [], head, *rows])
    found = list(zip(column(reading, "name"), column(reading, "origin"), strict=True))

    assert found == [("Vườn mẫu", "new"), ("Nuôi lươn", "replicated"), ("Đường hoa", "replicated")]
    assert errors(reading) == []


def test_the_label_over_the_names_may_say_who_carries_them():
    head = ["TT", "Đơn vị", "Tên mô hình cá nhân", "Lĩnh vực"]

    assert column(read([[TITLE], [], head, ROW]), "form") == ["individual"]


def test_a_column_of_ticks_that_nobody_knows_is_told():
    reading = read([[TITLE], [], [*HEAD, "Mô hình điểm"], [*ROW, "x"]])

    assert warnings(reading) == [("E3", "unknown_word")]


def test_a_title_broken_over_two_lines_is_read_as_a_whole():
    rows = [["BÁO CÁO"], ["Đăng ký mô hình “Dân vận khéo” năm 2023"], [], HEAD, ROW]

    assert read(rows).kind == "register"
    assert read([["BÁO CÁO"], ["Mô hình “Dân vận khéo” năm 2023"], [], HEAD, ROW]).kind == "result"


def test_a_number_of_models_beside_a_unit_s_name_is_no_part_of_it():
    reading = read([[TITLE], [], HEAD, [1, "Xã An Vĩ (02 mô hình)", "Vườn mẫu", "Kinh tế"]])

    assert (column(reading, "unit"), errors(reading)) == (["Xã An Vĩ"], [])


def test_a_field_before_a_name_is_the_model_s_and_heads_no_section():
    rows = [[1, "Xã An Vĩ", "Lĩnh vực kinh tế: Vườn mẫu"], [2, "Xã An Vĩ", "Lĩnh vực VH-XH: Hoa"]]
    reading = read([[TITLE], [], HEAD[:3], *rows])

    assert column(reading, "field") == ["economy", "culture_society"]
