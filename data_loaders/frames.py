"""Database → the tables that `metrics` counts. Each loader holds back what `whose` may not see."""

from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Engine, Select, or_, select
from sqlalchemy.sql.expression import ColumnElement

from data_loaders.in_sight import may_see
from database.session import reading
from database.tables import (
    Activity,
    Listing,
    Model,
    Report,
    StatedCount,
    Submission,
    Unit,
)
from domain.access import Places
from domain.kinds import ReportKind

# Numbers in one question: both engines take as many.
_AT_ONCE = 10_000
MOMENT = "datetime64[s, UTC]"
# Of the columns of `activities`, in their order.
ACTIVITY_TYPES = {
    **dict.fromkeys(("activity_id", "report_id", "unit_id", "year"), "int64"),
    **dict.fromkeys(("period", "sheet", "cell", "name", "unit_of_measure"), "str"),
    **dict.fromkeys(("quantity", "worth"), "float64"),
}


def frame(source: Engine, asked: Select[*tuple[Any, ...]], types: dict[str, str]) -> pd.DataFrame:
    """What was asked for, with the dtypes of `types` whether there are rows or none."""
    with reading(source) as connection:
        found = connection.execute(asked)
        names = list(found.keys())
        rows = found.all()
    columns = zip(*rows, strict=True) if rows else repeat((), len(names))
    told = zip(names, columns, strict=False)
    return pd.DataFrame({name: _column(cells, types.get(name)) for name, cells in told})


def _column(cells: Sequence[Any], kind: str | None) -> "pd.Series[Any]":
    """One column of what was asked for; whole numbers go past what pandas would guess of them."""
    if kind == "int64":
        return pd.Series(np.fromiter(cells, "int64", len(cells)))
    if kind == "str":
        return pd.Series(cells, dtype="str")
    guessed = pd.Series(cells)
    return guessed if kind is None else guessed.astype(pd.api.types.pandas_dtype(kind))


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


def reports_and_returned(
    source: Engine, plan_code: str, whose: Places
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`reports` and `returned`, asked for at once: the files of a plan are looked through once."""
    found = _reports_in(source, plan_code, whose, "accepted", "returned")
    counting = found["state"] == "accepted"
    every = found.drop(columns="state")
    if counting.all():
        return every, every.iloc[:0]
    return every[counting].reset_index(drop=True), every[~counting].reset_index(drop=True)


def _reports_in(source: Engine, plan_code: str, whose: Places, *states: str) -> pd.DataFrame:
    """With the `state` of their submissions, where that may be one of several."""
    columns: list[ColumnElement[Any]] = [
        Report.report_id.expression,
        Report.submission_id.expression,
        Report.unit_id.expression,
        Report.kind.expression,
        Report.source.expression,
        Report.year.expression,
        Report.period.expression,
        Submission.received.expression,
        (Submission.received_from != "upload").label("dated"),
        Submission.submission_id.label("sequence"),
        *([Submission.state.expression] if len(states) > 1 else []),
    ]
    asked = (
        select(*columns)
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(Submission.plan_code == plan_code, Submission.state.in_(states))
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(Report.report_id)
    )
    whole = dict.fromkeys(("report_id", "submission_id", "unit_id", "year", "sequence"), "int64")
    words = dict.fromkeys(("kind", "source", "period", "state"), "str")
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


def stated_counts(
    source: Engine, plan_code: str, whose: Places, known: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The numbers that accepted counts forms give (columns in `metrics`). `known`: `reports` of
    the same plan and places, where they are read already.
    """
    given = reports(source, plan_code, whose) if known is None else known
    forms = given.loc[given["kind"] == ReportKind.COUNTS.value, "report_id"].tolist()
    number = StatedCount.field, StatedCount.count
    asked = (
        select(StatedCount.report_id, Report.unit_id, Report.year, *number)
        .join(Report, Report.report_id == StatedCount.report_id)
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(StatedCount.stated_count_id)
    )
    types = dict.fromkeys(("report_id", "unit_id", "year", "count"), "int64") | {"field": "str"}
    found = [
        frame(
            source, asked.where(StatedCount.report_id.in_(forms[start : start + _AT_ONCE])), types
        )
        for start in range(0, len(forms) or 1, _AT_ONCE)
    ]
    return found[0] if len(found) == 1 else pd.concat(found, ignore_index=True)


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
    return frame(source, asked, ACTIVITY_TYPES)
