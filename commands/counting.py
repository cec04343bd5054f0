"""Figures: how every unit stands."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from commands.acting import ANYBODY, acting, seen, works_as
from commands.common import (
    DAY,
    AsJson,
    PlanCode,
    errors,
    now,
    opened,
    print_json,
)
from data_loaders import plan_versions
from metrics.figures import figures as count_figures
from translations.plan_wording import counted_by

app = typer.Typer()


@app.command()
@works_as(*ANYBODY)
def figures(
    plan: PlanCode,
    year: Annotated[int | None, typer.Option(help="Only this year.")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=[DAY], help="As of this day; default today."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """How every unit stands, year by year; by which version of the plan stands beside it."""
    source, adopted = opened(plan)
    in_force = plan_versions.in_force(source, adopted.code)
    errors.print(counted_by(adopted.code, in_force.version, in_force.adopted_at), highlight=False)
    tables, theirs = seen(source, adopted, acting().places)
    day = (as_of or now()).date()
    found = [row for row in count_figures(tables, theirs, day) if year in (None, row["year"])]
    if as_json:
        print_json(found)
        return
    table = Table("unit", "year", "state", "basis", "total")
    for row in found:
        table.add_row(*(str(row[c]) for c in ("unit", "year", "state", "basis", "total")))
    Console().print(table)
