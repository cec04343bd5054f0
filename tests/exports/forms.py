"""Blank forms of all plans, filled in by their labels, and the units they are made for."""

from io import BytesIO
from typing import NamedTuple

from openpyxl import load_workbook

from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.read import read_file
from data_loaders.units import Register, RegisterUnit
from domain.kinds import ReportKind
from domain.text import squeeze
from exports.blank_forms import blank_form, rounds_to_report

UNITS = {
    "khoai-chau-2021-2025": (RegisterUnit("KC-X12", "Xã Đông Tảo", "commune"), 2024),
    "ninh-thuan-2023-2025": (RegisterUnit("NT-1", "LĐLĐ huyện Ninh Hải", "union_upper"), 2026),
    "tay-ninh-2017": (RegisterUnit("TN-1", "Công đoàn Giáo dục huyện", "union"), 2017),
    "tay-ninh-2019": (RegisterUnit("TN-2", "Liên đoàn Lao động huyện", "union"), 2019),
    "hon-quan-2016-2020": (RegisterUnit("HQ-1", "Ủy ban MTTQ huyện Hớn Quản", "front"), 2018),
}
REGISTER = Register([unit for unit, _ in UNITS.values()])


class Asked(NamedTuple):
    code: str
    kind: ReportKind

    @property
    def plan(self):
        return builtin_plans()[self.code]

    @property
    def unit(self):
        return UNITS[self.code][0]

    @property
    def year(self):
        return UNITS[self.code][1]

    @property
    def name(self):
        return f"{self.code}_{self.kind}"

    @property
    def round(self):
        return rounds_to_report(self.plan, self.kind, self.year)[0]

    def blank(self):
        unit = self.unit
        return blank_form(self.plan, self.kind, self.year, unit.name, unit.code, self.round)

    def read(self, content, file="bieu.xlsx", plan=None):
        return read_file(content, file, plan or self.plan, REGISTER)


ALL = [Asked(code, kind) for code, plan in sorted(builtin_plans().items()) for kind in plan.kinds]
LISTS = [asked for asked in ALL if asked.kind in {ReportKind.REGISTER, ReportKind.RESULT}]


def opened(content):
    """The workbook, its visible sheet, and the row and columns of its labels."""
    book = load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    row = next(cell.row for cell in sheet["A"] if cell.value == "STT")
    labels = {squeeze(cell.value): cell.column for cell in sheet[row] if cell.value}
    return book, sheet, row, labels


def saved(book):
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def filled(content, rows):
    """The form with each row's words written under their labels, from the first row down."""
    book, sheet, head, columns = opened(content)
    for row, said in enumerate(rows, head + 1):
        for label, value in said.items():
            cell = sheet.cell(row, columns[label])
            assert not cell.protection.locked, f"{label} is locked"
            cell.value = value
    return saved(book)


def altered(content, old, new, sheet_name=None):
    """The form with a text written over another, as after taking the protection off."""
    book, sheet, *_ = opened(content)
    sheet = book[sheet_name] if sheet_name else sheet
    (cell,) = [c for row in sheet.iter_rows() for c in row if old in str(c.value)]
    cell.value = str(cell.value).replace(old, new)
    return saved(book)
