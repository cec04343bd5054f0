"""The reports under the other plans, as their TOML tells them: who, of what, when, which rows."""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from domain.kinds import ReportKind

FOLDER = Path(__file__).parent
UNITS_FILE = FOLDER / "units.csv"
COLUMNS: dict[str, tuple[tuple[str, float], ...]] = {
    ReportKind.REGISTER: (("Tên mô hình", 42), ("Lĩnh vực", 30), ("Hình thức xây dựng", 18)),
    ReportKind.RESULT: (
        ("Tên mô hình", 40),
        ("Lĩnh vực", 28),
        ("Hình thức xây dựng", 16),
        ("Hiệu quả", 16),
        ("Cấp công nhận", 15),
    ),
    ReportKind.ROUND: (
        ("Nội dung hoạt động", 44),
        ("ĐVT", 13),
        ("Số lượng", 12),
        ("Trị giá (triệu đồng)", 16),
    ),
}
TITLES = {
    ReportKind.REGISTER: "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {year}",
    ReportKind.RESULT: "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM {year}",
    ReportKind.ROUND: "BÁO CÁO KẾT QUẢ THAM GIA CÔNG TÁC DÂN VẬN ĐỢT {round} NĂM {year}",
}
OF_A_PART = "BÁO CÁO KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” {part} {year}"
UNIT_COLUMN = ("Đơn vị", 30.0)


@dataclass(frozen=True, slots=True)
class Told:
    """One report: `unit` sends it; `units` are whose the rows are, where it sums up others'."""

    plan_code: str
    unit: str
    unit_code: str
    kind: ReportKind
    year: int
    day: date
    rows: tuple[tuple[str | float, ...], ...]
    superior: str
    dateline: str
    round: int | None = None
    part: str = ""
    units: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title, in capitals."""
        pattern = OF_A_PART if self.part else TITLES[self.kind]
        return pattern.format(year=self.year, round=self.round, part=self.part)

    @property
    def columns(self) -> tuple[tuple[str, float], ...]:
        """The labels of its table with their widths, without the number of the row."""
        own = COLUMNS[self.kind]
        return (UNIT_COLUMN, *own) if self.units else own

    @property
    def file(self) -> str:
        """The path of its file beneath the folder of all."""
        which = f"dot {self.round}" if self.round else str(self.kind)
        about = " ".join(part for part in (which, self.part.lower(), "tong hop" * bool(self.units)))
        return f"{self.plan_code}/{self.year}/{self.unit_code} {' '.join(about.split())}.xlsx"


def told_elsewhere() -> list[Told]:
    """Every report of the other plans, in the order of the day on which it was sent."""
    names = _names()
    found = [
        _told(path.stem, said, report, names)
        for path in _files()
        for said in [tomllib.loads(path.read_text(encoding="utf-8"))]
        for report in said["reports"]
    ]
    return sorted(found, key=lambda told: (told.day, told.file))


def places() -> dict[str, str]:
    """The place in the sample's register of each plan whose own paper names none."""
    told = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in _files()}
    return {code: said["place"] for code, said in told.items() if "place" in said}


def plan_codes() -> list[str]:
    """The plans that have sample reports here."""
    return [path.stem for path in _files()]


def _files() -> list[Path]:
    return sorted(FOLDER.glob("*.toml"))


def _names() -> dict[str, str]:
    with UNITS_FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def _told(code: str, said: dict[str, Any], report: dict[str, Any], names: dict[str, str]) -> Told:
    day: date = report["day"]
    return Told(
        plan_code=code,
        unit=names[report["unit"]],
        unit_code=report["unit"],
        kind=ReportKind(report.get("kind", ReportKind.ROUND)),
        year=report.get("year", day.year),
        day=day,
        rows=tuple(tuple(row) for row in report["rows"]),
        superior=said["superior"],
        dateline=said["dateline"],
        round=report.get("round"),
        part=report.get("part", ""),
        units=tuple(names[each] for each in report.get("units", ())),
    )
