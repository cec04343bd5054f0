"""Database → the tables that `metrics` counts. Each loader holds back what `whose` may not see."""

from typing import Any

import pandas as pd
from sqlalchemy import CTE, Engine, Select, func, or_, select
from sqlalchemy.sql.expression import ColumnElement

from database.session import reading
from database.tables import (
    Activity,
    AuditEntry,
    Listing,
    Model,
    Report,
    StatedCount,
    Submission,
    Unit,
)
from domain.access import Places

MOMENT = "datetime64[s, UTC]"


def visible_units(whose: Places) -> CTE:
    """The ids of the units that may be seen: those named and all beneath them."""
    start = select(Unit.unit_id)
    if whose.units is None:
        return start.cte("visible")
    named = start.where(Unit.unit_id.in_(sorted(whose.units))).cte("visible", recursive=True)
    return named.union(select(Unit.unit_id).join(named, Unit.parent_id == named.c.unit_id))


def units_above(whose: Places) -> CTE:
    """The ids of the units that may be seen and of all that stand above one of them."""
    seen = select(Unit.unit_id, Unit.parent_id).where(
        Unit.unit_id.in_(select(visible_units(whose).c.unit_id))
    )
    above = seen.cte("above", recursive=True)
    return above.union(
        select(Unit.unit_id, Unit.parent_id).join(above, Unit.unit_id == above.c.parent_id)
    )


def may_see(column: ColumnElement[Any], whose: Places) -> ColumnElement[bool]:
    """Whether `whose` may see the unit whose id stands in `column`."""
    return column.in_(select(visible_units(whose).c.unit_id))


def frame(source: Engine, asked: Select[*tuple[Any, ...]], types: dict[str, str]) -> pd.DataFrame:
    """What was asked for, with the dtypes of `types` whether there are rows or none."""
    with reading(source) as connection:
        found = connection.execute(asked)
        rows, columns = found.all(), list(found.keys())
    made = pd.DataFrame.from_records(rows, columns=columns)
    return made.astype({column: kind for column, kind in types.items() if column in columns})


def ever_was() -> ColumnElement[bool]:
    """Whether a unit had a day at all: the founding of one that had none was undone."""
    return or_(Unit.valid_from.is_(None), Unit.valid_to.is_(None), Unit.valid_to >= Unit.valid_from)


def units(source: Engine, whose: Places) -> pd.DataFrame:
    """The units that may be seen and ever were (columns in `metrics`)."""
    asked = select(
        Unit.unit_id,
        Unit.code,
        Unit.name,
        Unit.kind,
        Unit.parent_id,
        Unit.valid_from,
        Unit.valid_to,
    ).where(ever_was(), may_see(Unit.unit_id.expression, whose))
    types = {"unit_id": "int64", "code": "str", "name": "str", "kind": "str", "parent_id": "Int64"}
    days = {"valid_from": "datetime64[s]", "valid_to": "datetime64[s]"}
    return frame(source, asked.order_by(Unit.unit_id), types | days)


def parents(source: Engine) -> pd.DataFrame:
    """The unit above each unit of the whole register: `unit_id`, `parent_id` Int64.

    By numbers alone: a day set for a unit above holds for those beneath, whoever may see it.
    """
    asked = select(Unit.unit_id, Unit.parent_id).order_by(Unit.unit_id)
    return frame(source, asked, {"unit_id": "int64", "parent_id": "Int64"})


def reports(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The reports of accepted submissions under the plan (columns in `metrics`)."""
    return _reports_in(source, plan_code, whose, "accepted")


def returned(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The reports of submissions that were sent back to their units, in the columns of `reports`.

    They count for nothing; the day that one came in holds once its unit sent it again.
    """
    return _reports_in(source, plan_code, whose, "returned")


def _reports_in(source: Engine, plan_code: str, whose: Places, state: str) -> pd.DataFrame:
    asked = (
        select(
            Report.report_id,
            Report.submission_id,
            Report.unit_id,
            Report.kind,
            Report.source,
            Report.year,
            Report.period,
            Submission.received,
            (Submission.received_from != "upload").label("dated"),
            Submission.submission_id.label("sequence"),
        )
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(Submission.plan_code == plan_code, Submission.state == state)
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(Report.report_id)
    )
    whole = dict.fromkeys(("report_id", "submission_id", "unit_id", "year", "sequence"), "int64")
    words = dict.fromkeys(("kind", "source", "period"), "str")
    days = {"received": "datetime64[s]", "dated": "bool"}
    return frame(source, asked, whole | words | days)


def listings(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The models as accepted reports list them (columns in `metrics`)."""
    asked = (
        select(
            Listing.listing_id,
            Listing.report_id,
            Report.unit_id,
            Listing.year,
            Listing.model_id,
            Listing.name,
            Model.name_key,
            Listing.field,
            Listing.origin,
            Listing.form,
            Listing.state,
            Listing.level,
            Listing.step,
        )
        .join(Report, Report.report_id == Listing.report_id)
        .join(Submission, Submission.submission_id == Report.submission_id)
        .join(Model, Model.model_id == Listing.model_id)
        .where(Submission.plan_code == plan_code, Submission.state == "accepted")
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(Listing.listing_id)
    )
    whole = dict.fromkeys(("listing_id", "report_id", "unit_id", "year", "model_id"), "int64")
    said = ("name", "name_key", "field", "origin", "form", "state", "level", "step")
    words = dict.fromkeys(said, "str")
    return frame(source, asked, whole | words)


def stated_counts(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The numbers that accepted counts forms give (columns in `metrics`)."""
    asked = (
        select(
            StatedCount.report_id, Report.unit_id, Report.year, StatedCount.field, StatedCount.count
        )
        .join(Report, Report.report_id == StatedCount.report_id)
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(Submission.plan_code == plan_code, Submission.state == "accepted")
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(StatedCount.stated_count_id)
    )
    whole = dict.fromkeys(("report_id", "unit_id", "year", "count"), "int64")
    return frame(source, asked, whole | {"field": "str"})


def activities(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The activities that accepted reports on campaign rounds tell of (columns in `metrics`)."""
    asked = (
        select(
            Activity.activity_id,
            Activity.report_id,
            Report.unit_id,
            Report.year,
            Report.period,
            Activity.sheet,
            Activity.cell,
            Activity.name,
            Activity.quantity,
            Activity.unit_of_measure,
            Activity.worth,
        )
        .join(Report, Report.report_id == Activity.report_id)
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(Submission.plan_code == plan_code, Submission.state == "accepted")
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(Activity.activity_id)
    )
    whole = dict.fromkeys(("activity_id", "report_id", "unit_id", "year"), "int64")
    words = dict.fromkeys(("period", "sheet", "cell", "name", "unit_of_measure"), "str")
    return frame(source, asked, whole | words | {"quantity": "float64", "worth": "float64"})


def data_version(source: Engine) -> str:
    """A mark that differs after every change: each one writes an audit entry."""
    latest = select(func.coalesce(func.max(AuditEntry.entry_id), 0))
    with reading(source) as connection:
        return f"{source.url.render_as_string()}#{connection.execute(latest).scalar_one()}"
