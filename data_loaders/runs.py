"""Files of a chunk in runs that can be written together: new ones, none of which rests on another
of them. What was in before, and what another file of the chunk decides, goes by itself.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from data_loaders.erasing.arriving import Arriving
from data_loaders.returned.workbook import returned_from
from data_loaders.unforeseen import or_fault
from data_loaders.versions import latest_of


class Arrived(NamedTuple):
    """A file to be taken in now: the bytes that were handed in, and what is to be kept of it."""

    content: bytes
    file: Arriving
    now: datetime


@dataclass(slots=True)
class Run:
    """Files in a row, each with the submission that it is the next version of.

    `are_new`: no bytes of theirs were handed in before under the plan, so that they can be written
    together; else it is one file.
    """

    are_new: bool
    files: list[Arrived] = field(default_factory=list)
    previous: list[int | None] = field(default_factory=list)

    def add(self, one: Arrived, previous: int | None = None) -> None:
        """Another file in the row."""
        self.files.append(one)
        self.previous.append(previous)


def runs_of(connection: Connection, plan_code: str, files: Sequence[Arrived]) -> Iterator[Run]:
    """The files, in their order."""
    known = latest_of(connection, plan_code, (one.file.sha256 for one in files))
    before = _handed_back(files, known)
    known |= latest_of(connection, plan_code, filter(None, before.values()))
    seen: set[str | None] = set()
    run = Run(are_new=True)
    for one in files:
        own = one.file.sha256
        if own in before and seen.isdisjoint((own, before[own])):
            run.add(one, known.get(before[own] or ""))
        else:
            yield from filter(_has_files, (run, Run(False, [one], [None])))
            run = Run(are_new=True)
        seen.add(own)
    yield from filter(_has_files, (run,))


def _has_files(run: Run) -> bool:
    return bool(run.files)


def _handed_back(files: Sequence[Arrived], known: Container[str]) -> dict[str, str | None]:
    """Of those that are not `known` the digest of the file that each one was handed back for, by
    its own; one of which that cannot be told, through a fault of ours, is left out.
    """
    new = {one.file.sha256: one.content for one in files if one.file.sha256 not in known}
    found = {own: or_fault(partial(returned_from, content)) for own, content in new.items()}
    return {own: digest for own, digest in found.items() if not isinstance(digest, Exception)}
