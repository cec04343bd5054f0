"""What was handed in: listed, taken back, put in force again."""

from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from commands.acting import ANYBODY, OFFICES, SENDERS, acting, works_as
from commands.common import (
    LAST_NUMBER,
    AsJson,
    PlanCode,
    errors,
    now,
    opened,
    print_json,
    ready_database,
    stopped,
)
from commands.rivals import reports_not_counted
from data_loaders import handed_in
from data_loaders.batches import submissions_of
from data_loaders.theirs import NotYoursError
from translations import gettext as _

app = typer.Typer()
Numbers = Annotated[
    list[int] | None,
    typer.Argument(
        metavar="SUBMISSION…", help="Numbers, as `submissions` lists them.", max=LAST_NUMBER
    ),
]
Batch = Annotated[
    int | None,
    typer.Option(
        metavar="BATCH",
        help="Instead: all files of this batch, by its number.",
        max=LAST_NUMBER,
    ),
]


@app.command()
@works_as(*ANYBODY)
def submissions(plan: PlanCode, as_json: AsJson = False) -> None:
    """The files handed in under a plan, the latest first: number, day, state, what counts."""
    source, adopted = opened(plan)
    code, places = adopted.code, acting().places
    beaten = reports_not_counted(handed_in.reports(source, code, places), now().date())
    records = [
        {
            "submission": one["submission_id"],
            "batch": None if pd.isna(one["batch_id"]) else int(one["batch_id"]),
            "file": one["file"],
            "state": one["state"],
            "received": one["received"].date().isoformat(),
            "received_from": one["received_from"],
            "handed_in_at": one["handed_in_at"].isoformat(),
            "handed_in_by": None if pd.isna(one["handed_in_by"]) else one["handed_in_by"],
            "reports": one["reports"],
            "not_counted": sum(each.count for each in beaten.get(one["submission_id"], ())),
        }
        for one in handed_in.submissions(source, code, places).to_dict("records")
    ]
    if as_json:
        print_json(records)
        return
    columns = ("submission", "batch", "received", "state", "reports", "not_counted", "file")
    table = Table(*columns[:-1])
    table.add_column(columns[-1], overflow="fold")
    for record in records:
        table.add_row(*("" if record[one] is None else str(record[one]) for one in columns))
    Console().print(table)


@app.command()
@works_as(*SENDERS)
def withdraw(
    numbers: Numbers = None,
    batch: Batch = None,
    reason: Annotated[str, typer.Option(help="Why; kept in the audit trail.")] = "",
) -> None:
    """Take files back, all or none: their figures no longer count, nothing is deleted."""
    source = ready_database()
    here, wanted = acting(), _wanted(source, numbers, batch)
    try:
        handed_in.withdraw(source, wanted, here.places, now(), here.account_id, reason)
    except NotYoursError as fault:
        raise _unknown(fault) from fault
    errors.print(_("Đã rút lại {count} tệp.").format(count=len(wanted)))


@app.command()
@works_as(*OFFICES)
def reinstate(numbers: Numbers = None, batch: Batch = None) -> None:
    """Put files that were taken back in force again, all or none."""
    source = ready_database()
    here, wanted = acting(), _wanted(source, numbers, batch)
    try:
        handed_in.reinstate(source, wanted, here.places, now(), here.account_id)
    except NotYoursError as fault:
        raise _unknown(fault) from fault
    errors.print(_("Đã tính lại {count} tệp.").format(count=len(wanted)))


def _wanted(source: Engine, numbers: list[int] | None, batch: int | None) -> set[int]:
    """The submissions named: by their own numbers, or by that of their batch, never by both."""
    if bool(numbers) == (batch is not None):
        raise stopped(_("Ghi số của các tệp, hoặc --batch với số của lần nộp."))
    if batch is None:
        return set(numbers or ())
    found = submissions_of(source, batch, acting().places)
    if not found:
        words = _("Không có lần nộp nào mang số {number}. Xem các số bằng: {command}")
        raise stopped(words.format(number=batch, command="python manage.py submissions"))
    return set(found)


def _unknown(fault: NotYoursError) -> typer.Exit:
    words = _("Không có tệp nào mang số {number}. Xem các số bằng: python manage.py submissions")
    return stopped(words.format(number=fault.args[0]))
