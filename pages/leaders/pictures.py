"""The figures of the progress page, drawn once for everybody who sees the same."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts.compliance import unit_year_map
from charts.counts import models_by_year
from charts.fields_balance import models_by_field
from charts.progress import progress_bars
from domain.plans import Plan
from domain.text import sort_key
from metrics.fields import fields_balance
from metrics.progress import progress
from pages.frame.plans import Sight, sight_key
from pages.leaders.choice import place_of
from pages.leaders.course import Course
from translations import gettext as _


@dataclass(frozen=True, slots=True)
class Pictures:
    """Every figure of the page; `by_field` and the rest are None where there is nothing to draw."""

    fields: dict[str, str]
    progress: go.Figure | None
    by_year: go.Figure
    by_field: go.Figure | None
    maps: list[tuple[str, go.Figure]]


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be drawn, for whom, and how."""

    course: Course
    sight: Sight
    worst_first: bool
    dark: bool
    language: str


def _look_key(look: Look) -> tuple[object, ...]:
    return (
        [plan.code for plan in look.course.plans],
        look.course.as_of.isoformat(),
        *sight_key(look.sight),
        look.worst_first,
        look.dark,
        look.language,
    )


@st.cache_resource(max_entries=48, show_spinner=False, hash_funcs={Look: _look_key})
def pictures(look: Look) -> Pictures:
    """The figures of a look. They are shared: never change them."""
    seen, dark = look.course, look.dark
    fields = field_names(seen)
    return Pictures(
        fields,
        _progress(seen, dark=dark),
        _by_year(seen, fields, dark=dark),
        _by_field(seen, fields, dark=dark),
        _maps(seen, worst_first=look.worst_first, dark=dark),
    )


def field_names(seen: Course) -> dict[str, str]:
    """Code -> name: the plan's fields in its order, then the words of an open list."""
    balance = fields_balance(seen.found.counts, seen.found.compliance, seen.plan)
    names = {field.code: field.name for field in seen.plan.fields}
    others = [code for code in balance["field"] if code not in names]
    return names | {code: code or _("chưa ghi lĩnh vực") for code in others}


def by_plan(seen: Course) -> pd.DataFrame:
    """One row per plan: `name` and the columns of `metrics.progress`, counted in models."""
    at_least = seen.plan.quota.at_least if seen.plan.quota else 1
    rows = [
        progress(seen.of_plan(plan), seen.units, plan, seen.as_of).assign(name=place_of(plan))
        for plan in seen.plans
    ]
    whole = pd.concat(rows, ignore_index=True)
    owed = ["owed_in_all", "owed_by_now"]
    return whole.assign(**{column: whole[column] * at_least for column in owed})


def _progress(seen: Course, *, dark: bool) -> go.Figure | None:
    rows = by_plan(seen)
    rows = rows[rows["owed_in_all"] > 0]
    if seen.plan.quota is None or rows.empty:
        return None
    return progress_bars(rows, final=bool(rows["final"].all()), dark=dark)


def _by_year(seen: Course, fields: dict[str, str], *, dark: bool) -> go.Figure:
    compliance = seen.found.compliance
    balance = fields_balance(seen.found.counts, compliance, seen.plan, by_year=True)
    reported = compliance.loc[compliance["reported"], "year"].unique()
    counted = balance[balance["year"].isin(reported)].rename(columns={"counted": "count"})
    least = compliance[compliance["owed"]].groupby("year")["at_least"].sum()
    owed = pd.DataFrame({"year": least.index, "owed": least.to_numpy("int64", na_value=0)})
    return models_by_year(
        counted, owed if seen.plan.quota else owed.iloc[:0], fields, seen.plan.years, dark=dark
    )


def _by_field(seen: Course, fields: dict[str, str], *, dark: bool) -> go.Figure | None:
    balance = fields_balance(seen.found.counts, seen.found.compliance, seen.plan)
    if balance.empty:
        return None
    return models_by_field(balance.rename(columns={"counted": "count"}), fields, dark=dark)


def _maps(seen: Course, *, worst_first: bool, dark: bool) -> list[tuple[str, go.Figure]]:
    """One map for each plan's units; for a single plan two halves, side by side."""
    if len(seen.plans) == 1:
        names = _in_order(seen, seen.plan, worst_first=worst_first)
        half = (len(names) + 1) // 2 if len(names) > 12 else len(names)
        parts = [("", dict(list(names.items())[:half])), ("", dict(list(names.items())[half:]))]
    else:
        parts = [
            (place_of(plan), _in_order(seen, plan, worst_first=worst_first)) for plan in seen.plans
        ]
    return [
        (title, unit_year_map(seen.found.compliance, names, seen.plan.years, dark=dark))
        for title, names in parts
        if names
    ]


def _in_order(seen: Course, plan: Plan, *, worst_first: bool) -> dict[int, str]:
    """`unit_id` -> name: by the Vietnamese alphabet, or those that lack most first."""
    units = seen.units[seen.units["plan_code"] == plan.code]
    names = dict(zip(units["unit_id"].tolist(), units["name"].tolist(), strict=True))
    lacks = _lacks(seen.of_plan(plan)) if worst_first else {}
    ordered = sorted(names, key=lambda unit: (-lacks.get(unit, 0), sort_key(names[unit])))
    return {unit: names[unit] for unit in ordered}


def _lacks(compliance: pd.DataFrame) -> dict[int, float]:
    """What each unit lacks: a silent year weighs a little more than a year without a model."""
    weights = compliance["state"].map({"not_reported": 1.01, "none": 1.0}).fillna(0)
    sums = weights.groupby(compliance["unit_id"]).sum()
    return dict(zip(sums.index.tolist(), sums.tolist(), strict=True))
