"""Figures of units that changed, converted to the units of a day (project domain notes, “Units
change”).

Two views of every comparison: as reported, by the units of that day (the default), and converted.
A unit is followed by its lineage alone, never by a name or a code, which new units take over. What
went over whole converts exactly, however often; of what went over in parts nothing is guessed: it
stays what it was, and is marked. So the totals of both views agree.
"""

from collections.abc import Collection
from datetime import date

import pandas as pd

from domain.kinds import Basis, Conversion, UnitState
from metrics.reported import UNIT_YEAR

SUMMED = ["total", "stated_total", "unknown_origin", "to_confirm", "struck_off"]
UNITS = ["units_owed", "units_reported", "units_met"]


def conversion(units: pd.DataFrame, lineage: pd.DataFrame, day: date) -> pd.DataFrame:
    """One row per unit of `units`: `unit_id`; `into_unit_id` int64, the unit that its figures stand
    under on `day`; `conversion` (`Conversion`).

    Whole steps up to `day` are followed to their end. Where that unit is not of the day itself, or
    a part of it was given away since, the figures stand there all the same and are marked.
    """
    past = lineage[lineage["day"] <= pd.Timestamp(day)]
    whole = past[past["whole"]]
    steps = zip(whole["from_unit_id"], whole["into_unit_id"], whole["day"], strict=True)
    into = {one: (other, since) for one, other, since in steps}
    given = past[~past["whole"]].sort_values("day")
    parts = dict(zip(given["from_unit_id"], given["day"], strict=True))
    ended = _units_where(units, units["valid_to"] < pd.Timestamp(day))
    later = _units_where(units, units["valid_from"] > pd.Timestamp(day))
    rows = [(unit, *_end_of(unit, into, parts, ended, later)) for unit in units["unit_id"].tolist()]
    types = {"unit_id": "int64", "into_unit_id": "int64", "conversion": "str"}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def days_of_change(lineage: pd.DataFrame, unit_ids: Collection[int]) -> list[date]:
    """The days on which something became of `unit_ids`, or of what they had become; latest first.

    Between two of them nothing changed: converting to any day is converting to one of these.
    """
    steps = lineage.sort_values("day")
    reached, days = set(unit_ids), set()
    for one, other, at in zip(
        steps["from_unit_id"].tolist(), steps["into_unit_id"].tolist(), steps["day"], strict=True
    ):
        if one in reached or other in reached:
            reached.add(other)
            days.add(pd.Timestamp(at).date())
    return sorted(days, reverse=True)


def _units_where(units: pd.DataFrame, flags: "pd.Series[bool]") -> set[int]:
    return set(units.loc[flags, "unit_id"])


def _end_of(
    unit: int,
    into: dict[int, tuple[int, pd.Timestamp]],
    parts: dict[int, pd.Timestamp],
    ended: set[int],
    later: set[int],
) -> tuple[int, str]:
    """Where a unit's whole steps lead, and what that makes of it."""
    here, since, parted = unit, pd.Timestamp.min, False
    while True:
        parted = parted or (here in parts and parts[here] >= since)
        if here not in into:
            break
        here, since = into[here]
    if parted:
        return here, Conversion.PARTS.value
    if here in ended:
        return here, Conversion.ENDED.value
    if here in later:
        return here, Conversion.LATER.value
    return here, (Conversion.KEPT if here == unit else Conversion.WHOLE).value


def converted(table: pd.DataFrame, conversion: pd.DataFrame) -> pd.DataFrame:
    """`table` with each `unit_id` replaced by that of the day; `from_unit_id` is the one it was.

    For models, listings and whatever else is a row of its own, and counted afterwards.
    """
    into = conversion.set_index("unit_id")["into_unit_id"]
    return table.assign(from_unit_id=table["unit_id"], unit_id=table["unit_id"].map(into))


