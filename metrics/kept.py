"""What plans without a quota ask: models kept, widened and built, as the year's reports tell.

Tây Ninh 2017, II.4: “Duy trì, phát triển bền vững những mô hình … đã có”, I: “nhân rộng các mô
hình”; Hớn Quản 447-CV/HU, điểm 3: “Xây dựng và nhân rộng các mô hình”.
"""

from datetime import date

import pandas as pd

from domain.kinds import ModelState, Origin, Period, ReportKind
from metrics.decided import in_force, on_listed, with_decisions
from metrics.repeats import SAME, answers
from metrics.tables import Tables

ORIGINS = [origin.value for origin in Origin]
FIGURES = [*ORIGINS, "listed", "recognised", "struck_off"]
_LISTS = [ReportKind.REGISTER.value, ReportKind.RESULT.value]
_PERIODS = [period.value for period in Period]


def kept_models(tables: Tables, reports: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row per unit, year of report and field that its lists tell of: `unit_id`, `year`,
    `field` ("" where none is written), and int64 `new`, `replicated`, `upgraded`, `maintained`,
    `unknown`; `listed`, their sum; `recognised` of them; `struck_off`, models told or decided to be
    given up, which are none of these.

    A model is told once a year, however many of the unit's reports of that year name it; the last
    word that is said of its origin, field and state holds, and any level makes it recognised. It
    counts in the year of the report, whenever it was registered: kept is what is told of again.

    What people decided holds as of the day, over what reports say. Of two names that are one model
    the unit tells once, and what is an earlier model again was not built or copied this year: it is
    maintained. Of a model that is another unit's, too, only that unit tells in a year in which both
    do, or where it is out of sight. One struck off counts no more from the year of that day.

    `reports` is from `standing_reports`.
    """
    told = _told(tables.listings, reports)
    decided = on_listed(in_force(tables.decisions, as_of), tables.units, told)
    said = answers(decided, told)
    same = said[said["answer"] == SAME]
    lasting = _one_model(told, same)
    named = told.assign(name_id=told["name_id"].map(lasting))
    decided = decided.assign(name_id=decided["name_id"].map(lasting))
    once = with_decisions(_each_once(named), decided)
    once = _maintained(once, same, lasting)
    once = once[~_told_by_another(once, same, lasting)]
    return _summed(once)


def _summed(once: pd.DataFrame) -> pd.DataFrame:
    struck = (once["struck_year"] <= once["year"]).fillna(False).astype("bool")
    flags = {origin: (once["origin"] == origin) & ~struck for origin in ORIGINS}
    rows = once[["unit_id", "year", "field"]].assign(
        **flags, listed=~struck, recognised=once["level"].notna() & ~struck, struck_off=struck
    )
    later = once[once["struck_year"].notna() & ~struck]
    given_up = later[["unit_id", "field"]].assign(
        year=later["struck_year"].astype("int64"),
        **{figure: figure == "struck_off" for figure in FIGURES},
    )
    every = pd.concat([rows, given_up], ignore_index=True)
    whole = every.groupby(["unit_id", "year", "field"], as_index=False)[FIGURES].sum()
    return whole.astype(dict.fromkeys(FIGURES, "int64"))


def no_kept() -> pd.DataFrame:
    """The table that `kept_models` gives, without a row."""
    kinds = {"unit_id": "int64", "year": "int64", "field": "str", **dict.fromkeys(FIGURES, "int64")}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})


def as_counts(kept: pd.DataFrame) -> pd.DataFrame:
    """`kept` in the columns by which `fields_balance` spreads models over the fields."""
    return kept.assign(counted=kept["listed"], unknown_origin=kept["unknown"], to_confirm=0)


def _told(listings: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The listings of lists that stand, the last word of each year last."""
    lists = reports[reports["standing"] & reports["kind"].isin(_LISTS)]
    said = lists[["report_id", "kind", "period", "year"]]
    told = listings.drop(columns="year").merge(said, on="report_id")
    places = {
        "later_kind": told["kind"].map(_LISTS.index),
        "later_period": told["period"].map(_PERIODS.index),
    }
    keyless = told["name_key"].isna() | (told["name_key"] == "")
    told = told.assign(name_key=told["name_key"].where(~keyless, told["name"]), **places)
    told["name_id"] = told.groupby(["unit_id", "name_key"]).ngroup()
    return told.sort_values(["later_kind", "later_period", "listing_id"])


def _each_once(told: pd.DataFrame) -> pd.DataFrame:
    """One row per model and year of report, as `with_decisions` takes them."""
    stated = told.assign(
        field=told["field"].where(told["field"] != ""),
        origin=told["origin"].where(told["origin"] != Origin.UNKNOWN.value),
    )
    said = ["field", "origin", "state", "level"]
    once = stated.groupby(["unit_id", "year", "name_id"], as_index=False)[said].last()
    struck = once["state"] == ModelState.STRUCK_OFF.value
    once["struck_year"] = once["year"].astype("Int64").where(struck)
    return once.fillna({"field": "", "origin": Origin.UNKNOWN.value})


def _one_model(told: pd.DataFrame, same: pd.DataFrame) -> dict[int, int]:
    """For each `name_id` that of its model: names of one unit that a person said are the same."""
    units = told.drop_duplicates("name_id").set_index("name_id")["unit_id"]
    lasting = {int(name): int(name) for name in units.index}
    for name, other in same.loc[same["other"].notna(), ["name_id", "other"]].astype("int64").values:
        if units[name] == units[other]:
            kept, gone = sorted((lasting[name], lasting[other]))
            lasting = {one: kept if now == gone else now for one, now in lasting.items()}
    return lasting


def _maintained(once: pd.DataFrame, same: pd.DataFrame, lasting: dict[int, int]) -> pd.DataFrame:
    """`once`, where what a person said is an earlier model again is neither new nor copied."""
    by_year = same[same["own_year"].notna()]
    own = pd.MultiIndex.from_arrays(
        [by_year["name_id"].map(lasting).astype("int64"), by_year["own_year"].astype("int64")]
    )
    again = pd.MultiIndex.from_frame(once[["name_id", "year"]]).isin(own)
    renamed = same.loc[same["other"].notna(), "name_id"].map(lasting)
    later = once["year"] > once.groupby("name_id")["year"].transform("min")
    again |= (once["name_id"].isin(renamed) & later).to_numpy()
    built = once["origin"].isin([Origin.NEW.value, Origin.REPLICATED.value])
    return once.assign(origin=once["origin"].mask(again & built, Origin.MAINTAINED.value))


def _told_by_another(
    once: pd.DataFrame, same: pd.DataFrame, lasting: dict[int, int]
) -> "pd.Series[bool]":
    """Whether a row is of a model that another unit tells of in the same year, or one unseen."""
    pairs = same.loc[same["other"].notna(), ["name_id", "other"]].astype("int64")
    pairs = pairs.apply(lambda names: names.map(lasting))
    pairs = pairs[pairs["name_id"] != pairs["other"]]
    others = once[["name_id", "year"]].rename(columns={"name_id": "other"})
    both = pairs.merge(others, on="other")
    told = pd.MultiIndex.from_frame(once[["name_id", "year"]])
    unseen = same.loc[same["unseen"], "name_id"].map(lasting)
    twice = told.isin(pd.MultiIndex.from_frame(both[["name_id", "year"]]))
    return once["name_id"].isin(unseen) | twice
