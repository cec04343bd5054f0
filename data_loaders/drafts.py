"""Files that a person has chosen but not yet handed in, kept so that a reload loses none.

A draft is its person's alone: no figure counts it, no page of anybody else's shows it. Only the
newest are kept, for a while; one that is handed in or taken off the desk goes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pydantic import ValidationError
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from data_loaders.spreadsheets.guidance import NOTHING_SAID, Guidance
from database.session import reading, writing
from database.tables import Draft as Kept

MOST_FILES, MOST_BYTES, MOST_DAYS = 20, 100 * 2**20, 30

Mark = tuple[str, str]  # a file's name and the SHA-256 of its bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """A chosen file, what its person says of it, and which names of units they explained."""

    mark: Mark
    content: bytes
    guidance: Guidance = NOTHING_SAID
    aliases: dict[str, str] = field(default_factory=dict)


def drafts_of(source: Engine, account_id: int, now: datetime) -> list[Draft]:
    """A person's drafts of the last 30 days, in the order in which they were put there."""
    asked = (
        select(Kept.file_name, Kept.sha256, Kept.content, Kept.guidance, Kept.aliases)
        .where(Kept.account_id == account_id, Kept.put_at > _oldest(now))
        .order_by(Kept.draft_id)
    )
    with reading(source) as connection:
        return [
            Draft((name, digest), content, _guidance(said), dict(aliases))
            for name, digest, content, said, aliases in connection.execute(asked)
        ]


def keep_drafts(source: Engine, account_id: int, drafts: Sequence[Draft], now: datetime) -> None:
    """Keep these beside the person's others; beyond 20 files or 100 MB the oldest go, and so does
    everybody's that is older than 30 days. One that is kept already stays as it is.
    """
    with writing(source) as connection:
        connection.execute(delete(Kept).where(Kept.put_at <= _oldest(now)))
        asked = select(Kept.file_name, Kept.sha256).where(Kept.account_id == account_id)
        known = {(name, digest) for name, digest in connection.execute(asked)}
        new = {draft.mark: draft for draft in drafts if draft.mark not in known}
        # Only what will stay is written: of a whole folder the last files.
        for draft in list(new.values())[-MOST_FILES:]:
            values = {"account_id": account_id, "put_at": now, "content": draft.content}
            connection.execute(insert(Kept).values(**values, **_told(draft)))
        _drop_the_oldest(connection, account_id)


def tell_draft(source: Engine, account_id: int, draft: Draft) -> None:
    """Keep what the person says of a file anew; nothing where it is no draft."""
    with writing(source) as connection:
        connection.execute(
            update(Kept).where(_is_one_of(account_id, [draft.mark])).values(**_told(draft))
        )


def drop_drafts(source: Engine, account_id: int, marks: Iterable[Mark]) -> None:
    """Take drafts away, with their bytes."""
    if wanted := list(marks):
        with writing(source) as connection:
            connection.execute(delete(Kept).where(_is_one_of(account_id, wanted)))


def _told(draft: Draft) -> dict[str, object]:
    name, digest = draft.mark
    guidance = draft.guidance.model_dump(mode="json", exclude_defaults=True)
    return {"file_name": name, "sha256": digest, "guidance": guidance, "aliases": draft.aliases}


def _guidance(said: object) -> Guidance:
    try:
        return Guidance.model_validate(said)
    except ValidationError:
        return NOTHING_SAID  # said to an older version of this program: the file is read as it is


def _oldest(now: datetime) -> datetime:
    return now - timedelta(days=MOST_DAYS)


def _is_one_of(account_id: int, marks: list[Mark]) -> ColumnElement[bool]:
    each = [and_(Kept.file_name == name, Kept.sha256 == digest) for name, digest in marks]
    return and_(Kept.account_id == account_id, or_(*each))


def _drop_the_oldest(connection: Connection, account_id: int) -> None:
    asked = (
        select(Kept.draft_id, func.length(Kept.content))
        .where(Kept.account_id == account_id)
        .order_by(Kept.draft_id.desc())
    )
    held, too_many = 0, []
    for place, (draft_id, size) in enumerate(connection.execute(asked)):
        held += size
        if place >= MOST_FILES or held > MOST_BYTES:
            too_many.append(draft_id)
    connection.execute(delete(Kept).where(Kept.draft_id.in_(too_many)))
