"""Who may be let in, and everything that was ever done."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from database.base import Base


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


class Follows(Base):
    """This person follows this unit and reports for it."""

    __tablename__ = "follows"
    account_id: Mapped[int] = mapped_column(ForeignKey("account.account_id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"), primary_key=True)


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
