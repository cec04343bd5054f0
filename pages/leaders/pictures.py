"""The figures of the progress page, drawn once for everybody who sees the same."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import theme
from charts.compliance import unit_year_map
from charts.counts import models_by_year
from charts.fields_balance import models_by_field
from charts.progress import progress_bars
from domain.kinds import UnitState
from domain.plans import Plan
from domain.text import sort_key
from metrics.compliance import by_number_alone, stated_otherwise
from metrics.fields import fields_balance
from metrics.kept import as_counts
from pages.frame.choice import place_of
from pages.frame.course import Asked, Course, asked_key, course
from pages.leaders.converted import converted
from pages.leaders.summary import field_names, summary
from pages.leaders.without_quota import IN_ORDER
from translations import gettext as _
from translations.wording import origin_label

# A map of more rows is no longer read: then it holds those that lack most.
MOST_ROWS = 120


@dataclass(frozen=True, slots=True)
class Pictures:
    """The figures above the map; None where there is nothing to draw."""

    progress: go.Figure | None
    by_year: go.Figure
    by_field: go.Figure | None


@dataclass(frozen=True, slots=True)
class UnitMap:
    """A map of units, the place they are of ("" where there is one place), and who is left out.

    `by_number` and `otherwise`: how many cells bear which mark (`charts.compliance`).
    """

    title: str
    figure: go.Figure
    left_out: int
    by_number: int
    otherwise: int


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be drawn, and how."""

    asked: Asked
    dark: bool
    language: str
    worst_first: bool = False
    view: date | None = None


def _look_key(look: Look) -> tuple[object, ...]:
    return *asked_key(look.asked), look.dark, look.language, look.worst_first, look.view


@st.cache_resource(max_entries=48, show_spinner=False, hash_funcs={Look: _look_key})
def pictures(look: Look) -> Pictures:
    """The figures of a look. They are shared: never change them."""
    seen, said = course(look.asked), summary(look.asked)
    fields = field_names(look.asked, said.fields)
    if look.asked.plan.quota is None:
        return Pictures(None, _by_origin(seen, dark=look.dark), _by_theme(seen, dark=look.dark))
    return Pictures(
        _progress(look.asked, said.progress, dark=look.dark),
        _by_year(seen, fields, dark=look.dark),
        _by_field(seen, fields, dark=look.dark),
    )


@st.cache_resource(max_entries=48, show_spinner=False, hash_funcs={Look: _look_key})
def unit_maps(look: Look) -> list[UnitMap]:
    """One map for each plan's units; for a single plan two halves, side by side. Shared.

    Units of a day (`view`) may hold units of several plans: then all stand in two halves.
    """
    if look.view:
        return _converted_maps(look, look.view)
    seen = course(look.asked)
    maps = []
    for plan in seen.plans:
        names = _in_order(seen, plan, worst_first=look.worst_first)
        title = place_of(plan) if len(seen.plans) > 1 else ""
        left_out = len(seen.units[seen.units["plan_code"] == plan.code]) - len(names)
        parts = _halves(names) if len(seen.plans) == 1 else [names]
        maps += [_map(look, _with_numbers(seen), part, title, left_out) for part in parts]
    return maps


def _converted_maps(look: Look, day: date) -> list[UnitMap]:
    made = converted(look.asked, day)
    names, lacks = made.names(), made.lacks()
    ordered = _ordered(names, lacks, worst_first=look.worst_first)
    left_out = len(names) - len(ordered)
    return [_map(look, made.compliance, part, "", left_out) for part in _halves(ordered)]


def _with_numbers(seen: Course) -> pd.DataFrame:
    """The unit-years, each with its number: what counts, or without a quota what is told of."""
    compliance = seen.found.compliance
    if seen.plan.quota is not None:
        return compliance
    sums = seen.found.kept.groupby(["unit_id", "year"], as_index=False)["listed"].sum()
    beside = compliance.merge(sums, on=["unit_id", "year"], how="left")
    listed = beside["listed"].fillna(0).astype("Int64")
    by_list = beside["reported"] & ~by_number_alone(beside)
    return beside.assign(total=beside["total"].where(~by_list, listed))


def _map(
    look: Look, compliance: pd.DataFrame, names: dict[int, str], title: str, left_out: int
) -> UnitMap:
    rows = compliance[compliance["unit_id"].isin(list(names))]
    figure = unit_year_map(rows, names, look.asked.years, dark=look.dark)
    marks = int(by_number_alone(rows).sum()), int(stated_otherwise(rows).sum())
    return UnitMap(title, figure, left_out, *marks)


