"""The maps of units, year by year, of the progress page: drawn once for everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from charts.compliance import unit_year_map
from charts.names import room_of_names
from domain.plans import Plan, place_of
from domain.text import sort_key
from metrics.compliance import by_number_alone, stated_otherwise
from metrics.keeping import keeping_of
from metrics.lacking import most_lacking
from metrics.rolled import MOST_ROWS
from metrics.rolled_course import RolledCourse
from metrics.told_of import with_told
from pages.frame.course import course, key_of, rolled_course
from pages.frame.rooms import MOST_MAPS, with_place
from pages.frame.shared import shared
from pages.leaders import behind_charts, findings
from pages.leaders.converted import converted
from pages.leaders.look import Look
from translations import gettext as _
from translations.numbers import day as in_words

# A map of more rows than `MOST_ROWS` is no longer read: then it holds those that lack most; of many
# places, whose names stand in two lines, fewer.
MOST_OF_MANY = 60


@dataclass(frozen=True, slots=True)
class UnitMap:
    """A map of units and the place they are of ("" where there is one place).

    `by_number` and `otherwise`: how many cells bear which mark (`charts.compliance`).
    """

    title: str
    figure: go.Figure
    by_number: int
    otherwise: int


@dataclass(frozen=True, slots=True)
class UnitMaps:
    """The maps, how many units lack too little to be on one of them, what all units say, and which
    are shown.
    """

    maps: tuple[UnitMap, ...]
    left_out: int
    finding: str
    units: frozenset[int]


@shared(48, {Look: key_of})
def unit_maps(look: Look) -> UnitMaps:
    """One map for each plan's units; for a single plan, or more than `MOST_MAPS`, two halves, side
    by side. Shared.

    Units of a day (`view`) may hold units of several plans: then all stand in two halves.
    """
    if look.view:
        return _converted_maps(look, look.view)
    seen = rolled_course(look.asked)
    states = pd.concat([part.worst for part in seen.parts], ignore_index=True)
    shown = _shown(seen, worst_first=look.worst_first)
    parts = [(title, part) for title, names in shown for part in _parts(names, len(shown))]
    maps = _drawn(look, states, parts)
    left_out = seen.units - sum(len(names) for _title, names in shown)
    finding = findings.of_states(seen.keeping, quota=seen.plan.quota is not None)
    return UnitMaps(maps, left_out, finding, frozenset(unit for one in shown for unit in one[1]))


def unit_table(look: Look) -> pd.DataFrame:
    """The table behind the maps: every unit, whether it has room on a map or not."""
    if look.view:
        made = converted(look.asked, look.view)
        return behind_charts.of_units(made.compliance, _by_name(made.names()), {})
    seen = course(look.asked)
    names = dict(zip(seen.units["unit_id"].tolist(), seen.units["name"].tolist(), strict=True))
    of_units = place_of_units(seen.plans, seen.units) if len(seen.plans) > 1 else {}
    return behind_charts.of_units(with_told(seen.found, seen.plan), _by_name(names), of_units)


def place_of_units(plans: Sequence[Plan], units: pd.DataFrame) -> dict[int, str]:
    """`unit_id` -> the place of the plan (`plan_code`) that the unit is under."""
    places = {plan.code: place_of(plan) for plan in plans}
    codes = zip(units["unit_id"].tolist(), units["plan_code"], strict=True)
    return {unit: places[code] for unit, code in codes}


def _converted_maps(look: Look, day: date) -> UnitMaps:
    made = converted(look.asked, day)
    names, lacks = made.names(), made.lacks()
    kept = set(_worst(names, lacks)[:MOST_ROWS])
    shown = {unit: names[unit] for unit in _order(names, lacks, look) if unit in kept}
    maps = _drawn(look, made.compliance, [("", part) for part in _parts(shown, 1)])
    words = _("Theo đơn vị ngày {day}: {finding}")
    keeping, quota = keeping_of(made.compliance), made.compliance["at_least"].notna().any()
    told = findings.of_states(keeping, quota=bool(quota))
    finding = words.format(day=in_words(day), finding=told)
    return UnitMaps(maps, len(names) - len(shown), finding, frozenset(shown))


def _drawn(
    look: Look, states: pd.DataFrame, parts: list[tuple[str, dict[int, str]]]
) -> tuple[UnitMap, ...]:
    """The maps, the columns of all as wide as each other's."""
    room = room_of_names([name for _title, names in parts for name in names.values()])
    return tuple(_map(look, states, names, title, room) for title, names in parts)


def _map(look: Look, states: pd.DataFrame, names: dict[int, str], title: str, room: int) -> UnitMap:
    rows = states[states["unit_id"].isin(list(names))]
    figure = unit_year_map(rows, names, look.asked.years, dark=look.dark, room=room)
    return UnitMap(
        title, figure, int(by_number_alone(rows).sum()), int(stated_otherwise(rows).sum())
    )


def _parts(names: dict[int, str], maps: int) -> list[dict[int, str]]:
    """Of a single map two halves where it is long; else the whole."""
    half = (len(names) + 1) // 2 if maps == 1 and len(names) > 12 else len(names)
    rows = list(names.items())
    return [dict(part) for part in (rows[:half], rows[half:]) if part]


def _shown(seen: RolledCourse, *, worst_first: bool) -> list[tuple[str, dict[int, str]]]:
    """(place, `unit_id` -> name) of each plan's units that have room: of all those that lack most,
    by the Vietnamese alphabet or those that lack most first.
    """
    units = pd.concat([part.named for part in seen.parts], ignore_index=True)
    names = dict(zip(units["unit_id"].tolist(), units["name"].tolist(), strict=True))
    rows = pd.concat([part.worst for part in seen.parts], ignore_index=True)
    many = len(seen.plans) > MOST_MAPS
    worst = most_lacking(rows, units, MOST_OF_MANY if many else MOST_ROWS)
    kept = {unit: names[unit] for unit in worst}
    ordered = kept if worst_first else _by_name(kept)
    if many:
        places = place_of_units(seen.plans, units)
        return [("", {unit: with_place(ordered[unit], places[unit]) for unit in ordered})]
    shown = []
    for plan in seen.plans:
        mine = set(units.loc[units["plan_code"] == plan.code, "unit_id"].tolist())
        title = place_of(plan) if len(seen.plans) > 1 else ""
        shown.append((title, {unit: ordered[unit] for unit in ordered if unit in mine}))
    return [(title, units) for title, units in shown if units]


def _order(names: dict[int, str], lacks: dict[int, float], look: Look) -> list[int]:
    return _worst(names, lacks) if look.worst_first else list(_by_name(names))


def _by_name(names: dict[int, str]) -> dict[int, str]:
    return dict(sorted(names.items(), key=lambda unit: sort_key(unit[1])))


def _worst(names: dict[int, str], lacks: dict[int, float]) -> list[int]:
    """Those that lack most first, else by the alphabet."""
    return sorted(_by_name(names), key=lambda unit: -lacks.get(unit, 0))
