"""Figures frozen for a meeting: made, listed, shown slide by slide, taken off the list."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from accounts.identity import FREEZING
from commands.acting import ANYBODY, OFFICES, acting, seen, works_as
from commands.common import (
    DAY,
    LAST_NUMBER,
    AsJson,
    adopted_by_code,
    errors,
    now,
    print_json,
    ready_database,
    stopped,
)
from data_loaders import frames, marks
from data_loaders.snapshots import kept, making
from data_loaders.snapshots.content import ACTIVITIES, NO_ACTIVITIES, SUBMISSIONS, Frozen
from data_loaders.snapshots.freezing import frozen_of, scope_of
from data_loaders.snapshots.kept import NoSnapshotError, Snapshot, TamperedError
from data_loaders.snapshots.making import Making, MovedOnError
from decks.deck import deck
from decks.told import Told
from domain.access import EVERYWHERE, Places
from domain.plans import Plan, place_of
from metrics.course import Course, alike, course_of, together
from metrics.owed import units_of_plan
from metrics.results import results
from translations import gettext as _
from translations.numbers import day as in_words

app = typer.Typer()
snapshots_app = typer.Typer(no_args_is_help=True, help="Figures frozen for a meeting.")
app.add_typer(snapshots_app, name="snapshots")

Number = Annotated[int, typer.Argument(help="As `snapshots list` numbers them.", max=LAST_NUMBER)]


@snapshots_app.command()
@works_as(*FREEZING)
def make(
    plan: Annotated[
        list[str], typer.Option("--plan", help="Code of the plan; again for more of one rule.")
    ],
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=[DAY], help="As of this day; default today."),
    ] = None,
    title: Annotated[str, typer.Option(help="Which meeting it is for.")] = "",
) -> None:
    """Freeze all that is counted of one or more plans, and print the snapshot's number."""
    source = ready_database()
    plans = _together(source, plan)
    day = (as_of or now()).date()
    said = title.strip() or f"{', '.join(map(place_of, plans))}, {in_words(day)}"
    typer.echo(frozen_now(source, plans, acting().places, day, said))


def frozen_now(
    source: Engine,
    plans: tuple[Plan, ...],
    whose: Places,
    day: date,
    title: str,
    *,
    of_meeting: bool = True,
) -> int:
    """Freeze what is counted of the plans' units that `whose` may see: the snapshot's number. The
    command stops where there are none, and where something came in meanwhile.
    """
    version = marks.data_version(source)
    course = course_on(source, plans, whose, day)
    if course.units.empty:
        raise stopped(_("Không có đơn vị nào của kế hoạch trong phạm vi được xem."))
    scope = scope_of(whose, held_back=len(course.units) < every_unit(source, plans))
    wanted = Making(title, scope, version, now(), acting().account_id, of_meeting=of_meeting)
    try:
        return making.make(source, frozen_of(source, plans, day, course.tables()), wanted)
    except MovedOnError as fault:
        raise stopped(_("Số liệu vừa thay đổi trong lúc chốt. Chạy lại lệnh này.")) from fault


@snapshots_app.command("list")
@works_as(*ANYBODY)
def list_snapshots(as_json: AsJson = False) -> None:
    """The snapshots, the latest first: day, plans, who made it, its hash."""
    records = [_record(one) for one in kept.snapshots(ready_database(), acting().places)]
    if as_json:
        print_json(records)
        return
    columns = ("snapshot", "as_of", "made_by", "sha256", "withdrawn", "title")
    table = Table(*columns[:-1])
    table.add_column(columns[-1], overflow="fold")
    for record in records:
        cells = {**record, "sha256": str(record["sha256"])[:8]}
        table.add_row(*("" if cells[one] is None else str(cells[one]) for one in columns))
    Console().print(table)


@snapshots_app.command()
@works_as(*ANYBODY)
def show(number: Number, as_json: AsJson = False) -> None:
    """The slides of a snapshot in words, once its hash is proved."""
    source, places = ready_database(), acting().places
    known = _known(source, number, places)
    told, frozen = told_of(source, known)
    slides = [
        {"slide": slide.key, "sentence": slide.sentence, "lines": list(slide.lines)}
        | {"figures": [asdict(big) for big in slide.bigs]}
        | {"table": [] if slide.table is None else slide.table.astype("str").to_dict("records")}
        for slide in deck(told)
    ]
    if as_json:
        print_json(
            {**_record(known), "submissions": _files(frozen.tables[SUBMISSIONS]), "slides": slides}
        )
        return
    for at, slide in enumerate(slides, start=1):
        for line in (f"{at}. {slide['sentence']}", *(f"   {line}" for line in slide["lines"])):
            typer.echo(line)


