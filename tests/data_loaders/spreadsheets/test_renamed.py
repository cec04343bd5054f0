"""Two columns of names: the adjusted name is the model's where there is one, the other is told."""

import pytest
from reader_forms import TITLE, column, errors, read, warnings


def form(before, after, *rows, title=TITLE):
    head = ["TT", "Đơn vị", before, after, "Lĩnh vực"]
    return read([[title], [], head, *([n, *row] for n, row in enumerate(rows, 1))])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tên đã đăng ký", "Tên điều chỉnh"),
        ("Tên mô hình cũ", "Tên mô hình mới"),
        ("Tên mô hình", "Tên sau điều chỉnh"),
        ("Tên mô hình đã đăng ký", "Tên mô hình sau khi điều chỉnh"),
        ("Ten da dang ky", "Ten dieu chinh"),
    ],
)
def test_the_adjusted_name_is_read_where_it_is_filled_in_and_the_other_is_told(before, after):
    rows = [
        ["Xã An Vĩ", "Vườn mẫu", "Vườn mẫu kiểu mới", "Kinh tế"],
        ["Xã Tân Dân", "Đường hoa", None, "VH-XH"],
        ["Xã Tân Dân", None, "Tiếng kẻng", "QP-AN"],
        ["Xã Tân Dân", "Một cửa", "Giữ nguyên", "HTCT"],
    ]
    reading = form(before, after, *rows)

    assert column(reading, "name") == ["Vườn mẫu kiểu mới", "Đường hoa", "Tiếng kẻng", "Một cửa"]
    assert column(reading, "cell") == ["D4", "C5", "D6", "C7"]
    assert (errors(reading), warnings(reading)) == ([], [("D4", "renamed")])
    assert reading.problems[0].found == "Vườn mẫu"


def test_the_new_name_may_stand_before_the_old_one():
    reading = form("Tên mô hình", "Tên cũ", ["Xã An Vĩ", "Vườn mẫu", "Vườn rau", "Kinh tế"])

    assert column(reading, "name") == ["Vườn mẫu"]
    assert reading.problems[0].found == "Vườn rau"


def test_a_group_over_both_names_says_which_is_which():
    head = ["TT", "Đơn vị", "Tên mô hình", None, "Lĩnh vực"]
    below = [None, None, "Đã đăng ký", "Điều chỉnh"]
    rows = [[1, "Xã An Vĩ", "Vườn mẫu", "Vườn sạch", "Kinh tế"], [2, "Xã An Vĩ", "Đường hoa"]]
    rows[1] += [None, "VH-XH"]

    assert column(read([[TITLE], [], head, below, *rows]), "name") == ["Vườn sạch", "Đường hoa"]


def test_a_name_given_up_instead_of_adjusted_strikes_the_model_off():
    reading = form("Tên đã đăng ký", "Tên điều chỉnh", ["Xã An Vĩ", "Vườn mẫu", "Rút", "Kinh tế"])

    assert column(reading, "name") == ["Vườn mẫu"]
    assert column(reading, "state") == ["struck_off"]


def test_a_column_of_new_names_alone_is_the_column_of_names():
    head = ["TT", "Đơn vị", "Tên mô hình mới", "Lĩnh vực"]
    reading = read([[TITLE], [], head, [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]])

    assert (column(reading, "name"), warnings(reading)) == (["Vườn mẫu"], [])
