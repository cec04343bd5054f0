"""What people decided on models and submissions: written down, taken back, never rubbed out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.orm import aliased

from data_loaders.frames import MOMENT, frame
from data_loaders.in_sight import may_see
from database import audit
from database.session import reading, writing
from database.tables import Account, Decision, Model
from database.touched import touch
from domain.access import Places
from domain.kinds import DecisionKind

DECIDED = "decided"
UNDONE = "decision undone"


class NotDecidedError(Exception):
    """A decision that cannot be written: on a model outside the person's places, or on none."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is decided on a model (`DecisionKind` says what `value` and `other_model_id` hold).

    `day`: the paper's, from which it holds; `document_number` and `reason` may be empty.
    """

    kind: DecisionKind
    model_id: int
    value: str = ""
    other_model_id: int | None = None
    day: date | None = None
    reason: str = ""
    document_number: str = ""


def answer_to(
    kind: DecisionKind,
    model_id: int,
    other_model_id: int,
    year: int,
    reason: str = "",
    document_number: str = "",
) -> Said:
    """The answer, SAME or DIFFERENT, to one of the pairs of `metrics.models`: whether the model
    registered in `year` is the other, earlier one again. About a model under its own old name it
    is said for that year; about two models it holds for all their years.
    """
    if model_id == other_model_id:
        said = Said(kind, model_id, value=str(year))
    else:
        said = Said(kind, model_id, other_model_id=other_model_id)
    return replace(said, reason=reason, document_number=document_number)


def decide(
    source: Engine, said: Said, whose: Places, now: datetime, account_id: int | None = None
) -> int:
    """Write a decision on a model down: its id. The same decision again changes nothing.

    Raises `NotDecidedError` for a model that `whose` may not see, or one compared with itself.
    """
    return decide_all(source, [said], whose, now, account_id)[0]


def decide_all(
    source: Engine,
    every: Sequence[Said],
    whose: Places,
    now: datetime,
    account_id: int | None = None,
) -> list[int]:
    """Write decisions down, all or none, as `decide` does each: their ids."""
    with writing(source) as connection:
        return [_decide(connection, said, whose, now, account_id) for said in every]


def _decide(
    connection: Connection, said: Said, whose: Places, now: datetime, account_id: int | None
) -> int:
    models = {said.model_id, *({said.other_model_id} - {None})}
    if said.model_id == said.other_model_id or not _are_theirs(connection, models, whose):
        raise NotDecidedError(said)
    if known := _in_force(connection, said):
        return known
    row = {column: getattr(said, column) for column in said.__dataclass_fields__}
    written = insert(Decision).values(**row, made_by=account_id, made_at=now)
    decision_id = connection.execute(written.returning(Decision.decision_id)).scalar_one()
    told: dict[str, object] = {
        key: str(value) for key, value in row.items() if value not in ("", None)
    }
    audit.record(connection, DECIDED, f"decision {decision_id}", told, now, account_id)
    _touch(connection, models)
    return decision_id


def _touch(connection: Connection, models: set[int | None]) -> None:
    """The units of these models are told of otherwise than before."""
    asked = select(Model.plan_code, Model.unit_id).where(Model.model_id.in_(models))
    for code, unit_id in connection.execute(asked):
        touch(code, [unit_id])


def undo(
    source: Engine, decision_id: int, whose: Places, now: datetime, account_id: int | None = None
) -> None:
    """Take a decision on a model back; it is kept with who took it back. One taken back before
    stays as it is. Raises as `decide`, for each of the two models that a decision may speak of.
    """
    undo_all(source, [decision_id], whose, now, account_id)


def undo_all(
    source: Engine,
    decision_ids: Sequence[int],
    whose: Places,
    now: datetime,
    account_id: int | None = None,
) -> None:
    """Take decisions back, all or none, as `undo` does each."""
    with writing(source) as connection:
        for decision_id in decision_ids:
            _undo(connection, decision_id, whose, now, account_id)


def _undo(
    connection: Connection, decision_id: int, whose: Places, now: datetime, account_id: int | None
) -> None:
    asked = select(Decision.model_id, Decision.other_model_id, Decision.undone_at).where(
        Decision.decision_id == decision_id
    )
    *models, undone_at = connection.execute(asked).one_or_none() or (None, None)
    named = {*models} - {None}
    if not named or not _are_theirs(connection, named, whose):
        raise NotDecidedError(decision_id)
    if undone_at is None:
        undone = update(Decision).where(Decision.decision_id == decision_id)
        connection.execute(undone.values(undone_by=account_id, undone_at=now))
        audit.record(connection, UNDONE, f"decision {decision_id}", {}, now, account_id)
        _touch(connection, named)


def decisions(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """Every decision on a model of the plan that `whose` may see, the oldest first, also those
    undone (`undone_at` is set): `decision_id`, `kind`, `model_id`, `unit_id` and `name_key` of that
    model; `other_model_id`, `other_unit_id` Int64; `value`, `day` (may be missing), `reason`,
    `document_number`, `made_by` (a name, may be missing), `made_at`, `undone_at`.
    """
    other = aliased(Model)
    asked = (
        select(
            Decision.decision_id,
            Decision.kind,
            Decision.model_id,
            Model.unit_id,
            Model.name_key,
            Decision.other_model_id,
            other.unit_id.label("other_unit_id"),
            Decision.value,
            Decision.day,
            Decision.reason,
            Decision.document_number,
            Account.name.label("made_by"),
            Decision.made_at,
            Decision.undone_at,
        )
        .join(Model, Model.model_id == Decision.model_id)
        .outerjoin(other, other.model_id == Decision.other_model_id)
        .outerjoin(Account, Account.account_id == Decision.made_by)
        .where(Model.plan_code == plan_code)
        .where(may_see(Model.unit_id.expression, whose))
        .order_by(Decision.decision_id)
    )
    whole = dict.fromkeys(("decision_id", "model_id", "unit_id"), "int64")
    said = ("kind", "name_key", "value", "reason", "document_number", "made_by")
    days = {"day": "datetime64[s]"} | dict.fromkeys(("made_at", "undone_at"), MOMENT)
    maybe = dict.fromkeys(("other_model_id", "other_unit_id"), "Int64")
    return frame(source, asked, whole | maybe | dict.fromkeys(said, "str") | days)


def units_beside(source: Engine, plan_code: str, unit_ids: set[int]) -> set[int]:
    """The units of which a model was named in a decision beside a model of these units."""
    other = aliased(Model)
    asked = (
        select(Model.unit_id, other.unit_id)
        .select_from(Decision)
        .join(Model, Model.model_id == Decision.model_id)
        .join(other, other.model_id == Decision.other_model_id)
    )
    theirs = select(Model.model_id).where(
        Model.plan_code == plan_code, Model.unit_id.in_(sorted(unit_ids))
    )
    ways = [asked.where(each.in_(theirs)) for each in (Decision.model_id, Decision.other_model_id)]
    with reading(source) as connection:
        return {unit for way in ways for row in connection.execute(way) for unit in row}


def model_ids(source: Engine, plan_code: str, whose: Places) -> set[int]:
    """The models of the plan that `whose` may see."""
    asked = select(Model.model_id).where(
        Model.plan_code == plan_code, may_see(Model.unit_id.expression, whose)
    )
    with reading(source) as connection:
        return set(connection.execute(asked).scalars())


def _in_force(connection: Connection, said: Said) -> int | None:
    """The same decision, where it was written down before and not taken back."""
    same = [
        getattr(Decision, column).is_not_distinct_from(getattr(said, column))
        for column in said.__dataclass_fields__
    ]
    asked = select(Decision.decision_id).where(*same, Decision.undone_at.is_(None))
    return connection.execute(asked).scalar()


def _are_theirs(connection: Connection, models: set[int | None], whose: Places) -> bool:
    asked = select(func.count()).where(
        Model.model_id.in_(models), may_see(Model.unit_id.expression, whose)
    )
    return connection.execute(asked).scalar_one() == len(models)