def _halves(names: dict[int, str]) -> list[dict[int, str]]:
    half = (len(names) + 1) // 2 if len(names) > 12 else len(names)
    rows = list(names.items())
    return [dict(part) for part in (rows[:half], rows[half:]) if part]


def _progress(asked: Asked, rows: pd.DataFrame, *, dark: bool) -> go.Figure | None:
    rows = rows[rows["owed_in_all"] > 0]
    if asked.plan.quota is None or rows.empty:
        return None
    return progress_bars(rows, final=asked.final, dark=dark)


def _by_year(seen: Course, fields: dict[str, str], *, dark: bool) -> go.Figure:
    compliance = seen.found.compliance
    balance = fields_balance(seen.found.counts, compliance, seen.plan, by_year=True)
    reported = compliance.loc[compliance["reported"], "year"].unique()
    counted = balance[balance["year"].isin(reported)].rename(columns={"counted": "count"})
    least = compliance[compliance["owed"]].groupby("year")["at_least"].sum()
    owed = pd.DataFrame({"year": least.index, "owed": least.to_numpy("int64", na_value=0)})
    steps = owed if seen.plan.quota else owed.iloc[:0]
    years = seen.plan.years_as_of(seen.as_of)
    return models_by_year(counted, steps, fields, years, dark=dark)


def _by_origin(seen: Course, *, dark: bool) -> go.Figure:
    """Models told of by how they came to be, year by year; a year not reported has no bar."""
    names = origins_in_words()
    kept = seen.found.kept[["year", *names]]
    rows = kept.melt("year", var_name="field", value_name="count")
    sums = rows.groupby(["year", "field"], as_index=False)[["count"]].sum()
    none = pd.DataFrame({"year": [], "owed": []}).astype("int64")
    years = seen.plan.years_as_of(seen.as_of)
    colours = {origin.value: colour for origin, colour in theme.ORIGINS.items()}
    return models_by_year(sums, none, names, years, dark=dark, colours=colours)


def origins_in_words() -> dict[str, str]:
    """Code -> word, those of models kept from earlier years first."""
    return {origin.value: origin_label(origin) for origin in IN_ORDER}


def _by_theme(seen: Course, *, dark: bool) -> go.Figure | None:
    """Models told of by theme, as the reports write them; one colour, as names say which."""
    compliance = seen.found.compliance
    balance = fields_balance(as_counts(seen.found.kept), compliance, seen.plan)
    if balance.empty:
        return None
    named = {field.code: field.name for field in seen.plan.fields}
    codes = balance["field"].tolist()
    names = {code: named.get(code) or code or _("chưa ghi lĩnh vực") for code in codes}
    rows = balance.rename(columns={"counted": "count"})
    colours = dict.fromkeys(codes, theme.DONE)
    return models_by_field(rows, names, dark=dark, colours=colours)


def _by_field(seen: Course, fields: dict[str, str], *, dark: bool) -> go.Figure | None:
    balance = fields_balance(seen.found.counts, seen.found.compliance, seen.plan)
    if balance.empty:
        return None
    return models_by_field(balance.rename(columns={"counted": "count"}), fields, dark=dark)


def _in_order(seen: Course, plan: Plan, *, worst_first: bool) -> dict[int, str]:
    """`unit_id` -> name: by the Vietnamese alphabet, or those that lack most first."""
    units = seen.units[seen.units["plan_code"] == plan.code]
    names = dict(zip(units["unit_id"].tolist(), units["name"].tolist(), strict=True))
    return _ordered(names, _lacks(seen.of_plan(plan)), worst_first=worst_first)


def _ordered(
    names: dict[int, str], lacks: dict[int, float], *, worst_first: bool
) -> dict[int, str]:
    by_name = sorted(names, key=lambda unit: sort_key(names[unit]))
    by_lack = sorted(by_name, key=lambda unit: -lacks.get(unit, 0))
    kept = set(by_lack[:MOST_ROWS])
    ordered = by_lack if worst_first else by_name
    return {unit: names[unit] for unit in ordered if unit in kept}


def _lacks(compliance: pd.DataFrame) -> dict[int, float]:
    """What each unit lacks: a silent year weighs a little more than a year without a model."""
    weights = {UnitState.NOT_REPORTED.value: 1.01, UnitState.NONE.value: 1.0}
    lacking = compliance["state"].map(weights).fillna(0)
    sums = lacking.groupby(compliance["unit_id"]).sum()
    return dict(zip(sums.index.tolist(), sums.tolist(), strict=True))
