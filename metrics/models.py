"""The models that the standing lists name, each once, and which of them count (rules 2 and 3)."""

import pandas as pd

from domain.kinds import Level, ModelForm, ModelState, Origin, Period, ReportKind
from domain.plans import Plan
from metrics.left_out import without_left_out
from metrics.similar import like_another

LISTS = {ReportKind.REGISTER.value: 0, ReportKind.RESULT.value: 1}
PERIODS = {period.value: place for place, period in enumerate(Period)}
LEVELS = [level.value for level in (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE, Level.CENTRAL)]


def models(listings: pd.DataFrame, reports: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """One row per model and year registered, over the register and result reports that stand
    (`reports` from `standing_reports`); a model is its unit, year and `name_key`.

    Columns: `unit_id`, `year`, `name_key`, `model_id`, `name`, `field` ("" where none is given),
    `origin`, `form`, `state`: the last word of the reports that say one; `level`, the highest;
    `struck_year` Int64, the year of the first report that strikes it off; `of_its_year`, whether a
    report of the year registered names it; `repeats`, `to_confirm`, `counts`.

    Rule 2: it counts by its origin, unless struck off in the year it is registered. Rule 3: without
    an origin and named by the unit in an earlier year it `repeats` and does not count; with a
    stated origin, or under a like name, it counts and is `to_confirm`. What only an older report
    names that a corrected register leaves out is none of them (`without_left_out`).
    """
    listed = _standing_listings(listings, reports)
    found = _each_once(listed)
    cumulated = plan.quota is not None and plan.quota.cumulated
    first_named = found.groupby("name_id")["year"].transform("min")
    again = (first_named < found["year"]) & (not cumulated)
    struck = (found["struck_year"] <= found["year"]).fillna(False).astype(bool)
    by_origin = found["origin"].isin([origin.value for origin in plan.counting.origins])
    found["repeats"] = again & (found["origin"] == Origin.UNKNOWN.value)
    found["counts"] = by_origin & ~struck & ~found["repeats"]
    alike = like_another(found, listed, cumulated=cumulated)
    found["to_confirm"] = found["counts"] & (again | alike)
    return found.drop(columns=["name_id", "first_said"])


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
