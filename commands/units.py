"""The register of units: taken in, looked at on a day, and what became of each unit."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table

from commands.acting import ANYBODY, acting, works_as
from commands.common import DAY, AsJson, errors, now, print_json, ready_database, stopped
from data_loaders import frames, unit_history
from data_loaders.lineage_import import import_lineage, lineage_changes
from data_loaders.register_changes import Change
from data_loaders.register_table import RegisterError
from data_loaders.unit_register import import_units, units_changes
from translations import gettext as _

app = typer.Typer()
units_app = typer.Typer(no_args_is_help=True, help="The register of units, and its lineage.")
app.add_typer(units_app, name="units")

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV or Excel.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change; write nothing.")]


@units_app.command("import")
def units_import(file: File, dry_run: DryRun = False) -> None:
    """Take in a register: columns code, name, kind, parent, valid_from, valid_to, successor."""
    source = ready_database()
    try:
        if dry_run:
            _print_changes(units_changes(source, file))
            return
        imported = import_units(source, file, now())
    except RegisterError as fault:
        raise stopped(str(fault)) from fault
    errors.print(
        _("Đã thêm {added} đơn vị, cập nhật {changed} đơn vị, ghi {lineages} lần kế tiếp.").format(
            added=imported.added, changed=imported.changed, lineages=imported.lineages
        )
    )


@units_app.command("lineage")
def units_lineage(file: File, dry_run: DryRun = False) -> None:
    """Take in which unit went into which: columns from_code, into_code, day, whole, decree."""
    source = ready_database()
    try:
        if dry_run:
            _print_changes(lineage_changes(source, file))
            return
        written = import_lineage(source, file, now())
    except RegisterError as fault:
        raise stopped(str(fault)) from fault
    errors.print(_("Đã ghi {count} bước sáp nhập, chia tách.").format(count=written))


@units_app.command("list")
@works_as(*ANYBODY)
def units_list(
    on: Annotated[
        datetime | None, typer.Option("--on", formats=[DAY], help="As of this day; default today.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The units that exist on a day."""
    units = frames.units(ready_database(), acting().places)
    day = pd.Timestamp((on or now()).date())
    begun = units["valid_from"].isna() | (units["valid_from"] <= day)
    found = units[begun & (units["valid_to"].isna() | (units["valid_to"] >= day))]
    parents = units.set_index("unit_id")["code"]
    shown = found.assign(parent=found["parent_id"].map(parents))
    _print(shown[["code", "name", "kind", "parent", "valid_from", "valid_to"]], as_json=as_json)


@units_app.command("history")
@works_as(*ANYBODY)
def units_history(code: str, as_json: AsJson = False) -> None:
    """What a unit came from and went into, step by step; undone ones too."""
    source = ready_database()
    units = frames.units(source, acting().places)
    if code not in set(units["code"]):
        raise stopped(_("Không có đơn vị nào mang mã {code}.").format(code=code))
    steps = unit_history.steps(source, acting().places)
    mine = steps[(steps["from_unit_code"] == code) | (steps["into_unit_code"] == code)]
    columns = ["day", "from_unit_code", "from_unit", "into_unit_code", "into_unit"]
    _print(mine[[*columns, "whole", "decree", "undone_at"]], as_json=as_json)


def _print(rows: pd.DataFrame, *, as_json: bool) -> None:
    days = rows.select_dtypes(include=["datetime", "datetimetz"]).columns
    plain = rows.assign(**{column: rows[column].dt.strftime("%Y-%m-%d") for column in days})
    blank = plain.astype("object").where(plain.notna(), None)
    if as_json:
        print_json(blank.to_dict("records"))
        return
    table = Table(*map(str, blank.columns))
    for row in blank.itertuples(index=False):
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console().print(table)


def _print_changes(changes: list[Change]) -> None:
    """What a file would change, one line a change."""
    if not changes:
        errors.print(_("Không có gì thay đổi."))
        return
    table = Table("what", "code", "name", "column", "was", "becomes")
    for one in changes:
        table.add_row(one.what, one.code, one.name, one.column, one.was, one.becomes)
    Console().print(table)
