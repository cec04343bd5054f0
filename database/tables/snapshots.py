"""Figures frozen for a meeting, so that they do not move while people talk."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from database.base import Base


class Snapshot(Base):
    """All that was counted for one question, as it stood when somebody froze it.

    `content` is what was counted, compressed (`data_loaders.snapshots.content`); `sha256` is that
    of the content as it was frozen, `redacted_sha256` that of what is kept where a person's name in
    it gave way to a mark. `scope`: the places it was made within; none where nothing of its plans
    was held back. `unit_ids`: the units whose figures it holds. `previous_id`: the snapshot of the
    meeting before. One that was taken off the list stays (`withdrawn_at`). What was not frozen for
    a meeting (`of_meeting`) was for papers: no meeting looks back at it.
    """

    __tablename__ = "snapshot"
    snapshot_id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    as_of: Mapped[date]
    plan_codes: Mapped[list[str]] = mapped_column(JSON)
    scope: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    unit_ids: Mapped[list[int]] = mapped_column(JSON)
    of_meeting: Mapped[bool]
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("snapshot.snapshot_id"))
    sha256: Mapped[str] = mapped_column(String(64))
    redacted_sha256: Mapped[str | None] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    made_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