def converted_compliance(compliance: pd.DataFrame, conversion: pd.DataFrame) -> pd.DataFrame:
    """One row per unit of the day and year: the columns of `compliance`, and `done`, `units_owed`,
    `units_reported`, `units_met` Int64.

    A unit's figure is the sum of its parts' figures, measured against the sum of their duties
    (Σ counted, Σ at_least, Σ aim of those that owed). No part's surplus covers another's lack:
    `done` is Σ min(counted, at_least) of each original unit-year, and a unit meets the quota where
    every part of it does (settled rule 1). `metrics.progress` is never counted from these rows. A
    year in which no part reported stays not reported, never 0 (rule 5).
    """
    rows = _own_parts(converted(compliance, conversion))
    grouped = rows.groupby(UNIT_YEAR, as_index=False, sort=True)
    sums = grouped[[*SUMMED, "at_least", "aim"]].sum(min_count=1)
    done = ["done", *UNITS]
    tallies = grouped[[*done, *_MARKS]].sum()
    days = grouped.agg(
        due=("due", "max"),
        due_passed=("due_passed", "all"),
        owed=("owed", "any"),
        reported=("reported", "any"),
    )
    whole = sums.merge(tallies, on=UNIT_YEAR).merge(days, on=UNIT_YEAR)
    whole = whole.assign(state=_states(whole), basis=_bases(whole))
    ordered = ["state", "basis", "total", "stated_total", "at_least", "aim"]
    ordered += ["unknown_origin", "to_confirm", "struck_off", *done]
    typed = whole.astype(dict.fromkeys([*SUMMED, "at_least", "aim", *done], "Int64"))
    return typed[[*UNIT_YEAR, *ordered, "due", "due_passed", "owed", "reported"]]


# How many of a row's parts are in each state, and rest on a list or on a number alone.
_STATES = {state: f"parts_{state}" for state in UnitState}
_BASES = {basis: f"parts_by_{basis}" for basis in Basis}
_MARKS = [*_STATES.values(), *_BASES.values()]


def _own_parts(rows: pd.DataFrame) -> pd.DataFrame:
    """What each original unit-year brings into the sums."""
    total, at_least = rows["total"].fillna(0), rows["at_least"].fillna(0)
    owed, state = rows["owed"], rows["state"]
    met = state.isin([UnitState.MET.value, UnitState.EXCEEDED.value])
    flags = {name: (state == code).astype("int64") for code, name in _STATES.items()}
    bases = {name: (rows["basis"] == code).astype("int64") for code, name in _BASES.items()}
    return rows.assign(
        done=total.where(total < at_least, at_least).where(owed, 0),
        units_owed=owed.astype("int64"),
        units_reported=(owed & rows["reported"]).astype("int64"),
        units_met=(owed & met).astype("int64"),
        at_least=rows["at_least"].where(owed),
        aim=rows["aim"].where(owed),
        **flags,
        **bases,
    )


def _states(whole: pd.DataFrame) -> "pd.Series[str]":
    """The state that all measured parts share: the weaker of met and exceeded; NONE where some
    lack the minimum.
    """
    of = {state: whole[name] for state, name in _STATES.items()}
    states = [name for state, name in _STATES.items() if state is not UnitState.NOT_OWED]
    measured = whole[states].sum(axis=1)
    weakest = pd.Series(UnitState.NONE.value, index=whole.index, dtype="str")
    return (
        weakest.mask(of[UnitState.MET] + of[UnitState.EXCEEDED] == measured, UnitState.MET.value)
        .mask(of[UnitState.EXCEEDED] == measured, UnitState.EXCEEDED.value)
        .mask(of[UnitState.REPORTED] > 0, UnitState.REPORTED.value)
        .mask(of[UnitState.NOT_REPORTED] == measured, UnitState.NOT_REPORTED.value)
        .mask(measured == 0, UnitState.NOT_OWED.value)
    )


def _bases(whole: pd.DataFrame) -> "pd.Series[str]":
    """On numbers alone where all that was reported is; on lists where some of it is."""
    listed, counted = whole[_BASES[Basis.LIST]] > 0, whole[_BASES[Basis.COUNTS]] > 0
    bases = pd.Series(None, index=whole.index, dtype="str")
    return bases.mask(counted, Basis.COUNTS.value).mask(listed, Basis.LIST.value)
