"""Wrong rows, as clerks make them: each is a line with the fault that a reader must find."""

from collections.abc import Callable
from dataclasses import replace

from domain.problems import Fault
from samples.chance import Chance
from samples.papers import Line, Table

UNKNOWN_FIELDS = ("Thể dục thể thao", "Khuyến học", "Chuyển đổi số")
UNKNOWN_UNITS = ("Xã Phù Ủng", "Xã Tống Trân", "Thị trấn Trần Cao")  # of other districts


def with_mistakes(table: Table, number: int, chance: Chance) -> Table:
    """`table` with `number` wrong rows among the good ones; the good ones stay as they are."""
    makers: list[Callable[[Line, Chance], Line]] = [_missing_name, _repeated]
    if "field" in table.roles:
        makers += [_unknown_field, _missing_field]
    if "unit" in table.roles and not table.merged:
        makers.append(_unknown_unit)
    lines = list(table.lines)
    for make in chance.sample(makers, min(number, len(makers))):
        wrong = make(chance.choice(table.lines), chance)
        repeats = wrong.fault is Fault.REPEATED_ROW  # the later of the two is the repeated one
        lines.insert(len(lines) if repeats else chance.randint(1, len(lines)), wrong)
    return replace(table, lines=tuple(lines))


def _missing_name(line: Line, _chance: Chance) -> Line:
    return replace(line, name="", fault=Fault.MISSING_NAME)


def _repeated(line: Line, _chance: Chance) -> Line:
    spaced = line.name.replace(" ", "  ", 1)
    return replace(line, name=spaced[0].lower() + spaced[1:], fault=Fault.REPEATED_ROW)


def _unknown_field(line: Line, chance: Chance) -> Line:
    name = f"{line.name.split(' - ')[0]} kiểu mẫu"
    words = chance.choice(UNKNOWN_FIELDS)
    return replace(line, name=name, field_words=words, fault=Fault.UNKNOWN_FIELD)


def _missing_field(line: Line, _chance: Chance) -> Line:
    name = f"{line.name.split(' - ')[0]} tiêu biểu"
    return replace(line, name=name, field_words="", fault=Fault.MISSING_FIELD)


def _unknown_unit(line: Line, chance: Chance) -> Line:
    return replace(line, unit_words=chance.choice(UNKNOWN_UNITS), fault=Fault.UNKNOWN_UNIT)
