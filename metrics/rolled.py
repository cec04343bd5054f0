"""What screens show of places, added up from units, and kept instead of all their unit-years."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from domain.plans import Plan
from metrics.distinct import each_once, places_in, sorts_of
from metrics.fields import FIGURES
from metrics.keeping import Keeping, keeping_of
from metrics.lacking import most_lacking
from metrics.laggards import laggards
from metrics.progress import TALLIES, tallied
from metrics.recognition import FOUR, four_of
from metrics.results import Results
from metrics.timeliness import JUDGED, STATES
from metrics.told_of import with_told
from metrics.unit_years import added_up, is_among, one_number, unit_years

if TYPE_CHECKING:
    from metrics.distinct import Places

NO_PLACE = -1
# Units told of one by one: as many as a map has room for, and as many as a list names.
MOST_ROWS, MOST_NAMED = 120, 10
_SORTS = ["kind", "period", "year", "due", "state"]
_PLACE_YEAR = ["place_id", "year"]


@dataclass(frozen=True, slots=True)
class Rolled:
    """One plan's figures by place: the unit above a unit (`place_id`; `NO_PLACE`: none). Numbers
    are int32, years int16, words categories.

    `years`: a row per place and year: `TALLIES` of `metrics.progress`; `registered`, `effective`
    and `recognised` of `metrics.recognition`; `unit_years_reported`, owed or not; `owed_and_due`,
    those owed whose day is past. `fields`: per place, year and field the figures of
    `metrics.fields.balance_of`. `reports`: per place, `kind`, `period`, `year`, `due` and `state`
    of the reports owed, how `many` (`metrics.timeliness`). `days`: per `year` and `due`, of how
    `many` unit-years owed. All are sums of what each unit has, so that a roll-up of roll-ups is
    their sum, and what is not reported is in none of them as zero (settled rule 5).

    Of single units: `worst`, the rows of `with_told` of the `MOST_ROWS` that lack most; `named`,
    these as rows of `units`; `laggards`, the worst `MOST_NAMED`; how all keep to the plan
    (`keeping`), how many there are, how many owe something in some year (`owing`), how many of each
    kind owe or report something (`kinds`, in the order of `units`), and the `states` that occur.
    """

    years: pd.DataFrame
    fields: pd.DataFrame
    reports: pd.DataFrame
    days: pd.DataFrame
    worst: pd.DataFrame
    named: pd.DataFrame
    laggards: pd.DataFrame
    keeping: Keeping
    states: frozenset[str]
    kinds: dict[str, int]
    owing: int
    units: int


def rolled(found: Results, units: pd.DataFrame, plan: Plan, as_of: date) -> Rolled:
    """The figures of `found`, which are of `units`."""
    rows = found.compliance
    worst = most_lacking(rows, units, MOST_ROWS)
    told = with_told(found, plan)
    return Rolled(
        years=_years(found, units, plan, as_of),
        fields=_fields(found, units),
        reports=_reports(found.timeliness, units),
        days=_days(rows),
        worst=told[told["unit_id"].isin(worst)].reset_index(drop=True),
        named=units[units["unit_id"].isin(worst)].reset_index(drop=True),
        laggards=laggards(rows, units, plan, MOST_NAMED),
        keeping=keeping_of(rows),
        states=frozenset(rows["state"].unique()),
        kinds=_kinds(rows, units),
        owing=rows.loc[rows["owed"], "unit_id"].nunique(),
        units=len(units),
    )


def _years(found: Results, units: pd.DataFrame, plan: Plan, as_of: date) -> pd.DataFrame:
    rows = found.compliance
    four = four_of(found.tally)[is_among(found.tally, rows)]
    every = tallied(rows, plan, as_of).assign(
        unit_years_reported=rows["reported"], owed_and_due=rows["owed"] & rows["due_passed"]
    )
    mine = _place_years(rows, units)
    known = each_once(mine)
    of_progress = [*TALLIES, "unit_years_reported", "owed_and_due"]
    sums = added_up(known, mine, every[of_progress])
    sums |= added_up(known, _place_years(four, units), four[FOUR[:-1]])
    return _narrow(_of_place_years(known).assign(**sums))


def _place_years(rows: pd.DataFrame, units: pd.DataFrame) -> "Places":
    """The place of each row's unit, and its year, in one number."""
    return one_number(pd.DataFrame({"unit_id": _places(rows, units), "year": rows["year"]}))


def _of_place_years(numbers: "Places") -> pd.DataFrame:
    return unit_years(numbers).set_axis(_PLACE_YEAR, axis="columns")


def _fields(found: Results, units: pd.DataFrame) -> pd.DataFrame:
    rows = found.counts[is_among(found.counts, found.compliance)]
    placed = rows[["year", "field", *FIGURES]].assign(
        place_id=_places(rows, units), field=rows["field"].astype("category")
    )
    by = [*_PLACE_YEAR, "field"]
    return _narrow(placed.groupby(by, as_index=False, observed=True)[FIGURES].sum())


def _reports(timeliness: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    place, sorts = sorts_of(timeliness, _SORTS)
    both = _places(timeliness, units) * len(sorts) + place
    known = each_once(both)
    many = np.bincount(np.searchsorted(known, both), minlength=len(known))
    told = sorts.astype(dict.fromkeys(("kind", "period", "state"), "category"))
    rows = told.take(known % (len(sorts) or 1)).reset_index(drop=True)
    return _narrow(rows.assign(place_id=known // (len(sorts) or 1), many=many))


def _days(compliance: pd.DataFrame) -> pd.DataFrame:
    owed = compliance.loc[compliance["owed"], ["year", "due"]].assign(many=1)
    return _narrow(owed.groupby(["year", "due"], as_index=False)[["many"]].sum())


def _kinds(compliance: pd.DataFrame, units: pd.DataFrame) -> dict[str, int]:
    taking_part = compliance.loc[compliance["owed"] | compliance["reported"], "unit_id"]
    kinds = units.loc[units["unit_id"].isin(taking_part), "kind"]
    return {str(kind): int(many) for kind, many in kinds.value_counts(sort=False).items()}


def _places(rows: pd.DataFrame, units: pd.DataFrame) -> "Places":
    """The place of each row's unit, one of `units`."""
    above = units["parent_id"].fillna(NO_PLACE).to_numpy("int64")
    where: Places = above[places_in(units["unit_id"].to_numpy(), rows["unit_id"].to_numpy())]
    return where


def _narrow(rows: pd.DataFrame) -> pd.DataFrame:
    whole = rows.select_dtypes("int64").columns
    return rows.astype({name: "int16" if name == "year" else "int32" for name in whole})


def judged_of(reports: pd.DataFrame) -> "pd.Series[int]":
    """Of `Rolled.reports`: how many are in each state, and how many are `judged`."""
    sums = reports.groupby("state", observed=True)["many"].sum()
    states = sums.reindex(STATES, fill_value=0).astype("int64")
    return pd.concat([states, pd.Series({"judged": states[JUDGED].sum()})])
