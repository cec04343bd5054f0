"""What an office may change of an adopted plan without writing its file anew.

Days, the minimum and the aim, which origins count, other ways to write a field: each is named by a
key, as `duties.1.until`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.kinds import Origin
from domain.plans import Duty, Plan, PlanField
from domain.text import parse_day, squeeze

Path = tuple[str | int, ...]
Value = int | str | date | tuple[str, ...] | None
MONTH_DAY = re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)|(?P<first>\d{1,2})/(?P<second>\d{1,2})")


class Holds(StrEnum):
    """What a setting holds: a number of models, a day of every year, a day, origins, names."""

    NUMBER = "number"
    MONTH_DAY = "month_day"
    DAY = "day"
    ORIGINS = "origins"
    NAMES = "names"


REQUIRED = (Holds.NUMBER, Holds.ORIGINS)


@dataclass(frozen=True, slots=True)
class Setting:
    """One value: the `key` by which a person names it, the `path` to it in the plan's file (lists
    from 0), what it `holds`, and its `value` now; None where the plan gives none.
    """

    key: str
    path: Path
    holds: Holds
    value: Value


class SettingError(ValueError):
    """No setting has this key, or its value cannot be read from these words."""


def settings_of(plan: Plan, today: date) -> dict[str, Setting]:
    """What may be changed of `plan`, by key; single years up to the one after `today` where it
    continues.

    Duties and reviews are numbered from 1 as they stand in the plan, rounds have their own number,
    fields their code. A round's report has its day from the round.
    """
    found = [*_of_counting(plan)]
    for index, duty in enumerate(plan.duties):
        found += _of_duty(index, duty, plan, today)
    for index, each in enumerate(plan.rounds):
        for name in ("first_day", "last_day", "due_before"):
            path = ("rounds", index, name)
            key = f"rounds.{each.number}.{name}"
            found.append(Setting(key, path, Holds.DAY, getattr(each, name)))
    for index, review in enumerate(plan.reviews):
        path = ("reviews", index, "occasion_day")
        key = f"reviews.{index + 1}.occasion_day"
        found.append(Setting(key, path, Holds.DAY, review.occasion_day))
    found += [_names_of(index, field) for index, field in enumerate(plan.fields)]
    return {each.key: each for each in found}


def _of_counting(plan: Plan) -> Iterator[Setting]:
    if plan.quota:
        for name in ("at_least", "aim"):
            path = ("quota", name)
            yield Setting(f"quota.{name}", path, Holds.NUMBER, getattr(plan.quota, name))
    origins = tuple(str(origin) for origin in plan.counting.origins)
    yield Setting("counting.origins", ("counting", "origins"), Holds.ORIGINS, origins)


def _of_duty(index: int, duty: Duty, plan: Plan, today: date) -> Iterator[Setting]:
    if duty.period == "round":
        return
    key, path = f"duties.{index + 1}", ("duties", index)
    for name in ("before", "until"):
        yield Setting(f"{key}.{name}", (*path, name), Holds.MONTH_DAY, getattr(duty, name))
    years = set(plan.years) | set(duty.exceptions)
    if plan.continues:
        years |= set(range(plan.first_year, today.year + 2))
    for year in sorted(years):
        given = duty.exceptions.get(year)
        at = (*path, "exceptions", str(year))
        yield Setting(f"{key}.exceptions.{year}", at, Holds.DAY, given)


def _names_of(index: int, field: PlanField) -> Setting:
    key = f"fields.{field.code}.aliases"
    return Setting(key, ("fields", index, "aliases"), Holds.NAMES, field.aliases)


def changes_of(setting: Setting, value: Value) -> dict[Path, Value]:
    """The values to write for `setting` to become `value`; None takes a value away.

    A duty is due before a day or until a day: giving the one takes the other away.
    """
    changes = {setting.path: value}
    if setting.holds is Holds.MONTH_DAY and value is not None:
        *duty, name = setting.path
        changes[(*duty, "until" if name == "before" else "before")] = None
    return changes


def read_value(setting: Setting, words: str) -> Value:
    """The value that `words` give `setting`; nothing takes it away. Days of every year are written
    03-31 or 31/3, days 2025-10-15 or 15/10/2025, names with a semicolon between them.

    Raises `SettingError`.
    """
    said = squeeze(words)
    found = _READ[setting.holds](said) if said else None
    if found is None and (said or setting.holds in REQUIRED):
        raise SettingError(setting.key)
    return found


def _number(words: str) -> int | None:
    return int(words) if re.fullmatch(r"\d{1,4}", words, re.ASCII) else None


def _month_day(words: str) -> str | None:
    found = MONTH_DAY.fullmatch(words)
    if not found:
        return None
    month, day = found["month"] or found["second"], found["day"] or found["first"]
    return f"{int(month):02}-{int(day):02}"


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return parse_day(words)


def _origins(words: str) -> tuple[str, ...] | None:
    named = _listed(words.replace(",", ";"))
    return named if set(named) <= set(Origin) else None


def _listed(words: str) -> tuple[str, ...]:
    parts = [part.strip() for part in words.split(";")]
    return tuple(dict.fromkeys(part for part in parts if part))


_READ = {
    Holds.NUMBER: _number,
    Holds.MONTH_DAY: _month_day,
    Holds.DAY: _day,
    Holds.ORIGINS: _origins,
    Holds.NAMES: _listed,
}
