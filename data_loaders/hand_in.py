"""Files handed in: read and taken in one by one, each with its outcome."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data_loaders.bundles import Waiting, is_kept, waiting_at
from data_loaders.form_versions import form_versions
from data_loaders.in_turn import FileInTurn, in_turn
from data_loaders.intake import NOBODY, HandedBy, Taken, refusal_of, take_in
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.sandbox import shared_sandbox
from data_loaders.unforeseen import attempt
from data_loaders.unit_register import load_register
from domain.kinds import Outcome
from domain.plans import Plan
from domain.problems import Refusal


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a file was understood to say and, unless it was refused, how it was taken in."""

    reading: Reading
    taken: Taken | None


def hand_in(
    source: Engine,
    content: bytes,
    reading: Reading,
    plan: Plan,
    received: date | None,
    now: datetime,
    by: HandedBy = NOBODY,
) -> HandedIn:
    """Take a file in as it was read, if it can be."""
    if refusal_of(reading) is not None:
        return HandedIn(reading, None)
    return HandedIn(reading, take_in(source, content, reading, plan, received, now, by))


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
) -> Iterator[HandedIn]:
    """Read and hand in each file, in order; a bad one never keeps another out: one that cannot be
    opened, or that our own code fails at, is refused and the failure logged.

    Raises `OperationalError` where the database itself fails.
    """
    register = load_register(source, plan.place)
    forms = form_versions(source, plan.code)
    with shared_sandbox().room() as room:

        def one(file: FileInTurn) -> HandedIn:
            reading = file.read(plan, register, forms)
            return hand_in(source, file.content, reading, plan, received, clock(), by)

        for file in in_turn(files, room):
            yield attempt(file.name, partial(one, file), lambda reading: HandedIn(reading, None))


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
