"""What the page of fields stands on, counted once for everybody who asks the same.

What is kept here is shared between sessions: its tables are never changed.
"""

from dataclasses import dataclass

import pandas as pd

from domain.kinds import FieldReach, UnitState
from domain.plans import Plan
from metrics.fields import (
    field_cells,
    fields_balance,
    fields_by_kind,
    fields_by_unit,
    years_untold,
)
from metrics.fields_left_empty import fields_left_empty, units_by_reach
from metrics.reported import Untold
from pages.frame.course import Asked, Course, asked_key, course
from pages.frame.shared import shared
from translations import gettext as _
from translations import plan_wording

# A chart of more words of an open list is no longer read: then the rest stand as one.
MOST_THEMES = 10
# Units named in each field, where all are of one kind; the rest stand as one.
MOST_UNITS = 8
REST = "…"
# Models of a year: of fewer a share goes up and down by chance.
FEW = 20


@dataclass(frozen=True, slots=True)
class Found:
    """`balance` and `by_year`: the rows of `fields_balance`; `own`: those of `balance` that are
    fields of the plan; `reached`: the rows of `units_by_reach`.

    `untold`: years without a share, and why (`NOT_REPORTED`, `NOT_OWED` where none was due, `NONE`
    where nothing counts); `silent`: how many units have not reported each year; `lacking`: units
    that reported and never worked in some field; `compared`: the last year and the one before, if
    at least half of those that owed have reported both, and both have models enough for shares.
    """

    balance: pd.DataFrame
    own: pd.DataFrame
    by_year: pd.DataFrame
    reached: pd.DataFrame
    untold: dict[int, Untold]
    silent: dict[int, int]
    lacking: int
    units: int
    compared: tuple[int, int] | None

    @property
    def models(self) -> int:
        """All models that the shares are of."""
        return int(self.balance["counted"].sum())

    def models_of(self, year: int) -> int:
        """All models of a year."""
        return int(self.by_year.loc[self.by_year["year"] == year, "counted"].sum())

    @property
    def fields(self) -> tuple[str, ...]:
        """Codes, the plan's own first."""
        return tuple(self.balance["field"])

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have shares."""
        every = sorted(set(self.by_year["year"].tolist()))
        return tuple(year for year in every if year not in self.untold)


@shared(32, {Asked: asked_key})
def fields_found(asked: Asked) -> Found:
    """What was asked for."""
    seen = course(asked)
    compliance, cells = seen.found.compliance, field_cells(seen.found, seen.plan)
    by_year = fields_balance(cells, compliance, seen.plan, by_year=True)
    left = fields_left_empty(cells, compliance, seen.plan)
    never = left.loc[left["reach"] == FieldReach.NEVER.value, "unit_id"]
    silent = compliance[compliance["state"] == UnitState.NOT_REPORTED.value]["year"].value_counts()
    untold = years_untold(by_year, compliance)
    balance = fields_balance(cells, compliance, seen.plan)
    return Found(
        balance=balance,
        own=balance[balance["field"].isin([field.code for field in seen.plan.fields])],
        by_year=by_year,
        reached=units_by_reach(left),
        untold=untold,
        silent=dict(zip(silent.index.tolist(), silent.tolist(), strict=True)),
        lacking=never.nunique(),
        units=seen.units["unit_id"].nunique(),
        compared=_compared(compliance, by_year, untold),
    )


@shared(32, {Asked: asked_key})
def left_empty(asked: Asked) -> pd.DataFrame:
    """The rows of `fields_left_empty`."""
    seen = course(asked)
    return fields_left_empty(field_cells(seen.found, seen.plan), seen.found.compliance, seen.plan)


@shared(32, {Asked: asked_key})
def by_kind(asked: Asked, year: int | None) -> pd.DataFrame:
    """The rows of `fields_by_kind` of `year`, or of all the plan's years."""
    seen = course(asked)
    cells, rows = field_cells(seen.found, seen.plan), _of_year(seen, year)
    return fields_by_kind(cells, rows, seen.units)


@shared(32, {Asked: asked_key})
def by_unit(asked: Asked, year: int | None) -> pd.DataFrame:
    """Who carries each field where all are of one kind: `field`, `carrier` (a unit's name, `REST`
    for all that carry less), `counted`.
    """
    seen = course(asked)
    rows = fields_by_unit(field_cells(seen.found, seen.plan), _of_year(seen, year))
    named = rows["unit_id"].map(seen.units.drop_duplicates("unit_id").set_index("unit_id")["name"])
    first = rows.groupby("field").cumcount() < MOST_UNITS
    carried = rows.assign(carrier=named.where(first, REST))
    return carried.groupby(["field", "carrier"], as_index=False, sort=False)[["counted"]].sum()


def field_names(plan: Plan, codes: tuple[str, ...]) -> dict[str, str]:
    """Code -> name, of `REST` too."""
    names = plan_wording.field_names(plan, codes)
    return names | {REST: _("nội dung khác")} if REST in names else names


def most_told(balance: pd.DataFrame) -> tuple[str, ...]:
    """The words of an open list to show by themselves, the most frequent first."""
    told = balance[balance["counted"] > 0]
    return tuple(told.nlargest(MOST_THEMES, "counted", keep="first")["field"])


def with_rest(rows: pd.DataFrame, shown: tuple[str, ...]) -> pd.DataFrame:
    """`rows` with each field that is not among `shown` as `REST`, not yet summed."""
    return rows.assign(field=rows["field"].where(rows["field"].isin(list(shown)), REST))


def summed(rows: pd.DataFrame, *by: str) -> pd.DataFrame:
    """`counted` by field and `by`."""
    return rows.groupby(["field", *by], as_index=False, sort=False)[["counted"]].sum()


def _of_year(seen: Course, year: int | None) -> pd.DataFrame:
    rows = seen.found.compliance
    return rows if year is None else rows[rows["year"] == year]


def _compared(
    compliance: pd.DataFrame, by_year: pd.DataFrame, untold: dict[int, Untold]
) -> tuple[int, int] | None:
    shares = compliance[compliance["owed"]].groupby("year")["reported"].mean()
    models = by_year.groupby("year")["counted"].sum()
    years = [year for year in sorted(models.index.tolist()) if year not in untold][-2:]
    sound = [shares.get(year, 0) >= 0.5 and models[year] >= FEW for year in years]
    return (years[0], years[1]) if len(years) == 2 and all(sound) else None
