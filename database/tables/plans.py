"""Plans in force, the days they set, and the forms that people explained."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from database.base import Base


class Plan(Base):
    """An adopted plan in one version: its TOML as validated. The highest version is in force."""

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("code", "version"),)
    plan_id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    definition: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    adopted_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    adopted_at: Mapped[datetime]


class Due(Base):
    """A day set for a plan, report kind, period and year; an extension is a later row.

    It holds for `unit_id` and all beneath it, or for everybody where there is none. `period` is one
    of `domain.kinds.Period`, or of a round "round_1", "round_2".
    """

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
