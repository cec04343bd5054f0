"""The audit trail, asked for page by page: who did what to which thing."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Engine,
    Select,
    String,
    Text,
    and_,
    cast,
    false,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from data_loaders.frames import MOMENT, frame
from database.session import reading
from database.tables import (
    Account,
    AuditEntry,
    Batch,
    Decision,
    FormVersion,
    Model,
    SignInSession,
    Submission,
    Unit,
)
from domain.access import Places
from domain.audit import AT_THE_DOOR

OPERATOR, NOBODY = 0, -1
# “Nguyễn Thị Lan (lan.nguyen)”: of two people with one name, which.
_PERSON = Account.name + " (" + Account.login + ")"
# What a thing is called, by the first word of it: its number, and the words it is known by.
_Words = InstrumentedAttribute[str] | ColumnElement[str]
_NAMED: dict[str, tuple[InstrumentedAttribute[int], _Words]] = {
    "submission": (Submission.submission_id, Submission.file_name),
    "unit": (Unit.unit_id, Unit.name),
    "account": (Account.account_id, _PERSON),
    "form": (FormVersion.form_version_id, FormVersion.name),
    "batch": (Batch.batch_id, Batch.name),
}


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries: by whom (an account; `OPERATOR` for commands; `NOBODY` for who was not signed
    in), which actions (None: all), from which day to which (both included, where the clock stands),
    and words that stand in the thing, its name or the detail.
    """

    account_id: int | None = None
    actions: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""


def entries(
    source: Engine, sought: Sought, whose: Places, at_most: int | None = None, after: int = 0
) -> pd.DataFrame:
    """The entries sought, the latest first, `at_most` of them after the first `after`: `entry_id`,
    `made_at`, `who` (a name, may be missing), `action`, `thing`, `detail` (as kept), `erasure_id`
    Int64. None for whoever does not see every place: an entry may speak of any.
    """
    asked = (
        _sought(sought, whose)
        .with_only_columns(
            AuditEntry.entry_id,
            AuditEntry.made_at,
            Account.name.label("who"),
            AuditEntry.action,
            AuditEntry.thing,
            AuditEntry.detail,
            AuditEntry.erasure_id,
        )
        .order_by(AuditEntry.entry_id.desc())
        .limit(at_most)
        .offset(after)
    )
    whole = {"entry_id": "int64", "erasure_id": "Int64", "made_at": MOMENT, "detail": "object"}
    return frame(source, asked, whole | dict.fromkeys(("who", "action", "thing"), "str"))


def how_many(source: Engine, sought: Sought, whose: Places) -> int:
    """How many entries `entries` would give in all."""
    with reading(source) as connection:
        asked = _sought(sought, whose).with_only_columns(func.count(AuditEntry.entry_id))
        return connection.execute(asked).scalar_one()


def people(source: Engine, whose: Places) -> pd.DataFrame:
    """Who has made an entry, by login: `account_id`, `login`, `name`."""
    asked = (
        select(Account.account_id, Account.login, Account.name)
        .where(Account.account_id.in_(select(AuditEntry.account_id)), *_seen(whose))
        .order_by(Account.login)
    )
    return frame(source, asked, {"account_id": "int64", "login": "str", "name": "str"})


def names_of(source: Engine, found: pd.DataFrame, whose: Places) -> dict[str, str]:
    """What each thing that some `entries` speak of is called, as far as it is by a name (a file, a
    unit, a person, a form, a model): by the thing, as "unit 12".
    """
    of_units = {
        f"unit {detail[key]}"
        for detail in found["detail"]
        for key in ("unit_id", "unit_before")
        if detail.get(key) is not None
    }
    numbers: dict[str, set[int]] = {}
    for thing in {*found["thing"], *of_units}:
        kind, _, number = thing.rpartition(" ")
        if number.isdecimal():
            numbers.setdefault(kind, set()).add(int(number))
    asked = [_names(kind, numbers[kind], whose) for kind in _NAMED if kind in numbers]
    asked += [_models(numbers["decision"], whose)] if "decision" in numbers else []
    asked += [_of_sessions(numbers["session"], whose)] if "session" in numbers else []
    with reading(source) as connection:
        return {thing: name for each in asked for thing, name in connection.execute(each)}


def _names(kind: str, numbers: Collection[int], whose: Places) -> Select[str, str]:
    number, name = _NAMED[kind]
    return select(_thing(kind, number), name).where(number.in_(numbers), *_seen(whose))


def _models(numbers: Collection[int], whose: Places) -> Select[str, str]:
    return (
        select(_thing("decision", Decision.decision_id), Model.name)
        .join(Model, Model.model_id == Decision.model_id)
        .where(Decision.decision_id.in_(numbers), *_seen(whose))
    )


def _of_sessions(numbers: Collection[int], whose: Places) -> Select[str, str]:
    return (
        select(_thing("session", SignInSession.session_id), _PERSON)
        .join(Account, Account.account_id == SignInSession.account_id)
        .where(SignInSession.session_id.in_(numbers), *_seen(whose))
    )


def _thing(kind: str, number: InstrumentedAttribute[int]) -> ColumnElement[str]:
    return literal(f"{kind} ", String) + cast(number, String)


def _seen(whose: Places) -> list[ColumnElement[bool]]:
    return [] if whose.everywhere else [false()]


def _sought(sought: Sought, whose: Places) -> Select[int]:
    asked = select(AuditEntry.entry_id).outerjoin(
        Account, Account.account_id == AuditEntry.account_id
    )
    asked = asked.where(*_seen(whose))
    if sought.account_id is not None:
        asked = asked.where(_is_by(sought.account_id))
    if sought.actions is not None:
        asked = asked.where(AuditEntry.action.in_(sought.actions))
    if sought.since is not None:
        asked = asked.where(AuditEntry.made_at >= _start(sought.since))
    if sought.until is not None:
        asked = asked.where(AuditEntry.made_at < _start(sought.until + timedelta(days=1)))
    words = sought.words.strip()
    return asked.where(_speaks_of(words)) if words else asked


def _is_by(account_id: int) -> ColumnElement[bool]:
    if account_id not in {OPERATOR, NOBODY}:
        return AuditEntry.account_id == account_id
    at_the_door = AuditEntry.action.in_(AT_THE_DOOR)
    theirs = at_the_door if account_id == NOBODY else ~at_the_door
    return and_(AuditEntry.account_id.is_(None), theirs)


def _start(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()


def _speaks_of(words: str) -> ColumnElement[bool]:
    """Whether the thing, its name or the detail holds `words`. JSON keeps letters escaped."""
    escaped = json.dumps(words)[1:-1]
    of_models = (
        select(_thing("decision", Decision.decision_id))
        .join(Model, Model.model_id == Decision.model_id)
        .where(Model.name.contains(words, autoescape=True))
    )
    named = [
        AuditEntry.thing.in_(
            select(_thing(kind, number)).where(name.contains(words, autoescape=True))
        )
        for kind, (number, name) in _NAMED.items()
    ]
    return or_(
        AuditEntry.thing.contains(words, autoescape=True),
        cast(AuditEntry.detail, Text).contains(escaped, autoescape=True),
        AuditEntry.thing.in_(of_models),
        *named,
    )
