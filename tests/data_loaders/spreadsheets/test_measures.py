"""Rounds: how much was done, and in what it is measured, wherever the form says it."""

import pytest
from reader_forms import column, errors, read

ROUND = "tay-ninh-2019"
ABOVE = [["UBND XÃ AN VĨ"], ["KẾT QUẢ CÔNG TÁC DÂN VẬN ĐỢT 1 NĂM 2019"]]


def done(label, *cells, besides=("Số tiền (triệu đồng)",)):
    rows = [[n, f"Việc {n}", cell, *[n for _ in besides]] for n, cell in enumerate(cells, 1)]
    return read([*ABOVE, ["TT", "Hoạt động", label, *besides], *rows], code=ROUND)


@pytest.mark.parametrize(
    "label", ["Kết quả", "Kết quả thực hiện", "Số lượng", "Khối lượng thực hiện", "Quy mô"]
)
def test_a_quantity_keeps_the_unit_of_measure_behind_it(label):
    reading = done(label, "01 căn", "120 suất", "1,2 km", 30)

    assert column(reading, "quantity") == [1, 120, 1.2, 30]
    assert column(reading, "unit_of_measure") == ["căn", "suất", "km", None]
    assert errors(reading) == []


def test_results_alone_make_a_round_s_table_in_a_plan_of_rounds():
    reading = done("Kết quả", "01 căn", "120 suất", besides=())

    assert (reading.kind, column(reading, "quantity")) == ("round", [1, 120])


def test_the_unit_of_measure_of_a_label_is_that_of_its_numbers():
    assert column(done("Số lượng (căn)", 2), "unit_of_measure") == ["căn"]
    assert column(done("Số lượng (ĐVT)", 2), "unit_of_measure") == [None]


def test_a_cell_of_several_quantities_is_told():
    assert errors(done("Số lượng", "01 căn, 120 suất")) == [("C4", "not_a_number")]


def test_what_results_tell_at_length_is_no_quantity():
    reading = done("Kết quả", "Hoàn thành tốt", "Được bà con khen")

    assert column(reading, "quantity") == [None, None]
    assert errors(reading) == []
