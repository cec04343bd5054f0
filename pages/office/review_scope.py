"""What of the plans is looked at on the page of review: a year, a unit, or all; in the URL."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from accounts.identity import Person, Role
from domain.plans import Plan, place_of
from domain.text import sort_key
from pages.frame.course import Asked, asked_key, course
from pages.frame.filters import choose_year
from pages.frame.pending import waiting
from pages.frame.shared import shared
from pages.frame.unit_box import MOST
from translations import gettext as _
from translations.plan_wording import field_names


@dataclass(frozen=True, slots=True)
class Scope:
    """The plans looked at, the year and the unit chosen (None: of all), as `asked` by somebody.

    `units`: the name of each unit by its id; `of_unit`: the ids of those that bear the name chosen.
    """

    asked: Asked
    unit: str | None
    year: int | None
    units: dict[int, str]
    of_unit: frozenset[int] | None

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans looked at."""
        return self.asked.plans

    def kept(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows of the units and the year chosen."""
        rows = table
        if self.of_unit is not None:
            rows = rows[rows["unit_id"].isin(self.of_unit)]
        return rows if self.year is None else rows[rows["year"] == self.year]

    @property
    def pairs(self) -> pd.DataFrame:
        """Those that wait (`metrics.waiting`), none of which is answered."""
        return self.kept(waiting(self.asked)).assign(answer="")

    @property
    def total(self) -> int:
        """How many models count."""
        rows = self.kept(course(self.asked).found.compliance)
        return int(rows["total"].fillna(0).sum())

    def field_name(self, code: str) -> str:
        """A field's name; a word of an open list is its own."""
        return field_names(self.plans[0], [code])[code]


def scope_key(scope: Scope) -> tuple[object, ...]:
    """What tells one scope from another in a cache shared between sessions."""
    return asked_key(scope.asked), scope.unit, scope.year


def narrowed(asked: Asked, where: DeltaGenerator, when: DeltaGenerator) -> Scope:
    """Two filters, each in its place, and what they leave. Of more units than can be looked through
    none is offered by its name: a place is chosen first.
    """
    everywhere = _("Mọi đơn vị")
    names = [everywhere, *(_names_in_order(asked) if len(unit_names(asked)) <= MOST else ())]
    unit = where.selectbox(_("Đơn vị"), names, key="don_vi", bind="query-params")
    year = choose_year(when, asked.years, None)
    return _scope(asked, None if unit == everywhere else unit, year)


@shared(32, {Asked: asked_key})
def _names_in_order(asked: Asked) -> list[str]:
    return sorted(set(unit_names(asked).values()), key=sort_key)


@shared(16, {Asked: asked_key})
def _scope(asked: Asked, name: str | None, year: int | None) -> Scope:
    """The units of that name in that year; None: all. Shared: never changed."""
    named = unit_names(asked)
    of_unit = frozenset(one for one, given in named.items() if given == name)
    return Scope(asked, name, year, named, None if name is None else of_unit)


@shared(32, {Asked: asked_key})
def places_of_names(asked: Asked) -> dict[int, int]:
    """The place of each unit's name in the alphabet. Shared: never changed."""
    places = {name: place for place, name in enumerate(_names_in_order(asked))}
    return {unit: places[name] for unit, name in unit_names(asked).items()}


@shared(32, {Asked: asked_key})
def unit_names(asked: Asked) -> dict[int, str]:
    """Each unit's name, with its place where units of several places bear the same."""
    seen = course(asked)
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
