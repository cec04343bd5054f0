"""Workbooks built in a test, and the sample register and plans they are read under."""

import csv
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.reading import Reading
from data_loaders.units import Register, RegisterUnit
from domain.problems import Severity

FORMS = Path(__file__).parent / "forms"
KHOAI_CHAU = "khoai-chau-2021-2025"
TITLE = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def units() -> tuple[RegisterUnit, ...]:
    with (FORMS / "units.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            RegisterUnit(
                row["code"],
                row["name"],
                row["kind"],
                row["parent"] or None,
                _day(row["valid_from"]),
                _day(row["valid_to"]),
            )
            for row in csv.DictReader(file)
        )


@cache
def register() -> Register:
    return Register(units(), "Huyện Khoái Châu")


def plan(code: str = KHOAI_CHAU):
    return builtin_plans()[code]


def fill(sheet: Worksheet, rows: list[list[object]], first_row: int = 1) -> Worksheet:
    for number, row in enumerate(rows, first_row):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    return sheet


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def workbook(**sheets: list[list[object]]) -> bytes:
    """A workbook of these sheets by name; "_" stands for a space in a name."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        fill(book.create_sheet(name.replace("_", " ")), rows)
    return saved(book)


def read(
    content: bytes | list[list[object]], file: str = "bieu.xlsx", code: str = KHOAI_CHAU
) -> Reading:
    if isinstance(content, list):
        content = workbook(Sheet=content)
    return read_file(content, file, plan(code), register())


def accepted(reading: Reading) -> list[tuple[object, ...]]:
    rows = reading.rows[reading.rows["accepted"]]
    return list(rows[["unit", "name", "field"]].itertuples(index=False, name=None))


def column(reading: Reading, name: str) -> list[object]:
    return list(reading.rows[name])


def errors(reading: Reading) -> list[tuple[str, str]]:
    return [(p.cell, p.fault.value) for p in reading.problems if p.severity is Severity.ERROR]


def warnings(reading: Reading) -> list[tuple[str, str]]:
    return [(p.cell, p.fault.value) for p in reading.problems if p.severity is Severity.WARNING]
