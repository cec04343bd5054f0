"""What the page on the quality of the figures knows, looked up once for whoever asks the same."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Engine

from data_loaders.follows import follows
from data_loaders.kept_out import kept_out
from data_loaders.taken_back import taken_back
from database.session import engine
from domain.access import Places
from domain.kinds import RestsOn
from domain.plans import place_of
from metrics.compliance import by_number_alone, stated_otherwise
from metrics.not_counted import not_counted
from metrics.not_sent_again import not_sent_again
from metrics.reported import UNIT_YEAR
from metrics.rests_on import rests_on, rests_on_by_year
from metrics.silent import silent_units
from pages.frame.course import Asked, Course, asked_key, course
from pages.frame.handed import beside_taken_back
from pages.frame.pending import waiting
from pages.frame.shared import shared

Loader = Callable[[Engine, str, Places], pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Facts:
    """Tables that are shared between sessions: never changed.

    `by_year`: of `metrics.rests_on`; `silent`: of `metrics.silent`, with who follows each unit
    (`followed_by`); `pairs`: of `metrics.waiting`, the likeliest first, `to_confirm` models in all;
    `partly`: of `data_loaders.kept_out`, files that still count; `otherwise`: unit-years whose
    stated number is another than that of the list;
    `by_number`: those by a number alone; `unknown`: models without an origin by unit, of `models`
    in all; `rivals`: of `metrics.not_counted`, with both files; `gone`: of
    `data_loaders.taken_back`, and whether it `waits` to be sent again. Each has the `unit` in words
    and its `code` where it speaks of one, and all but `by_year` the `plan_code`. What names and
    cells only single models and numbers tell, `quality_rows` looks up for the rows shown.
    """

    reports: int
    reporting: int
    units: int
    by_year: pd.DataFrame
    silent: pd.DataFrame
    pairs: pd.DataFrame
    to_confirm: int
    partly: pd.DataFrame
    otherwise: pd.DataFrame
    by_number: pd.DataFrame
    unknown: pd.DataFrame
    models: int
    rivals: pd.DataFrame
    gone: pd.DataFrame

    @property
    def not_reported(self) -> int:
        """Unit-years of which nothing is known."""
        return int(self.by_year[RestsOn.NOT_REPORTED.value].sum())

    @property
    def owed(self) -> int:
        """Unit-years owed by now."""
        return int(self.by_year["owed"].sum())


@shared(16, {Asked: asked_key})
def facts(asked: Asked) -> Facts:
    """What was asked for. Shared: never change it."""
    seen = course(asked)
    found = seen.found
    rests = rests_on(found.compliance, found.reports, seen.plan, seen.as_of)
    standing = found.reports[found.reports["standing"]]
    beaten = _named(not_counted(found.reports), seen)
    files = _handed(asked, beaten)
    return Facts(
        reports=len(standing),
        reporting=int(rests.loc[rests["unit_id"].isin(standing["unit_id"]), "unit_id"].nunique()),
        units=int(rests["unit_id"].nunique()),
        by_year=rests_on_by_year(rests),
        silent=_silent(seen, asked),
        pairs=_pairs(seen, asked),
        to_confirm=int(found.compliance["to_confirm"].sum()),
        partly=_partly(asked, standing),
        otherwise=_in_order(found.compliance[stated_otherwise(found.compliance)], seen),
        by_number=_in_order(found.compliance[by_number_alone(found.compliance)], seen),
        unknown=_unknown(seen),
        models=int(found.compliance["total"].sum()),
        rivals=_rivals(beaten, files),
        gone=_gone(asked, files),
    )


def _handed(asked: Asked, beaten: pd.DataFrame) -> pd.DataFrame:
    """All reports of the units of which one is beaten, or taken back."""
    units = beaten.groupby("plan_code")["unit_id"].agg(frozenset).to_dict()
    parts = [
        beside_taken_back(p.code, asked.sight, units.get(p.code, frozenset())).assign(
            plan_code=p.code
        )
        for p in asked.plans
    ]
    return pd.concat(parts, ignore_index=True)


def _of_plans(asked: Asked, load: Loader) -> pd.DataFrame:
    whose = asked.sight.whose
    parts = [load(engine(), p.code, whose).assign(plan_code=p.code) for p in asked.plans]
    return pd.concat(parts, ignore_index=True)


def _named(rows: pd.DataFrame, seen: Course) -> pd.DataFrame:
    """`rows` with the `unit` of each, its place beside it if there are several, its `code`."""
    places = {plan.code: place_of(plan) for plan in seen.plans}
    units = seen.units.drop_duplicates("unit_id")[["unit_id", "name", "code", "plan_code"]]
    several = len(seen.plans) > 1
    beside = ", " + units["plan_code"].map(places) if several else ""
    named = units.assign(unit=units["name"] + beside).rename(columns={"name": "unit_name"})
    return rows.merge(named, on="unit_id").reset_index(drop=True)


def _silent(seen: Course, asked: Asked) -> pd.DataFrame:
    found = seen.found
    rows = silent_units(found.compliance, found.reports, found.timeliness, seen.plan, seen.as_of)
    people = follows(engine(), asked.sight.whose).groupby("unit_id")["name"].agg(", ".join)
    return _named(rows.assign(followed_by=rows["unit_id"].map(people).astype("str")), seen)


def _pairs(seen: Course, asked: Asked) -> pd.DataFrame:
    order = ["score", *UNIT_YEAR, "listing_id", "other_listing_id"]
    likeliest = [False, True, True, True, True]
    pairs = waiting(asked).drop(columns="plan_code")
    return _named(pairs.sort_values(order, ascending=likeliest), seen)


def _partly(asked: Asked, standing: pd.DataFrame) -> pd.DataFrame:
    """Files of which rows are kept out, as long as anything else of them counts."""
    every = _of_plans(asked, kept_out)
    every["names"] = every["unknown_units"].map(len)
    counting = every["submission_id"].isin(standing["submission_id"])
    return every[counting].sort_values(["names", "rows"], ascending=False, ignore_index=True)


def _in_order(rows: pd.DataFrame, seen: Course) -> pd.DataFrame:
    """Unit-years, the latest year first."""
    named = _named(rows, seen)
    return named.sort_values(["year", "unit"], ascending=[False, True], ignore_index=True)


def _unknown(seen: Course) -> pd.DataFrame:
    """The units by how many of their models state no origin, the most first."""
    sums = seen.found.compliance.groupby("unit_id", as_index=False)[
        ["unknown_origin", "total"]
    ].sum()
    some = sums[sums["unknown_origin"] > 0].sort_values("unknown_origin", ascending=False)
    return _named(some, seen)


def _rivals(beaten: pd.DataFrame, files: pd.DataFrame) -> pd.DataFrame:
    names = files.drop_duplicates("report_id").set_index("report_id")["file"]
    told = beaten.assign(file=beaten["report_id"].map(names), other_file=beaten["other"].map(names))
    return told.sort_values(["other_received", "unit"], ascending=[False, True], ignore_index=True)


def _gone(asked: Asked, files: pd.DataFrame) -> pd.DataFrame:
    taken = _of_plans(asked, taken_back)
    waiting = not_sent_again(files)["submission_id"]
    theirs = files[files["submission_id"].isin(taken["submission_id"])]
    named = theirs.drop_duplicates(["submission_id", "unit"])
    units = {id_: tuple(some) for id_, some in named.groupby("submission_id")["unit"]}
    return taken.assign(
        units=taken["submission_id"].map(units), waits=taken["submission_id"].isin(waiting)
    )
