"""The command line: set up, read, take in, count, show. `--help` of each command is complete."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from sqlalchemy import Engine
from streamlit.web.cli import main as streamlit_command

from data_loaders import adoption, frames, hand_in
from data_loaders.plans import PLANS_FOLDER, PlanError, builtin_plans
from data_loaders.register_file import RegisterError
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.record import reading_record
from data_loaders.unit_register import import_units, load_register
from data_loaders.units import Register
from database.migrate import is_current
from database.migrate import migrate as migrate_database
from database.session import ROOT, engine
from domain.access import EVERYWHERE
from domain.plans import Plan
from metrics.figures import figures as count_figures
from metrics.tables import Tables
from samples.demo import DEMO_URL, RealFiguresError, make_demo
from translations import gettext as _
from translations.wording import problem_sentence, refusal_sentence

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
units_app = typer.Typer(no_args_is_help=True, help="The register of units.")
plans_app = typer.Typer(no_args_is_help=True, help="The plans: which exist, which are in force.")
app.add_typer(units_app, name="units")
app.add_typer(plans_app, name="plans")
errors = Console(stderr=True)
T = TypeVar("T")
DAY = "%Y-%m-%d"

PlanCode = Annotated[str, typer.Option("--plan", help="Code of the plan (see `plans list`).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def _now() -> datetime:
    return datetime.now().astimezone()


def _stop(message: str) -> typer.Exit:
    errors.print(message, style="red", markup=False, highlight=False)
    return typer.Exit(2)


def _ready_database() -> Engine:
    source = engine()
    if not is_current(source):
        raise _stop(_("Cơ sở dữ liệu chưa sẵn sàng. Hãy chạy: python manage.py migrate"))
    return source


def _adopted(source: Engine, code: str) -> Plan:
    plan = adoption.adopted_plan(source, code)
    if plan is None:
        raise _stop(
            _("Kế hoạch “{code}” chưa được áp dụng. Hãy chạy: manage.py plans adopt {code}").format(
                code=code
            )
        )
    return plan


def _print_json(what: object) -> None:
    json.dump(what, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _with_progress(items: Iterable[T], total: int, title: str) -> Iterator[T]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=errors) as progress:
        yield from progress.track(items, total=total, description=title)


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
        imported = import_units(_ready_database(), file, _now())
    except RegisterError as fault:
        raise _stop(str(fault)) from fault
    errors.print(
        _("Đã thêm {added} đơn vị, cập nhật {changed} đơn vị, ghi {lineages} lần kế tiếp.").format(
            added=imported.added, changed=imported.changed, lineages=imported.lineages
        )
    )


@plans_app.command("adopt")
def plans_adopt(
    plan: Annotated[str, typer.Argument(metavar="CODE|FILE.toml", help="A plan to put in force.")],
) -> None:
    """Put a plan in force: one that ships with the project, by its code, or a TOML file."""
    builtin = builtin_plans()
    path = PLANS_FOLDER / f"{plan}.toml" if plan in builtin else Path(plan)
    if not path.is_file():
        known = ", ".join(builtin)
        raise _stop(
            _("Không có kế hoạch “{plan}”. Có sẵn: {known}.").format(plan=plan, known=known)
        )
    try:
        adopted, version = adoption.adopt(_ready_database(), path, _now())
    except PlanError as fault:
        raise _stop(str(fault)) from fault
    errors.print(_("Đã áp dụng {code}, bản {version}.").format(code=adopted.code, version=version))


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


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)],
    plan: PlanCode,
    as_json: AsJson = False,
) -> None:
    """Read files against the register and say what was understood; write nothing."""
    source = engine()
    ready = is_current(source)
    known = (adoption.adopted_plan(source, plan) if ready else None) or builtin_plans().get(plan)
    if known is None:
        raise _stop(_("Không có kế hoạch “{plan}”.").format(plan=plan))
    register = load_register(source, known.place) if ready else Register([])
    readings = [read_file(file.read_bytes(), str(file), known, register) for file in files]
    records = [reading_record(one, problem_sentence, refusal_sentence) for one in readings]
    if as_json:
        _print_json(records)
        return
    for record in records:
        accepted = sum(row["accepted"] for row in record["rows"])
        what = record["reason"] or f"{record['kind']} {record['year']}, {accepted} rows"
        typer.echo(f"{record['file']}: {record['outcome']}: {what}")
        for problem in record["problems"]:
            typer.echo(f"  {problem['sheet']} {problem['message']}")


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(exists=True, help="Files or folders.")],
    plan: PlanCode,
    received: Annotated[
        datetime | None,
        typer.Option(formats=[DAY], help="Day received; else the file's own, else today."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take files in: good ones go in, each bad one is named; exit 1 if any was refused."""
    source = _ready_database()
    adopted = _adopted(source, plan)
    files = hand_in.files_under(paths)
    day = received.date() if received else None
    handed = hand_in.hand_in_all(source, files, adopted, day, datetime.now)
    taken = [hand_in.Result.of(one) for one in _with_progress(handed, len(files), adopted.code)]
    records = [one.record(refusal_sentence) for one in taken]
    if as_json:
        _print_json(records)
    for record in records if not as_json else ():
        typer.echo(f"{record['file']}: {record['outcome']} {record['reason'] or ''}".rstrip())
    if any(not one.in_force for one in taken):
        raise typer.Exit(1)


@app.command()
def figures(
    plan: PlanCode,
    year: Annotated[int | None, typer.Option(help="Only this year.")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=[DAY], help="As of this day; default today."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """How every unit stands, year by year."""
    source = _ready_database()
    adopted = _adopted(source, plan)
    tables = Tables(*frames.tables(source, adopted.code, EVERYWHERE))
    day = (as_of or _now()).date()
    found = [row for row in count_figures(tables, adopted, day) if year in (None, row["year"])]
    if as_json:
        _print_json(found)
        return
    table = Table("unit", "year", "state", "basis", "total")
    for row in found:
        table.add_row(*(str(row[c]) for c in ("unit", "year", "state", "basis", "total")))
    Console().print(table)


def _serve(mode: str, url: str | None) -> None:
    os.environ["DAN_VAN_KHEO_MODE"] = mode
    if url is not None:
        os.environ["DATABASE_URL"] = url
    os.chdir(ROOT)  # where Streamlit looks for its settings
    streamlit_command(["run", "asgi.py"])


@app.command()
def run() -> None:
    """Serve the dashboard on this machine, with the database as it is."""
    migrate_database(engine())
    _serve("single", None)


@app.command()
def demo(
    serve: Annotated[bool, typer.Option(help="Serve the dashboard afterwards.")] = True,
) -> None:
    """Three sample districts, 2021–2025: written as Excel, read like any upload, then shown."""
    url = os.environ.get("DATABASE_URL") or DEMO_URL
    try:
        make_demo(engine(url), _now, _with_progress)
    except RealFiguresError as fault:
        raise _stop(str(fault)) from fault
    if serve:
        _serve("demo", url)


if __name__ == "__main__":
    app()
