"""The map of quota and deadlines: those that lack most first, drawn once for everybody."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts.compliance import unit_year_map
from domain.text import sort_key
from metrics.compliance import by_number_alone
from metrics.conversion import converted as of_units_of_the_day
from metrics.units_lacking import lacks, timeliness_of_years, units_lacking
from pages.frame.choice import place_of
from pages.frame.course import Asked, asked_key, course
from pages.leaders.compliance_reports import Sought
from pages.leaders.converted import converted

# A map of more rows is no longer read.
MOST_ROWS = 120


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
    the quota, `left_out` the units that lack less and have no room; `by_number` counts the
    cells that bear a star (`charts.compliance`).
    """

    title: str
    figure: go.Figure
    states: frozenset[str]
    marks: frozenset[str]
    units: int
    left_out: int
    by_number: int


def _marked_key(look: Marked) -> tuple[object, ...]:
    sought = look.sought
    seen = sought.report, sought.year, sought.lacking
    return *asked_key(look.asked), *seen, look.dark, look.language, look.view


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the maps hold: unit-years and reports owed, and of each map its title and its units'
    names by id.
    """

    compliance: pd.DataFrame
    timeliness: pd.DataFrame
    maps: list[tuple[str, dict[int, str]]]


@st.cache_resource(max_entries=48, show_spinner=False, hash_funcs={Marked: _marked_key})
def marked_maps(look: Marked) -> list[MarkedMap]:
    """A map for each plan that has units to show; of a single plan two halves. Shared.

    Units of a day (`view`) may hold units of several plans: then all stand in two halves, and each
    bears the mark of the report that stands worst among those of the units it holds.
    """
    shown = _shown(look)
    of_kind = Sought(look.sought.report, None, lacking=False).among(shown.timeliness)
    marks = timeliness_of_years(of_kind[of_kind["year"] <= look.asked.as_of.year])
    cells = shown.compliance.merge(marks, on=["unit_id", "year"], how="left")
    maps = []
    for title, units in shown.maps:
        names = _worst_first(look, shown, units)
        kept = dict(list(names.items())[:MOST_ROWS])
        for part in _parts(kept, halves=len(shown.maps) == 1):
            rows = cells[cells["unit_id"].isin(list(part))]
            figure = unit_year_map(rows, part, look.asked.years, dark=look.dark)
            states = frozenset(rows["state"]), frozenset(rows["timeliness"].dropna())
            stars = int(by_number_alone(rows).sum())
            left_out = len(names) - len(kept)
            maps.append(MarkedMap(title, figure, *states, len(part), left_out, stars))
    return maps


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


def _worst_first(look: Marked, shown: _Shown, names: dict[int, str]) -> dict[int, str]:
    """`names` of units, those first that lack most over the years begun in the reports asked for;
    where only those that lack are asked for, only who lacks something in the year asked for.
    """
    sought = look.sought
    by_name = sorted(names, key=lambda unit: sort_key(names[unit]))
    rank = {unit: place for place, unit in enumerate(by_name)}
    rows = shown.compliance[shown.compliance["unit_id"].isin(by_name)]
    rows = rows.sort_values("unit_id", key=lambda units: units.map(rank), kind="stable")
    begun = shown.timeliness[shown.timeliness["year"] <= look.asked.as_of.year]
    of_kind = Sought(sought.report, None, lacking=False).among(begun)
    worst = units_lacking(rows, of_kind)["unit_id"].tolist()
    if sought.lacking:
        of_year = rows if sought.year is None else rows[rows["year"] == sought.year]
        short = units_lacking(of_year, sought.among(begun))
        kept = set(short.loc[lacks(short), "unit_id"])
        worst = [unit for unit in worst if unit in kept]
    return {unit: names[unit] for unit in worst}


def _parts(names: dict[int, str], *, halves: bool) -> list[dict[int, str]]:
    half = (len(names) + 1) // 2 if halves and len(names) > 12 else len(names)
    rows = list(names.items())
    return [dict(part) for part in (rows[:half], rows[half:]) if part]
