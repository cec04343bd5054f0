"""Our reader against bare calamine and against pandas with openpyxl, on the same workbooks."""

from io import BytesIO

import pandas as pd
import xlsxwriter
from python_calamine import CalamineWorkbook

from benchmarks.measure import Work, medians, show, wall
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.sandbox import Room, Sandbox, shared_sandbox
from data_loaders.units import Register
from domain.kinds import Outcome
from domain.plans import Plan

LONG = 20_000
Files = dict[str, bytes]


def _long_list(plan: Plan, units: list[str]) -> bytes:
    """A register of `LONG` models with the words of `plan`, as a summary would send it."""
    fields = [field.name for field in plan.fields]
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Tổng hợp")
        sheet.write(0, 0, f"TỔNG HỢP ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {plan.last_year}")
        sheet.write_row(2, 0, ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Ghi chú"])
        for number in range(LONG):
            unit, field = units[number % len(units)], fields[number % len(fields)]
            sheet.write_row(3 + number, 0, [number + 1, unit, f"Mô hình số {number}", field, ""])
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


def _read(
    files: Files, plan: Plan, register: Register, sandbox: Sandbox | Room | None = None
) -> list[Reading]:
    readings = [
        read_file(content, name, plan, register, sandbox=sandbox) for name, content in files.items()
    ]
    unread = [one.file for one in readings if one.outcome is not Outcome.READ]
    if unread:
        raise ValueError(f"A benchmark of reading needs files that are read: {unread}")
    return readings


def _read_in_one_room(files: Files, plan: Plan, register: Register) -> list[Reading]:
    with shared_sandbox().room() as room:
        return _read(files, plan, register, room)


def _ways(files: Files, plan: Plan, register: Register) -> dict[str, Work]:
    return {
        "calamine": lambda: _cells_by_calamine(files),
        "our reader, a child for each file": lambda: _read(files, plan, register),
        "our reader, a child for all": lambda: _read_in_one_room(files, plan, register),
        "pandas + openpyxl": lambda: _cells_by_pandas(files),
    }


def run(forms: Files, plan: Plan, register: Register, units: list[str]) -> None:
    """Measure small `forms`, each readable under `plan`, and one long list of these `units`."""
    seconds = medians(_ways(forms, plan, register), 5, wall)
    show(f"Reading {len(forms)} forms as offices send them", seconds, "calamine")
    long = {"long.xlsx": _long_list(plan, units)}
    seconds = medians(_ways(long, plan, register), 3, wall)
    show(f"Reading one list of {LONG:,} models", seconds, "calamine")
