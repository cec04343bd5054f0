"""Reports: read files and say what they say, take files in."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from commands.common import (
    DAY,
    AsJson,
    PlanCode,
    adopted_by_code,
    print_json,
    ready_database,
    stopped,
    with_progress,
)
from data_loaders import adoption, hand_in
from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.record import reading_record
from data_loaders.unit_register import load_register
from data_loaders.units import Register
from database.migrate import is_current
from database.session import engine
from translations import gettext as _
from translations.wording import problem_sentence, refusal_sentence

app = typer.Typer()


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
        raise stopped(_("Không có kế hoạch “{plan}”.").format(plan=plan))
    register = load_register(source, known.place) if ready else Register([])
    readings = [read_file(file.read_bytes(), str(file), known, register) for file in files]
    records = [reading_record(one, problem_sentence, refusal_sentence) for one in readings]
    if as_json:
        print_json(records)
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
    source = ready_database()
    adopted = adopted_by_code(source, plan)
    files = hand_in.files_under(paths)
    day = received.date() if received else None
    handed = hand_in.hand_in_all(source, files, adopted, day, datetime.now)
    taken = [hand_in.Result.of(one) for one in with_progress(handed, len(files), adopted.code)]
    records = [one.record(refusal_sentence) for one in taken]
    if as_json:
        print_json(records)
    for record in records if not as_json else ():
        typer.echo(f"{record['file']}: {record['outcome']} {record['reason'] or ''}".rstrip())
    if any(not one.in_force for one in taken):
        raise typer.Exit(1)
