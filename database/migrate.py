"""Bring a database to the tables of today, whether it is empty or holds figures."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from database.session import file_of, reading


def _config(source: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    url = source.url.render_as_string(hide_password=False)
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


def migrate(source: Engine, to: str = "head") -> None:
    """Run every migration that this database has not seen, or those up to the revision `to`."""
    file = file_of(source)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    command.upgrade(_config(source), to)


def is_current(source: Engine) -> bool:
    """Whether the database has the tables of today. Asking makes none where there is none yet."""
    file = file_of(source)
    if file is not None and not (file.is_file() and file.stat().st_size):
        return False
    with reading(source) as connection:
        seen = MigrationContext.configure(connection).get_current_revision()
    return seen == ScriptDirectory.from_config(_config(source)).get_current_head()