@snapshots_app.command()
@works_as(*OFFICES)
def withdraw(number: Number) -> None:
    """Take a snapshot off the list; it stays, and so do the decks that compare with it."""
    _mark(number, kept.withdraw, _("Đã bỏ bản chốt số {number} khỏi danh sách."))


@snapshots_app.command()
@works_as(*OFFICES)
def reinstate(number: Number) -> None:
    """Put a snapshot back on the list."""
    _mark(number, kept.reinstate, _("Đã đưa bản chốt số {number} lại vào danh sách."))


def _mark(number: int, change: Callable[..., None], said: str) -> None:
    source, here = ready_database(), acting()
    known = _known(source, number, here.places)
    change(source, known.snapshot_id, here.places, now(), here.account_id)
    errors.print(said.format(number=number))


def _together(source: Engine, codes: list[str]) -> tuple[Plan, ...]:
    plans = tuple(adopted_by_code(source, code) for code in dict.fromkeys(codes))
    if len({alike(plan) for plan in plans}) > 1:
        raise stopped(
            _("Các kế hoạch này khác giai đoạn, chỉ tiêu hoặc lĩnh vực nên không tính chung được.")
        )
    return plans


def course_on(source: Engine, plans: tuple[Plan, ...], whose: Places, day: date) -> Course:
    """The plans counted together as of `day`, as far as `whose` may be seen."""
    parts = []
    for plan in plans:
        tables, theirs = seen(source, plan, whose)
        units = units_of_plan(tables.units, theirs).assign(plan_code=plan.code)
        of_all_these = theirs.model_copy(update={"place": None})
        parts.append((units, results(tables._replace(units=units), of_all_these, day)))
    return together(plans, day, parts)


def _known(source: Engine, number: int, whose: Places) -> Snapshot:
    try:
        return kept.snapshot(source, number, whose)
    except NoSnapshotError as fault:
        words = _("Không có bản chốt nào mang số {number}. Xem các số bằng: {command}")
        command = "python manage.py snapshots list"
        raise stopped(words.format(number=number, command=command)) from fault


def told_of(source: Engine, known: Snapshot) -> tuple[Told, Frozen]:
    """A snapshot opened, with that of the meeting before; the command stops where it was tampered
    with.
    """
    try:
        earlier = kept.snapshot_before(source, known)
        before = _course_of(kept.opened(source, earlier)) if earlier else None
        frozen = kept.opened(source, known)
    except TamperedError as fault:
        words = _(
            "Bản chốt số {number} không còn đúng như lúc chốt (mã băm không khớp), nên không mở. "
            "Chạy: python manage.py check"
        )
        raise stopped(words.format(number=fault.args[0])) from fault
    files, done = frozen.tables[SUBMISSIONS], frozen.tables.get(ACTIVITIES, NO_ACTIVITIES)
    return Told(_course_of(frozen), before, len(files), activities=done), frozen


def _course_of(frozen: Frozen) -> Course:
    return course_of(frozen.plans, frozen.as_of, frozen.tables)


def _files(files: pd.DataFrame) -> list[dict[str, object]]:
    """Each file that the figures rest on, with the day it was received."""
    days = files["received"].dt.strftime("%Y-%m-%d")
    columns = ["submission_id", "file", "sha256", "received"]
    rows: list[dict[str, object]] = [
        {str(name): value for name, value in row.items()}
        for row in files.assign(received=days)[columns].to_dict("records")
    ]
    return rows


def _record(one: Snapshot) -> dict[str, object]:
    return {
        "snapshot": one.snapshot_id,
        "title": one.title,
        "as_of": one.as_of.isoformat(),
        "plans": list(one.plan_codes),
        "of_meeting": one.of_meeting,
        "previous": one.previous_id,
        "sha256": one.sha256,
        "made_at": one.made_at.isoformat(),
        "made_by": one.made_by,
        "withdrawn": one.withdrawn_at is not None,
    }


def every_unit(source: Engine, plans: tuple[Plan, ...]) -> int:
    """How many units the plans have, whoever may see them."""
    every = frames.units(source, EVERYWHERE)
    return sum(len(units_of_plan(every, plan)) for plan in plans)
