"""Labels as offices write them: shortened, and two things in one column."""

import pytest
from reader_forms import TITLE, accepted, column, errors, read, warnings

MODELS = [("Vườn mẫu", "Kinh tế"), ("Đường hoa", "VH-XH"), ("Camera an ninh", "QP-AN")]
READ = [
    ("Xã An Vĩ", "Vườn mẫu", "economy"),
    ("Xã An Vĩ", "Đường hoa", "culture_society"),
    ("Xã Tân Dân", "Camera an ninh", "defence_security"),
]


def rows_under_units(first="I", second="II", said="(02 mô hình)"):
    one, two, three = MODELS
    under = [[first, f"Xã An Vĩ {said}".strip()], [1, *one], [2, *two]]
    return [*under, [second, "Xã Tân Dân"], [1, *three]]


@pytest.mark.parametrize(
    "label",
    [
        "Tên đơn vị, tên mô hình",
        "Đơn vị/Mô hình",
        "Đơn vị, mô hình",
        "Tên mô hình/ Đơn vị",
        "Đơn vị - Tên mô hình",
        "Đơn vị và mô hình",
        "ĐV/MH",
        "Đơn vị\nMô hình",
    ],
)
@pytest.mark.parametrize("said", ["", "(02 mô hình)", ": 02 mô hình"])
def test_of_units_and_models_in_one_column_the_units_head_the_models(label, said):
    reading = read([[TITLE], [], ["TT", label, "Lĩnh vực"], *rows_under_units(said=said)])

    assert accepted(reading) == READ
    assert errors(reading) == warnings(reading) == []


@pytest.mark.parametrize(("first", "second"), [("1", "2"), ("A", "B"), (None, None)])
def test_units_above_their_models_may_be_numbered_otherwise(first, second):
    rows = rows_under_units(first, second)
    reading = read([[TITLE], [], ["TT", "Đơn vị/Mô hình", "Lĩnh vực"], *rows])

    assert accepted(reading) == READ


def test_a_unit_above_its_models_whom_nobody_knows_is_told():
    head = ["TT", "Đơn vị/Mô hình", "Lĩnh vực", "Tập thể, cá nhân thực hiện"]
    rows = [["I", "Xã Không Ai Biết"], [1, "Vườn mẫu", "Kinh tế", "Hội Nông dân"]]
    rows += [["II", "Xã Tân Dân"], [1, "Đường hoa", "VH-XH", "Hội Phụ nữ"]]
    reading = read([[TITLE], [], head, *rows])

    assert accepted(reading) == [("Xã Tân Dân", "Đường hoa", "culture_society")]
    assert errors(reading) == [("B4", "unknown_unit")]


def test_a_model_above_every_unit_lacks_one():
    rows = [[1, "Vườn mẫu", "Kinh tế"], *rows_under_units()]
    reading = read([[TITLE], [], ["TT", "Đơn vị/Mô hình", "Lĩnh vực"], *rows])

    assert accepted(reading) == READ
    assert errors(reading) == [("B4", "missing_unit")]


@pytest.mark.parametrize("remark", ["02 mô hình", "Đã gửi đủ hồ sơ"])
def test_what_stands_beside_a_unit_above_its_models_makes_no_model_of_it(remark):
    rows = [["I", "Xã An Vĩ", None, remark], [1, *MODELS[0]], [2, *MODELS[1]]]
    reading = read([[TITLE], [], ["TT", "Đơn vị/Mô hình", "Lĩnh vực", "Ghi chú"], *rows])

    assert column(reading, "name") == ["Vườn mẫu", "Đường hoa"]
    assert column(reading, "unit") == ["Xã An Vĩ"] * 2


@pytest.mark.parametrize(
    "head",
    [
        ["TT", "ĐV đăng ký", "Tên MH", "LV"],
        ["TT", "ĐV", "MH", "LV"],
        ["TT", "ĐV ĐK", "ND MH", "Lĩnh vực"],
        ["STT", "DV dang ky", "Ten MH", "LV"],
        ["STT", "ĐV thực hiện", "Tên MH DVK", "LV"],
    ],
)
def test_labels_may_be_shortened(head):
    reading = read([[TITLE], [], head, [1, "Xã An Vĩ", *MODELS[0]], [2, "Xã Tân Dân", *MODELS[2]]])

    assert reading.kind == "register"
    assert accepted(reading) == [READ[0], READ[2]]
    assert errors(reading) == warnings(reading) == []


def test_the_words_of_results_may_be_shortened():
    head = ["TT", "ĐV", "Tên MH", "LV", "KQ TH"]
    row = [1, "Xã An Vĩ", *MODELS[0], "Hiệu quả"]
    reading = read([["KQ TH MH “DÂN VẬN KHÉO” NĂM 2023"], [], head, row])

    assert (reading.kind, column(reading, "state")) == ("result", ["effective"])
    assert accepted(reading) == READ[:1]
