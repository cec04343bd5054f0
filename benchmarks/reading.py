"""Our reader against bare calamine and against pandas with openpyxl, on the same workbooks."""

from functools import partial
from io import BytesIO

import pandas as pd
import xlsxwriter
from python_calamine import CalamineWorkbook

from benchmarks.measure import Work, medians, show, wall
from data_loaders.bundles import Waiting
from data_loaders.in_turn import in_turn
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.sandbox import shared_sandbox
from data_loaders.units import Register
from domain.kinds import Outcome
from domain.plans import Plan

LONG, SHORT = 100_000, 50  # models
LABELS = (
    *("TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Nội dung", "Loại mô hình (mới, nhân rộng)"),
    *("Hình thức (tập thể, cá nhân)", "Đơn vị thực hiện", "Người phụ trách", "Thời gian thực hiện"),
    *("Năm đăng ký", "Ghi chú"),
)
Files = dict[str, bytes]


def _list(plan: Plan, units: list[str], rows: int, columns: int) -> bytes:
    """A register of so many models with the words of `plan`, as a summary would send it."""
    fields = [field.name for field in plan.fields]
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Tổng hợp")
        sheet.write(0, 0, f"TỔNG HỢP ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {plan.last_year}")
        sheet.write_row(2, 0, LABELS[:columns])
        for number in range(rows):
            unit, field = units[number % len(units)], fields[number % len(fields)]
            says = [number + 1, unit, f"Mô hình số {number}", field, f"Nội dung {number % 97}"]
            says += [("Mới", "Nhân rộng")[number % 2], ("Tập thể", "Cá nhân")[number % 3 == 0]]
            says += [f"Chi bộ thôn {number % 31}", f"Nguyễn Văn {number % 53}", "Quý I"]
            says += [plan.last_year, ""]
            sheet.write_row(3 + number, 0, says[:columns])
    return kept.getvalue()


def _cells_by_calamine(files: Files) -> int:
    cells = 0
    for content in files.values():
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            cells += sum(len(row) for row in rows)
    return cells


def _cells_by_pandas(files: Files) -> int:
    sheets = (
        pd.read_excel(
            BytesIO(content), sheet_name=None, header=None, dtype=object, engine="openpyxl"
        )
        for content in files.values()
    )
    return sum(sheet.size for one in sheets for sheet in one.values())


def _read(files: Files, plan: Plan, register: Register) -> list[Reading]:
    return _checked([read_file(content, name, plan, register) for name, content in files.items()])


def _checked(readings: list[Reading]) -> list[Reading]:
    unread = [one.file for one in readings if one.outcome is not Outcome.READ]
    if unread:
        raise ValueError(f"A benchmark of reading needs files that are read: {unread}")
    return readings


def _read_in_one_room(files: Files, plan: Plan, register: Register) -> list[Reading]:
    """As `ingest` and the page for many files read them."""
    waiting = [Waiting(name, partial(bytes, content)) for name, content in files.items()]
    with shared_sandbox().room() as room:
        return _checked([file.read(plan, register) for file in in_turn(waiting, room)])


def _ways(files: Files, plan: Plan, register: Register) -> dict[str, Work]:
    return {
        "calamine": lambda: _cells_by_calamine(files),
        "our reader, a child for each file": lambda: _read(files, plan, register),
        "our reader, a child for all": lambda: _read_in_one_room(files, plan, register),
        "pandas + openpyxl": lambda: _cells_by_pandas(files),
    }


def run(forms: Files, plan: Plan, register: Register, units: list[str]) -> None:
    """Measure small `forms`, each readable under `plan`, and lists of these `units`."""
    seconds = medians(_ways(forms, plan, register), 5, wall)
    show(f"Reading {len(forms)} forms as offices send them", seconds, "calamine")
    short = {f"{number}.xlsx": _list(plan, units, SHORT, 12) for number in range(20)}
    seconds = medians(_ways(short, plan, register), 5, wall)
    show(f"Reading {len(short)} forms of {SHORT} models and 12 columns", seconds, "calamine")
    long = {"long.xlsx": _list(plan, units, LONG, 10)}
    seconds = medians(_ways(long, plan, register), 3, wall)
    show(f"Reading one list of {LONG:,} models and 10 columns", seconds, "calamine")
