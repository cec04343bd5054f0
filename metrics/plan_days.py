"""The days of a plan, year by year: what the plan gives and what an office set for everybody."""

from datetime import date

import pandas as pd

from domain.plans import Plan
from metrics.duties import ASKED, asked_reports


def plan_days(plan: Plan, dues: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row per report that the plan asks for in the years of `Plan.years_as_of`, by year and
    day: the columns of `asked_reports` and `due`, the last day on time that holds for everybody
    (missing where nobody gave one), `extended`, and of a day that an office set `reason` and
    `set_by` (both may be missing).

    Of days set for everybody the one set last holds (settled rule 6: a recorded extension moves the
    day, visibly). Days for single units are those of `unit_days`.
    """
    asked = asked_reports(plan, as_of)
    everybody = dues[dues["unit_id"].isna()].drop_duplicates(ASKED, keep="last")
    told = everybody[[*ASKED, "last_day", "reason", "set_by"]]
    found = asked.merge(told, on=ASKED, how="left")
    due = found["last_day"].fillna(found["plan_day"])
    extended = found["last_day"].notna() & (found["last_day"] != found["plan_day"])
    rows = found.drop(columns="last_day").assign(due=due, extended=extended)
    by_day = rows.assign(day=due.fillna(rows["ends"])).sort_values(["year", "day"], kind="stable")
    return by_day.drop(columns="day").reset_index(drop=True)


def unit_days(dues: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """One row per day that an office set for a single unit and all beneath it, the latest of each:
    the columns of `dues` and the unit's `name`.
    """
    single = dues[dues["unit_id"].notna()].drop_duplicates([*ASKED, "unit_id"], keep="last")
    return single.merge(units[["unit_id", "name"]], on="unit_id", how="inner")


def usual_days(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """One row per group of reports owed (`by`): the `due` and `plan_day` that most of them have, of
    equally many the earlier; missing where none has one.
    """
    groups = rows[by].drop_duplicates()
    for column in ("due", "plan_day"):
        met = rows.groupby([*by, column], as_index=False).agg(many=(column, "size"))
        ordered = met.sort_values(["many", column], ascending=[False, True])
        groups = groups.merge(ordered.drop_duplicates(by)[[*by, column]], on=by, how="left")
    return groups


def usual_day(days: pd.DataFrame) -> date | None:
    """The day (`due`) of most, of those as many the earliest; each row stands for so `many`. None
    where there is none.
    """
    sums = days.groupby("due", as_index=False)[["many"]].sum()
    ordered = sums.sort_values(["many", "due"], ascending=[False, True])["due"]
    return ordered.iloc[0].date() if len(ordered) else None
