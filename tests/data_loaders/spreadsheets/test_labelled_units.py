"""A column's label that is the beginning of the names beneath it."""

import pytest
from reader_forms import plan, read, workbook

from data_loaders.spreadsheets.read import read_file
from data_loaders.units import Register, RegisterUnit
from domain.problems import Fault

UNITS = [
    RegisterUnit("L0", "Liên đoàn Lao động huyện Tân Biên", "union"),
    RegisterUnit("G0", "Công đoàn Giáo dục huyện Tân Biên", "union", "L0"),
    RegisterUnit("S1", "Công đoàn cơ sở xã Thạnh Tây", "union_grassroots", "L0"),
    RegisterUnit("S3", "Công đoàn cơ sở Trung tâm Y tế huyện Tân Biên", "union_grassroots", "L0"),
]
# A register of more than the plan's units: the communes themselves.
PLACES = [
    RegisterUnit("X1", "Xã Thạnh Tây", "commune"),
    RegisterUnit("X2", "Xã Mỏ Công", "commune"),
]


def listed(label, written, units):
    lines = [
        ["LIÊN ĐOÀN LAO ĐỘNG HUYỆN TÂN BIÊN"],
        ["TỔNG HỢP ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2017"],
        [],
        ["TT", label, "Tên mô hình", "Lĩnh vực"],
        [1, written, "Thắp sáng đường quê", "An ninh trật tự"],
    ]
    return read_file(workbook(A=lines), "a.xlsx", plan("tay-ninh-2017"), Register(units))


@pytest.mark.parametrize(
    ("label", "written", "code"),
    [
        ("CĐCS", "Xã Thạnh Tây", "S1"),
        ("CĐCS", "Trung tâm Y tế", "S3"),
        ("Tên công đoàn cơ sở", "xã Thạnh Tây", "S1"),
        ("Công đoàn", "Giáo dục huyện", "G0"),
        ("CĐCS", "CĐCS xã Thạnh Tây", "S1"),
        ("CĐCS", "Công đoàn Giáo dục huyện", "G0"),
    ],
)
@pytest.mark.parametrize("units", [UNITS, [*UNITS, *PLACES]])
def test_a_label_begins_the_names_beneath_it(label, written, code, units):
    reading = listed(label, written, units)

    assert list(reading.rows["unit_code"]) == [code]
    assert reading.problems == []


def test_a_place_is_no_body_that_lies_in_it():
    reading = listed("CĐCS", "Xã Mỏ Công", [*UNITS, *PLACES])

    assert list(reading.rows["unit_code"]) == [None]
    assert [(each.cell, each.fault) for each in reading.problems] == [("B5", Fault.UNKNOWN_UNIT)]


def test_a_label_for_a_kind_of_place_begins_no_name():
    head = ["TT", "Xã", "Tên mô hình", "Lĩnh vực"]
    title = "TỔNG HỢP ĐĂNG KÝ MÔ HÌNH NĂM 2023"
    reading = read([[title], head, [1, "Khoái Châu", "Vườn mẫu", "Kinh tế"]])

    assert list(reading.rows["unit"]) == ["Thị trấn Khoái Châu"]


@pytest.mark.parametrize(
    "written", ["Cty May Thành Hải", "CTy May Thành Hải", "CĐCS Cty May Thành Hải"]
)
def test_a_company_may_be_written_in_short(written):
    unit = RegisterUnit("S9", "Công đoàn cơ sở Công ty May Thành Hải", "union_grassroots", "L0")

    assert list(listed("CĐCS", written, [*UNITS, unit]).rows["unit_code"]) == ["S9"]
