"""Figures frozen: what was counted is kept, once."""

import hashlib
import zlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select

from data_loaders.marks import data_version
from data_loaders.snapshots.content import Frozen, written
from database import audit
from database.audit_snapshots import snapshot_thing
from database.session import writing
from database.tables import Snapshot as Kept
from domain.audit import SNAPSHOT_MADE

LONGEST_TITLE = 200


class MovedOnError(Exception):
    """Something was changed since the figures were counted: they are to be counted again."""


@dataclass(frozen=True, slots=True)
class Making:
    """Who freezes what, and when. `scope`: the places it is made within, None where nothing of the
    plans is held back; `version`: the `data_version` that the figures were counted of. Not
    `of_meeting`: it is for papers, and no meeting looks back at it.
    """

    title: str
    scope: frozenset[int] | None
    version: str
    made_at: datetime
    account_id: int | None = None
    of_meeting: bool = True


def make(source: Engine, frozen: Frozen, making: Making) -> int:
    """Keep what was counted; the snapshot's number: for papers that of one that holds these very
    figures already. Raises `MovedOnError`, and `ValueError` for a title that says nothing.
    """
    content = written(frozen)
    title = " ".join(making.title.split())[:LONGEST_TITLE]
    if not title:
        raise ValueError("title")
    values: dict[str, object] = {
        "title": title,
        "as_of": frozen.as_of,
        "plan_codes": sorted(plan.code for plan in frozen.plans),
        "scope": None if making.scope is None else sorted(making.scope),
        "unit_ids": sorted(set(frozen.tables["units"]["unit_id"].tolist())),
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": zlib.compress(content),
        "of_meeting": making.of_meeting,
        "made_by": making.account_id,
        "made_at": making.made_at,
    }
    with writing(source) as connection:
        # Who writes is alone: nothing is changed from here on.
        if data_version(source) != making.version:
            raise MovedOnError
        known = None if making.of_meeting else _same(connection, values)
        if known is not None:
            return known
        values["previous_id"] = _previous(connection, values)
        made = insert(Kept).values(**values).returning(Kept.snapshot_id)
        snapshot_id = connection.execute(made).scalar_one()
        told = {name: values[name] for name in ("title", "plan_codes", "sha256")}
        told["as_of"] = frozen.as_of.isoformat()
        thing = snapshot_thing(snapshot_id)
        audit.record(connection, SNAPSHOT_MADE, thing, told, making.made_at, making.account_id)
    return snapshot_id


def _same(connection: Connection, values: dict[str, object]) -> int | None:
    """The first snapshot on the list that holds these very figures, made within the same places."""
    asked = (
        select(Kept.snapshot_id, Kept.scope)
        .where(Kept.sha256 == values["sha256"], Kept.withdrawn_at.is_(None))
        .order_by(Kept.snapshot_id)
    )
    found = (row.snapshot_id for row in connection.execute(asked) if row.scope == values["scope"])
    return next(found, None)


def _previous(connection: Connection, values: dict[str, object]) -> int | None:
    """The snapshot of the meeting before: of those on the list of the same plans and scope the
    latest as of an earlier day or the same, on which a meeting may have been held before.
    """
    asked = (
        select(Kept.snapshot_id, Kept.plan_codes, Kept.scope)
        .where(Kept.as_of <= values["as_of"], Kept.withdrawn_at.is_(None), Kept.of_meeting)
        .order_by(Kept.as_of.desc(), Kept.snapshot_id.desc())
    )
    mine = values["plan_codes"], values["scope"]
    found = (row.snapshot_id for row in connection.execute(asked) if (row[1], row[2]) == mine)
    return next(found, None)
