"""The figures that stand at the head of a page, and the same of the year before."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from domain.plans import Plan
from metrics.progress import is_final, progress
from metrics.recognition import FOUR, recognition
from metrics.results import Results
from metrics.timeliness import timeliness_by


@dataclass(frozen=True, slots=True)
class Headline:
    """Figures of one year, or of the whole plan (`year` None).

    Rates go from 0 to 1 and are None where nothing is owed, or listed; so are `met`, `none`,
    `reached_aim` and `done_by_now` in a plan without a quota. The columns of `progress`,
    `recognition` and (for `on_time` of the reports `judged`) `timeliness_by` say what each is;
    `must_be_done`: the models owed by now, of which `done_by_now` are done.
    """

    year: int | None
    owed_by_now: int
    must_be_done: int
    done_by_now: int | None
    reported: int
    not_reported: int
    none: int | None
    met: int | None
    reached_aim: int | None
    share: float | None
    share_met: float | None
    share_aim: float | None
    share_reported: float | None
    models: int
    unknown_origin: int
    to_confirm: int
    registered: int
    effective: int
    recognised: int
    struck_off: int
    share_recognised: float | None
    on_time: int
    judged: int
    share_on_time: float | None
    final: bool


def headline(found: Results, plan: Plan, as_of: date, year: int | None = None) -> Headline:
    """The headline of `year`, or of all the plan's years, for the units of `found.compliance`."""
    rows, owed = found.compliance, found.timeliness
    if year is not None:
        rows, owed = rows[rows["year"] == year], owed[owed["year"] == year]
    reached = progress(rows, rows[["unit_id"]], plan, as_of).iloc[0]
    listed = recognition(found.tally, rows)[FOUR].sum()
    judged = timeliness_by(owed[owed["unit_id"].isin(rows["unit_id"])]).sum()
    return headline_of(reached, listed, judged, plan, as_of, year)


def headline_of(
    reached: "pd.Series[Any]",
    listed: "pd.Series[int]",
    judged: "pd.Series[int]",
    plan: Plan,
    as_of: date,
    year: int | None,
) -> Headline:
    """The same of a row of `progress`, the four figures of `recognition` and the numbers of
    `timeliness_by`, each added up over what is spoken of.
    """
    registered, recognised = int(listed["registered"]), int(listed["recognised"])
    return Headline(
        year=year,
        owed_by_now=int(reached["owed_by_now"]),
        must_be_done=int(reached["owed_by_now"]) * (plan.quota.at_least if plan.quota else 0),
        done_by_now=_whole(reached["done_by_now"]),
        reported=int(reached["reported"]),
        not_reported=int(reached["not_reported"]),
        none=_whole(reached["none"]),
        met=_whole(reached["met"]),
        reached_aim=_whole(reached["reached_aim"]),
        share=_rate(reached["share"]),
        share_met=_rate(reached["share_met"]),
        share_aim=_rate(reached["share_aim"]),
        share_reported=_rate(reached["share_reported"]),
        models=int(reached["models"]),
        unknown_origin=int(reached["unknown_origin"]),
        to_confirm=int(reached["to_confirm"]),
        registered=registered,
        effective=int(listed["effective"]),
        recognised=recognised,
        struck_off=int(listed["struck_off"]),
        share_recognised=recognised / registered if registered else None,
        on_time=int(judged["on_time"]),
        judged=int(judged["judged"]),
        share_on_time=_rate(judged["on_time"] / judged["judged"]) if judged["judged"] else None,
        final=is_final(plan, as_of),
    )


def _whole(number: float) -> int | None:
    return None if pd.isna(number) else int(number)


def _rate(number: float) -> float | None:
    return None if pd.isna(number) else float(number)
