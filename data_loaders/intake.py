"""A sound report → the database, in one transaction; the same file again changes nothing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import compress
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, Engine

from data_loaders.accepted import Accepted, accepted_of
from data_loaders.batches import Together
from data_loaders.erasing.arriving import Arriving, ErasedNames, erased_by_now
from data_loaders.runs import Arrived, Run, runs_of
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.uncollected import uncollected
from data_loaders.submission_rows import Fresh, write_new
from data_loaders.taken import Taken, again, left_withdrawn
from data_loaders.theirs import NotYoursError, check_units, is_theirs, visible
from data_loaders.unforeseen import or_fault
from data_loaders.versions import Kept, known_as, previous_of, reading_digest, same_as
from database.session import writing
from domain.access import EVERYWHERE, Places
from domain.kinds import Outcome
from domain.plans import Plan
from domain.problems import Refusal

T = TypeVar("T")


class HandedBy(NamedTuple):
    """Who hands a file in, with which others, whether to put back what was taken back, and for the
    units of which places (by default all: whoever works the machine, `manage.py`).
    """

    account_id: int | None = None
    together: Together | None = None
    revive: bool = False
    whose: Places = EVERYWHERE


NOBODY = HandedBy()


def refusal_of(reading: Reading) -> Refusal | None:
    """Why this reading cannot be taken in; None when it can."""
    if reading.outcome is not Outcome.READ:
        return reading.refusal or Refusal.NO_TABLE
    if not reading.rows["accepted"].any():
        return Refusal.NO_GOOD_ROWS
    return None


def day_received(reading: Reading, given: date | None, today: date) -> tuple[date, str]:
    """The day that counts (settled rule 6): given, else the head block's, else the day of upload.

    A head block dated after today is a slip of the pen, not a day received.
    """
    if given is not None:
        return given, "given"
    if reading.received is not None and reading.received <= today:
        return reading.received, "head"
    return today, "upload"


class Sent(NamedTuple):
    """A file as it was handed in, and what was read of it."""

    content: bytes
    reading: Reading


def take_in(
    source: Engine,
    content: bytes,
    reading: Reading,
    plan: Plan,
    received: date | None,
    now: datetime,
    by: HandedBy = NOBODY,
) -> Taken:
    """Keep a reading that `refusal_of` has nothing against: bytes, submission, reports, rows.

    Idempotent by the SHA-256 of the bytes and of what was read, within a plan: the same bytes read
    otherwise (a cell mended, a name confirmed since) are the next version. A file withdrawn before
    comes back only with `by.revive`: a person asks. Another day `received` replaces the kept. A
    person's name that was erased is not kept again.

    Raises `NotYoursError` where it speaks, or spoke, of a unit that `by.whose` may not see.
    """
    file = ErasedNames.of(source).out_of(content, reading)
    with uncollected(), writing(source) as connection:
        intake = _Intake(source, connection, plan, received, by)
        return intake.take(intake.arrived(Sent(content, reading), file, now))


def take_in_all(
    source: Engine,
    sent: Sequence[Sent],
    plan: Plan,
    received: date | None,
    clock: Callable[[], datetime],
    by: HandedBy = NOBODY,
) -> list[Taken | Exception]:
    """Take files in, in order and in one transaction, each as `take_in` does: what came of each.

    One that fails costs itself alone: what it raised stands in its place. Raises what the database
    raises where it fails itself; then none of them is in.
    """
    erased = ErasedNames.of(source)
    files = [or_fault(partial(erased.out_of, *each)) for each in sent]
    with uncollected(), writing(source) as connection:
        intake = _Intake(source, connection, plan, received, by)
        arrived = [
            file
            if isinstance(file, Exception)
            else or_fault(partial(intake.arrived, each, file, clock()))
            for each, file in zip(sent, files, strict=True)
        ]
        came = intake.take_all([one for one in arrived if not isinstance(one, Exception)])
        return [one if isinstance(one, Exception) else next(came) for one in arrived]


class _Intake:
    """Takes in file after file in one transaction."""

    def __init__(
        self,
        source: Engine,
        connection: Connection,
        plan: Plan,
        received: date | None,
        by: HandedBy,
    ) -> None:
        self._source, self._connection = source, connection
        self._plan, self._received, self._by = plan, received, by
        self._erased = erased_by_now(connection)

    def arrived(self, sent: Sent, file: Arriving, now: datetime) -> Arrived:
        """A file as it is to be taken in: looked through anew where a name was erased after it was
        looked through before.
        """
        if file.erased != self._erased:
            file = ErasedNames.of(self._source).out_of(*sent)
        return Arrived(sent.content, file, now)

    def take_all(self, files: Sequence[Arrived]) -> Iterator[Taken | Exception]:
        """Take in files in their order; of one that fails nothing is kept, and the others are."""
        for run in runs_of(self._connection, self._plan.code, files):
            yield from self._take_run(run)

    def _take_run(self, run: Run) -> list[Taken | Exception]:
        if run.are_new:
            came = or_fault(partial(self._apart, partial(self._take_new, run)))
            if not isinstance(came, Exception):
                return came
            if len(run.files) == 1:
                return [came]
            # Which of them is to blame is told only one by one.
        return [or_fault(partial(self._apart, partial(self.take, one))) for one in run.files]

    def _apart(self, work: Callable[[], T]) -> T:
        """What `work` gives; if it fails, nothing that it wrote is kept."""
        with self._connection.begin_nested():
            return work()

    def _take_new(self, run: Run) -> list[Taken | Exception]:
        """Take in those of a run of new files that speak of no unit outside `by.whose`."""
        accepted = accepted_of(self._connection, [one.file.reading for one in run.files])
        strange = self._not_theirs(accepted)
        theirs = [each is None for each in strange]
        told = zip(run.files, accepted, run.previous, strict=True)
        taken = iter(self._write([self._fresh(*each) for each in compress(told, theirs)]))
        return [next(taken) if fault is None else fault for fault in strange]

    def _not_theirs(self, accepted: Sequence[Accepted]) -> list[NotYoursError | None]:
        """Of each of some files, why its units are not all to be seen by who hands it in."""
        if self._by.whose.everywhere:
            return [None] * len(accepted)
        units = [set(each.unit_ids) for each in accepted]
        seen = visible(self._connection, set().union(*units), self._by.whose)
        return [NotYoursError(min(each - seen)) if each - seen else None for each in units]

    def take(self, one: Arrived) -> Taken:
        """Take one in; see `take_in`."""
        connection, by, file = self._connection, self._by, one.file
        accepted = accepted_of(connection, [file.reading])[0]
        before = known_as(connection, self._plan.code, file.sha256)
        known = None
        if before:
            known = same_as(connection, before, file.reading, reading_digest(accepted))
        _check_theirs(connection, accepted, known, by.whose)
        if known is not None and known.state == "returned":
            return left_withdrawn(known, returned=True)
        if before and not by.revive and (known or before[0]).state != "accepted":
            return left_withdrawn(known or before[0])
        if known is not None:
            return again(connection, known, self._received, one.now, by.account_id)
        previous = previous_of(connection, self._plan.code, one.content, before)
        return self._write([self._fresh(one, accepted, previous)])[0]

    def _fresh(self, one: Arrived, accepted: Accepted, previous: int | None) -> Fresh:
        day, day_from = day_received(one.file.reading, self._received, one.now.date())
        return Fresh(one.file, accepted, day, day_from, previous, one.now)

    def _write(self, files: Sequence[Fresh]) -> list[Taken]:
        if not files:
            return []
        connection, by, batch_id = self._connection, self._by, None
        if by.together is not None:
            batch_id = by.together.opened(connection, files[0].now, by.account_id)
        written = write_new(connection, self._plan.code, files, batch_id, by.account_id)
        return [
            Taken(number, False, each.received, each.received_from, told.reports, told.rows)
            for each, (number, told) in zip(files, written, strict=True)
        ]


def _check_theirs(
    connection: Connection, accepted: Accepted, known: Kept | None, whose: Places
) -> None:
    if whose.everywhere:
        return
    check_units(connection, accepted.unit_ids, whose)
    if known is not None and not is_theirs(connection, known.submission_id, whose):
        raise NotYoursError(known.submission_id)
