"""A register or a lineage sent from the page: looked at first, then taken in as from a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from data_loaders.lineage_import import import_lineage, lineage_changes
from data_loaders.register_changes import Change
from data_loaders.reorganisation import NotTheirsError
from data_loaders.spreadsheets.container import Format, format_of
from data_loaders.spreadsheets.file_names import base_name
from data_loaders.unit_register import import_units, units_changes
from domain.access import Places


class UploadKind(StrEnum):
    """What a file of the office tells: which units there are, or which went into which."""

    UNITS = "units"
    LINEAGE = "lineage"


@dataclass(frozen=True, slots=True)
class RegisterUpload:
    """A file as it came, CSV or Excel; its columns are those of `register_file`, `lineage_file`."""

    kind: UploadKind
    name: str
    content: bytes


def preview_upload(source: Engine, given: RegisterUpload, whose: Places) -> list[Change]:
    """What `take_upload` would change; nothing is written. Raises as it does."""
    with _on_disk(given, whose) as path:
        looked_at = units_changes if given.kind is UploadKind.UNITS else lineage_changes
        return looked_at(source, path)


def take_upload(
    source: Engine,
    given: RegisterUpload,
    whose: Places,
    now: datetime,
    account_id: int | None = None,
) -> None:
    """Take the file in, whole or not at all.

    Raises `RegisterError` with every row at fault, `RefusedError` for what is no spreadsheet or not
    safe, and `NotTheirsError` for whoever may not see all units: a file can speak of any.
    """
    with _on_disk(given, whose) as path:
        if given.kind is UploadKind.UNITS:
            import_units(source, path, now, account_id)
        else:
            import_lineage(source, path, now, account_id)


@contextmanager
def _on_disk(given: RegisterUpload, whose: Places) -> Iterator[Path]:
    if not whose.everywhere:
        raise NotTheirsError(given.name)
    ending = ".csv" if format_of(given.content) is Format.TEXT else ".xlsx"
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{Path(base_name(given.name)).stem[:60]}{ending}"
        path.write_bytes(given.content)
        yield path
