"""Days for reports: which there are, who is missing, and another day set."""

from datetime import datetime
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table

from commands.acting import ANYBODY, OFFICES, acting, seen, unit_named, works_as
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
from data_loaders import deadlines
from domain.access import Places
from domain.kinds import Period, ReportKind
from domain.plans import Plan
from exports.letter import roll_call
from metrics.missing import missing_reports
from metrics.plan_days import usual_days
from metrics.results import results
from metrics.tables import Tables
from metrics.timeliness import timeliness_by
from translations import gettext as _
from translations.timeliness_wording import day_refused

app = typer.Typer()
deadlines_app = typer.Typer(no_args_is_help=True, help="Days by which reports are due.")
app.add_typer(deadlines_app, name="deadlines")

Year = Annotated[int | None, typer.Option(help="Only this year.")]
Of = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=[DAY], help="As of this day; default today."),
]
Place = Annotated[
    str | None, typer.Option("--place", help="Only this unit, by code or name, and those beneath.")
]
GROUP = ["kind", "period", "year"]


@deadlines_app.command("list")
@works_as(*ANYBODY)
def list_days(plan: PlanCode, year: Year = None, as_of: Of = None, as_json: AsJson = False) -> None:
    """Each report that the plan asks for: the last day of most units, how many came, and when."""
    adopted, tables, day = _loaded(plan, None, as_of)
    owed = results(tables, adopted, day.date()).timeliness
    if year is not None:
        owed = owed[owed["year"] == year]
    rows = timeliness_by(owed, GROUP).merge(usual_days(owed, GROUP), on=GROUP)
    rows = rows.sort_values(["year", "due", "kind"])
    _print(
        rows[[*GROUP, "due", "owed", "on_time", "late", "received", "missing", "undated"]], as_json
    )


@deadlines_app.command()
@works_as(*ANYBODY)
def missing(
    plan: PlanCode,
    year: Year = None,
    place: Place = None,
    as_of: Of = None,
    text: Annotated[bool, typer.Option(help="Print a roll call to paste into a chat.")] = False,
    as_json: AsJson = False,
) -> None:
    """The reports that are not in though their day, or what they report on, is over."""
    adopted, tables, day = _loaded(plan, place, as_of)
    found = _missing(adopted, tables, day, year)
    if text:
        typer.echo(roll_call(found, adopted, {}, day.date()))
        return
    _print(found[["name", *GROUP, "due", "days_late", "state"]], as_json)


@deadlines_app.command("set")
@works_as(*OFFICES)
def set_day(
    plan: PlanCode,
    kind: Annotated[ReportKind, typer.Option(help="Which report.")],
    year: Annotated[int, typer.Option(help="Of which year.")],
    last_day: Annotated[
        datetime, typer.Option("--last-day", formats=[DAY], help="The last day on time.")
    ],
    reason: Annotated[str, typer.Option(help="Why; kept, and shown.")],
    period: Annotated[
        str, typer.Option(help="year, first_half, second_half, or round_1, round_2 …")
    ] = Period.YEAR.value,
    place: Annotated[
        str | None, typer.Option(help="Only for this unit, by code or name, and those beneath.")
    ] = None,
) -> None:
    """Set the day of a report, or give more time; the days before it are kept."""
    source, adopted = opened(plan)
    here = acting()
    unit_id = None if place is None else unit_named(source, adopted, place, year)
    given = deadlines.SetDay(
        adopted.code, kind.value, period, year, unit_id, last_day.date(), reason
    )
    try:
        deadlines.set_day(source, given, here.places, now(), here.account_id)
    except ValueError:
        raise stopped(_("Hãy ghi lý do: --reason")) from None
    except deadlines.NotYourDayError:
        raise stopped(
            _("Chưa đặt hạn: đơn vị ngoài phạm vi của bạn. Nhờ văn phòng cấp trên đặt.")
        ) from None
    except deadlines.DayRefusedError as refused:
        raise stopped(day_refused(refused.fault)) from refused
    errors.print(_("Đã đặt hạn."))


def _missing(plan: Plan, tables: Tables, day: datetime, year: int | None) -> pd.DataFrame:
    owed = results(tables, plan, day.date()).timeliness
    of_year = owed if year is None else owed[owed["year"] == year]
    return missing_reports(of_year, tables.units)


def _loaded(code: str, place: str | None, as_of: datetime | None) -> tuple[Plan, Tables, datetime]:
    """The plan, all that is counted of it beneath `place`, and the day."""
    source, plan = opened(code)
    whose = acting().places
    if place is not None:
        whose = Places(frozenset({unit_named(source, plan, place, (as_of or now()).year)}))
    tables, plan = seen(source, plan, whose)
    return plan, tables, as_of or now()


def _print(rows: pd.DataFrame, as_json: bool) -> None:
    plain = rows.assign(due=rows["due"].dt.strftime("%Y-%m-%d")).astype("object")
    records = plain.where(plain.notna(), None).to_dict("records")
    if as_json:
        print_json(records)
        return
    table = Table(*map(str, rows.columns))
    for record in records:
        table.add_row(*("" if value is None else str(value) for value in record.values()))
    Console().print(table)
