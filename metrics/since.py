"""What became of the figures between two days on which they were frozen."""

from typing import NamedTuple

import pandas as pd

from metrics.course import Course
from metrics.reported import UNIT_YEAR
from metrics.standing import SLOT

MODEL = [*UNIT_YEAR, "model_id"]
ADDED, LEFT_OUT = "added", "left_out"
REPLACED, FELL_BACK, TAKEN_BACK = "replaced", "fell_back", "taken_back"
RECOGNISED, STRUCK_OFF = "recognised", "struck_off"


class Since(NamedTuple):
    """`reports`: one row for each report asked for (`metrics.standing.SLOT`) for which another
    speaks: `report_id` Int64, the one that does now (missing where none does), `change`: "added",
    "replaced" (sent again, or by the unit itself after a summary spoke for it), "fell_back" (what
    spoke was taken back, and what was there before speaks again), "taken_back".

    `models`: one row for each model and year of which something changed: `unit_id`, `year`,
    `model_id`, `name`, `change`: "added", "left_out" (no list names it any more), "recognised",
    "struck_off"; what came recognised at once has two rows. `states`: one row for each unit-year
    that stands otherwise: `unit_id`, `year`, `was`, `is` (`UnitState`; `was` is missing where the
    unit-year was not looked at before).
    """

    reports: pd.DataFrame
    models: pd.DataFrame
    states: pd.DataFrame


def since(before: Course, after: Course) -> Since:
    """What is otherwise `after` than `before`, for the units and years of `after`."""
    return Since(_reports(before, after), _models(before, after), _states(before, after))


def _reports(before: Course, after: Course) -> pd.DataFrame:
    both = _speaking(before).merge(_speaking(after), on=SLOT, how="outer", suffixes=("_was", ""))
    both = both[both["unit_id"].isin(after.units["unit_id"])]
    spoke, speaks = both["report_id_was"].notna(), both["report_id"].notna()
    another = spoke & speaks & (both["report_id_was"] != both["report_id"]).fillna(False)
    known = both["report_id"].isin(before.found.reports["report_id"])
    marks = {
        ADDED: speaks & ~spoke,
        REPLACED: another & ~known,
        FELL_BACK: another & known,
        TAKEN_BACK: spoke & ~speaks,
    }
    found = [both[rows].assign(change=change) for change, rows in marks.items()]
    rows = pd.concat(found).sort_values(SLOT, ignore_index=True)
    return rows[[*SLOT, "report_id", "change"]]


def _speaking(seen: Course) -> pd.DataFrame:
    reports = seen.found.reports
    return reports.loc[reports["standing"], [*SLOT, "report_id"]].astype({"report_id": "Int64"})


def _models(before: Course, after: Course) -> pd.DataFrame:
    both = _told(before).merge(_told(after), on=MODEL, how="outer", suffixes=("_was", ""))
    here = both["unit_id"].isin(after.units["unit_id"])
    is_in, was_in = both["name"].notna(), both["name_was"].notna()
    found = [
        _marked(both[here & is_in & ~was_in], ADDED),
        _marked(both[here & was_in & ~is_in], LEFT_OUT),
        _marked(both[here & _now_and_not_before(both, RECOGNISED)], RECOGNISED),
        _marked(both[here & _now_and_not_before(both, STRUCK_OFF)], STRUCK_OFF),
    ]
    rows = pd.concat(found, ignore_index=True)
    return rows.sort_values([*MODEL, "change"], ignore_index=True)


def _told(seen: Course) -> pd.DataFrame:
    models = seen.found.models
    told = models[[*MODEL, "name"]].assign(
        recognised=models["level"].notna().astype("int64"),
        struck_off=models["struck_year"].notna().astype("int64"),
    )
    # One model may stand under two names in a year, of which people said that they are one.
    return told.groupby(MODEL, as_index=False).agg(
        name=("name", "last"), recognised=("recognised", "max"), struck_off=("struck_off", "max")
    )


def _now_and_not_before(both: pd.DataFrame, mark: str) -> "pd.Series[bool]":
    now, before = (both[column].fillna(0).astype("bool") for column in (mark, f"{mark}_was"))
    return now & ~before


def _marked(rows: pd.DataFrame, change: str) -> pd.DataFrame:
    name = rows["name"].fillna(rows["name_was"]).astype("str")
    return rows[MODEL].assign(name=name, change=change)


def _states(before: Course, after: Course) -> pd.DataFrame:
    known = before.found.compliance[[*UNIT_YEAR, "state"]].rename(columns={"state": "was"})
    now = after.found.compliance[[*UNIT_YEAR, "state"]].rename(columns={"state": "is"})
    both = now.merge(known, on=UNIT_YEAR, how="left")
    changed = both[both["was"].fillna("") != both["is"]]
    return changed.sort_values(UNIT_YEAR, ignore_index=True)[[*UNIT_YEAR, "was", "is"]]
