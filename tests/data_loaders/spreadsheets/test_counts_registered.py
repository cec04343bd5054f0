"""Registered and recognised numbers side by side (settled rule 4: never mixed)."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from reader_forms import accepted, column, errors, fill, read, saved, warnings, workbook

from data_loaders.plans import builtin_plans
from data_loaders.register_file import register_lines
from data_loaders.spreadsheets.read import read_file
from data_loaders.units import Register, RegisterUnit
from translations.wording import what_to_do

UNITS = Path(__file__).parents[2] / "forms" / "units.csv"
FIELDS = ["Kinh tế", "VH-XH", "QP-AN", "XD HTCT"]


@pytest.mark.parametrize("groups", [("Đăng ký", "Được công nhận"), ("Được công nhận", "Đăng ký")])
def test_of_registered_and_recognised_numbers_the_registered_ones_are_the_figure(groups) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    numbers = {"Đăng ký": [2, 1, 1, 0], "Được công nhận": [1, 1, 0, 0]}
    sheet.append(["BIỂU SỐ LIỆU MÔ HÌNH DÂN VẬN KHÉO NĂM 2022"])
    sheet.append([])
    sheet.append(["TT", "Đơn vị", groups[0], None, None, None, groups[1]])
    sheet.append([None, None, *FIELDS, *FIELDS])
    sheet.append([1, "Xã Tân Dân", *numbers[groups[0]], *numbers[groups[1]]])
    for merged in ("C3:F3", "G3:J3", "A3:A4", "B3:B4"):
        sheet.merge_cells(merged)
    file = BytesIO()
    book.save(file)
    lines = register_lines(UNITS)
    units = [RegisterUnit(line.code, line.name, line.kind, line.parent) for line in lines]
    plan = builtin_plans()["khoai-chau-2021-2025"]
    reading = read_file(file.getvalue(), "so_luong.xlsx", plan, Register(units))
    assert reading.rows["count"].tolist() == numbers["Đăng ký"]


TITLE = "BIỂU SỐ LIỆU MÔ HÌNH DÂN VẬN KHÉO NĂM 2022"


@pytest.mark.parametrize(
    ("title", "head", "cells"),
    [
        (TITLE, ["Số mô hình được công nhận"], "C3"),
        (TITLE, ["Số mô hình hoạt động hiệu quả"], "C3"),
        ("SỐ LƯỢNG MÔ HÌNH ĐƯỢC CÔNG NHẬN NĂM 2022", FIELDS, "C3:F3"),
    ],
)
def test_numbers_of_models_recognised_alone_are_no_figure_and_a_person_is_told(
    title, head, cells
) -> None:
    numbers = [1, "Xã Tân Dân", *range(3, 3 + len(head))]
    reading = read([[title], [], ["TT", "Đơn vị", *head], numbers])

    assert (reading.outcome, reading.refusal) == ("needs_person", "not_of_registered")
    assert warnings(reading) == [(cells, "not_of_registered")]
    assert len(reading.rows) == 0


def test_a_group_of_numbers_recognised_is_not_taken_for_registered_ones() -> None:
    book = openpyxl.Workbook()
    fill(
        book.active,
        [
            [TITLE],
            [],
            ["TT", "Đơn vị", "Được công nhận"],
            [None, None, *FIELDS],
            [1, "Xã Tân Dân", 1],
        ],
    )
    for merged in ("C3:F3", "A3:A4", "B3:B4"):
        book.active.merge_cells(merged)
    reading = read(saved(book))

    assert reading.refusal == "not_of_registered"


def test_of_two_plain_numbers_the_one_registered_is_the_figure() -> None:
    head = ["TT", "Đơn vị", "Số mô hình được công nhận", "Số mô hình đăng ký"]
    reading = read([[TITLE], [], head, [1, "Xã Tân Dân", 2, 3]])

    assert (column(reading, "count"), column(reading, "cell")) == ([3], ["D4"])


def test_words_instead_of_a_number_are_told_and_never_taken_for_a_model() -> None:
    for words in ("nhiều", "Chưa báo cáo"):
        reading = read([[TITLE], [], ["TT", "Đơn vị", *FIELDS], [1, "Xã Tân Dân", words]])

        assert [p.fault for p in reading.problems] == ["not_a_number"]


def test_a_lone_total_is_the_figure() -> None:
    reading = read([[TITLE], [], ["TT", "Đơn vị", "Tổng số"], [1, "Xã Tân Dân", 3]])

    assert column(reading, "count") == [3]


def test_a_unit_named_after_what_is_planned_is_a_unit_all_the_same() -> None:
    name = "Phòng Tài chính - Kế hoạch"
    known = Register([RegisterUnit("P1", name, "district_office", None)])
    rows = [[TITLE], [], ["TT", "Lĩnh vực", name, "Tổng"], [1, "Kinh tế", 2, 2]]
    plan = builtin_plans()["khoai-chau-2021-2025"]
    reading = read_file(workbook(Sheet=rows), "so_luong.xlsx", plan, known)

    assert accepted(reading) == [(name, None, "economy")]
    assert column(reading, "count") == [2]


def test_columns_not_read_are_told_once_with_the_cells_of_their_heads() -> None:
    head = ["TT", "Đơn vị", "Số mô hình đăng ký", "Số được công nhận", "Tập thể", "Không hiệu quả"]
    reading = read([[TITLE], [], head, [1, "Xã Tân Dân", 3, 2, 3, 0], [2, "Xã An Vĩ", 1, 1, 1, 0]])

    assert column(reading, "count") == [3, 1]
    assert warnings(reading) == [("D3, F3", "not_of_registered"), ("E3", "columns_not_read")]


def test_of_total_and_maintained_the_rest_is_the_figure_and_stands_at_the_total() -> None:
    head = ["TT", "Đơn vị", "Tổng số", "Duy trì"]
    reading = read([[TITLE], [], head, [1, "Xã Tân Dân", 5, 3], [2, "Xã An Vĩ", 2, "vài"]])

    assert column(reading, "count") == [2, None]
    assert column(reading, "cell") == ["C4", "C5"]
    assert errors(reading) == [("C5", "not_a_number")]


def test_a_unit_with_nothing_but_maintained_models_reported_none_that_count() -> None:
    head = ["TT", "Đơn vị", "Tổng số", "Mới", "Nhân rộng", "Duy trì"]
    reading = read([[TITLE], [], head, [1, "Xã Tân Dân", 3, None, None, 3]])

    assert column(reading, "count") == [0, 0]
    assert column(reading, "origin") == ["new", "replicated"]


def test_a_second_table_of_the_same_models_is_not_added_to_the_first() -> None:
    by_form = [["Sheet 2"], ["TT", "Đơn vị", "Tập thể", "Cá nhân"], [1, "Xã Tân Dân", 2, 1]]
    by_field = [[TITLE], [], ["TT", "Đơn vị", *FIELDS], [1, "Xã Tân Dân", 1, 1, 1, 0]]
    reading = read(workbook(A=by_field, B=by_form))

    assert int(reading.rows[reading.rows["accepted"]]["count"].sum()) == 3
    assert errors(reading) == [("C3", "repeated_row"), ("D3", "repeated_row")]


def test_a_year_that_nobody_filled_in_yet_is_not_a_year_of_none() -> None:
    head = ["TT", "Đơn vị", "Năm 2022", "Năm 2023", "Tổng"]
    reading = read([[TITLE], [], head, [1, "Xã Tân Dân", 2, None, 2], [2, "Xã An Vĩ", 0, 1, 1]])

    stated = list(zip(column(reading, "unit"), column(reading, "year"), strict=True))
    assert stated == [("Xã Tân Dân", 2022), ("Xã An Vĩ", 2022), ("Xã An Vĩ", 2023)]


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("không", 0),
        ("Chưa có", 0),
        ("-", 0),
        ("02 MH", 2),
        ("3 (2 mới, 1 nhân rộng)", 3),
        ("2 (1 nhân rộng)", 2),
        ("4 (1 nhân rộng, 1 duy trì)", 3),
        ("2 (1 mới)", 1),
        ("4 (3 duy trì)", 1),
        ("2 mới, 1 duy trì", 2),
        ("50%", None),
        ("1 (2 mới)", None),
        ("1+1", None),
        ("n/a", None),
    ],
)
def test_a_cell_states_a_number_of_models_in_many_ways_or_none_at_all(written, count) -> None:
    reading = read([[TITLE], [], ["TT", "Đơn vị", "Số mô hình"], [1, "Xã Tân Dân", written]])

    assert column(reading, "count") == [count]
    assert column(reading, "accepted") == [count is not None]


def test_what_was_recognised_is_not_asked_for_where_the_registered_stand_beside_it() -> None:
    head = ["TT", "Đơn vị", "Số mô hình đăng ký", "Được công nhận"]
    both = read([[TITLE], [], head, [1, "Xã Tân Dân", 3, 2]]).problems[0]
    alone = read(
        [[TITLE], [], [*head[:2], "Số mô hình được công nhận"], [1, "Xã Tân Dân", 2]]
    ).problems[0]

    assert (both.fault, both.cell, both.expected) == ("not_of_registered", "D3", head[2])
    assert f"“{head[2]}”" in what_to_do(both)
    assert "Ghi thêm cột" not in what_to_do(both)
    assert "Ghi thêm cột" in what_to_do(alone)


@pytest.mark.parametrize(("total", "fields"), [(3, ["Khác"]), (2, [])])
def test_an_open_list_keeps_a_theme_of_its_own_that_every_total_counts_in(total, fields) -> None:
    head = ["TT", "Đơn vị", "SX-KD", "ANTT", "Khác", "Tổng"]
    rows = [[1, "Xã Tân Dân", 1, 1, 1, total], [2, "Xã An Vĩ", 2, 0, 0, 2]]
    title = TITLE.replace("2022", "2017")
    reading = read([[title], [], head, *rows], code="tay-ninh-2017")

    themes = ["production_business", "security_order", *fields]
    assert column(reading, "field") == themes * 2
    assert all(column(reading, "accepted"))
