"""Set up: the tables, and what is added up in them."""

from collections.abc import Iterator
from typing import Annotated

import typer

from commands.common import errors, now, ready_database
from commands.progress import with_progress
from database.migrate import migrate as migrate_database
from database.session import engine
from domain.plans import Plan
from tallies.keeping import count_all, count_if_behind
from translations import gettext as _

app = typer.Typer()


@app.command()
def migrate() -> None:
    """Bring the database to the tables of today (an empty one and one with figures)."""
    migrate_database(engine())
    count_if_behind(engine(), now().date())
    errors.print(_("Cơ sở dữ liệu đã sẵn sàng."))


@app.command()
def tally(
    due: Annotated[
        bool, typer.Option("--due", help="Only what is due on this day, or what is behind.")
    ] = False,
) -> None:
    """Add up anew what reports say, plan by plan: what the pages count from."""
    source = ready_database()

    def told(plans: list[Plan]) -> Iterator[Plan]:
        return with_progress(plans, len(plans), _("Cộng lại từng kế hoạch"))

    if due:
        count_if_behind(source, now().date(), told)
    else:
        count_all(source, now().date(), told, now())
