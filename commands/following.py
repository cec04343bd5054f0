"""Who follows which units: listed, given, taken away."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from commands.acting import ANYBODY, OFFICES, acting, works_as
from commands.common import AsJson, errors, now, print_json, ready_database, stopped
from data_loaders import frames
from data_loaders.follows import NotAssignedError, assign, follows, people, take_away
from data_loaders.unit_register import load_register
from translations import gettext as _

app = typer.Typer()
follows_app = typer.Typer(
    no_args_is_help=True, help="Who follows which units, and reports on them."
)
app.add_typer(follows_app, name="follows")
Login = Annotated[str, typer.Argument(help="Whose, by the name they sign in with.")]
Units = Annotated[list[str], typer.Argument(metavar="UNIT…", help="Units, by code or name.")]


@follows_app.command("list")
@works_as(*ANYBODY)
def follows_list(as_json: AsJson = False) -> None:
    """Every person with the units given to them."""
    found = follows(ready_database(), acting().places)
    columns = ["login", "name", "unit_code", "unit"]
    records = found[columns].to_dict("records")
    if as_json:
        print_json(records)
        return
    table = Table(*columns)
    for record in records:
        table.add_row(*(str(record[column]) for column in columns))
    Console().print(table)


@follows_app.command("add")
@works_as(*OFFICES)
def follows_add(login: Login, units: Units) -> None:
    """Let somebody follow units, all or none; they may see these units' figures from then on."""
    source = ready_database()
    here = acting()
    account, wanted = _account(source, login), _unit_ids(source, units)
    try:
        new = assign(source, account, wanted, here.places, now(), here.account_id)
    except NotAssignedError as fault:
        raise _unknown(source, login) from fault
    errors.print(_("Đã giao thêm {count} đơn vị cho {login}.").format(count=new, login=login))


@follows_app.command("remove")
@works_as(*OFFICES)
def follows_remove(login: Login, units: Units) -> None:
    """Let somebody follow units no longer."""
    source = ready_database()
    here = acting()
    account, wanted = _account(source, login), _unit_ids(source, units)
    try:
        gone = take_away(source, account, wanted, here.places, now(), here.account_id)
    except NotAssignedError as fault:
        raise _unknown(source, login) from fault
    errors.print(_("{login} thôi theo dõi {count} đơn vị.").format(login=login, count=gone))


def _account(source: Engine, login: str) -> int:
    """The account of that login; one that left is found by what it follows still."""
    for known in (people(source, acting().places), follows(source, acting().places)):
        rows = known[known["login"] == login]
        if not rows.empty:
            return int(rows["account_id"].iloc[0])
    raise _unknown(source, login)


def _unknown(source: Engine, login: str) -> typer.Exit:
    known = ", ".join(people(source, acting().places)["login"]) or "–"
    words = _("Không có tài khoản đang dùng “{login}”. Đang có: {known}.")
    return stopped(words.format(login=login, known=known))


def _unit_ids(source: Engine, units: list[str]) -> list[int]:
    """The ids of units named by code, or by a name that means one unit alone."""
    register = load_register(source, None)
    seen = frames.units(source, acting().places)
    ids = dict(zip(seen["code"], seen["unit_id"].tolist(), strict=True))
    found = []
    for each in units:
        unit = register.by_code(each) or register.find(each, None).unit
        if unit is None or unit.code not in ids:
            words = _("Không có đơn vị “{unit}”, hoặc nhiều đơn vị cùng tên. Ghi mã của đơn vị.")
            raise stopped(words.format(unit=each))
        found.append(ids[unit.code])
    return found
