"""Set up: the tables, the register of units."""

from pathlib import Path
from typing import Annotated

import typer

from commands.common import errors, now, ready_database, stopped
from data_loaders.register_file import RegisterError
from data_loaders.unit_register import import_units
from database.migrate import migrate as migrate_database
from database.session import engine
from translations import gettext as _

app = typer.Typer()
units_app = typer.Typer(no_args_is_help=True, help="The register of units.")
app.add_typer(units_app, name="units")


@app.command()
def migrate() -> None:
    """Bring the database to the tables of today (an empty one and one with figures)."""
    migrate_database(engine())
    errors.print(_("Cơ sở dữ liệu đã sẵn sàng."))


@units_app.command("import")
def units_import(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV or Excel.")],
) -> None:
    """Take in a register: columns code, name, kind, parent, valid_from, valid_to, successor."""
    try:
        imported = import_units(ready_database(), file, now())
    except RegisterError as fault:
        raise stopped(str(fault)) from fault
    errors.print(
        _("Đã thêm {added} đơn vị, cập nhật {changed} đơn vị, ghi {lineages} lần kế tiếp.").format(
            added=imported.added, changed=imported.changed, lineages=imported.lineages
        )
    )
