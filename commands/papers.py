"""The papers of a plan, each from one frozen snapshot."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from sqlalchemy import Engine

from accounts.identity import FREEZING
from commands.acting import acting, unit_named, works_as
from commands.common import DAY, PlanCode, errors, now, opened, stopped
from commands.snapshots import frozen_now, told_of
from data_loaders import frames
from data_loaders.snapshots import kept
from data_loaders.snapshots.content import CELLS, NO_CELLS, SUBMISSIONS
from data_loaders.snapshots.kept import Snapshot
from database.audit import is_illustration
from domain.access import Places
from domain.plans import Plan
from exports.papers.issue import Issue, NothingToWriteError, Stamp, place_of_units
from exports.papers.kinds import (
    EXCEL,
    KINDS,
    LETTER,
    OFFLINE,
    RECOGNITION,
    SLIDES,
    WORD,
    paper,
)
from translations import gettext as _
from translations.numbers import day as in_words

HELP = {
    WORD: "The summary report (Word), in the form of the issuer's papers.",
    EXCEL: "The tables behind the figures, each model with its cell, and native charts (Excel).",
    SLIDES: "The slides of a meeting, their charts to be edited (PowerPoint).",
    OFFLINE: "One file with charts and tables, for a room without a network (HTML).",
    LETTER: "The letter that reminds of the reports not in (Word).",
    RECOGNITION: "The list of the models recognised (Word).",
}
Year = Annotated[int, typer.Option(help="The year that the paper is of.")]
Out = Annotated[Path, typer.Option(dir_okay=False, help="The file to write.")]
Place = Annotated[
    str | None, typer.Option(help="Only this unit, by code or name, and those beneath it.")
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=[DAY], help="As of this day; default today."),
]


def _command(kind: str) -> Callable[..., None]:
    def export(
        plan: PlanCode, year: Year, out: Out, place: Place = None, as_of: AsOf = None
    ) -> None:
        source, adopted = opened(plan)
        if not adopted.takes_year(year):
            raise stopped(_("Kế hoạch “{plan}” không có năm {year}.").format(plan=plan, year=year))
        issue = issue_of(source, adopted, year, place, (as_of or now()))
        with Progress(console=errors, transient=True) as progress:
            task = progress.add_task("", total=1.0)

            def step(done: float, doing: str) -> None:
                progress.update(task, completed=done, description=doing)

            try:
                content = paper(kind, issue, step)
            except NothingToWriteError as fault:
                raise stopped(str(fault)) from fault
        _write(out, content)
        errors.print(_("Đã ghi {file}.").format(file=out), markup=False)
        errors.print(issue.stamp.line(), markup=False)

    return export


def add_to(export_app: typer.Typer) -> None:
    """A command for each kind of paper: all ask alike."""
    for kind in KINDS:
        export_app.command(kind, help=HELP[kind])(works_as(*FREEZING)(_command(kind)))


def _write(out: Path, content: bytes) -> None:
    """All of the file or nothing of it: what stood there stays until the new one is whole."""
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(out)
    except OSError as fault:
        words = _("Chưa ghi được {file}: {reason}. Chưa có gì thay đổi.")
        raise stopped(words.format(file=out, reason=fault.strerror)) from fault
    finally:
        beside.unlink(missing_ok=True)


def issue_of(source: Engine, plan: Plan, year: int, place: str | None, when: datetime) -> Issue:
    """The figures of `when`, frozen unless they are already, to be written down for the plan's
    `year`, beneath the unit of the code or name `place`. The command stops where there is none.
    """
    whose = acting().places
    if place is not None:
        whose = Places(frozenset({unit_named(source, plan, place, year)}))
    named, below = place_of_units(frames.units(source, whose), plan, whose.units)
    known = _snapshot(source, plan, whose, when, f"{named}, {year}, {in_words(when.date())}")
    told, frozen = told_of(source, known)
    digest, invented = known.sha256, is_illustration(source)
    return Issue(
        told=replace(told, year=year),
        files=frozen.tables[SUBMISSIONS],
        cells=frozen.tables.get(CELLS, NO_CELLS),
        stamp=Stamp(known.snapshot_id, known.as_of, digest, known.made_at, invented),
        year=year,
        place=named,
        below=below,
    )


def _snapshot(source: Engine, plan: Plan, whose: Places, when: datetime, title: str) -> Snapshot:
    made = frozen_now(source, (plan,), whose, when.date(), title, of_meeting=False)
    return kept.snapshot(source, made, acting().places)
