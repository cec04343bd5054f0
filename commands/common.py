"""What the commands share: the database, the terminal, progress, options said everywhere."""

import json
import sys
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from typer._click.core import Context
from typer.core import TyperGroup

from data_loaders import adoption, frames
from database.migrate import is_current
from database.session import engine, file_of
from database.trouble import trouble_of
from domain.access import EVERYWHERE
from domain.keeping import KeepError
from domain.plans import Plan
from domain.readers import ReadersError
from metrics.owed import place_is_known, places_of
from translations import gettext as _
from translations.keeping_wording import keep_fault
from translations.plan_wording import place_fault
from translations.readers_wording import readers_fault
from translations.trouble_wording import trouble_sentence, what_to_do

errors = Console(stderr=True)
DAY = "%Y-%m-%d"
LAST_NUMBER = 2**31 - 1  # that a row may have; PostgreSQL looks for none beyond it

PlanCode = Annotated[str, typer.Option("--plan", help="Code of the plan (see `plans list`).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def now() -> datetime:
    """This moment, with its time zone."""
    return datetime.now().astimezone()


def stopped(message: str) -> typer.Exit:
    """Say `message` on the terminal; raise what is returned to end with exit code 2."""
    errors.print(message, style="red", markup=False, highlight=False)
    return typer.Exit(2)


class Commands(TyperGroup):
    """The commands: where the database itself fails, or is not where it should be, they say so and
    end with exit code 2.
    """

    def invoke(self, ctx: Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KeepError as fault:
            raise stopped(keep_fault(fault)) from fault
        except ReadersError as fault:
            raise stopped(readers_fault(fault)) from fault
        except SQLAlchemyError as fault:
            trouble = trouble_of(fault)
            if trouble is None:
                raise
            raise stopped(f"{trouble_sentence(trouble)} {what_to_do(trouble)}") from fault


def ready_database() -> Engine:
    """The database, if it has the tables of today."""
    source = engine()
    if not is_current(source):
        raise stopped(_not_ready(source))
    return source


def _not_ready(source: Engine) -> str:
    """Tables are to be made or brought up to date; or the file is not where it should be."""
    file = file_of(source)
    if file is None or file.exists():
        return _("Cơ sở dữ liệu chưa sẵn sàng. Hãy chạy: python manage.py migrate")
    words = _(
        "Không thấy tệp cơ sở dữ liệu {file}. Đã chuyển đi chỗ khác thì đưa về chỗ cũ; nếu là cài "
        "đặt mới, chưa có số liệu, thì chạy: python manage.py migrate"
    )
    return words.format(file=file.absolute())


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
