"""Files to hand out: blank forms for every unit that reports."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from sqlalchemy import Engine

from commands.acting import ANYBODY, acting, works_as
from commands.common import (
    PlanCode,
    errors,
    opened,
    stopped,
)
from commands.progress import with_progress
from data_loaders import frames
from data_loaders.unit_register import load_register
from domain.access import EVERYWHERE, Places
from domain.kinds import ReportKind
from domain.plans import Plan
from exports.blank_forms import blank_form, blank_form_name, rounds_to_report
from exports.form_units import units_reporting
from translations import gettext as _

app = typer.Typer()
export_app = typer.Typer(no_args_is_help=True, help="Files to hand out.")
app.add_typer(export_app, name="export")


@export_app.command()
@works_as(*ANYBODY)
def forms(
    plan: PlanCode,
    year: Annotated[int, typer.Option(help="The year to be reported on.")],
    out: Annotated[Path, typer.Option(file_okay=False, help="The folder to write them to.")],
    place: Annotated[
        str | None, typer.Option(help="Only this unit, by code or name, and those beneath it.")
    ] = None,
) -> None:
    """Blank forms of every kind the plan takes, a workbook for each unit that reports."""
    source, adopted = opened(plan)
    if not adopted.takes_year(year):
        raise stopped(_("Kế hoạch “{plan}” không có năm {year}.").format(plan=plan, year=year))
    units = frames.units(source, EVERYWHERE)
    asked = units if place is None else _within(source, units, adopted, place, year)
    theirs = frames.units(source, acting().places)["unit_id"]
    asked = asked[asked["unit_id"].isin(theirs)]
    wanted = list(_wanted(units, asked, adopted, year))
    if not wanted:
        raise stopped(_("Không có đơn vị nào phải báo cáo năm {year} ở đây.").format(year=year))
    out.mkdir(parents=True, exist_ok=True)
    written = 0
    for kind, name, code, number in with_progress(wanted, len(wanted), adopted.code):
        target = out / blank_form_name(adopted, kind, year, name, code, number)
        written += _write(target, blank_form(adopted, kind, year, name, code, number))
    errors.print(
        _("Đã ghi {written} mẫu; {left} mẫu đã có trong thư mục được giữ nguyên.").format(
            written=written, left=len(wanted) - written
        )
    )


def _within(source: Engine, units: pd.DataFrame, plan: Plan, place: str, year: int) -> pd.DataFrame:
    """The unit of that code or name, and those beneath it."""
    register = load_register(source, plan.place)
    unit = register.by_code(place) or register.find(place, year).unit
    if unit is None:
        raise stopped(_("Không có đơn vị “{place}” trong kế hoạch này.").format(place=place))
    ids = units[units["code"] == unit.code]["unit_id"]
    return frames.units(source, Places(frozenset(map(int, ids))))


def _wanted(
    units: pd.DataFrame, asked: pd.DataFrame, plan: Plan, year: int
) -> Iterator[tuple[ReportKind, str, str, int | None]]:
    """Each form to write: its kind, the name and code of its unit, the round that it is of."""
    for kind in plan.kinds:
        reporting = units_reporting(units, plan, kind, year)
        reporting = reporting[reporting["unit_id"].isin(asked["unit_id"])]
        for name, code in zip(reporting["name"], reporting["code"], strict=True):
            for number in rounds_to_report(plan, kind, year):
                yield kind, name, code, number


def _write(target: Path, content: bytes) -> bool:
    """Whether the form was written: one that is there already may have been filled in."""
    try:
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return False
    return True
