"""Models of the page of review: counted without one being read, and read of the units shown."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data_loaders import decisions, frames
from data_loaders.listed_at import noted
from database.session import engine
from domain.access import Places
from domain.plans import Plan
from domain.text import fold
from metrics.catalogue import steps_reached
from metrics.reported import UNIT_YEAR
from metrics.reviewing import INEFFECTIVE, PROPOSED, REVIEWED, STRUCK_OFF, TURNS, for_review
from pages.frame.course import Asked, course
from pages.frame.few_units import FEW, units_meant
from pages.frame.pending import reviewed
from pages.frame.plans import units_seen
from pages.frame.shared import shared
from pages.frame.some_models import some_models
from pages.office.review_scope import Scope, places_of_names, scope_key

NO_NOTES = pd.DataFrame({"model_id": pd.Series(dtype="int64"), "note": pd.Series(dtype="str")})
NO_STEPS = NO_NOTES.rename(columns={"note": "step"})
AT_MOST = 300  # models that are shown


@dataclass(frozen=True, slots=True)
class Sought:
    """The models of `scope` whose name, or whose unit's, holds these `words` in any spelling."""

    scope: Scope
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """The first models that are meant (the columns of `for_review`, with `unit` and `step`), those
    to be looked at first before all others; `count`, how many there are in all; None where nobody
    knows: of more units than were looked through some may have one.
    """

    first: pd.DataFrame
    count: int | None


def _sought_key(sought: Sought) -> tuple[object, ...]:
    return *scope_key(sought.scope), sought.words


@shared(32, {Scope: scope_key})
def by_unit_year(scope: Scope) -> pd.DataFrame:
    """How many models each unit of `scope` registered in a year, and of these `recognised` and
    `REVIEWED`. Shared: never changed.
    """
    registered = scope.kept(course(scope.asked).found.tally)
    sums = registered.groupby(UNIT_YEAR, as_index=False)[["registered", "recognised"]].sum()
    both = sums[sums["registered"] > 0].merge(
        scope.kept(reviewed(scope.asked)).drop(columns="plan_code"), on=UNIT_YEAR, how="left"
    )
    return both.fillna(dict.fromkeys(REVIEWED, 0)).astype(dict.fromkeys(REVIEWED, "int64"))


@shared(32, {Sought: _sought_key})
def found_in(sought: Sought) -> Found:
    """Shared: never changed."""
    scope, words = sought.scope, fold(sought.words)
    counted = in_turn(by_unit_year(scope), scope.asked)
    units = counted["unit_id"].drop_duplicates()
    if not words:
        models = told_of(scope, counted.loc[_shown(counted), "unit_id"])
        return Found(models.head(AT_MOST), int(counted["models"].sum()))
    meant = units[units.isin(units_meant(scope.asked, units, words))]
    models = told_of(scope, meant.head(FEW))
    spoken = models["name"].map(fold) + " " + models["unit"].map(fold)
    models = models[spoken.str.contains(words, regex=False)]
    return Found(models.head(AT_MOST), len(models) if len(meant) <= FEW else None)


def in_turn(counted: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """`by_unit_year` with a row for each turn (`metrics.reviewing.TURNS`), in the order of looking:
    `unit_id`, `year`, `models`.
    """
    others = counted["registered"] - counted[[*REVIEWED]].sum(axis=1)
    turns = {INEFFECTIVE: None, PROPOSED: None, STRUCK_OFF: None, "": others}
    parts = [
        counted[UNIT_YEAR].assign(models=counted[why] if count is None else count, turn=TURNS[why])
        for why, count in turns.items()
    ]
    every = pd.concat(parts, ignore_index=True)
    some = every[every["models"] > 0]
    ordered = some.assign(place=some["unit_id"].map(places_of_names(asked)))
    return ordered.sort_values(["turn", "place", "year"])


def _shown(counted: pd.DataFrame) -> "pd.Series[bool]":
    """The rows of which the first `AT_MOST` models are."""
    before = counted["models"].cumsum() - counted["models"]
    return before < AT_MOST


def models_in(scope: Scope, unit_ids: Iterable[int]) -> pd.DataFrame:
    """The models of these units in `scope`, as `metrics.models` has them."""
    return scope.kept(some_models(scope.asked, frozenset(unit_ids)).models)


def told_of(scope: Scope, unit_ids: Iterable[int]) -> pd.DataFrame:
    """The models of these units in the order of looking, with why, `unit` and `step`."""
    theirs = frozenset(unit_ids)
    models, asked = models_in(scope, theirs), scope.asked
    parts = [_notes_and_steps(plan, theirs, asked) for plan in asked.plans]
    notes, steps = (pd.concat(each, ignore_index=True) for each in zip(*parts, strict=True))
    told = for_review(models, notes)
    step = told["model_id"].map(steps.set_index("model_id")["step"])
    named = told.assign(unit=told["unit_id"].map(scope.units), step=step)
    places = named["unit_id"].map(places_of_names(asked))
    ordered = named.assign(place=places).sort_values(["turn", "place", "year"])
    return ordered.drop(columns="place")


def _notes_and_steps(
    plan: Plan, unit_ids: frozenset[int], asked: Asked
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What lists wrote beside the models of these units under the plan, and how far each came."""
    seen = units_seen(plan, asked.sight)["unit_id"]
    theirs = Places(frozenset(seen[seen.isin(unit_ids)]), alone=True)
    if not theirs.units:
        return NO_NOTES, NO_STEPS
    where = engine(), plan.code, theirs
    told = frames.listings(*where), course(asked).found.reports, decisions.decisions(*where)
    return noted(*where), steps_reached(*told, asked.as_of)
