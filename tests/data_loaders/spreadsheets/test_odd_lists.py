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


BY_FIELD = [
    ["TT", "Đơn vị", "Lĩnh vực", None, "Tổng số"],
    [None, None, "Kinh tế", "VH-XH", None],
]


def by_field(*rows):
    return read([[TITLE], [], *BY_FIELD, *rows])


@pytest.mark.parametrize(
    "cell",
    [
        "- Đường hoa\n- Nhà sạch",
        "1. Đường hoa\n2. Nhà sạch",
        "Đường hoa; Nhà sạch",
        "Đường hoa;\nNhà sạch.",
    ],
)
@pytest.mark.parametrize("total", [None, 3])
def test_models_listed_in_a_cell_under_a_field_are_rows_of_their_own(cell, total):
    reading = by_field([1, "Xã An Vĩ", "Vườn mẫu", cell, total], [2, "Xã Tân Dân", "Nuôi lươn"])

    names = [name.strip(".") for name in column(reading, "name")]
    assert names == ["Vườn mẫu", "Nuôi lươn", "Đường hoa", "Nhà sạch"]
    assert column(reading, "cell") == ["C5", "C6", "D5", "D5"]
    assert column(reading, "field") == ["economy"] * 2 + ["culture_society"] * 2
    assert warnings(reading) == [("D5", "several_models")]


@pytest.mark.parametrize(
    ("cell", "total", "names"),
    [
        ("Đường hoa\nNhà sạch", 2, ["Đường hoa", "Nhà sạch"]),
        ("Đường hoa\nPhụ nữ xã", 1, ["Đường hoa Phụ nữ xã"]),
        ("Đường hoa\nPhụ nữ xã", None, ["Đường hoa Phụ nữ xã"]),
        ("trồng rau; nuôi cá", 2, ["trồng rau", "nuôi cá"]),
        ("Trồng rau; nuôi cá", None, ["Trồng rau; nuôi cá"]),
        ("Trồng rau; Nuôi cá", 1, ["Trồng rau; Nuôi cá"]),
        ("Vườn mẫu: Trồng rau; Nuôi cá", None, ["Vườn mẫu: Trồng rau; Nuôi cá"]),
    ],
)
def test_the_total_of_a_row_tells_how_many_models_its_cells_name(cell, total, names):
    rows = [1, "Xã An Vĩ", None, cell, total], [2, "Xã Tân Dân", "Nuôi lươn"]
    reading = by_field(*rows, [None, "Cộng", 1, len(names), 1 + len(names)])

    assert column(reading, "name") == ["Nuôi lươn", *names]
    assert ("D5", "total_differs") not in warnings(reading)
    assert {fault for _, fault in warnings(reading)} <= {"several_models"}


def test_totals_beside_and_below_names_under_fields_are_held_against_them():
    rows = [1, "Xã An Vĩ", "Vườn mẫu", "Đường hoa", 3], [2, "Xã Tân Dân", "Nuôi lươn", None, 1]
    reading = by_field(*rows, [None, "Cộng", 2, 2, 4])

    assert errors(reading) == []
    assert warnings(reading) == [(cell, "total_differs") for cell in ("E5", "D7", "E7")]


def test_a_name_of_one_word_among_names_is_one_too():
    rows = [1, "Xã An Vĩ", "Vườn mẫu", "Zalo", 2], [2, "Xã Tân Dân", "Nuôi lươn", "x", 1]
    reading = by_field(*rows, [3, "Xã Tứ Dân", "Ao cá", "Đường hoa", 2])

    assert column(reading, "name") == ["Vườn mẫu", "Nuôi lươn", "Ao cá", "Zalo", "Đường hoa"]
    assert warnings(reading) == []


def test_a_unit_that_nobody_knows_is_told_once_for_all_its_columns():
    reading = by_field([1, "Xã Không Ai Biết", "Vườn mẫu", "Đường hoa"], [2, "Xã An Vĩ", "Ao cá"])

    assert errors(reading) == [("B5", "unknown_unit")]
