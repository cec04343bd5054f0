"""What the front page of the staff knows of their own unit, looked up once a change."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_loaders.kept_out import kept_out
from database.session import engine
from domain.kinds import Timeliness
from domain.plans import Plan
from metrics.missing import LACKING, missing_reports
from pages.frame.course import Asked, Course, asked_key, course
from pages.frame.handed import marked_reports
from pages.frame.own_unit import sent_state
from pages.frame.sent_back import reasons
from pages.frame.shared import shared
from translations import language, speaking

SENT = 3  # of what was sent in, the last
OWED = 5


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """`owed`: every report owed (`metrics.timeliness`); `next_owed`: those lacking, the longest
    first, then the next due; `year`: the row of `metrics.compliance` of the last year begun, or
    None; `sent`: the last reports, with their `told` state; `partly`: of `data_loaders.kept_out`
    those files of the unit whose reports still stand. Shared between sessions: never changed.
    """

    unit_id: int
    name: str
    plan: Plan
    owed: pd.DataFrame
    next_owed: pd.DataFrame
    year: pd.Series | None
    sent: pd.DataFrame
    partly: pd.DataFrame


def own_unit(asked: Asked, unit_id: int | None) -> OwnUnit | None:
    """The unit of somebody who stands in `unit_id`, or the only one they see; None where they see
    several and none is their own.
    """
    return _own_unit(asked, unit_id, language())


@shared(64, {Asked: asked_key})
def _own_unit(asked: Asked, unit_id: int | None, spoken: str) -> OwnUnit | None:
    """`spoken` is the language of the states that are `told`: what one visitor reads is not kept
    for another.
    """
    seen = course(asked)
    units = seen.units.drop_duplicates("unit_id")
    mine = units if len(units) == 1 else units[units["unit_id"] == unit_id]
    with speaking(spoken):
        return _of(mine.iloc[0], seen, asked) if len(mine) else None


@shared(64, {Asked: asked_key})
def lacking(asked: Asked) -> tuple[pd.DataFrame, int, int]:
    """Of several units the reports overdue, the longest first (`missing_reports`), as many as are
    shown; how many there are, of how many units.
    """
    seen = course(asked)
    missing = missing_reports(seen.found.timeliness, seen.units)
    overdue = missing[missing["state"] == Timeliness.MISSING.value]
    return overdue.head(OWED), len(overdue), int(overdue["unit_id"].nunique())


def _of(unit: pd.Series, seen: Course, asked: Asked) -> OwnUnit:
    unit_id = int(unit["unit_id"])
    plan = next(each for each in seen.plans if each.code == unit["plan_code"])
    rows = seen.found.timeliness
    owed = rows[rows["unit_id"] == unit_id]
    years = seen.found.compliance
    begun = years[(years["unit_id"] == unit_id) & (years["year"] <= asked.as_of.year)]
    sent = _sent(plan, unit_id, asked)
    out = kept_out(engine(), plan.code, asked.sight.whose)
    counting = sent.loc[sent["standing"], "submission_id"]
    return OwnUnit(
        unit_id,
        str(unit["name"]),
        plan,
        owed,
        _next_owed(owed, asked.as_of),
        begun.sort_values("year").iloc[-1] if len(begun) else None,
        sent.head(SENT),
        out[out["submission_id"].isin(counting)].head(SENT),
    )


def _next_owed(owed: pd.DataFrame, as_of: date) -> pd.DataFrame:
    lacks = owed[owed["state"].isin(LACKING) & (owed["year"] <= as_of.year)]
    ahead = owed[(owed["state"] == Timeliness.PENDING.value) & owed["due"].notna()]
    worst = lacks.sort_values(["days_late", "year"], ascending=False, na_position="last")
    return pd.concat([worst.head(OWED - 1), ahead.sort_values("due").head(1)])


def _sent(plan: Plan, unit_id: int, asked: Asked) -> pd.DataFrame:
    """Everything that was sent in of the unit, the last first, with its `told` state."""
    every = marked_reports(plan.code, asked.sight, asked.as_of)
    mine = every[every["unit_id"] == unit_id]
    why = reasons(plan.code, asked.sight)
    told = [
        sent_state(state, why.get(submission), standing=standing)
        for state, submission, standing in zip(
            mine["state"], mine["submission_id"], mine["standing"], strict=True
        )
    ]
    rows = mine.assign(told=told)
    return rows.sort_values(["sequence", "report_id"], ascending=False)
