"""What was handed in: every submission with its reports, taken back and put in force again."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Engine, func, select

from data_loaders.accepted import accepted_rows, slots_of
from data_loaders.frames import frame
from data_loaders.in_sight import may_see
from data_loaders.spreadsheets.reading import Reading
from data_loaders.states import set_state
from data_loaders.theirs import NotYoursError, is_theirs
from database.session import reading as connected
from database.session import writing
from database.tables import Account, Listing, Model, Original, Report, Submission, Unit
from domain.access import Places
from domain.kinds import ReportSource
from domain.model_names import name_key

_FEW = 300  # units, which are asked for by their numbers
_SAID = ("name", "field", "origin", "form", "state", "level")


def submissions(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """One row per file under the plan with a report that `whose` may see, the latest first.

    `submission_id`, `batch_id`, `previous_id`, `file`, `state`, `received`, `received_from`,
    `handed_in_at`, `handed_in_by` (a name, may be missing), `reports` (all of them), `seen` (those
    that `whose` may see: with fewer than all, the file is not theirs to take back).
    """
    visible = may_see(Report.unit_id.expression, whose)
    asked = (
        select(
            Submission.submission_id,
            Submission.batch_id,
            Submission.previous_id,
            Submission.file_name.label("file"),
            Submission.state,
            Submission.received,
            Submission.received_from,
            Submission.handed_in_at,
            Account.name.label("handed_in_by"),
            func.count(Report.report_id).label("reports"),
            func.count(Report.report_id).filter(visible).label("seen"),
        )
        .join(Report, Report.submission_id == Submission.submission_id)
        .outerjoin(Account, Account.account_id == Submission.handed_in_by)
        .where(Submission.plan_code == plan_code)
        .group_by(Submission.submission_id, Account.name)
        .having(func.count(Report.report_id).filter(visible) > 0)
        .order_by(Submission.submission_id.desc())
    )
    whole = dict.fromkeys(("submission_id", "reports", "seen"), "int64")
    maybe = dict.fromkeys(("batch_id", "previous_id"), "Int64")
    words = dict.fromkeys(("file", "state", "received_from", "handed_in_by"), "str")
    return frame(source, asked, whole | maybe | words | {"received": "datetime64[s]"})


def reports(
    source: Engine, plan_code: str, whose: Places, units: Collection[int] | None = None
) -> pd.DataFrame:
    """Every report under the plan, withdrawn ones too: the columns of `reports` in `metrics`, and
    `unit_code`, `unit` (its name), `file`, `state` of its submission.

    `units`: of these alone where they are few; of many, of others too.
    """
    asked = (
        select(
            Report.report_id,
            Report.submission_id,
            Report.unit_id,
            Unit.code.label("unit_code"),
            Unit.name.label("unit"),
            Report.kind,
            Report.year,
            Report.period,
            Report.source,
            Submission.received,
            (Submission.received_from != "upload").label("dated"),
            Submission.submission_id.label("sequence"),
            Submission.file_name.label("file"),
            Submission.state,
        )
        .join(Submission, Submission.submission_id == Report.submission_id)
        .join(Unit, Unit.unit_id == Report.unit_id)
        .where(Submission.plan_code == plan_code)
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(Report.report_id)
    )
    if units is not None and len(units) <= _FEW:
        asked = asked.where(Report.unit_id.in_(units))
    whole = dict.fromkeys(("report_id", "submission_id", "unit_id", "year", "sequence"), "int64")
    said = ("unit_code", "unit", "kind", "period", "source", "file", "state")
    words = dict.fromkeys(said, "str")
    return frame(source, asked, whole | words | {"received": "datetime64[s]", "dated": "bool"})


def reports_to_be(source: Engine, reading: Reading, received: date, *, dated: bool) -> pd.DataFrame:
    """The reports that `reading` would make if it were taken in now: `reports` of `metrics`, with
    ids below zero and a `sequence` after all that are in.
    """
    # Of a long list a row for each report is looked into, not all.
    alike = reading.rows.duplicated(["accepted", "kind", "unit_code", "year", "round"])
    few = replace(reading, rows=reading.rows[~alike])
    with connected(source) as connection:
        slots = slots_of(connection, few)
    made = pd.DataFrame(slots, columns=["unit_id", "kind", "year", "period"])
    return made.assign(
        report_id=[-place for place in range(1, len(slots) + 1)],
        submission_id=-1,
        source=str(reading.source or ReportSource.SUMMARY),
        received=pd.Timestamp(received),
        dated=dated,
        sequence=2**62,
    ).astype({"unit_id": "int64", "year": "int64", "received": "datetime64[s]"})


def listings(source: Engine, report_ids: Iterable[int], whose: Places) -> pd.DataFrame:
    """The models that some reports list, as far as `whose` may see: `report_id`, `unit_id`, `year`,
    `name`, `name_key`, `field`, `origin`, `form`, `state`, `level`.
    """
    asked = (
        select(
            Listing.report_id,
            Report.unit_id,
            Listing.year,
            Model.name_key,
            *(getattr(Listing, column) for column in _SAID),
        )
        .join(Report, Report.report_id == Listing.report_id)
        .join(Model, Model.model_id == Listing.model_id)
        .where(Listing.report_id.in_(list(report_ids)))
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(Listing.listing_id)
    )
    whole = dict.fromkeys(("report_id", "unit_id", "year"), "int64")
    return frame(source, asked, whole | dict.fromkeys(("name_key", *_SAID), "str"))


def listings_to_be(source: Engine, reading: Reading) -> pd.DataFrame:
    """The models that `reading` would list (columns of `listings` but `report_id`, and `kind`)."""
    with connected(source) as connection:
        rows = accepted_rows(connection, reading)
    named = rows[rows["name"].notna()]
    keys = [name_key(name) for name in named["name"]]
    return named.assign(name_key=keys)[["kind", "unit_id", "year", "name_key", *_SAID]]


def original(source: Engine, submission_id: int, whose: Places) -> bytes:
    """The file as it was handed in. Raises `NotYoursError` as `withdraw` does."""
    asked = (
        select(Original.content)
        .join(Submission, Submission.sha256 == Original.sha256)
        .where(Submission.submission_id == submission_id)
    )
    with connected(source) as connection:
        if not is_theirs(connection, submission_id, whose):
            raise NotYoursError(submission_id)
        return connection.execute(asked).scalar_one()


def may_open(source: Engine, submission_id: int, whose: Places) -> bool:
    """Whether `whose` may have the file itself: every unit it reports on is theirs to see."""
    with connected(source) as connection:
        return is_theirs(connection, submission_id, whose)


def withdraw(
    source: Engine,
    submission_ids: Iterable[int],
    whose: Places,
    now: datetime,
    account_id: int | None = None,
    reason: str = "",
) -> None:
    """Mark submissions withdrawn, all or none: what they replaced or outranked stands again.

    Can be undone. Raises `NotYoursError` if one speaks of a unit that `whose` may not see.
    """
    _set_states(source, submission_ids, "withdrawn", whose, now, account_id, reason)


def reinstate(
    source: Engine,
    submission_ids: Iterable[int],
    whose: Places,
    now: datetime,
    account_id: int | None = None,
) -> None:
    """Undo a withdrawal, or the sending back of a submission; raises as `withdraw` does."""
    _set_states(source, submission_ids, "accepted", whose, now, account_id)


def _set_states(
    source: Engine,
    submission_ids: Iterable[int],
    state: str,
    whose: Places,
    now: datetime,
    account_id: int | None,
    reason: str = "",
) -> None:
    with writing(source) as connection:
        for submission_id in submission_ids:
            if not is_theirs(connection, submission_id, whose):
                raise NotYoursError(submission_id)
            asked = select(Submission.state).where(Submission.submission_id == submission_id)
            if connection.execute(asked).scalar_one() != state:
                set_state(connection, submission_id, state, now, account_id, reason)
