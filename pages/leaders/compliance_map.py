"""The map of quota and deadlines: those that lack most first, drawn once for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.compliance import unit_year_map
from charts.names import room_of_names
from domain.plans import place_of
from domain.text import sort_key
from metrics.compliance import by_number_alone
from metrics.conversion import converted as of_units_of_the_day
from metrics.units_lacking import lacks, timeliness_of_years, units_lacking
from pages.frame.course import Asked, course, key_of
from pages.frame.rooms import MOST_MAPS, with_place
from pages.frame.shared import shared
from pages.leaders.behind_charts import of_units
from pages.leaders.compliance_reports import Sought
from pages.leaders.converted import converted

# Maps of more rows are no longer read: so many of each place.
MOST_ROWS, LEAST_OF_A_PLACE = 120, 12
# On one map of many places, whose names stand in two lines.
MOST_OF_MANY = 60


@dataclass(frozen=True, slots=True)
class Marked:
    """What is to be drawn, and how; `view`: to the units of which day, None as reported."""

    asked: Asked
    sought: Sought
    dark: bool
    language: str
    view: date | None = None


@dataclass(frozen=True, slots=True)
class MarkedMap:
    """The map of one plan's units; `marks` are the states that occur as marks, `states` those of
    the quota, `left_out` the units that lack less and have no room, `lacking` by place how many
    lack a model, or a report whose day is past, `shown` the units on it; `by_number` counts the
    cells that bear a star (`charts.compliance`).
    """

    title: str
    figure: go.Figure
    states: frozenset[str]
    marks: frozenset[str]
    units: int
    left_out: int
    by_number: int
    lacking: Mapping[str, int]
    shown: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the maps hold: unit-years and reports owed, and of each map its title and its units'
    names by id.
    """

    compliance: pd.DataFrame
    timeliness: pd.DataFrame
    maps: list[tuple[str, dict[int, str]]]


@dataclass(frozen=True, slots=True)
class _Found:
    """Units in their order, and which of them lack something."""

    names: dict[int, str]
    lacking: frozenset[int]


@shared(48, {Marked: key_of})
def marked_maps(look: Marked) -> list[MarkedMap]:
    """A map for each plan that has units to show; of a single plan, or more than `MOST_MAPS`, two
    halves. Shared.

    Units of a day (`view`) may hold units of several plans: then all stand in two halves, and each
    bears the mark of the report that stands worst among those of the units it holds.
    """
    shown = _shown(look)
    of_kind = Sought(look.sought.report, None, lacking=False).among(shown.timeliness)
    marks = timeliness_of_years(of_kind[of_kind["year"] <= look.asked.as_of.year])
    cells = shown.compliance.merge(marks, on=["unit_id", "year"], how="left")
    if len(shown.maps) > MOST_MAPS:
        ordered = [("", _worst_first(look, shown, _with_places(shown)))]
    else:
        ordered = [(title, _worst_first(look, shown, units)) for title, units in shown.maps]
    lack = frozenset().union(*(found.lacking for _title, found in ordered))
    lacking = {title: len(lack & units.keys()) for title, units in shown.maps}
    in_all = MOST_OF_MANY if len(lacking) > MOST_MAPS else MOST_ROWS
    most = max(in_all // max(1, len(ordered)), LEAST_OF_A_PLACE)
    room = room_of_names(
        [name for _title, found in ordered for name in list(found.names.values())[:most]]
    )
    maps = []
    for title, found in ordered:
        kept = dict(list(found.names.items())[:most])
        for part in _parts(kept, halves=len(ordered) == 1):
            rows = cells[cells["unit_id"].isin(list(part))]
            figure = unit_year_map(rows, part, look.asked.years, dark=look.dark, room=room)
            states = frozenset(rows["state"]), frozenset(rows["timeliness"].dropna())
            stars = int(by_number_alone(rows).sum())
            left_out = len(found.names) - len(kept)
            told = len(part), left_out, stars
            maps.append(MarkedMap(title, figure, *states, *told, lacking, frozenset(part)))
    return maps


def marked_table(look: Marked) -> pd.DataFrame:
    """The table behind the maps: every unit asked for, whether it has room on a map or not."""
    shown = _shown(look)
    names = {
        unit: name
        for _title, units in shown.maps
        for unit, name in _worst_first(look, shown, units).names.items()
    }
    several = len(shown.maps) > 1
    places = {unit: title for title, units in shown.maps for unit in units} if several else {}
    return of_units(shown.compliance, names, places)


def _shown(look: Marked) -> _Shown:
    seen = course(look.asked)
    if look.view:
        made = converted(look.asked, look.view)
        owed = of_units_of_the_day(seen.found.timeliness, made.units)
        return _Shown(made.compliance, owed, [("", made.names())])
    maps = []
    for plan in seen.plans:
        units = seen.units[seen.units["plan_code"] == plan.code]
        title = place_of(plan) if len(seen.plans) > 1 else ""
        maps.append((title, dict(zip(units["unit_id"], units["name"], strict=True))))
    return _Shown(seen.found.compliance, seen.found.timeliness, maps)


def _with_places(shown: _Shown) -> dict[int, str]:
    """Every unit, its name with that of its place."""
    return {
        unit: with_place(name, title) for title, units in shown.maps for unit, name in units.items()
    }


def _worst_first(look: Marked, shown: _Shown, names: dict[int, str]) -> _Found:
    """`names` of units, those first that lack most over the years begun in the reports asked for;
    where only those that lack are asked for, only who lacks something in the year asked for.
    """
    sought = look.sought
    by_name = sorted(names, key=lambda unit: sort_key(names[unit]))
    rank = pd.Index(by_name)
    rows = shown.compliance[shown.compliance["unit_id"].isin(by_name)]
    rows = rows.iloc[np.argsort(rank.get_indexer(pd.Index(rows["unit_id"])), kind="stable")]
    begun = shown.timeliness[shown.timeliness["year"] <= look.asked.as_of.year]
    of_kind = Sought(sought.report, None, lacking=False).among(begun)
    worst = units_lacking(rows, of_kind)["unit_id"].tolist()
    of_year = rows if sought.year is None else rows[rows["year"] == sought.year]
    short = units_lacking(of_year, sought.among(begun))
    lacking = set(short.loc[lacks(short), "unit_id"])
    if sought.lacking:
        worst = [unit for unit in worst if unit in lacking]
    behind = short.loc[short["years_below"] + short["missing"] > 0, "unit_id"]
    return _Found({unit: names[unit] for unit in worst}, frozenset(behind.tolist()))


def _parts(names: dict[int, str], *, halves: bool) -> list[dict[int, str]]:
    half = (len(names) + 1) // 2 if halves and len(names) > 12 else len(names)
    rows = list(names.items())
    return [dict(part) for part in (rows[:half], rows[half:]) if part]
