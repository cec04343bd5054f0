"""Registered and recognised numbers side by side (settled rule 4: never mixed)."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from data_loaders.plans import builtin_plans
from data_loaders.register_file import register_lines
from data_loaders.spreadsheets.read import read_file
from data_loaders.units import Register, RegisterUnit

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
