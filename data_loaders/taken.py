"""What came of a file that was handed in, and of one that is in already."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, update

from data_loaders.states import set_state, touch_units_of
from data_loaders.versions import Kept
from database import audit
from database.tables import Submission


@dataclass(frozen=True, slots=True)
class Taken:
    """A file taken in. `already`: it was in before; `revived`: but withdrawn, now back in force;
    `withdrawn`: taken back before, and left so; `returned`: so because it was sent back to its unit
    and is not mended; `day_before`: the day that counted until now, where the day now given takes
    its place.
    """

    submission_id: int
    already: bool
    received: date
    received_from: str
    reports: int
    rows: int
    revived: bool = False
    withdrawn: bool = False
    returned: bool = False
    day_before: date | None = None


def left_withdrawn(known: Kept, *, returned: bool = False) -> Taken:
    """A file that was taken back before, and is left so."""
    day, day_from = known.received, known.received_from
    return Taken(known.submission_id, True, day, day_from, 0, 0, withdrawn=True, returned=returned)


def again(
    connection: Connection,
    known: Kept,
    given: date | None,
    now: datetime,
    account_id: int | None,
) -> Taken:
    """A file that is in already: back in force if it was not, its day the one now given."""
    submission_id, day, day_from = known.submission_id, known.received, known.received_from
    revived = known.state != "accepted"
    if revived:
        set_state(connection, submission_id, "accepted", now, account_id)
    if given is None or (given == day and day_from != "upload"):
        return Taken(submission_id, True, day, day_from, 0, 0, revived)
    connection.execute(
        update(Submission)
        .where(Submission.submission_id == submission_id)
        .values(received=given, received_from="given")
    )
    told = {"before": day.isoformat(), "before_from": day_from, "given": given.isoformat()}
    audit.record(connection, "day changed", f"submission {submission_id}", told, now, account_id)
    touch_units_of(connection, submission_id)
    return Taken(submission_id, True, given, "given", 0, 0, revived, day_before=day)
