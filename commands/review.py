"""Review: the pairs that wait for a person, and what is decided on models."""

from datetime import datetime
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from commands.acting import ANYBODY, OFFICES, acting, seen, works_as
from commands.common import (
    DAY,
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
from data_loaders import decisions
from data_loaders.decisions import (
    NotDecidedError,
    Said,
    answer_to,
    decide_all,
    model_ids,
)
from data_loaders.listed_at import listed_at
from domain.kinds import DecisionKind, Level
from metrics.repeats import as_asked
from metrics.results import results
from metrics.tables import Tables
from translations import gettext as _

app = typer.Typer()
review_app = typer.Typer(no_args_is_help=True, help="Repeats, recognition, striking off.")
app.add_typer(review_app, name="review")

Model = Annotated[
    int,
    typer.Argument(metavar="MODEL", help="Number, as `review pairs` lists it.", max=LAST_NUMBER),
]
Models = Annotated[
    list[int], typer.Argument(metavar="MODEL…", help="Numbers of models.", max=LAST_NUMBER)
]
Other = Annotated[
    int, typer.Argument(metavar="OTHER", help="The earlier model's number.", max=LAST_NUMBER)
]
OwnYear = Annotated[
    int | None,
    typer.Option("--year", help="Where both are one number: the year it is registered again."),
]
Reason = Annotated[str, typer.Option(help="Why; kept with the decision.")]


def _number_that_fits(document: str) -> str:
    if len(document) > 60:
        raise stopped(_("Số văn bản dài quá 60 ký tự."))
    return document


Document = Annotated[
    str, typer.Option("--document", help="Number of the paper.", callback=_number_that_fits)
]
Since = Annotated[
    datetime | None,
    typer.Option("--day", formats=[DAY], help="The paper's day, from which it holds."),
]


@review_app.command("pairs")
@works_as(*ANYBODY)
def pairs(
    plan: PlanCode,
    every: Annotated[bool, typer.Option("--all", help="Those answered, too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Models that may be earlier ones again: numbers, names, units, years, files and cells."""
    records = _records(plan, every=every)
    if as_json:
        print_json(records)
        return
    table = Table("model", "other", "year", "name", "other year", "other name", "unit", "answer")
    columns = ("model", "other_model", "year", "name", "other_year", "other_name", "unit", "answer")
    for record in records:
        table.add_row(*(str(record[one]) for one in columns))
    Console().print(table)


@review_app.command("same", help="MODEL is OTHER, the earlier one, again: it does not count again.")
@review_app.command(
    "different", help="MODEL is not OTHER: it counts, and waits for nobody any more."
)
@works_as(*OFFICES)
def answer(
    context: typer.Context,
    plan: PlanCode,
    model: Model,
    other: Other,
    year: OwnYear = None,
    reason: Reason = "",
    document: Document = "",
    as_json: AsJson = False,
) -> None:
    """The command's name is the answer."""
    if model == other and year is None:
        raise stopped(_("Hai số là một: ghi thêm --year, năm đăng ký lại."))
    kind = DecisionKind(context.info_name or "")
    _source, _tables, found = _pairs(plan)
    model, other = as_asked(found, model, other)
    said = answer_to(kind, model, other, year or 0, reason, document)
    _write(plan, [said], as_json=as_json)


@review_app.command("recognise")
@works_as(*OFFICES)
def recognise(
    plan: PlanCode,
    models: Models,
    level: Annotated[Level, typer.Option(help="The level that recognises them.")],
    reason: Reason = "",
    document: Document = "",
    day: Since = None,
    as_json: AsJson = False,
) -> None:
    """Recognise models, all or none, by one paper."""
    held = day.date() if day else None
    said = [
        Said(DecisionKind.RECOGNISED, model, level.value, None, held, reason, document)
        for model in models
    ]
    _write(plan, said, as_json=as_json)


@review_app.command("strike-off")
@works_as(*OFFICES)
def strike_off(
    plan: PlanCode,
    models: Models,
    reason: Annotated[str, typer.Option(help="Why; kept with the decision.")],
    document: Document = "",
    day: Since = None,
    as_json: AsJson = False,
) -> None:
    """Take models off the list, all or none: they count no more from the year of that day."""
    held = day.date() if day else None
    if not reason.strip():
        raise stopped(_("Đưa ra khỏi danh sách thì phải ghi lý do."))
    said = [
        Said(DecisionKind.STRUCK_OFF, model, "", None, held, reason, document) for model in models
    ]
    _write(plan, said, as_json=as_json)


@review_app.command("undo")
@works_as(*OFFICES)
def undo(
    decision: Annotated[
        int, typer.Argument(metavar="DECISION", help="The decision's number.", max=LAST_NUMBER)
    ],
) -> None:
    """Take a decision back; it is kept, and the figures are as before."""
    here = acting()
    try:
        decisions.undo(ready_database(), decision, here.places, now(), here.account_id)
    except NotDecidedError as fault:
        words = _("Không có quyết định nào mang số {number}.")
        raise stopped(words.format(number=decision)) from fault
    errors.print(_("Đã hủy quyết định {number}.").format(number=decision))


def _pairs(plan_code: str) -> tuple[Engine, Tables, pd.DataFrame]:
    """The database, the plan's tables of today, and the pairs of `metrics.models`."""
    source, plan = opened(plan_code)
    tables, theirs = seen(source, plan, acting().places)
    return source, tables, results(tables, theirs, now().date()).pairs


def _records(plan_code: str, *, every: bool) -> list[dict[str, object]]:
    """One dict a pair, as scripts read it."""
    source, tables, found = _pairs(plan_code)
    rows = found if every else found[found["answer"] == ""]
    units = dict(zip(tables.units["unit_id"], tables.units["name"], strict=True))
    ids = [*rows["listing_id"], *rows["other_listing_id"]]
    places = {
        int(at["listing_id"]): {"file": at["file"], "sheet": at["sheet"], "cell": at["cell"]}
        for at in listed_at(source, ids, acting().places).to_dict("records")
    }
    return [
        {
            "model": row["model_id"],
            "other_model": row["other_model_id"],
            "unit": units[row["unit_id"]],
            "year": row["year"],
            "name": row["name"],
            "source": places[row["listing_id"]],
            "other_unit": units[row["other_unit_id"]],
            "other_year": row["other_year"],
            "other_name": row["other_name"],
            "other_source": places[row["other_listing_id"]],
            "score": None if pd.isna(row["score"]) else round(row["score"], 3),
            "answer": row["answer"],
        }
        for row in rows.to_dict("records")
    ]


def _write(plan: str, said: list[Said], *, as_json: bool) -> None:
    """Write decisions on models of the plan down, all or none, and print their numbers."""
    source, adopted = opened(plan)
    here = acting()
    known = model_ids(source, adopted.code, here.places)
    strange = [
        model
        for one in said
        for model in (one.model_id, one.other_model_id)
        if model is not None and model not in known
    ]
    if strange:
        words = _("Kế hoạch này không có mô hình nào mang số {number}.")
        raise stopped(words.format(number=", ".join(map(str, strange))))
    written = decide_all(source, said, here.places, now(), here.account_id)
    if as_json:
        print_json({"decisions": written})
        return
    words = _("Đã ghi quyết định số {numbers}.")
    errors.print(words.format(numbers=", ".join(map(str, written))))
