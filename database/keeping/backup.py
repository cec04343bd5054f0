"""The whole database as one file, made while people work, and put back into an empty place.

A backup is a zip file of two: `manifest.json` says what the other, the database's copy, holds.
"""

import zipfile
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError
from sqlalchemy import Engine

from database import audit
from database.keeping import postgresql, sqlite
from database.keeping.manifest import FORM, Copied, Manifest, TableContents
from database.keeping.places import pour, settle, sha256_of, workshop
from database.keeping.ways_in import close_ways_in
from database.migrate import is_known, is_started
from database.session import writing
from domain.keeping import KeepError, KeepFault

MANIFEST = "manifest.json"
_LARGEST_MANIFEST = 2**20
RESTORED = "restored"


class Copier(Protocol):
    """How one kind of database is copied and put back."""

    def copy(self, source: Engine, into: Path) -> tuple[Path, str, dict[str, TableContents], str]:
        """A copy of one moment in the folder `into`, and what it holds."""

    def room(self, source: Engine) -> AbstractContextManager[Path]:
        """A folder for the copy, gone afterwards."""

    def put_back(
        self,
        source: Engine,
        copied: Path,
        told: dict[str, TableContents],
        finish: Callable[[Engine], None],
    ) -> None:
        """Let the copy be the database, with the tables of today, once `finish` is done with it."""

    def check_empty(self, source: Engine) -> None:
        """Raises KeepError unless there is nothing yet."""


COPIERS: dict[str, Copier] = {"sqlite": sqlite, "postgresql": postgresql}


def back_up(source: Engine, file: Path, now: datetime) -> Manifest:
    """Make `file` of the whole database, originals included, while others read and write it.

    All of it is there at the end, proved, or nothing. Raises KeepError; OSError where the disk
    fails. Needs, for a while, twice the room of the database beside `file`.
    """
    if file.exists():
        raise KeepError(KeepFault.EXISTS, str(file))
    if not is_started(source):
        raise KeepError(KeepFault.NO_DATABASE)
    with workshop(file) as folder:
        made, version, held, head = COPIERS[source.dialect.name].copy(source, folder)
        copied = Copied(name=made.name, size=made.stat().st_size, sha256=sha256_of(made))
        manifest = Manifest(
            form=FORM,
            engine=source.dialect.name,
            made_at=now,
            tables_version=version,
            tables=held,
            head=head,
            copied=copied,
        )
        packed = folder / "packed"
        with zipfile.ZipFile(packed, "x", zipfile.ZIP_DEFLATED, compresslevel=1) as pack:
            pack.writestr(MANIFEST, manifest.model_dump_json(indent=1))
            pack.write(made, made.name)
        packed.chmod(0o600)  # it holds everything, names and passwords' hashes too
        settle(packed, file)
    return manifest


def restore(source: Engine, file: Path, now: datetime) -> Manifest:
    """Put the database of a backup into the empty place that `source` names, with the tables of
    today; the trail says so, and everybody signs in anew. Raises KeepError: then the place is as
    empty as before.
    """
    copier = COPIERS[source.dialect.name]
    copier.check_empty(source)
    manifest = manifest_of(file)
    if manifest.engine != source.dialect.name:
        raise KeepError(KeepFault.OTHER_ENGINE, manifest.engine)
    if manifest.form > FORM or not is_known(manifest.tables_version):
        raise KeepError(KeepFault.NEWER, manifest.tables_version)

    def tell(restored: Engine) -> None:
        told: dict[str, object] = {"made_at": manifest.made_at.isoformat(), "head": manifest.head}
        with writing(restored) as connection:
            told["sessions_ended"] = close_ways_in(connection, now)
            audit.record(connection, RESTORED, "database", told, now)

    with copier.room(source) as folder:
        copied = folder / "copied"
        _unpack(file, manifest.copied, copied)
        copier.put_back(source, copied, manifest.tables, tell)
    return manifest


def manifest_of(file: Path) -> Manifest:
    """What the backup says of itself. Raises KeepError where it is none."""
    try:
        with zipfile.ZipFile(file) as pack:
            if pack.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
                raise KeepError(KeepFault.NOT_A_BACKUP, str(file))
            return Manifest.model_validate_json(pack.read(MANIFEST))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValidationError, KeyError) as fault:
        raise KeepError(KeepFault.NOT_A_BACKUP, str(file)) from fault


def _unpack(file: Path, told: Copied, into: Path) -> None:
    try:
        with zipfile.ZipFile(file) as pack, pack.open(told.name) as given:
            pour(given, into)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError) as fault:
        raise KeepError(KeepFault.DAMAGED, str(file)) from fault
    if (into.stat().st_size, sha256_of(into)) != (told.size, told.sha256):
        raise KeepError(KeepFault.DAMAGED, str(file))
