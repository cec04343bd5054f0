"""For whom a command runs: whoever works the machine, above all places, or one account (`--as`)."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, ParamSpec, TypeVar

import typer
from sqlalchemy import Engine

from accounts.identity import Person, Role
from accounts.sessions import person_with_login
from accounts.words_given import folded
from commands.common import ready_database, stopped
from data_loaders import counted, frames
from data_loaders.unit_register import load_register
from domain.access import EVERYWHERE, Places
from domain.plans import Plan
from metrics.owed import units_of_plan
from metrics.tables import Tables
from tallies.keeping import keep_tallies
from translations import gettext as _

P = ParamSpec("P")
R = TypeVar("R")
ANYBODY = tuple(Role)
OFFICES = (Role.OFFICE, Role.ADMIN)
SENDERS = (Role.STAFF, Role.OFFICE, Role.ADMIN)
_login: ContextVar[str | None] = ContextVar("login", default=None)


@dataclass(frozen=True, slots=True)
class Acting:
    """Whose places a command keeps within, and whom the audit trail names."""

    person: Person | None

    @property
    def places(self) -> Places:
        """The places of the account; all for whoever works the machine."""
        return self.person.places if self.person else EVERYWHERE

    @property
    def account_id(self) -> int | None:
        """The account, for the audit trail; None for whoever works the machine."""
        return self.person.account_id if self.person else None


def choose(
    login: Annotated[
        str | None,
        typer.Option("--as", help="Run for this account: within its places, role and name."),
    ] = None,
) -> None:
    """Called before every command."""
    keep_tallies()
    _login.set(None if login is None else folded(login))


def acting() -> Acting:
    """For whom this command runs; the command stops where there is no such account in use."""
    login = _login.get()
    if login is None:
        return Acting(None)
    person = person_with_login(ready_database(), login)
    if person is None:
        raise stopped(_("Không có tài khoản đang dùng “{login}”.").format(login=login))
    return Acting(person)


def works_as(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A command that an account with one of `roles` may run, and whoever works the machine."""

    def around(command: Callable[P, R]) -> Callable[P, R]:
        @wraps(command)
        def run(*args: P.args, **options: P.kwargs) -> R:
            person = acting().person
            if person is not None and not person.may(*roles):
                words = _("Vai của “{login}” không chạy được lệnh này.")
                raise stopped(words.format(login=person.login))
            return command(*args, **options)

        _KNOWN.add(run)
        return run

    return around


_KNOWN: set[Callable[..., object]] = set()


def keep_for_the_machine(app: typer.Typer) -> None:
    """Close every command that does not say who may run it to accounts: a new one is closed."""
    for command in app.registered_commands:
        if command.callback is not None and command.callback not in _KNOWN:
            command.callback = works_as()(command.callback)
    for group in app.registered_groups:
        if group.typer_instance is not None:
            keep_for_the_machine(group.typer_instance)


def seen(source: Engine, plan: Plan, whose: Places) -> tuple[Tables, Plan]:
    """All that is counted of the plan within `whose`, and the plan as it is to be counted there."""
    tables = Tables(*counted.tables(source, plan.code, whose))
    if whose.everywhere:
        return tables, plan
    # The plan's place may lie above what may be seen: it is sought in the whole register.
    belonging = units_of_plan(frames.units(source, EVERYWHERE), plan)["unit_id"]
    theirs = tables.units[tables.units["unit_id"].isin(belonging)]
    return tables._replace(units=theirs), plan.model_copy(update={"place": None})


def unit_named(source: Engine, plan: Plan, place: str, year: int) -> int:
    """The id of the unit of this code or name in `year`; the command stops where there is none
    within the places of its account.
    """
    register = load_register(source, plan.place)
    unit = register.by_code(place) or register.find(place, year).unit
    if unit is None:
        raise stopped(_("Không có đơn vị “{place}” trong kế hoạch này.").format(place=place))
    units = frames.units(source, acting().places)
    ids = units.loc[units["code"] == unit.code, "unit_id"]
    if ids.empty:
        raise stopped(_("Đơn vị “{place}” ngoài phạm vi của tài khoản này.").format(place=place))
    return int(ids.iloc[0])
