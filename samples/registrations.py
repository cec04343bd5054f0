"""A unit's own registration: every office keeps its own form, and changes it now and then."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.kinds import Origin
from samples.chance import Chance
from samples.columns import columns
from samples.desk import Desk
from samples.file_names import folder, registration_file
from samples.legacy_reports import YEAR, legacy_reports
from samples.lines import field_words, line_of
from samples.mistakes import with_mistakes
from samples.offices import head, office_of
from samples.papers import Paper, Sheet, Table
from samples.story import UnitYear


@dataclass(frozen=True, slots=True)
class Shape:
    """A form an office keeps: its columns by role, and how the fields stand in it."""

    roles: tuple[str, ...]
    sections: bool = False
    numbered_header: bool = False
    subtotals: bool = False
    total: str = ""
    plain: bool = False
    unit_line: bool = False
    csv: bool = False


SHAPES: dict[str, Shape] = {
    "party_list": Shape(
        ("tt", "name", "field", "carried_by", "aim", "when", "in_charge", "note"), total="words"
    ),
    "list_with_origin": Shape(
        ("tt", "name", "field", "origin", "carried_by", "in_charge", "note"), total="words"
    ),
    "sections": Shape(
        ("tt", "name", "carried_by", "aim", "note"),
        sections=True,
        numbered_header=True,
        subtotals=True,
        total="row",
    ),
    "sections_with_origin": Shape(
        ("tt", "name", "origin", "carried_by", "in_charge", "note"), sections=True, total="row"
    ),
    "ticks": Shape(("tt", "name", "ticks", "origin", "when", "note"), total="row"),
    "units_in_rows": Shape(("tt", "unit", "name", "field", "origin", "note")),
    "no_accents": Shape(("tt", "name", "field", "carried_by", "note"), plain=True, unit_line=True),
    "text": Shape(("tt", "unit", "name", "field", "origin"), csv=True),
}
WEIGHTS = {
    "party_list": 20,
    "list_with_origin": 22,
    "sections": 12,
    "sections_with_origin": 14,
    "ticks": 14,
    "units_in_rows": 8,
    "no_accents": 5,
    "text": 2,
}
LEGACY = Shape(("tt", "name", "field", "in_charge", "note"))
WITH_ORIGIN = tuple(code for code, shape in SHAPES.items() if "origin" in shape.roles)
TITLES = (
    "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {year}",
    "ĐĂNG KÝ XÂY DỰNG MÔ HÌNH DÂN VẬN KHÉO NĂM {year}",
    "DANH SÁCH MÔ HÌNH, ĐIỂN HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM {year}",
)


def registrations(desk: Desk, told: UnitYear, *, mistaken: bool, resent: bool) -> list[Paper]:
    """The papers with which a unit registers a year: one, or a first and a corrected one."""
    if told.received is None:
        return []
    chance = desk.chance(f"{told.unit.code} register")
    legacy = legacy_reports().get(told.unit.code) if told.year == YEAR else None
    if legacy:
        paper = _paper(desk, told, told.received, LEGACY, _table(told, LEGACY, chance), chance)
        return [replace(paper, path=f"{folder(desk.district)}/{YEAR}/{legacy.file}")]
    shape = _shape(told, Chance(f"{desk.seed} {told.unit.code} habit"), chance)
    whole = _table(told, shape, chance)
    if mistaken:
        whole = with_mistakes(whole, chance.randint(1, 2), chance)
    if not resent:
        return [_paper(desk, told, told.received, shape, whole, chance)]
    short = replace(whole, lines=whole.lines[:-1])
    first = _paper(desk, told, told.received, shape, short, chance)
    later = told.received + timedelta(days=14)
    return [first, _corrected(first, _paper(desk, told, later, shape, whole, chance))]


def _corrected(first: Paper, second: Paper) -> Paper:
    """`second` as the paper that takes the place of `first`."""
    stem, dot, ending = first.path.rpartition(".")
    return replace(
        second,
        path=f"{stem}_dieu chinh{dot}{ending}",
        about=f"{second.about}, bản điều chỉnh",
        under_title=(*second.under_title, "(Bản điều chỉnh, thay bản đã gửi)"),
    )


def _shape(told: UnitYear, habit: Chance, chance: Chance) -> Shape:
    usual = habit.choices(tuple(WEIGHTS), tuple(WEIGHTS.values()))[0]
    if chance.random() < 0.15:
        usual = chance.choices(tuple(WEIGHTS), tuple(WEIGHTS.values()))[0]
    counted = (Origin.NEW, Origin.REPLICATED)
    if usual not in WITH_ORIGIN and any(m.origin not in counted for m in told.models):
        nothing_counts = all(m.origin not in counted for m in told.models)
        if nothing_counts or chance.random() < 0.8:
            usual = "list_with_origin"
    return SHAPES[usual]


def _table(told: UnitYear, shape: Shape, chance: Chance) -> Table:
    words = field_words(chance)
    return Table(
        columns=columns(shape.roles, chance, plain=shape.plain),
        lines=tuple(line_of(told, model, words, told.unit.name) for model in told.models),
        sections=shape.sections,
        numbered_header=shape.numbered_header,
        subtotals=shape.subtotals,
        total=shape.total,
    )


def _paper(
    desk: Desk, told: UnitYear, day: date, shape: Shape, table: Table, chance: Chance
) -> Paper:
    heading = head(office_of(told.unit, chance), told.unit, desk.district, day, "BC", chance)
    number = heading.left[-1].removeprefix("Số").strip(": ")
    under = f"(Kèm theo Báo cáo số {number} ngày {day.day}/{day.month}/{day.year})"
    return Paper(
        path=registration_file(desk.district, told.unit, told.year, shape.csv, chance),
        plan_code=desk.character.plan,
        received=day,
        about=f"Đăng ký năm {told.year}, {told.unit.name}",
        head=heading,
        title=chance.choice(TITLES).format(year=told.year),
        under_title=(f"Đơn vị: {told.unit.name}" if shape.unit_line else under,),
        sheets=(Sheet(chance.choice(("Sheet1", "DS", f"DVK {told.year}")), (table,)),),
        noise=chance.randrange(1, 1_000_000) if chance.random() < 0.4 else 0,
    )
