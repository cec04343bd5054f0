"""Set up: the tables."""

import typer

from commands.common import errors
from database.migrate import migrate as migrate_database
from database.session import engine
from translations import gettext as _

app = typer.Typer()


@app.command()
def migrate() -> None:
    """Bring the database to the tables of today (an empty one and one with figures)."""
    migrate_database(engine())
    errors.print(_("Cơ sở dữ liệu đã sẵn sàng."))
