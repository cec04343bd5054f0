"""The official words around a form's table: head block, title, period, recipients, signature.

Each system of papers has its own: Nghị định 30/2020 for the state (the union follows it), the
Party's guidance for the Party (project glossary and `Issuer.system`).
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.kinds import ReportKind
from domain.plan_paper import Issuer
from domain.plans import Plan, Round
from domain.text import plain

# These speak for the institution they belong to: its own name heads their papers.
_ORGAN = re.compile(r"^Ban (?:Thường vụ|Chấp hành)\s+")
_COMMITTEE = re.compile(r"^Ban Chỉ đạo\s")
_PLACE = re.compile(r"^(?:Xã|Phường|Thị trấn|Huyện|Quận|Thị xã|Thành phố|Tỉnh)\s+(?P<name>.+)$")
_TITLES = {
    ReportKind.REGISTER: "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {year}",
    ReportKind.RESULT: "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM {year}",
    ReportKind.COUNTS: "BIỂU SỐ LƯỢNG MÔ HÌNH “DÂN VẬN KHÉO” NĂM {year}",
    ReportKind.ROUND: "KẾT QUẢ THAM GIA CÔNG TÁC DÂN VẬN THEO ĐỢT NĂM {year}",
}
_OF_A_ROUND = "KẾT QUẢ THAM GIA CÔNG TÁC DÂN VẬN ĐỢT {number} NĂM {year}"


@dataclass(frozen=True, slots=True)
class PaperSystem:
    """What one system of papers writes: right head, number line, recipients, who may sign."""

    national: tuple[str, ...]
    star: bool
    number: str
    filed: str
    signing: tuple[str, ...]
    office: str


_STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
SYSTEMS: dict[Literal["party", "state", "union"], PaperSystem] = {
    "party": PaperSystem(
        ("ĐẢNG CỘNG SẢN VIỆT NAM",),
        star=True,
        number="Số      -BC/",
        filed="- Lưu VP.",
        signing=("T/M BAN THƯỜNG VỤ", "T/M ĐẢNG ỦY", "T/M CHI BỘ", "THỦ TRƯỞNG ĐƠN VỊ"),
        office="BÍ THƯ",
    ),
    "state": PaperSystem(
        _STATE,
        star=False,
        number="Số:      /BC-",
        filed="- Lưu: VT.",
        signing=("TM. ỦY BAN NHÂN DÂN", "THỦ TRƯỞNG ĐƠN VỊ"),
        office="CHỦ TỊCH",
    ),
    "union": PaperSystem(
        _STATE,
        star=False,
        number="Số:      /BC-",
        filed="- Lưu: VT.",
        signing=("TM. BAN THƯỜNG VỤ", "TM. BAN CHẤP HÀNH", "THỦ TRƯỞNG ĐƠN VỊ"),
        office="CHỦ TỊCH",
    ),
}


def system_of(plan: Plan) -> PaperSystem:
    """The issuer's system of papers, which reports to it follow."""
    return SYSTEMS[plan.issuer.system]


def superior_of(plan: Plan, unit_name: str) -> str:
    """The institution over the unit that reports, in capitals: the one whose plan it is."""
    institution = _institution(plan.issuer)
    if plain(institution) == plain(unit_name):
        institution = plan.issuer.superior
    return institution.upper()


def _institution(issuer: Issuer) -> str:
    if _COMMITTEE.match(issuer.name) and issuer.superior:
        return issuer.superior
    return institution_of(issuer.name)


def institution_of(name: str) -> str:
    """An institution without the committee that speaks for it: “Ban Thường vụ Huyện ủy …”."""
    return _ORGAN.sub("", name)


def date_line(plan: Plan, unit_name: str, year: int) -> str:
    """The line of place and day, its day and month left open."""
    place = _PLACE.match(unit_name)
    name = place["name"] if place else plan.issuer.place_name or "…………"
    return f"{name}, ngày …… tháng …… năm {year}"


def title_of(kind: ReportKind, year: int, number: int | None = None) -> str:
    """The title in capitals, with the year, and the `number` of a campaign round."""
    title = _OF_A_ROUND if number else _TITLES[kind]
    return title.format(year=year, number=number)


def basis_of(plan: Plan) -> str:
    """The line under the title: which plan the report is for."""
    document = plan.document
    if not document.number:
        return f"({plan.name})"
    day = f" ngày {_day(document.day)}" if document.day else ""
    return f"(Theo văn bản số {document.number}{day} của {plan.issuer.name})"


def periods_of(
    plan: Plan, kind: ReportKind, year: int, number: int | None = None
) -> tuple[str, ...]:
    """What the report may be about within the year, to choose from: half-years, or rounds; the one
    round of that `number`, if it is given.
    """
    if kind is ReportKind.ROUND:
        rounds = (each for each in plan.rounds_of(year) if number in {None, each.number})
        return tuple(f"Đợt {each.number}{_days_of(each)}" for each in rounds)
    if any(duty.kind is kind and duty.period == "half_year" for duty in plan.duties):
        return f"Kỳ báo cáo: cả năm {year}", f"Kỳ báo cáo: 6 tháng đầu năm {year}"
    return ()


def _days_of(each: Round) -> str:
    days = " – ".join(_day(day) for day in (each.first_day, each.last_day) if day)
    return f" ({days or each.expected})" if days or each.expected else ""


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def recipients_of(plan: Plan, kind: ReportKind) -> tuple[str, ...]:
    """Who receives the report, by the plan's duty of that kind, and where a copy is filed."""
    duties = [duty for duty in plan.duties if duty.kind is kind] or plan.duties
    named = dict.fromkeys(duty.recipient.partition(", để ")[0] for duty in duties if duty.recipient)
    return (*(f"- {recipient};" for recipient in named), system_of(plan).filed)
