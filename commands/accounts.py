"""Who may sign in: listed, added, changed, closed; their sessions seen and ended."""

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from accounts import changes, sessions, tries
from accounts.changes import By, ChangeRefusedError, Wanted
from accounts.identity import Role
from accounts.listing import Known, known_accounts
from accounts.words_given import folded
from commands.common import AsJson, errors, print_json, ready_database, stopped
from data_loaders import frames
from data_loaders.unit_register import load_register
from domain.access import EVERYWHERE
from translations import gettext as _
from translations.account_wording import refused_change_label

app = typer.Typer()
users_app = typer.Typer(no_args_is_help=True, help="Who may sign in, and as what.")
app.add_typer(users_app, name="users")
Login = Annotated[str, typer.Argument(help="The name they sign in with.")]
UnitOption = Annotated[str | None, typer.Option(help="Their unit, by code or name.")]
Email = Annotated[str, typer.Option(help="Their address where people sign in elsewhere.")]


@users_app.command("list")
def users_list(as_json: AsJson = False) -> None:
    """Every account: role, unit, whether it is open, when it last signed in."""
    found = known_accounts(ready_database(), _now())
    _print([_record(each) for each in found], as_json=as_json)


@users_app.command("add")
def users_add(
    login: Login,
    name: Annotated[str, typer.Option(help="Their full name.")],
    role: Annotated[Role, typer.Option(help="What they are here to do.")],
    unit: UnitOption = None,
    email: Email = "",
) -> None:
    """Make an account; its first password is printed once, and has to be changed."""
    source = ready_database()
    wanted = Wanted(name, role, _unit(source, unit), email)
    try:
        _account_id, password = changes.add(source, login, wanted, _by())
    except ChangeRefusedError as fault:
        raise stopped(refused_change_label(fault.why)) from fault
    _tell_password(password)


@users_app.command("set")
def users_set(
    login: Login,
    name: Annotated[str | None, typer.Option(help="Another name.")] = None,
    role: Annotated[Role | None, typer.Option(help="Another role.")] = None,
    unit: UnitOption = None,
    email: Email = "",
    unlink: Annotated[
        bool, typer.Option("--unlink", help="Let no identity elsewhere into it any more.")
    ] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="Open a closed account again.")] = False,
    unlock: Annotated[bool, typer.Option("--unlock", help="Let it be tried at again now.")] = False,
) -> None:
    """Change an account: only what is named. It holds from the person's next click."""
    if unlink and email:
        raise stopped(_("Chọn một trong hai: --email gắn địa chỉ khác, --unlink gỡ hẳn."))
    source = ready_database()
    known = _known(source, login)
    unit_id = known.unit_id if unit is None else _unit(source, unit)
    wanted = Wanted(name or known.name, role or known.role, unit_id, email)
    try:
        changes.alter(source, known.account_id, wanted, _by())
        if unlink:
            changes.unlink(source, known.account_id, _by())
        if reopen:
            changes.reopen(source, known.account_id, _by())
    except ChangeRefusedError as fault:
        raise stopped(refused_change_label(fault.why)) from fault
    if unlock:
        tries.lift(source, _now(), login=known.login)
    errors.print(_("Đã ghi."))


@users_app.command("reset-password")
def users_reset_password(login: Login) -> None:
    """A new first password, printed once; the account's sessions end."""
    source = ready_database()
    try:
        password = changes.reset_password(source, _known(source, login).account_id, _by())
    except ChangeRefusedError as fault:
        raise stopped(refused_change_label(fault.why)) from fault
    _tell_password(password)


@users_app.command("close")
def users_close(login: Login) -> None:
    """Let an account in no more; what it did stays. `set --reopen` opens it again."""
    source = ready_database()
    try:
        changes.close(source, _known(source, login).account_id, _by())
    except ChangeRefusedError as fault:
        raise stopped(refused_change_label(fault.why)) from fault
    errors.print(_("Đã ghi."))


@users_app.command("sessions")
def users_sessions(
    login: Annotated[str | None, typer.Argument(help="Only of this one.")] = None,
    as_json: AsJson = False,
) -> None:
    """Who is signed in where, since when."""
    source = ready_database()
    known = {each.account_id: each.login for each in known_accounts(source, _now())}
    which = None if login is None else _known(source, login).account_id
    records = [
        {
            "session": each.session_id,
            "login": known[each.account_id],
            "since": each.created_at.isoformat(timespec="minutes"),
            "until": each.expires_at.isoformat(timespec="minutes"),
            "address": each.address,
            "browser": each.browser,
        }
        for each in sessions.open_sessions(source, _now(), which)
    ]
    _print(records, as_json=as_json)


@users_app.command("revoke")
def users_revoke(session: Annotated[int, typer.Argument(help="See `users sessions`.")]) -> None:
    """End one session at once."""
    if not sessions.revoke(ready_database(), session, _now(), None):
        raise stopped(_("Không có phiên {session} đang mở.").format(session=session))
    errors.print(_("Đã ghi."))


@users_app.command("unlock")
def users_unlock(
    address: Annotated[str, typer.Argument(help="An address of the network.")],
) -> None:
    """Let people try again from an address that was closed for too many wrong tries."""
    count = tries.lift(ready_database(), _now(), address=address)
    errors.print(_("Đã bỏ {count} lần thử sai.").format(count=count))


def _record(known: Known) -> dict[str, object]:
    return {
        "login": known.login,
        "name": known.name,
        "role": known.role.value,
        "unit": known.unit,
        "active": known.active,
        "must_change": known.must_change,
        "last_seen": known.last_seen and known.last_seen.isoformat(timespec="minutes"),
        "locked_until": known.locked_until and known.locked_until.isoformat(timespec="minutes"),
    }


def _print(records: list[dict[str, object]], *, as_json: bool) -> None:
    if as_json:
        print_json(records)
        return
    table = Table(*(records[0] if records else ()))
    for record in records:
        table.add_row(*("" if value is None else str(value) for value in record.values()))
    Console().print(table, markup=False)


def _known(source: Engine, login: str) -> Known:
    found = [each for each in known_accounts(source, _now()) if each.login == folded(login)]
    if not found:
        raise stopped(_("Không có tài khoản “{login}”.").format(login=login))
    return found[0]


def _unit(source: Engine, unit: str | None) -> int | None:
    """The unit of this code or name."""
    if unit is None:
        return None
    register = load_register(source, None)
    found = register.by_code(unit) or register.find(unit, None).unit
    if found is None:
        words = _("Không có đơn vị “{unit}”, hoặc nhiều đơn vị cùng tên. Ghi mã của đơn vị.")
        raise stopped(words.format(unit=unit))
    seen = frames.units(source, EVERYWHERE)
    ids: dict[str, int] = dict(zip(seen["code"], seen["unit_id"].tolist(), strict=True))
    return ids[found.code]


def _tell_password(password: str) -> None:
    errors.print(_("Mật khẩu đầu tiên, chỉ hiện một lần; lần đăng nhập đầu phải đổi:"))
    Console().print(password, markup=False, highlight=False)


def _by() -> By:
    return By(None, _now())


def _now() -> datetime:
    return datetime.now(UTC)
