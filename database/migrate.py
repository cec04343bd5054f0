"""Bring a database to the tables of today, whether it is empty or holds figures."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from database.half_restored import is_half_restored
from database.session import file_of, reading
from database.whereabouts import left_beside
from domain.keeping import KeepError, KeepFault

_MIGRATIONS = Path(__file__).parent / "migrations"


def _config(source: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    url = source.url.render_as_string(hide_password=False)
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


def migrate(source: Engine, to: str = "head", *, restoring: bool = False) -> None:
    """Run every migration that this database has not seen, or those up to the revision `to`.

    Raises KeepError where a database was moved away from what it wrote last: no other takes its
    place; and where a backup was put back by halves, but for who is `restoring` it.
    """
    file = file_of(source)
    if file is not None and not file.exists():
        if left := left_beside(file):
            raise KeepError(KeepFault.LEFT_BEHIND, str(left))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()  # connecting makes none (database/whereabouts.py)
    if not restoring:
        _refuse_a_half(source)
    command.upgrade(_config(source), to)


def _refuse_a_half(source: Engine) -> None:
    with reading(source) as connection:
        if is_half_restored(connection):
            raise KeepError(KeepFault.HALF_RESTORED)


# The files in which this process has found a database.
_FOUND: set[Path] = set()


def is_current(source: Engine) -> bool:
    """Whether the database has the tables of today. Asking makes none where there is none yet; one
    that was there before and is gone is trouble: raises OperationalError.
    """
    return is_started(source) and _seen(source) == _newest()


@cache
def _newest() -> str | None:
    """The version of the tables of today. All migrations are imported to find it."""
    return ScriptDirectory(str(_MIGRATIONS)).get_current_head()


def is_started(source: Engine) -> bool:
    """Whether there is a database with tables of ours, of whatever version; raises as above."""
    file = file_of(source)
    if file is None or file in _FOUND:
        return bool(_seen(source))
    if not (file.is_file() and file.stat().st_size and _seen(source)):
        return False
    _FOUND.add(file)
    return True


def is_known(version: str) -> bool:
    """Whether tables of this version can be brought to those of today."""
    script = ScriptDirectory(str(_MIGRATIONS))
    return version in {one.revision for one in script.walk_revisions()}


def version_of(connection: Connection) -> str:
    """The revision of the tables; "" where there are none."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def _seen(source: Engine) -> str:
    with reading(source) as connection:
        return "" if is_half_restored(connection) else version_of(connection)
