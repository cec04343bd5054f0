"""Files as they were handed in, and the reports that each holds."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from database.base import Base


class Original(Base):
    """The bytes of a file as handed in, kept once by their SHA-256.

    Where a person's name in it gave way to a mark, `content` is that copy, `redacted_sha256` its
    own hash and `size` its own size; a file that could not be mended so is left empty.
    """

    __tablename__ = "original"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int]
    redacted_sha256: Mapped[str | None] = mapped_column(String(64))


class Draft(Base):
    """A file that a person has chosen and not yet handed in: theirs alone, and for a while.

    `guidance` and `aliases` are what they said of it. Not history: its rows go.
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("account_id", "sha256", "file_name"),)
    draft_id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.account_id"))
    file_name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    guidance: Mapped[dict[str, Any]] = mapped_column(JSON)
    aliases: Mapped[dict[str, str]] = mapped_column(JSON)
    put_at: Mapped[datetime]


class Batch(Base):
    """Files handed in together: a folder, a zip, or several chosen at once."""

    __tablename__ = "batch"
    batch_id: Mapped[int] = mapped_column(primary_key=True)
    plan_code: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(255))
    handed_in_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    handed_in_at: Mapped[datetime]


class Submission(Base):
    """One file that someone handed in under one plan, and what was found wrong in it.

    `state`: draft, accepted, returned, withdrawn. `received_from` tells whether the day received
    was given by a person, read from the head block, or is the day of upload. `reading_sha256` is
    of what was read: the same bytes may be read otherwise once a person has mended or marked them.
    """

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("plan_code", "sha256", "reading_sha256"),)
    submission_id: Mapped[int] = mapped_column(primary_key=True)
    plan_code: Mapped[str] = mapped_column(String(60))
    sha256: Mapped[str] = mapped_column(ForeignKey("original.sha256"))
    reading_sha256: Mapped[str] = mapped_column(String(64), default="")
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.batch_id"), index=True)
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("submission.submission_id"))
    file_name: Mapped[str] = mapped_column(String(255))
    state: Mapped[str] = mapped_column(String(20))
    received: Mapped[date]
    received_from: Mapped[str] = mapped_column(String(10))
    handed_in_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    handed_in_at: Mapped[datetime]
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class Correction(Base):
    """A cell that a person corrected on the spot: what stood there, and what was taken instead."""

    __tablename__ = "correction"
    __table_args__ = (UniqueConstraint("submission_id", "sheet", "cell", "about"),)
    correction_id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.submission_id"))
    sheet: Mapped[str] = mapped_column(String(255))
    cell: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(String(20))
    found: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    made_at: Mapped[datetime]


class Report(Base):
    """What a submission says for one unit, one kind, one period of a year."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("submission_id", "unit_id", "kind", "year", "period"),)
    report_id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.submission_id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    period: Mapped[str] = mapped_column(String(12), default="year")
    source: Mapped[str] = mapped_column(String(10))
