"""The models that the standing lists name, each once, and which of them count (rules 2 and 3)."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from domain.kinds import DoneAt, ModelForm, ModelState, Origin, Period, ReportKind
from domain.plans import Plan
from metrics.decided import LEVELS, in_force, on_listed, with_decisions
from metrics.kin import kin
from metrics.left_out import without_left_out
from metrics.repeats import (
    answers,
    is_same,
    open_questions,
    pairs_of_rows,
    stands_for_itself,
    waits,
)
from metrics.tables import Tables

TOLD = ["unit_id", "year", "model_id", "listing_id", "name", "field"]
LISTS = {ReportKind.REGISTER.value: 0, ReportKind.RESULT.value: 1}
PERIODS = {period.value: place for place, period in enumerate(Period)}


class Counted(NamedTuple):
    """`models` and `pairs`, as `models` describes them."""

    models: pd.DataFrame
    pairs: pd.DataFrame


def models(tables: Tables, reports: pd.DataFrame, plan: Plan, as_of: date) -> Counted:
    """One row per model and year registered, over the register and result reports that stand
    (`reports` from `standing_reports`); a model is its unit, year and `name_key`.

    Columns: `unit_id`, `year`, `name_key`, `model_id`, `listing_id` (where the year first names
    it), `name`, `field` ("" where none is given), `origin`, `form`, `state`: the last word of the
    reports that say one; `level`, the highest; `struck_year` Int64, the year of the first report or
    decision that strikes it off; `of_its_year`, whether a report of the year registered names it;
    `repeats`, `to_confirm`, `counts`. What people decided holds as of the day (`metrics.decided`).

    Rule 2: it counts by its origin, unless struck off in the year it is registered, once it has
    come as far as the plan asks (`Counting.done_at`). Rule 3: without
    an origin and named by the unit in an earlier year it `repeats` and does not count, and so does
    what a person said is an earlier model again; with a stated origin, or under a like name, it
    counts and is `to_confirm` until a person has answered. What only an older report names that a
    corrected register leaves out is none of them (`without_left_out`).

    The second table, `pairs`, holds the questions: one row for each such model of a year and each
    that it may be again, both named as in `models` (`other_…`); `score`, and the `answer`: "same",
    "different", or "" where it waits. Of what is an earlier one again nothing more is asked.
    """
    listed = _standing_listings(tables.listings, reports)
    decided = on_listed(in_force(tables.decisions, as_of), tables.units, listed)
    found = with_decisions(_each_once(listed), decided)
    cumulated = plan.quota is not None and plan.quota.cumulated
    given = answers(decided, listed)
    first_named = found.groupby("name_id")["year"].transform("min")
    again = (first_named < found["year"]) & (not cumulated) & ~stands_for_itself(found, given)
    struck = (found["struck_year"] <= found["year"]).fillna(False).astype(bool)
    by_origin = found["origin"].isin([origin.value for origin in plan.counting.origins])
    repeats = again & (found["origin"] == Origin.UNKNOWN.value)
    found["counts"] = by_origin & ~struck & ~repeats & _came_far_enough(found, plan)
    kinship = kin(tables.units, tables.lineage, as_of)
    pairs = pairs_of_rows(found, listed, kinship, given, cumulated=cumulated)
    same = is_same(found, pairs, given)
    found["repeats"] = repeats | same
    found["counts"] &= ~same
    found["to_confirm"] = found["counts"] & waits(found, pairs)
    named = open_questions(_with_names(pairs, found))
    return Counted(found.drop(columns=["name_id", "first_said"]), named)


def _came_far_enough(found: pd.DataFrame, plan: Plan) -> "pd.Series[bool]":
    """Whether each model has come as far as it must to count."""
    done_at = plan.counting.done_at
    recognised = found["level"].notna()
    if done_at is DoneAt.REGISTERED:
        return pd.Series(True, index=found.index)
    if done_at is DoneAt.EFFECTIVE:
        return recognised | (found["state"] == ModelState.EFFECTIVE.value)
    return found["level"].isin(LEVELS[LEVELS.index(done_at.value) :])


def _with_names(pairs: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """`pairs` with both models' keys, names and listings."""
    told = found[["name_id", *TOLD]]
    others = told.add_prefix("other_").rename(columns={"other_name_id": "other"})
    both = pairs.merge(told, on=["name_id", "year"]).merge(others, on=["other", "other_year"])
    columns = [*TOLD, *(f"other_{column}" for column in TOLD), "score", "answer"]
    return both[columns].sort_values(["unit_id", "year", "listing_id", "other_listing_id"])


def _standing_listings(listings: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The listings of standing lists, the last word last, without what a corrected register has
    overtaken. A unit has one standing report of each kind and period, so this order does not depend
    on how files arrived.
    """
    keyless = listings["name_key"].isna() | (listings["name_key"] == "")
    keyed = listings.assign(name_key=listings["name_key"].where(~keyless, listings["name"]))
    lists = reports[reports["standing"] & reports["kind"].isin(list(LISTS))]
    said = lists[["report_id", "kind", "year", "period"]].rename(columns={"year": "report_year"})
    listed = without_left_out(keyed, reports).merge(said, on="report_id")
    within = listed["kind"].map(LISTS) * len(PERIODS) + listed["period"].map(PERIODS)
    listed["said"] = listed["report_year"] * len(LISTS) * len(PERIODS) + within.astype("int64")
    listed["name_id"] = listed.groupby(["unit_id", "name_key"]).ngroup()
    return listed.sort_values(["said", "listing_id"], ignore_index=True)


def _each_once(listed: pd.DataFrame) -> pd.DataFrame:
    """One row per model; what is not stated never overrides what is."""
    struck = listed["state"] == ModelState.STRUCK_OFF.value
    ranks = {level: rank for rank, level in enumerate(LEVELS)}
    stated = listed.assign(
        field=listed["field"].where(listed["field"] != ""),
        origin=listed["origin"].where(listed["origin"] != Origin.UNKNOWN.value),
        form=listed["form"].where(listed["form"] != ModelForm.UNKNOWN.value),
        level=listed["level"].map(ranks).astype("Float64"),
        struck_year=listed["report_year"].astype("Int64").where(struck),
        of_its_year=listed["report_year"] == listed["year"],
    )
    once = stated.groupby(["name_id", "year"], as_index=False).agg(
        unit_id=("unit_id", "first"),
        name_key=("name_key", "first"),
        model_id=("model_id", "min"),
        listing_id=("listing_id", "first"),
        name=("name", "last"),
        field=("field", "last"),
        origin=("origin", "last"),
        form=("form", "last"),
        state=("state", "last"),
        level=("level", "max"),
        struck_year=("struck_year", "min"),
        of_its_year=("of_its_year", "max"),
        first_said=("said", "min"),
    )
    once["level"] = once["level"].map(dict(enumerate(LEVELS))).astype("str")
    return once.fillna(
        {"field": "", "origin": Origin.UNKNOWN.value, "form": ModelForm.UNKNOWN.value}
    )
