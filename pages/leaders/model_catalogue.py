"""The catalogue of models to look in: all of it, or of many units that of those that are meant."""

from dataclasses import dataclass

import pandas as pd

from data_loaders import decisions, frames, lives, models_named
from database.session import engine
from domain.access import Places
from domain.plans import Plan
from domain.text import sort_key
from metrics.catalogue import catalogue, steps_reached
from pages.frame.course import Asked, asked_key, course, key_of
from pages.frame.few_units import FEW, units_meant
from pages.frame.pending import is_added_up
from pages.frame.plans import units_seen
from pages.frame.shared import shared
from pages.frame.some_models import Some, some_models
from pages.leaders.model_search import Options, Sought, options_of, searchable

MANY = 10_000  # units, of which a person looks in one place, or for words


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked for, and in which language."""

    asked: Asked
    sought: Sought
    language: str


@shared(64, {Asked: asked_key})
def is_many(asked: Asked) -> bool:
    """Whether there are too many models in sight to read them all, and what is added up of them."""
    count = sum(len(units_seen(plan, asked.sight)) for plan in asked.plans)
    return count > MANY and all(is_added_up(plan, asked) for plan in asked.plans)


@shared(16, {Asked: asked_key})
def options(asked: Asked) -> Options:
    """What can be looked for."""
    if not is_many(asked):
        return options_of(_known(asked), asked.plan)
    tallied = course(asked).found.tally
    known = tallied.loc[tallied["registered"] > 0, ["field", "year"]].drop_duplicates()
    years = pd.Series([(year,) for year in known["year"]], index=known.index, dtype="object")
    return options_of(known.assign(years=years), asked.plan)


def to_look_in(look: Look) -> tuple[pd.DataFrame, bool]:
    """The catalogue in which what is looked for is found, and whether it is found nowhere else."""
    asked = look.asked
    if not is_many(asked):
        return _known(asked), True
    units = _in_order(asked)
    meant = units[units.isin(_meant(asked, units, look.sought.words))].tolist()
    return _known_of(Some(asked, tuple(meant[:FEW]))), len(meant) <= FEW


def model_of(asked: Asked, wanted: str) -> pd.DataFrame:
    """The row of the model of this number, where they who ask may see it."""
    known = _known(asked) if not is_many(asked) else _beside(asked, wanted)
    rows: pd.DataFrame = known[known["model_id"].astype(str) == wanted]
    return rows


def _beside(asked: Asked, wanted: str) -> pd.DataFrame:
    whose, number = asked.sight.whose, int(wanted) if wanted.isdecimal() else 0
    units = models_named.unit_of(engine(), number, whose) if number else set[int]()
    return _known_of(Some(asked, tuple(units)))


def _meant(asked: Asked, units: "pd.Series[int]", words: str) -> set[int]:
    whose = asked.sight.whose
    carried = (models_named.units_carried(engine(), p.code, whose, words) for p in asked.plans)
    return units_meant(asked, units, words).union(*carried)


@shared(8, {Asked: asked_key})
def _in_order(asked: Asked) -> "pd.Series[int]":
    """The units that registered a model, in the order of the alphabet."""
    tallied, units = course(asked).found.tally, course(asked).units.drop_duplicates("unit_id")
    units = units[units["unit_id"].isin(tallied.loc[tallied["registered"] > 0, "unit_id"])]
    places = {name: place for place, name in enumerate(sorted(set(units["name"]), key=sort_key))}
    return units.assign(place=units["name"].map(places)).sort_values("place")["unit_id"]


@shared(8, {Asked: asked_key})
def _known(asked: Asked) -> pd.DataFrame:
    """The catalogue with the `unit` of each model, its `place`, and who carries it, as it is
    searched. Shared: never changed.
    """
    return _catalogue(asked, None)


@shared(16, {Some: key_of})
def _known_of(some: Some) -> pd.DataFrame:
    """The same of some units."""
    return _catalogue(some.asked, frozenset(some.unit_ids))


def _catalogue(asked: Asked, of_units: frozenset[int] | None) -> pd.DataFrame:
    units = course(asked).units.drop_duplicates("unit_id")
    rows = [_of_plan(plan, asked, of_units) for plan in asked.plans]
    named = units[["unit_id", "name", "plan_code"]].rename(columns={"name": "unit"})
    return searchable(pd.concat(rows, ignore_index=True).merge(named, on="unit_id"))


def _of_plan(plan: Plan, asked: Asked, of_units: frozenset[int] | None) -> pd.DataFrame:
    seen, whose = course(asked), asked.sight.whose
    units = seen.units.loc[seen.units["plan_code"] == plan.code, "unit_id"]
    if of_units is None:
        every = seen.found.models
    else:
        every = some_models(asked, of_units).models
        whose = Places(frozenset(units[units.isin(of_units)]), alone=True)
    models = every[every["unit_id"].isin(units)]
    listed = frames.listings(engine(), plan.code, whose)
    decided = decisions.decisions(engine(), plan.code, whose)
    steps = steps_reached(listed, seen.found.reports, decided, seen.as_of)
    carried = lives.carriers(engine(), plan.code, whose)
    who = carried.groupby("model_id", as_index=False).agg(carried_by=("carried_by", "; ".join))
    return catalogue(models, steps).merge(who, on="model_id", how="left")
