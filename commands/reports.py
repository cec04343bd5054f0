"""Reports: read files and say what they say, take files in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Engine

from commands.acting import ANYBODY, SENDERS, acting, works_as
from commands.common import (
    DAY,
    AsJson,
    PlanCode,
    errors,
    now,
    opened,
    print_json,
    stopped,
)
from commands.rivals import reports_not_counted, same_slot
from commands.summaries import check_new, write_summary
from commands.taking_in import Workers, take_in_all
from data_loaders import adoption, frames, handed_in
from data_loaders.bundles import Waiting
from data_loaders.form_versions import form_versions
from data_loaders.in_turn import in_turn
from data_loaders.plans import builtin_plans
from data_loaders.sorting import SortedFile
from data_loaders.spreadsheets.record import reading_record
from data_loaders.spreadsheets.sandbox import shared_sandbox
from data_loaders.unit_register import load_register
from data_loaders.units import Register
from database.migrate import is_current
from database.session import engine
from domain.access import EVERYWHERE
from domain.kinds import Sorting
from domain.not_counted import NotCounted
from translations import gettext as _
from translations.batch_wording import sorting_in_words
from translations.numbers import day as day_in_words
from translations.refusal_wording import refusal_sentence
from translations.standing_wording import not_counted_sentence
from translations.wording import problem_sentence

app = typer.Typer()


@app.command()
@works_as(*ANYBODY)
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
    if not ready or frames.units(source, EVERYWHERE).empty:
        _warn(
            _(
                "Chưa có danh sách đơn vị nên không nhận ra đơn vị nào trong tệp. "
                "Hãy chạy: python manage.py migrate, rồi python manage.py units import"
            )
        )
    register = load_register(source, known.place) if ready else Register([])
    forms = form_versions(source, known.code) if ready else []
    waiting = [Waiting(str(file), file.read_bytes) for file in files]
    with shared_sandbox().room() as room:
        readings = [file.read(known, register, forms) for file in in_turn(waiting, room)]
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
@works_as(*SENDERS)
def ingest(
    paths: Annotated[list[Path], typer.Argument(exists=True, help="Files or folders.")],
    plan: PlanCode,
    received: Annotated[
        datetime | None,
        typer.Option(formats=[DAY], help="Day received; else the file's own, else today."),
    ] = None,
    summary: Annotated[
        Path | None,
        typer.Option(dir_okay=False, help="Write a summary of the files to this new .xlsx."),
    ] = None,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Take files in: good ones go in, each bad one is named; exit 1 if any was refused.

    A file taken back before stays so. One that is in already, with another --received: that day
    counts from now on. The new files are one batch: `withdraw --batch` takes them all back.
    Stopped or killed and run again it goes on: nothing is lost, nothing is in twice.
    """
    source, adopted = opened(plan)
    day = _not_to_come(received)
    if summary is not None:
        check_new(summary)
    records, files = take_in_all(source, adopted, paths, day, workers)
    beaten = _set_beside(source, adopted.code, records)
    if summary is not None:
        write_summary(summary, _told(files, records, beaten), adopted.name)
    if as_json:
        print_json(records)
    for record in records if not as_json else ():
        typer.echo(f"{record['file']}: {record['outcome']} {_said(record)}".rstrip())
    if any(record["outcome"] in {"refused", "needs_person"} for record in records):
        raise typer.Exit(1)


def _told(
    files: Sequence[SortedFile],
    records: Sequence[dict[str, Any]],
    beaten: Mapping[int, tuple[NotCounted, ...]],
) -> list[SortedFile]:
    """The files with what their records say of them, for the summary."""
    return [
        replace(
            file,
            reason=record["reason"] or "",
            not_counted=beaten.get(record["submission"], ()),
        )
        for file, record in zip(files, records, strict=True)
    ]


def _warn(message: str) -> None:
    errors.print(message, style="yellow", markup=False, highlight=False, soft_wrap=True)


def _not_to_come(received: datetime | None) -> date | None:
    """The day given, which a report cannot be received on before it has come."""
    day = received.date() if received else None
    if day is not None and day > now().date():
        raise stopped(_("Ngày nhận {day} chưa đến.").format(day=day_in_words(day)))
    return day


def _set_beside(
    source: Engine, plan_code: str, records: Sequence[dict[str, Any]]
) -> dict[int, tuple[NotCounted, ...]]:
    """Write into `records` how many reports of each file another keeps from counting and why, and
    which of the other files say the same at the same time; warn of the latter. Those that do not
    count, by submission.
    """
    files = {record["submission"]: record["file"] for record in records if record["submission"]}
    reports = handed_in.reports(source, plan_code, acting().places)
    today = now().date()
    beaten, rivals = reports_not_counted(reports, today), same_slot(reports, files, today)
    for record in records:
        submission = record["submission"]
        some = beaten.get(submission, ())
        record["not_counted"] = sum(each.count for each in some)
        record["not_counted_because"] = [not_counted_sentence(each) for each in some]
        record["same_slot"] = sorted(files[other] for other in rivals.get(submission, ()))
    words = _(
        "Các tệp sau nói về cùng đơn vị, loại báo cáo và kỳ mà không rõ tệp nào mới hơn; tệp nhận "
        "sau cùng được tính: {files}. Muốn chọn tệp khác, nộp lại tệp đó với --received."
    )
    told = {frozenset({one, *others}) for one, others in rivals.items()}
    largest = [some for some in told if not any(some < others for others in told)]
    for together in sorted(map(sorted, largest)):
        _warn(words.format(files=", ".join(files[one] for one in together)))
    return beaten


def _said(record: dict[str, Any]) -> str:
    in_part = record["sorting"] == Sorting.TAKEN_IN_PART.value and record["outcome"] == "taken"
    kept_out = sorting_in_words(Sorting.TAKEN_IN_PART, record["rows_kept_out"]) if in_part else ""
    told = (f"({kept_out})" if kept_out else "", record["reason"], *record["not_counted_because"])
    return " ".join(filter(None, told))
