import pytest
from reader_forms import column, read, warnings

from data_loaders.spreadsheets.steps import step_of


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Bước 1", "planned"),
        ("bước 3: Kiểm tra hoạt động của mô hình", "checked"),
        ("B2", "carried_out"),
        ("3/4", "checked"),
        ("IV", "summed_up"),
        ("1, 2, 3", "checked"),
        ("Đến bước 2", "carried_out"),
        ("Xác định chủ trương", "planned"),
        ("Tổ chức thực hiện", "carried_out"),
        ("Đang triển khai", "carried_out"),
        ("Đã kiểm tra", "checked"),
        ("Tổng kết, nhân rộng", "summed_up"),
        ("Đã tổ chức thực hiện, chưa kiểm tra", "carried_out"),
        ("Có kế hoạch; dự kiến tổng kết cuối năm", "planned"),
        ("bước 5", None),
        ("Tốt", None),
        ("12 hộ", None),
    ],
)
def test_a_cell_says_the_furthest_step_it_names(text, step):
    assert step_of(text) == step


RESULTS = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"
HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Bước thực hiện", "Nhân rộng từ mô hình"]


def test_a_list_says_how_far_each_model_has_come_and_what_it_was_copied_from():
    rows = [
        [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế", "Bước 3", "Vườn mẫu xã Đông Tảo"],
        [2, "Xã An Vĩ", "Đường hoa", "VH-XH", "Tổng kết", None],
        [3, "Xã An Vĩ", "Camera", "QP-AN", None, None],
    ]
    reading = read([[RESULTS], [], HEAD, *rows])

    assert column(reading, "step") == ["checked", "summed_up", None]
    assert column(reading, "copied_from") == ["Vườn mẫu xã Đông Tảo", None, None]
    assert column(reading, "accepted") == [True] * 3


def test_a_word_that_names_no_step_is_told_and_costs_nothing_else():
    rows = [[1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế", "Bước 7", None]]
    reading = read([[RESULTS], [], HEAD, *rows])

    assert column(reading, "step") == [None]
    assert ("E4", "unknown_word") in warnings(reading)
    assert column(reading, "accepted") == [True]


def test_a_long_list_of_like_rows_keeps_each_ones_own_step():
    rows = [
        [at, "Xã An Vĩ", f"Mô hình số {at}", "Kinh tế", f"Bước {at % 4 + 1}", None]
        for at in range(1, 301)
    ]
    steps = ["planned", "carried_out", "checked", "summed_up"]

    reading = read([[RESULTS], [], HEAD, *rows])
    assert column(reading, "step") == [steps[at % 4] for at in range(1, 301)]
