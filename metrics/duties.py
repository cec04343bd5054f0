"""Which reports are owed, by whom, and by which day (settled rules 6 and 7)."""

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from domain.asked import reports_asked
from domain.plans import Plan
from metrics.owed import units_of_plan
from metrics.tables import NO_PARENTS

if TYPE_CHECKING:
    import numpy.typing as npt

REPORT = ["unit_id", "kind", "period", "year"]
ASKED = REPORT[1:]
DAYS = ["plan_day", "ends", "due"]
FARTHEST = 1_000_000  # a day set for everybody stands above every unit


def expected_reports(
    units: pd.DataFrame,
    plan: Plan,
    dues: pd.DataFrame,
    as_of: date,
    parents: pd.DataFrame = NO_PARENTS,
) -> pd.DataFrame:
    """One row per report that a duty of the plan asks of a unit, in the years of
    `Plan.years_as_of`: `unit_id`, `kind`, `period`, `year`; `plan_day`, the last day on time that
    the plan gives; `ends`, the last day of what it reports on; `due`, the last day on time that
    holds (both may be missing); `extended`, whether an office set another than the plan's.

    Settled rule 7: a unit owes a report when it exists on the plan's day for it, where there is
    none on the last day of what it reports on (30/6, 31/12, the round's own); an office that moves
    a day changes nobody's duty. Of `dues` the day set for the unit itself goes before those set
    for the units above it, and of two the one set later holds. A duty every half-year (“định kỳ 6
    tháng, 1 năm”, Khoái Châu 05-KH/BCĐ, IV.3) asks for a report on the first half; the second half
    is told by the yearly report, where the plan asks for one. Of what was over before the plan was
    issued nothing is owed.

    `parents`: `unit_id` and `parent_id` Int64 of the whole register. A unit that is not among
    `units` may stand between one that reports and the one for which a day was set.
    """
    owed = _owed(units, plan, as_of)
    set_day = _days_in_force(owed, dues, units, parents)
    due = set_day["due"]
    moved = due.notna() & (due != owed["plan_day"])
    found = owed.assign(due=due, extended=moved, due_id=set_day["due_id"])
    return found[[*REPORT, *DAYS, "extended", "due_id"]]


def _owed(units: pd.DataFrame, plan: Plan, as_of: date) -> pd.DataFrame:
    """One row per report that a unit owes, by the days of the plan alone."""
    asked = asked_reports(plan, as_of)
    belonging = units_of_plan(units, plan)
    deciding = asked["plan_day"].fillna(asked["ends"]).to_numpy()
    begins, ends = (
        belonging[column].to_numpy("datetime64[s]")[:, None]
        for column in ("valid_from", "valid_to")
    )
    exists = (np.isnat(begins) | (begins <= deciding)) & (np.isnat(ends) | (ends >= deciding))
    unit, report = np.nonzero(exists & _asked_of(belonging["kind"], asked["reporters"]))
    owed = asked.take(report).drop(columns="reporters")
    owed.insert(0, "unit_id", belonging["unit_id"].to_numpy()[unit])
    if belonging["unit_id"].is_unique and not asked.duplicated(ASKED).any():
        return owed.reset_index(drop=True)
    return owed.drop_duplicates(REPORT).reset_index(drop=True)


def _asked_of(kinds: "pd.Series[str]", reporters: "pd.Series[Any]") -> "npt.NDArray[np.bool_]":
    """Of each unit and report whether a duty names the unit's kind; an empty tuple means all."""
    named = {some: kinds.isin(some).to_numpy() for some in set(reporters) if some}
    every = np.ones(len(kinds), dtype=bool)
    columns = [named.get(some, every) for some in reporters]
    return np.column_stack(columns) if columns else np.empty((len(kinds), 0), dtype=bool)


def asked_reports(plan: Plan, as_of: date) -> pd.DataFrame:
    """One row per report that the plan asks for, whoever owes it: `kind`, `period`, `year`,
    `plan_day` and `ends` as in `expected_reports`, `reporters` (kinds of unit; none means all).
    """
    asked = [
        (str(one.kind), one.period, one.year, one.last_day, one.ends, one.reporters)
        for one in reports_asked(plan, as_of)
    ]
    columns = ["kind", "period", "year", "plan_day", "ends", "reporters"]
    table = pd.DataFrame(asked, columns=columns)
    words = {"kind": "str", "period": "str", "year": "int64", "reporters": "object"}
    return table.astype(words | dict.fromkeys(("plan_day", "ends"), "datetime64[s]"))


def _days_in_force(
    owed: pd.DataFrame, dues: pd.DataFrame, units: pd.DataFrame, parents: pd.DataFrame
) -> pd.DataFrame:
    """The last day (`due`) of each report owed: the plan's, unless a row of `dues` (`due_id`) set
    another.
    """
    if dues.empty:
        none = pd.Series(pd.NA, index=owed.index, dtype="Int64")
        return pd.DataFrame({"due": owed["plan_day"], "due_id": none})
    columns = ["unit_id", "parent_id"]
    known = pd.concat([units[columns], parents[columns]]).drop_duplicates("unit_id")
    latest = dues.drop_duplicates([*ASKED, "unit_id"], keep="last")
    set_days = latest[[*ASKED, "unit_id", "last_day", "due_id"]]
    everybody = set_days[set_days["unit_id"].isna()].drop(columns="unit_id")
    rows = owed[REPORT].reset_index(names="row")
    above = _lines(owed["unit_id"].unique().tolist(), set_days["unit_id"].dropna(), known)
    of_units = rows.merge(above, on="unit_id").merge(
        set_days.dropna(subset="unit_id").astype({"unit_id": "int64"}),
        left_on=[*ASKED, "above"],
        right_on=[*ASKED, "unit_id"],
    )
    met = pd.concat([of_units, rows.merge(everybody, on=ASKED).assign(steps=FARTHEST)])
    nearest = met.sort_values("steps").drop_duplicates("row").set_index("row")
    found = nearest[["last_day", "due_id"]].reindex(owed.index)
    due = found["last_day"].astype(owed["plan_day"].dtype).fillna(owed["plan_day"])
    return pd.DataFrame({"due": due, "due_id": found["due_id"].astype("Int64")})


def _lines(units: list[int], named: "pd.Series[int]", parents: pd.DataFrame) -> pd.DataFrame:
    """One row per unit of `units` and unit of `named` that it is or that stands above it:
    `unit_id`, `above`, and `steps`, how far.
    """
    known = parents.dropna(subset="parent_id")
    higher = dict(zip(known["unit_id"].tolist(), known["parent_id"].tolist(), strict=True))
    sought = set(named.tolist())
    rows = [
        (unit, above, steps)
        for unit in units
        for steps, above in enumerate(_line(unit, higher) if sought else ())
        if above in sought
    ]
    return pd.DataFrame(rows, columns=["unit_id", "above", "steps"]).astype("int64")


def _line(unit: int, higher: dict[int, int]) -> list[int]:
    """The unit with those above it, itself first."""
    line = [unit]
    while line[-1] in higher and higher[line[-1]] not in line:
        line.append(int(higher[line[-1]]))
    return line
