"""What the district's own office sends: summaries of many units, and numbers without lists."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from samples.chance import Chance
from samples.columns import HEADERS, WIDTHS, columns, number_columns
from samples.days import counts_day, result_summary_day, summary_day
from samples.desk import Desk
from samples.file_names import district_file
from samples.lines import field_words, line_of
from samples.mistakes import with_mistakes
from samples.offices import head, short_name
from samples.papers import Column, Line, Paper, Sheet, Table
from samples.results import result_lines, result_title, up_to
from samples.story import UnitYear, Way

TICKED = ("tt", "unit", "name", "ticks", "origin", "note")
LISTED = ("tt", "unit", "name", "field", "origin", "note")
RESULTS = ("tt", "unit", "name", "field", "effect", "level", "first_year")


class Words(NamedTuple):
    """What a paper is called: its file, what it is, its kind of document, its titles."""

    file: str
    about: str
    symbol: str
    title: str
    under_title: tuple[str, ...] = ()


def registration_summary(desk: Desk) -> Paper:
    """The units that sent no paper of their own, and some that did: communes, then agencies."""
    chance = desk.chance("summary")
    ticked = desk.year % 2 == 0
    ruled = columns(TICKED if ticked else LISTED, chance)
    words = field_words(chance)
    listed = [one for one in desk.told if one.way is Way.SUMMARY or one.also_in_summary]
    sheets = []
    for name, communes in (("Khối xã, thị trấn", True), ("Khối cơ quan", False)):
        group = [one for one in listed if (one.unit.kind == "commune") is communes]
        table = Table(
            columns=ruled,
            lines=tuple(_registered(group, words, chance)),
            merged=ticked,
            total="row",
            header_again_after=0 if ticked else 30,
        )
        if communes and not ticked:
            table = with_mistakes(table, 2, chance)
        if table.lines:
            sheets.append(Sheet(name, (table,)))
    called = Words(
        file=f"TH dang ky DVK toan huyen {desk.year}",
        about=f"Tổng hợp đăng ký năm {desk.year}",
        symbol="TH",
        title=f"TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM {desk.year}",
    )
    return _paper(desk, summary_day(desk.year), called, tuple(sheets), chance)


def result_summary(desk: Desk) -> Paper:
    """What became of the models of the units that sent no result report of their own."""
    chance = desk.chance("result summary")
    words = field_words(chance)
    lines = [
        line
        for one in desk.told
        if one.result_way is Way.SUMMARY
        for line in result_lines(one, words, short_name(one.unit, chance))
    ]
    table = Table(columns=columns(RESULTS, chance), lines=tuple(lines), header_again_after=40)
    called = Words(
        file=f"Tổng hợp kết quả DVK {desk.year} {desk.district.name}",
        about=f"Tổng hợp kết quả năm {desk.year}",
        symbol="BC",
        title=result_title(desk.year, chance),
        under_title=(up_to(desk.year),),
    )
    day = result_summary_day(desk.year)
    return _paper(desk, day, called, (Sheet("Tong hop", (table,)),), chance)


def counts_form(desk: Desk) -> Paper:
    """Numbers alone: every unit heard from, with those that gave no list. Two disagree by one."""
    chance = desk.chance("counts")
    heard = [one for one in desk.told if one.way is not Way.NOTHING]
    with_list = [one for one in heard if one.way is not Way.COUNTS]
    differ = {one.unit.code for one in chance.sample(with_list, 2)}
    ruled = (
        Column("tt", "TT", WIDTHS["tt"]),
        Column("unit", chance.choice(HEADERS["unit"]), 28),
        Column("total", chance.choice(HEADERS["total"]), WIDTHS["total"]),
        *number_columns(chance),
        Column("note", "Ghi chú", WIDTHS["note"]),
    )
    lines = tuple(_numbers(one, differs=one.unit.code in differ) for one in heard)
    table = Table(columns=ruled, lines=lines, total="row")
    called = Words(
        file=f"Bieu so luong mo hinh DVK {desk.year}",
        about=f"Biểu số lượng năm {desk.year}",
        symbol="TH",
        title=f"BIỂU TỔNG HỢP SỐ LƯỢNG MÔ HÌNH DÂN VẬN KHÉO NĂM {desk.year}",
        under_title=(f"(Số liệu tính đến 30/11/{desk.year})",),
    )
    return _paper(desk, counts_day(desk.year), called, (Sheet("Bieu 01", (table,)),), chance)


def _registered(group: Iterable[UnitYear], words: dict[str, str], chance: Chance) -> list[Line]:
    """A summary drawn up from a unit's own paper misses the last of its models now and then."""
    lines: list[Line] = []
    for one in group:
        unit_words = short_name(one.unit, chance)
        kept = one.models[:-1] if one.also_in_summary and len(one.models) > 1 else one.models
        lines += [line_of(one, model, words, unit_words) for model in kept]
    return lines


def _numbers(told: UnitYear, *, differs: bool) -> Line:
    counts = tuple(told.counted.values())
    if differs:
        counts = (counts[0] + 1, *counts[1:])
    return Line(unit=told.unit, unit_words=told.unit.name, year=told.year, counts=counts)


def _paper(
    desk: Desk, day: date, called: Words, sheets: tuple[Sheet, ...], chance: Chance
) -> Paper:
    return Paper(
        path=district_file(desk.district, desk.year, called.file),
        plan_code=desk.character.plan,
        received=day,
        about=f"{called.about}, {desk.district.name}",
        head=head("summary", desk.district, desk.district, day, called.symbol, chance),
        title=called.title,
        under_title=(desk.district.name.upper(), *called.under_title),
        sheets=sheets,
        noise=chance.randrange(1, 1_000_000),
    )
