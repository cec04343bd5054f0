"""What lies on the office's desk, looked up once a change."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pandas as pd

from data_loaders.arrivals import arrived
from data_loaders.follows import follows
from data_loaders.kept_out import kept_out
from database.session import engine
from domain.kinds import Timeliness
from domain.plans import place_of
from metrics.compliance import stated_otherwise
from metrics.missing import missing_reports
from metrics.not_sent_again import not_sent_again
from metrics.reviewing import INEFFECTIVE, PROPOSED
from pages.frame.course import Asked, Course, asked_key, course
from pages.frame.handed import beside_taken_back
from pages.frame.pending import reviewed, waiting
from pages.frame.shared import shared

NEW, LATE = 5, 5  # rows that are shown


@dataclass(frozen=True, slots=True)
class Desk:
    """Counts of what waits for somebody's word; `new`: the last rows of `data_loaders.arrivals`
    since yesterday, `elsewhere` how many there are under plans that are not looked at; `late`:
    one row per unit with reports overdue, those longest overdue first: `unit`, `named` (as its
    page names it), `reports` int64, `days_late`, `followed_by`; `late_units` and `late_reports`,
    how many there are in all. Shared between sessions: never changed.
    """

    new: pd.DataFrame
    elsewhere: int
    pairs: int
    to_review: int
    unknown_units: int
    undated: int
    unanswered: int
    otherwise: int
    late: pd.DataFrame
    late_units: int
    late_reports: int

    @property
    def new_files(self) -> int:
        """How many files came in since yesterday, under the plans looked at."""
        return _in_all(self.new)

    @property
    def decisions(self) -> int:
        """What a person has to decide, all together."""
        return self.pairs + self.to_review + self.unknown_units


def _in_all(new: pd.DataFrame) -> int:
    return int(new["all"].iloc[0]) if len(new) else 0


@shared(32, {Asked: asked_key})
def desk(asked: Asked) -> Desk:
    """The desk on the day asked for."""
    seen = course(asked)
    found, whose = seen.found, asked.sight.whose
    missing = missing_reports(found.timeliness, seen.units)
    overdue = missing[missing["state"] == Timeliness.MISSING.value]
    yesterday = datetime.combine(asked.as_of - timedelta(days=1), time()).astimezone()
    sent = [beside_taken_back(plan.code, asked.sight, frozenset()) for plan in asked.plans]
    out = pd.concat([kept_out(engine(), plan.code, whose) for plan in asked.plans])
    names = {name for some in out["unknown_units"] for name in some}
    new = arrived(engine(), whose, yesterday, NEW, [plan.code for plan in asked.plans])
    return Desk(
        new=new,
        elsewhere=_in_all(arrived(engine(), whose, yesterday, 1)) - _in_all(new),
        pairs=len(waiting(asked)),
        to_review=int(reviewed(asked)[[INEFFECTIVE, PROPOSED]].to_numpy().sum()),
        unknown_units=len(names),
        undated=len(missing) - len(overdue),
        unanswered=int(not_sent_again(pd.concat(sent))["submission_id"].nunique()),
        otherwise=int(stated_otherwise(found.compliance).sum()),
        late=_late(overdue, seen, asked),
        late_units=int(overdue["unit_id"].nunique()),
        late_reports=len(overdue),
    )


def _late(overdue: pd.DataFrame, seen: Course, asked: Asked) -> pd.DataFrame:
    grouped = overdue.groupby("unit_id", as_index=False).agg(
        name=("name", "first"), reports=("kind", "size"), days_late=("days_late", "max")
    )
    worst = grouped.sort_values(["days_late", "reports"], ascending=False).head(LATE)
    people = follows(engine(), asked.sight.whose).groupby("unit_id")["name"].agg(", ".join)
    places = {plan.code: place_of(plan) for plan in seen.plans}
    units = seen.units.drop_duplicates("unit_id").set_index("unit_id")
    of_plan = worst["unit_id"].map(units["plan_code"])
    beside = ", " + of_plan.map(places) if len(places) > 1 else ""
    return worst.assign(
        unit=worst["name"] + beside,
        named=worst["name"] + " · " + worst["unit_id"].map(units["code"]),
        followed_by=worst["unit_id"].map(people).astype("str"),
    ).reset_index(drop=True)
