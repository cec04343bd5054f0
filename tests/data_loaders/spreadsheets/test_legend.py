"""Codes of fields are read by the legend that explains them, wherever it stands in the file."""

import pytest
from reader_forms import TITLE, column, errors, read, workbook

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Mã LV"]
FIELDS = ["economy", "culture_society", "defence_security", "political_system"]
NAMES = ["Kinh tế", "Văn hóa - xã hội", "Quốc phòng, an ninh", "Xây dựng hệ thống chính trị"]
LINE = "Ghi chú: {} – Kinh tế; {} – Văn hóa - xã hội; {} – Quốc phòng, an ninh; {} – HTCT"


def rows(codes):
    return [[n, "Xã An Vĩ", f"Mô hình {n}", code] for n, code in enumerate(codes, 1)]


@pytest.mark.parametrize(
    "codes", [[1, 2, 3, 4], ["01", "02", "03", "04"], ["I", "II", "III", "IV"]]
)
def test_a_line_below_the_table_explains_the_codes(codes):
    reading = read([[TITLE], [], HEAD, *rows(codes), [], [LINE.format(*codes)]])

    assert (column(reading, "field"), errors(reading)) == (FIELDS, [])


@pytest.mark.parametrize(
    "above",
    [
        "(1: Kinh tế, 2: Văn hóa - xã hội, 3: Quốc phòng - an ninh, 4: Hệ thống chính trị)",
        "Chú thích: 1 = Kinh tế, 2 = VH-XH, 3 = QP-AN, 4 = HTCT",
        "mã 1 là kinh tế, mã 2 là VH-XH, mã 3 là quốc phòng - an ninh, mã 4 là HTCT",
        "Mã LV: 1-Kinh tế, 2-Văn hóa xã hội, 3-QPAN, 4-XD HTCT",
        "Mã lĩnh vực: 1. Kinh tế 2. Văn hóa - xã hội 3. Quốc phòng - an ninh 4. HTCT",
    ],
)
def test_a_line_above_it_does_too(above):
    assert column(read([[TITLE], [above], [], HEAD, *rows([1, 2, 3, 4])]), "field") == FIELDS


def test_codes_beside_names_explain_them_to_the_right_below_or_on_another_sheet():
    pairs = [[f"L{n}", name] for n, name in enumerate(NAMES, 1)]
    codes = ["L1", "L2", "L3", "L4"]
    table = [[TITLE], [], HEAD, *rows(codes)]
    beside = [[*row, None, *pair] for row, pair in zip(rows(codes), pairs, strict=True)]

    assert column(read([[TITLE], [], HEAD, *beside]), "field") == FIELDS
    assert column(read([*table, [], ["Mã", "Lĩnh vực"], *pairs]), "field") == FIELDS
    other = [["Mã", "Tên lĩnh vực"], *pairs]
    assert column(read(workbook(Đăng_ký=table, Danh_mục=other)), "field") == FIELDS


def test_known_abbreviations_need_no_legend_and_bare_numbers_do():
    reading = read([[TITLE], [], HEAD, *rows(["KT", "VHXH", "QPAN", "HTCT", 1])])

    assert column(reading, "field") == [*FIELDS, None]
    assert errors(reading) == [("D8", "unknown_field")]


def test_a_code_explained_in_two_ways_is_not_read():
    lines = [["1 – Kinh tế; 2 – HTCT; 3 – QP-AN"], ["1 – QP-AN; 2 – HTCT"]]
    reading = read([[TITLE], [], HEAD, *rows([1, 2, 3]), [], *lines])

    assert column(reading, "field") == [None, "political_system", "defence_security"]
    assert errors(reading) == [("D4", "unknown_field")]


def test_a_plan_with_an_open_list_takes_the_legend_s_own_words():
    title = [TITLE.replace("2023", "2018")]
    line = ["Ghi chú: 1 – Kinh tế vườn; 2 – Làng văn hóa"]
    reading = read([title, [], HEAD, *rows([1, 2]), [], line], code="hon-quan-2016-2020")

    assert column(reading, "field") == ["Kinh tế vườn", "Làng văn hóa"]


SHORT = ["KT", "VHXH", "QPAN", "HTCT"]


@pytest.mark.parametrize("labels", [SHORT, SHORT[::-1], ["KT", "VH-XH", "QP-AN", "XD HTCT"]])
def test_labels_beside_each_other_explain_no_field_that_the_plan_knows(labels):
    counts = [["TT", "Đơn vị", *labels, "Tổng"], [1, "Xã An Vĩ", 1, 1, 1, 1, 4]]
    listed = [[TITLE], [], HEAD, *rows(SHORT)]
    ticked = [[*HEAD[:3], *labels], [1, "Xã An Vĩ", "Mô hình 9", "x"]]

    on_one_sheet = read([[TITLE], [], *counts, [], HEAD, *rows(SHORT)])
    for reading in (
        on_one_sheet,
        read(workbook(Tổng_hợp=[[TITLE], *counts], Danh_sách=listed)),
        read(workbook(Đăng_ký=[[TITLE], [], *ticked], Danh_sách=listed)),
    ):
        assert column(reading, "field")[-4:] == FIELDS
        assert errors(reading) == []


def test_a_line_of_the_fields_in_short_explains_none_by_another():
    note = "Ghi chú: KT / VHXH; QPAN / HTCT"
    reading = read([[TITLE], [], HEAD, *rows(SHORT), [], [note]])

    assert column(reading, "field") == FIELDS
