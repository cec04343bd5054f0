"""Set up: the tables, the plans in force."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from commands.common import errors, now, ready_database, stopped, tell_unknown_place
from data_loaders import adoption
from data_loaders.plans import PLANS_FOLDER, PlanError, builtin_plans
from database.migrate import is_current
from database.migrate import migrate as migrate_database
from database.session import engine
from translations import gettext as _

app = typer.Typer()
plans_app = typer.Typer(no_args_is_help=True, help="The plans: which exist, which are in force.")
app.add_typer(plans_app, name="plans")


@app.command()
def migrate() -> None:
    """Bring the database to the tables of today (an empty one and one with figures)."""
    migrate_database(engine())
    errors.print(_("Cơ sở dữ liệu đã sẵn sàng."))


@plans_app.command("adopt")
def plans_adopt(
    plan: Annotated[str, typer.Argument(metavar="CODE|FILE.toml", help="A plan to put in force.")],
) -> None:
    """Put a plan in force: one that ships with the project, by its code, or a TOML file."""
    builtin = builtin_plans()
    path = PLANS_FOLDER / f"{plan}.toml" if plan in builtin else Path(plan)
    if not path.is_file():
        known = ", ".join(builtin)
        raise stopped(
            _("Không có kế hoạch “{plan}”. Có sẵn: {known}.").format(plan=plan, known=known)
        )
    try:
        source = ready_database()
        adopted, version = adoption.adopt(source, path, now())
    except PlanError as fault:
        raise stopped(str(fault)) from fault
    errors.print(_("Đã áp dụng {code}, bản {version}.").format(code=adopted.code, version=version))
    tell_unknown_place(source, adopted)


@plans_app.command("list")
def plans_list() -> None:
    """The plans: code, years, name, and whether each is in force."""
    source = engine()
    in_force = adoption.adopted_plans(source) if is_current(source) else []
    table = Table("code", "years", "name", "in force")
    every = builtin_plans() | {plan.code: plan for plan in in_force}
    for code, plan in sorted(every.items()):
        mark = "x" if plan in in_force else ""
        table.add_row(code, f"{plan.first_year}–{plan.last_year}", plan.name, mark)
    Console().print(table)
