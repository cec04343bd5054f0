"""What the commands share: the database, the terminal, progress, options said everywhere."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy import Engine

from data_loaders import adoption, frames
from database.migrate import is_current
from database.session import engine
from domain.access import EVERYWHERE
from domain.plans import Plan
from metrics.owed import place_is_known, places_of
from translations import gettext as _
from translations.plan_wording import place_fault

errors = Console(stderr=True)
T = TypeVar("T")
DAY = "%Y-%m-%d"

PlanCode = Annotated[str, typer.Option("--plan", help="Code of the plan (see `plans list`).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def now() -> datetime:
    """This moment, with its time zone."""
    return datetime.now().astimezone()


def stopped(message: str) -> typer.Exit:
    """Say `message` on the terminal; raise what is returned to end with exit code 2."""
    errors.print(message, style="red", markup=False, highlight=False)
    return typer.Exit(2)


def ready_database() -> Engine:
    """The database, if it has the tables of today."""
    source = engine()
    if not is_current(source):
        raise stopped(_("Cơ sở dữ liệu chưa sẵn sàng. Hãy chạy: python manage.py migrate"))
    return source


def adopted_by_code(source: Engine, code: str) -> Plan:
    """The plan in force under this code; if the register lacks its place, the terminal says so."""
    plan = adoption.adopted_plan(source, code)
    if plan is None:
        raise stopped(
            _("Kế hoạch “{code}” chưa được áp dụng. Hãy chạy: manage.py plans adopt {code}").format(
                code=code
            )
        )
    tell_unknown_place(source, plan)
    return plan


def opened(code: str) -> tuple[Engine, Plan]:
    """The database and the plan in force under this code, as most commands begin."""
    source = ready_database()
    return source, adopted_by_code(source, code)


def tell_unknown_place(source: Engine, plan: Plan) -> None:
    """Say on the terminal if the register lacks the plan's place, or has two: then nobody owes."""
    units = frames.units(source, EVERYWHERE)
    if plan.place and not place_is_known(units, plan):
        message = place_fault(plan.place, sorted(places_of(units, plan)["code"]))
        command = "python manage.py units import FILE"
        errors.print(f"{message}\n  {command}", style="yellow", markup=False, highlight=False)


def print_json(what: object) -> None:
    """Print what a script reads."""
    json.dump(what, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def with_progress(items: Iterable[T], total: int, title: str) -> Iterator[T]:
    """`items`, with a bar on the terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=errors) as progress:
        yield from progress.track(items, total=total, description=title)
