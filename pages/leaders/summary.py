"""What the progress page says in words, counted once for everybody who asks the same."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from metrics.fields import fields_balance
from metrics.headline import Headline, headline
from metrics.laggards import laggards
from metrics.progress import progress
from pages.frame.choice import place_of
from pages.frame.course import Asked, Course, asked_key, course
from translations import gettext as _

AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Summary:
    """`years`: the headline of each year of which something is owed by the day; `whole`: of all.

    `progress`: a row for each plan, its place in `name`, the columns of `metrics.progress` with
    what is owed counted in models. `laggards`: the rows of `metrics.laggards`, their `place` beside
    them. `states`: the states that occur. `fields`: codes, the plan's own first.
    """

    years: tuple[Headline, ...]
    whole: Headline
    progress: pd.DataFrame
    laggards: pd.DataFrame
    states: frozenset[str]
    fields: tuple[str, ...]
    units: int
    any_reported: bool

    @property
    def year(self) -> Headline | None:
        """The year the page speaks of: the last one of which something is owed by the day."""
        return self.years[-1] if self.years else None

    @property
    def projected(self) -> float | None:
        """Where the pace leads, as a share of all that is owed; None where nobody can say."""
        owed = float(self.progress["owed_in_all"].sum())
        ahead = self.progress["projected"]
        return float(ahead.sum()) / owed if owed and ahead.notna().any() else None


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs={Asked: asked_key})
def summary(asked: Asked) -> Summary:
    """What was asked for, in figures."""
    seen = course(asked)
    compliance = seen.found.compliance
    years = [headline(seen.found, seen.plan, seen.as_of, year) for year in asked.years]
    return Summary(
        years=tuple(year for year in years if year.owed_by_now),
        whole=headline(seen.found, seen.plan, seen.as_of),
        progress=_by_plan(seen),
        laggards=_laggards(seen),
        states=frozenset(compliance["state"].unique()),
        fields=_fields(seen),
        units=len(seen.units),
        any_reported=bool(compliance["reported"].any()),
    )


def field_names(asked: Asked, fields: tuple[str, ...]) -> dict[str, str]:
    """Code -> name, in the language spoken; a word of an open list is its own name."""
    names = {field.code: field.name for field in asked.plan.fields}
    return {code: names.get(code) or code or _("chưa ghi lĩnh vực") for code in fields}


def _by_plan(seen: Course) -> pd.DataFrame:
    at_least = seen.plan.quota.at_least if seen.plan.quota else 1
    rows = [
        progress(seen.of_plan(plan), seen.units, plan, seen.as_of).assign(name=place_of(plan))
        for plan in seen.plans
    ]
    whole = pd.concat(rows, ignore_index=True)
    owed = ["owed_in_all", "owed_by_now"]
    return whole.assign(**{column: whole[column] * at_least for column in owed})


def _laggards(seen: Course) -> pd.DataFrame:
    found = laggards(seen.found.compliance, seen.units, seen.plan, at_most=AT_MOST)
    places = {plan.code: place_of(plan) for plan in seen.plans}
    codes = seen.units.set_index("unit_id")["plan_code"]
    return found.assign(place=found["unit_id"].map(codes).map(places))


def _fields(seen: Course) -> tuple[str, ...]:
    balance = fields_balance(seen.found.counts, seen.found.compliance, seen.plan)
    own = [field.code for field in seen.plan.fields]
    return (*own, *(code for code in balance["field"] if code not in own))
