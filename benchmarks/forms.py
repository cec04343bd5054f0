"""The workbooks that reading is measured on."""

from io import BytesIO
from pathlib import Path

import xlsxwriter

from domain.plans import Plan
from samples.characters import CHARACTERS
from samples.reports import sample_papers, written_one_by_one

LONG, SHORT = 100_000, 50  # models
BATCH, AS_SENT = 200, 40  # forms
LABELS = (
    *("TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Nội dung", "Loại mô hình (mới, nhân rộng)"),
    *("Hình thức (tập thể, cá nhân)", "Đơn vị thực hiện", "Người phụ trách", "Thời gian thực hiện"),
    *("Năm đăng ký", "Ghi chú"),
)
Files = dict[str, bytes]


def as_sent(folder: Path) -> Files:
    """Forms of the sample as offices send them, each in its own way."""
    written = written_one_by_one(sample_papers(characters=CHARACTERS[:1]), folder)
    paths = [one.path for one in written if one.path.suffix == ".xlsx" and not one.faults]
    return {path.name: path.read_bytes() for path in paths[:AS_SENT]}


def short_forms(plan: Plan, units: list[str]) -> Files:
    """Forms of `SHORT` models of one unit each, no two alike."""
    return {
        f"{number}.xlsx": form(plan, [units[number % len(units)]], SHORT, 12, number * SHORT)
        for number in range(BATCH)
    }


def long_list(plan: Plan, units: list[str]) -> Files:
    """One list of `LONG` models of all units."""
    return {"long.xlsx": form(plan, units, LONG, 10)}


def form(plan: Plan, units: list[str], rows: int, columns: int, first: int = 0) -> bytes:
    """A register of so many models with the words of `plan`, as a summary would send it."""
    fields = [field.name for field in plan.fields]
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Tổng hợp")
        sheet.write(0, 0, f"TỔNG HỢP ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {plan.last_year}")
        sheet.write_row(2, 0, LABELS[:columns])
        for number in range(rows):
            unit, field = units[number % len(units)], fields[number % len(fields)]
            name = f"Mô hình trồng cây số {first + number}"
            says = [number + 1, unit, name, field, f"Nội dung {number % 97}"]
            says += [("Mới", "Nhân rộng")[number % 2], ("Tập thể", "Cá nhân")[number % 3 == 0]]
            says += [f"Chi bộ thôn {number % 31}", f"Nguyễn Văn {number % 53}", "Quý I"]
            says += [plan.last_year, ""]
            sheet.write_row(3 + number, 0, says[:columns])
    return kept.getvalue()
