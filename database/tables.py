"""What is kept. Each class says what one row means; nothing in it is ever deleted.

A re-sent file replaces and a withdrawn one is marked, so both can be undone and seen. Which report
stands is not kept but worked out (`metrics.standing`), so withdrawing one brings back the other.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from database.base import Base


class Unit(Base):
    """An organisation between two days. A merged commune is a new unit, whatever its name."""

    __tablename__ = "unit"
    unit_id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(30))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.unit_id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class UnitAlias(Base):
    """A name that means a unit, and who said so."""

    __tablename__ = "unit_alias"
    __table_args__ = (UniqueConstraint("unit_id", "name"),)
    alias_id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"))
    name: Mapped[str] = mapped_column(String(200))
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    confirmed_at: Mapped[datetime]


class UnitLineage(Base):
    """This unit went into that one, whole or in part, on a day, by a decree."""

    __tablename__ = "unit_lineage"
    __table_args__ = (UniqueConstraint("from_unit_id", "into_unit_id", "day"),)
    lineage_id: Mapped[int] = mapped_column(primary_key=True)
    from_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"))
    into_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"), index=True)
    day: Mapped[date]
    whole: Mapped[bool]
    decree: Mapped[str] = mapped_column(String(200), default="")


class Plan(Base):
    """An adopted plan in one version: its TOML as validated. The highest version is in force."""

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("code", "version"),)
    plan_id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    definition: Mapped[str] = mapped_column(Text)
    adopted_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    adopted_at: Mapped[datetime]


class Due(Base):
    """A day set for a plan, report kind, year and unit (or all); an extension is a later row."""

    __tablename__ = "due"
    due_id: Mapped[int] = mapped_column(primary_key=True)
    plan_code: Mapped[str] = mapped_column(String(60), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    period: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.unit_id"))
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(Text, default="")
    set_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    set_at: Mapped[datetime]


class Follows(Base):
    """This person follows this unit and reports for it."""

    __tablename__ = "follows"
    account_id: Mapped[int] = mapped_column(ForeignKey("account.account_id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"), primary_key=True)


class Original(Base):
    """The bytes of a file as handed in, kept once by their SHA-256."""

    __tablename__ = "original"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int]


class FormVersion(Base):
    """How a person told a form to be read: it reads the next such file of any unit by itself."""

    __tablename__ = "form_version"
    form_version_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    plan_code: Mapped[str] = mapped_column(String(60))
    signature: Mapped[str] = mapped_column(String(64), index=True)
    definition: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


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


class Model(Base):
    """The lasting thing that listings of several reports and years speak of."""

    __tablename__ = "model"
    __table_args__ = (UniqueConstraint("plan_code", "unit_id", "name_key"),)
    model_id: Mapped[int] = mapped_column(primary_key=True)
    plan_code: Mapped[str] = mapped_column(String(60))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)


class Listing(Base):
    """One model as one report lists it: its words, its cell, and what each word was taken for."""

    __tablename__ = "listing"
    listing_id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.report_id"), index=True)
    model_id: Mapped[int] = mapped_column(ForeignKey("model.model_id"), index=True)
    sheet: Mapped[str] = mapped_column(String(255))
    cell: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(Text)
    unit_found: Mapped[str] = mapped_column(Text, default="")
    field: Mapped[str | None] = mapped_column(Text)
    field_found: Mapped[str] = mapped_column(Text, default="")
    year: Mapped[int]
    origin: Mapped[str] = mapped_column(String(20))
    form: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    level: Mapped[str | None] = mapped_column(String(20))
    carried_by: Mapped[str | None] = mapped_column(Text)
    in_charge: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class StatedCount(Base):
    """A number given by a counts form, with its cell; `field` is null where it names none."""

    __tablename__ = "stated_count"
    stated_count_id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.report_id"), index=True)
    sheet: Mapped[str] = mapped_column(String(255))
    cell: Mapped[str] = mapped_column(String(20))
    field: Mapped[str | None] = mapped_column(Text)
    count: Mapped[int]


class Activity(Base):
    """What a campaign round did, with its cell. `worth` in million đồng."""

    __tablename__ = "activity"
    activity_id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.report_id"), index=True)
    sheet: Mapped[str] = mapped_column(String(255))
    cell: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(Text)
    quantity: Mapped[float | None]
    unit_of_measure: Mapped[str | None] = mapped_column(String(100))
    worth: Mapped[float | None]


class Decision(Base):
    """Recognised, struck off, same as or not the same as another, returned: who, when, why."""

    __tablename__ = "decision"
    decision_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    model_id: Mapped[int | None] = mapped_column(ForeignKey("model.model_id"), index=True)
    other_model_id: Mapped[int | None] = mapped_column(ForeignKey("model.model_id"))
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.submission_id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    document_number: Mapped[str] = mapped_column(String(60), default="")
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class Account(Base):
    """Someone who may be let in: leader, staff, office or admin of a place in the unit tree."""

    __tablename__ = "account"
    account_id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(100), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.unit_id"))
    active: Mapped[bool] = mapped_column(default=True)


class SignInSession(Base):
    """One sign-in in one browser; only the hash of its token is kept."""

    __tablename__ = "session"
    session_id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.account_id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class AuditEntry(Base):
    """One change: what was done to which thing. Each entry carries the hash of the one before."""

    __tablename__ = "audit_entry"
    entry_id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    action: Mapped[str] = mapped_column(String(40))
    thing: Mapped[str] = mapped_column(String(80))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
