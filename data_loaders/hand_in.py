"""Files handed in: read and taken in one by one, each with its outcome."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data_loaders.intake import Taken, refusal_of, take_in
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.sandbox import Room, shared_sandbox
from data_loaders.unit_register import load_register
from data_loaders.units import Register
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
    file: str,
    plan: Plan,
    register: Register,
    received: date | None,
    now: datetime,
    sandbox: Room,
) -> HandedIn:
    """Read a file and take it in, if it can be; files share a worker in the `sandbox`."""
    reading = read_file(content, file, plan, register, sandbox=sandbox)
    if refusal_of(reading) is not None:
        return HandedIn(reading, None)
    return HandedIn(reading, take_in(source, content, reading, plan, received, now))


def files_under(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named, sorted; lock and hidden files left out."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        kept = (file for file in inside if file.is_file() and file.name[0] not in ".~")
        found.update(dict.fromkeys(kept))
    return list(found)


def hand_in_all(
    source: Engine,
    files: Sequence[Path],
    plan: Plan,
    received: date | None,
    clock: Callable[[], datetime],
) -> Iterator[HandedIn]:
    """Hand in each file, in order; a bad one never keeps another out."""
    register = load_register(source, plan.place)
    with shared_sandbox().room() as room:
        for file in files:
            content, name = file.read_bytes(), str(file)
            yield hand_in(source, content, name, plan, register, received, clock(), room)


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
    def in_force(self) -> bool:
        """Whether the file's figures count now."""
        return self.handed_in.taken is not None

    def record(self, say_refusal: Callable[[Refusal, str], str]) -> dict[str, Any]:
        """The plain record that `manage.py ingest --json` prints."""
        reading, taken = self.handed_in.reading, self.handed_in.taken
        outcome = "already_in" if taken and taken.already else "taken"
        if taken is None:
            left = reading.outcome is Outcome.NEEDS_PERSON
            outcome = str(Outcome.NEEDS_PERSON if left else Outcome.REFUSED)
        return {
            "file": reading.file,
            "outcome": outcome,
            "reason": None if self.refusal is None else say_refusal(self.refusal, reading.detail),
            "submission": None if taken is None else taken.submission_id,
            "received": None if taken is None else taken.received.isoformat(),
            "reports": 0 if taken is None else taken.reports,
            "rows": 0 if taken is None else taken.rows,
            "rows_kept_out": int((~reading.rows["accepted"].astype(bool)).sum()),
            "problems": len(reading.problems),
        }
