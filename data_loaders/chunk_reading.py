"""What a reader does, in a process of its own or on another machine: a chunk of files is read.

It opens no file and no database: bytes come, readings go. Each file is still parsed in the sandbox,
in a child of this process and within the same limits.
"""

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from data_loaders.bundles import Waiting
from data_loaders.in_turn import FileInTurn, in_turn
from data_loaders.spreadsheets.forms import FormVersion
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.sandbox import shared_sandbox
from data_loaders.unforeseen import attempt
from data_loaders.units import Register, RegisterUnit
from domain.plans import Plan

_ROOMS = ("data_loaders", "domain")
_known: dict[str, "tuple[Basis, Register]"] = {}
_one_chunk = threading.Lock()  # a process reads no faster with two at a time


@dataclass(frozen=True, slots=True)
class Basis:
    """What files are read by: a plan, the units of a register, form versions, the day it is."""

    plan: Plan
    units: tuple[RegisterUnit, ...]
    forms: tuple[FormVersion, ...]
    today: date


class OtherProgramError(Exception):
    """A reader runs another version of the program: what it reads may be something else."""


@cache
def program() -> str:
    """The digest of the sources that say how a file is read."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for file in sorted(file for room in _ROOMS for file in (root / room).rglob("*.[pt]*")):
        if file.suffix in {".py", ".toml"}:
            digest.update(file.relative_to(root).as_posix().encode() + b"\0")
            digest.update(file.read_bytes())
    return digest.hexdigest()


def read_chunk(
    theirs: str, key: str, basis: Basis | None, files: Sequence[tuple[str, bytes]]
) -> list[Reading] | None:
    """What each of the files (names with bytes) says, in order; none keeps another out.

    `basis` is needed once by each reader and remembered under `key`; None: it is to be told first.
    Raises `OtherProgramError` where `theirs`, the `program` of who asks, is not what runs here.
    """
    if theirs != program():
        raise OtherProgramError
    with _one_chunk:
        if basis is not None and key not in _known:
            _known.clear()
            _known[key] = basis, Register(basis.units, basis.plan.place)
        if key not in _known:
            return None
        waiting = [Waiting(name, partial(bytes, content)) for name, content in files]
        return _read(*_known[key], waiting)


def _read(basis: Basis, register: Register, files: Sequence[Waiting]) -> list[Reading]:
    def one(file: FileInTurn) -> Reading:
        return file.read(basis.plan, register, basis.forms, basis.today)

    with shared_sandbox().room() as room:
        return [
            attempt(file.name, partial(one, file), lambda refused: refused)
            for file in in_turn(files, room)
        ]
