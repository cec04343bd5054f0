"""Several models in a cell beneath their field, held against the totals of row and column."""

import pytest
from reader_forms import TITLE, accepted, read

from domain.problems import Fault

HEAD = ["TT", "Đơn vị", "Kinh tế", "Văn hóa, xã hội", "Tổng số"]
ECONOMY, CULTURE = "economy", "culture_society"


def form(cell, total, *below):
    return [[TITLE], [], HEAD, [1, "Xã An Vĩ", "Nuôi lươn không bùn", cell, total], *below]


@pytest.mark.parametrize(
    "cell",
    [
        "- Đường hoa phụ nữ\n- Nhà sạch vườn đẹp",
        "1. Đường hoa phụ nữ\n2. Nhà sạch vườn đẹp",
        "1. Đường hoa phụ nữ 2. Nhà sạch vườn đẹp",
        "Đường hoa phụ nữ; Nhà sạch vườn đẹp",
        "Đường hoa phụ nữ\nNhà sạch vườn đẹp",
    ],
)
def test_each_name_in_a_cell_is_a_model_and_the_total_agrees(cell):
    reading = read(form(cell, 3, [None, "Cộng", 1, 2, 3]))

    assert [(name, field) for _, name, field in accepted(reading)] == [
        ("Nuôi lươn không bùn", ECONOMY),
        ("Đường hoa phụ nữ", CULTURE),
        ("Nhà sạch vườn đẹp", CULTURE),
    ]
    assert list(reading.rows["cell"]) == ["C4", "D4", "D4"]
    assert {each.fault for each in reading.problems} == {Fault.SEVERAL_MODELS}


@pytest.mark.parametrize(
    "cell",
    ["Đường hoa phụ nữ\nthôn Hạ", "Đường hoa phụ nữ; Nhà sạch vườn đẹp", "- Đường hoa phụ nữ"],
)
def test_a_name_that_the_total_counts_once_is_one(cell):
    reading = read(form(cell, 2))

    names = [name for _, name, _ in accepted(reading)]
    assert len(names) == 2
    assert names[1].startswith("Đường hoa phụ nữ")
    assert reading.problems == []


@pytest.mark.parametrize(
    ("total", "below", "told"),
    [
        (5, (), [("E4", "5", "3")]),
        (3, ([None, "Cộng", 1, 4, 5],), [("D5", "4", "2"), ("E5", "5", "3")]),
    ],
)
def test_a_total_of_a_row_or_a_column_that_counts_others_is_told(total, below, told):
    reading = read(form("- Đường hoa phụ nữ\n- Nhà sạch vườn đẹp", total, *below))

    differing = [each for each in reading.problems if each.fault is Fault.TOTAL_DIFFERS]
    assert [(each.cell, each.found, each.expected) for each in differing] == told
