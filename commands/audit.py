"""The audit trail: whether it is whole, and who did what."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from accounts.identity import Role
from commands.acting import acting, works_as
from commands.common import DAY, AsJson, errors, print_json, ready_database, stopped
from data_loaders import adoption, audit_trail
from data_loaders.audit_trail import NOBODY, OPERATOR, Sought
from database.audit_check import verify
from exports.audit_table import audit_table
from exports.table_files import as_csv, as_excel
from translations import gettext as _
from translations.audit_check_wording import break_sentence
from translations.numbers import number

app = typer.Typer()
audit_app = typer.Typer(
    no_args_is_help=True, help="Who did what, and whether that record is whole."
)
app.add_typer(audit_app, name="audit")
WRITERS = {".xlsx": lambda table: as_excel(table, _("Nhật ký")), ".csv": as_csv}
MOST_ON_A_TERMINAL = 100
_WITHOUT_LOGIN = {"-": OPERATOR, "?": NOBODY}

Day = Annotated[datetime | None, typer.Option(formats=[DAY], help="A day: 2024-11-30.")]


@audit_app.command("verify")
@works_as(Role.ADMIN)
def audit_verify(
    head: Annotated[str, typer.Option(help="The hash of the last entry, as noted once.")] = "",
    count: Annotated[int, typer.Option(help="How many entries there were then.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Go through the whole trail; exit 1 where an entry was changed, taken out or put in.

    Note the count and the hash it prints, outside this machine: only against them does it show that
    the newest entries were cut off.
    """
    if bool(head) != bool(count):
        raise stopped(_("Ghi cả hai: --head và --count, như lần kiểm tra trước đã in ra."))
    found = verify(ready_database(), (count, head.lower()) if head else None)
    if as_json:
        faults = [{"entry": each.entry_id, "broken": each.broken} for each in found.faults]
        print_json({"count": found.count, "head": found.head, "faults": faults})
    else:
        words = _("Nhật ký có {count} dòng; mã băm của dòng cuối: {head}")
        said = [words.format(count=found.count, head=found.head)]
        said += [break_sentence(each.broken, each.entry_id) for each in found.faults]
        said += [_("Nhật ký nguyên vẹn.")] if found.whole else []
        for line in said:
            Console(soft_wrap=True).print(line, markup=False, highlight=False)
    if not found.whole:
        raise typer.Exit(1)


@audit_app.command("list")
@works_as(Role.ADMIN)
def audit_list(
    since: Day = None,
    until: Day = None,
    who: Annotated[
        str,
        typer.Option(help="Login; “-” for commands of the server, “?” for who was not signed in."),
    ] = "",
    what: Annotated[str, typer.Option(help="An action, as --json has it: withdrawn.")] = "",
    about: Annotated[str, typer.Option(help="Words in the thing, its name or the detail.")] = "",
    out: Annotated[Path | None, typer.Option(dir_okay=False, help=".xlsx or .csv.")] = None,
    as_json: AsJson = False,
) -> None:
    """Who did what to which thing, the latest first."""
    source = ready_database()
    sought = Sought(
        _account(source, who),
        (what,) if what else None,
        since.date() if since else None,
        until.date() if until else None,
        about,
    )
    if as_json:
        print_json(_records(source, sought))
    elif out is not None:
        _write(source, sought, out)
    else:
        _print(source, sought)


def _account(source: Engine, login: str) -> int | None:
    if not login:
        return None
    if login in _WITHOUT_LOGIN:
        return _WITHOUT_LOGIN[login]
    people = audit_trail.people(source, acting().places)
    known = dict(zip(people["login"], people["account_id"], strict=True))
    if login not in known:
        raise stopped(_("Nhật ký không có việc nào của “{login}”.").format(login=login))
    return int(known[login])


def _records(source: Engine, sought: Sought) -> list[dict[str, object]]:
    found = audit_trail.entries(source, sought, acting().places)
    plain = found.astype("object").where(found.notna(), None)
    return [row | {"made_at": row["made_at"].isoformat()} for row in plain.to_dict("records")]


def _told(source: Engine, sought: Sought, at_most: int | None = None) -> pd.DataFrame:
    found = audit_trail.entries(source, sought, acting().places, at_most)
    names = audit_trail.names_of(source, found, acting().places)
    plans = {plan.code: plan.name for plan in adoption.adopted_plans(source)}
    return audit_table(found, names, plans)


def _write(source: Engine, sought: Sought, out: Path) -> None:
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        raise stopped(_("Tên tệp ghi ra phải kết thúc bằng .xlsx hoặc .csv."))
    table = _told(source, sought)
    out.write_bytes(writer(table))
    words = _("Đã ghi {count} dòng nhật ký vào {file}.")
    errors.print(words.format(count=number(len(table)), file=out), markup=False)


def _print(source: Engine, sought: Sought) -> None:
    told = _told(source, sought, MOST_ON_A_TERMINAL)
    table = Table(*told.columns)
    for row in told.itertuples(index=False):
        table.add_row(*map(str, row))
    Console().print(table)
    count = audit_trail.how_many(source, sought, acting().places)
    if count > len(told):
        words = _("Hiện {shown} trên {all} dòng. Ghi cả ra tệp: --out nhat-ky.xlsx")
        errors.print(words.format(shown=number(len(told)), all=number(count)), markup=False)
