"""Files handed in: read and taken in, each with its outcome."""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data_loaders.bundles import Waiting, is_kept, waiting_at
from data_loaders.chunk_reading import Basis
from data_loaders.chunks import FILES, Read, files_of_a_chunk, together
from data_loaders.form_versions import form_versions
from data_loaders.in_turn import FileInTurn, in_turn
from data_loaders.intake import NOBODY, HandedBy, Sent, refusal_of, take_in_all
from data_loaders.readers import Readers
from data_loaders.reading_apart import ReadingApart
from data_loaders.spreadsheets.forms import FormVersion
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.sandbox import shared_sandbox
from data_loaders.taken import Taken
from data_loaders.theirs import NotYoursError
from data_loaders.unforeseen import attempt
from data_loaders.unit_register import load_register
from data_loaders.units import Register
from database.trouble import is_trouble
from domain.kinds import Outcome
from domain.plans import Plan
from domain.problems import Refusal

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a file was understood to say and, unless it was refused, how it was taken in."""

    reading: Reading
    taken: Taken | None


def files_under(paths: Sequence[Path]) -> list[Waiting]:
    """The files named, those in the folders named, sorted, and those in zip files, one by one.

    What a system or an open Excel leaves in a folder is left out.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found.update(dict.fromkeys(file for file in inside if file.is_file()))
    return [file for path in found if is_kept(path.name) for file in waiting_at(path)]


def hand_in_all(
    source: Engine,
    files: Sequence[Waiting],
    plan: Plan,
    received: date | None,
    clock: Callable[[], datetime],
    by: HandedBy = NOBODY,
    readers: Readers | None = None,
) -> Iterator[HandedIn]:
    """Read and hand in each file, in order; a bad one never keeps another out: one that cannot be
    opened, or that our own code fails at, is refused and the failure logged.

    `readers` read them; without any they are read here. What comes of them is the same. They are
    taken in some at a time, and handed over when they are kept. Raises what the database raises
    where it fails itself, and ReadersError: what was handed over is kept.
    """
    register = load_register(source, plan.place)
    forms = form_versions(source, plan.code)
    if readers is None:
        chunks = _read_here(files, plan, register, forms)
    else:
        today = datetime.now().astimezone().date()
        basis = Basis(plan, register.units, tuple(forms), today)
        chunks = _read_apart(files, basis, readers)
    with closing(chunks):
        for chunk in chunks:
            yield from _hand_in_together(source, chunk, plan, received, clock, by)


def _read_here(
    files: Sequence[Waiting], plan: Plan, register: Register, forms: Sequence[FormVersion]
) -> Generator[list[Read]]:
    def one(file: FileInTurn) -> Read:
        return Read(file.name, file.content, file.read(plan, register, forms))

    with shared_sandbox().room() as room:
        read = (
            attempt(file.name, partial(one, file), partial(Read, file.name, file.content))
            for file in in_turn(files, room)
        )
        yield from together(read, FILES)


def _read_apart(files: Sequence[Waiting], basis: Basis, readers: Readers) -> Generator[list[Read]]:
    most = files_of_a_chunk(len(files), readers.at_once)
    with closing(ReadingApart(readers, basis)) as apart:
        yield from apart.read(files, most)


def _hand_in_together(
    source: Engine,
    files: Sequence[Read],
    plan: Plan,
    received: date | None,
    clock: Callable[[], datetime],
    by: HandedBy,
) -> Iterator[HandedIn]:
    """Take in those of `files` that can be and speak of no unit outside `by.whose`, in one
    transaction.
    """
    good = [file for file in files if refusal_of(file.reading) is None]
    sent = [Sent(file.content, file.reading) for file in good]

    def take(some: Sequence[Sent]) -> Sequence[Taken | Exception]:
        return take_in_all(source, some, plan, received, clock, by)

    came = iter(_taken(take, sent) if sent else [])
    for file in files:
        if refusal_of(file.reading) is not None:
            yield HandedIn(file.reading, None)
        else:
            outcome = partial(_handed_in, file.reading, next(came))
            yield attempt(file.name, outcome, lambda reading: HandedIn(reading, None))


def _taken(
    take: Callable[[Sequence[Sent]], Sequence[Taken | Exception]], sent: Sequence[Sent]
) -> Sequence[Taken | Exception]:
    """What came of each. Where they fail together (when all is in, what they touch is counted),
    they are taken in one by one: the one at fault costs itself alone.
    """
    try:
        return take(sent)
    except Exception as fault:
        if is_trouble(fault):
            raise
        if len(sent) == 1:
            return [fault]
        _logger.warning("%d files one by one: %r", len(sent), fault)
    return [came for one in sent for came in _taken(take, [one])]


def _handed_in(reading: Reading, came: Taken | Exception) -> HandedIn:
    if isinstance(came, NotYoursError):
        return _not_yours(reading)
    if isinstance(came, Exception):
        raise came
    return HandedIn(reading, came)


def _not_yours(reading: Reading) -> HandedIn:
    refused = replace(reading, outcome=Outcome.REFUSED, refusal=Refusal.NOT_YOURS)
    return HandedIn(refused, None)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file."""

    handed_in: HandedIn
    refusal: Refusal | None

    @classmethod
    def of(cls, handed_in: HandedIn) -> "Result":
        """The result of a file handed in."""
        return cls(handed_in, refusal_of(handed_in.reading))

    @property
    def outcome(self) -> str:
        """One word: taken, already_in, day_changed, withdrawn, returned; refused, needs_person."""
        taken = self.handed_in.taken
        if taken is None:
            left = self.handed_in.reading.outcome is Outcome.NEEDS_PERSON
            return str(Outcome.NEEDS_PERSON if left else Outcome.REFUSED)
        if taken.withdrawn:
            return "returned" if taken.returned else "withdrawn"
        if taken.day_before is not None:
            return "day_changed"
        return "already_in" if taken.already else "taken"

    def record(self, say_refusal: Callable[[Refusal, str], str]) -> dict[str, Any]:
        """The plain record that `manage.py ingest --json` prints."""
        reading, taken = self.handed_in.reading, self.handed_in.taken
        before = taken.day_before if taken else None
        return {
            "file": reading.file,
            "outcome": self.outcome,
            "reason": None if self.refusal is None else say_refusal(self.refusal, reading.detail),
            "submission": None if taken is None else taken.submission_id,
            "received": None if taken is None else taken.received.isoformat(),
            "received_before": before.isoformat() if before else None,
            "reports": 0 if taken is None else taken.reports,
            "rows": 0 if taken is None else taken.rows,
            "rows_kept_out": int((~reading.rows["accepted"].astype(bool)).sum()),
            "problems": len(reading.problems),
        }
