"""What of the plans is looked at on the page of review: a year, a unit, or all; in the URL."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from accounts.identity import Person, Role
from domain.plans import Plan
from domain.text import sort_key
from pages.frame.choice import place_of
from pages.frame.course import Course
from translations import gettext as _


@dataclass(frozen=True, slots=True)
class Scope:
    """The plans looked at and of what is counted of them the rows of the year and unit chosen.

    `units`: the name of each unit by its id; the tables are those of `metrics.results`,
    `every_model` and `reports` those of all years and units, all as of the day `as_of`.
    """

    plans: tuple[Plan, ...]
    units: dict[int, str]
    models: pd.DataFrame
    every_model: pd.DataFrame
    pairs: pd.DataFrame
    compliance: pd.DataFrame
    reports: pd.DataFrame
    as_of: date

    @property
    def total(self) -> int:
        """How many models count."""
        return int(self.compliance["total"].fillna(0).sum())

    def field_name(self, code: str) -> str:
        """A field's name; a word of an open list is its own."""
        names = {field.code: field.name for field in self.plans[0].fields}
        return names.get(code) or code or _("chưa ghi lĩnh vực")


def narrowed(seen: Course, where: DeltaGenerator, when: DeltaGenerator) -> Scope:
    """Two filters, each in its place, and what they leave."""
    named = _unit_names(seen)
    everywhere, always = _("Mọi đơn vị"), _("Mọi năm")
    names = sorted(set(named.values()), key=sort_key)
    unit = where.selectbox(_("Đơn vị"), [everywhere, *names], key="don_vi", bind="query-params")
    years = [str(year) for year in seen.plan.years_as_of(seen.as_of)]
    year = when.selectbox(_("Năm"), [always, *years], key="nam", bind="query-params")
    of_unit = {one for one, name in named.items() if unit in (everywhere, name)}

    def kept(table: pd.DataFrame) -> pd.DataFrame:
        rows = table[table["unit_id"].isin(of_unit)]
        return rows if year == always else rows[rows["year"] == int(year)]

    found = seen.found
    return Scope(
        plans=seen.plans,
        units=named,
        models=kept(found.models),
        every_model=found.models,
        pairs=kept(found.pairs),
        compliance=kept(found.compliance),
        reports=found.reports,
        as_of=seen.as_of,
    )


def _unit_names(seen: Course) -> dict[int, str]:
    """Each unit's name, with its place where units of several places bear the same."""
    places = {plan.code: place_of(plan) for plan in seen.plans}
    again = seen.units["name"].duplicated(keep=False) & (len(places) > 1)
    told = seen.units["name"] + ", " + seen.units["plan_code"].map(places)
    names = seen.units["name"].mask(again, told)
    return dict(zip(seen.units["unit_id"], names, strict=True))


WRITTEN = "da_ghi_lan"


def table_key(name: str, ids: Iterable[int]) -> str:
    """The key of a table of these rows, in this order: what was ticked in it never passes to other
    rows, nor stays once something was written.
    """
    rows = zlib.crc32(",".join(map(str, ids)).encode())
    return f"{name}_{rows}_{st.session_state.get(WRITTEN, 0)}"


def was_written() -> None:
    """Something was written: nothing is ticked any more."""
    st.session_state[WRITTEN] = st.session_state.get(WRITTEN, 0) + 1


def may_decide(person: Person) -> bool:
    """Leaders look; office and administrators decide."""
    return person.may(Role.OFFICE, Role.ADMIN)
