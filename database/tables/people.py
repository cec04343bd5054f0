"""Who may be let in, and everything that was ever done."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from database.base import Base
from domain.audit import OF_NO_FIGURE, OF_NO_READING, OF_UNITS


def _latest(name: str, which: str, actions: Iterable[str]) -> Index:
    """The index by which the last entry is found whose action is `which` ("IN", "NOT IN") these."""
    where = text(f"action {which} ({', '.join(map(repr, sorted(actions)))})")
    return Index(name, "entry_id", sqlite_where=where, postgresql_where=where)


class Account(Base):
    """Someone who may be let in: leader, staff, office or admin of a place in the unit tree.

    `password_hash` is null for who signs in elsewhere; `subject` says who that is there, as
    "issuer|sub". `must_change`: the password was given by another and lets in once, to be changed.
    """

    __tablename__ = "account"
    account_id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(100), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.unit_id"))
    active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    must_change: Mapped[bool] = mapped_column(default=False, server_default=false())
    subject: Mapped[str | None] = mapped_column(String(300), unique=True)


class SignInSession(Base):
    """One sign-in in one browser; only the hash of its token is kept."""

    __tablename__ = "session"
    __table_args__ = (Index(None, "account_id", "created_at"),)
    session_id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.account_id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    address: Mapped[str | None] = mapped_column(String(45))
    browser: Mapped[str | None] = mapped_column(String(200))


class SignInAttempt(Base):
    """One try to be let in, by the login tried (a hash of it where it is nobody's: people type
    passwords there) and the network it came from.
    """

    __tablename__ = "sign_in_attempt"
    __table_args__ = (
        Index(None, "made_at"),
        Index(None, "login", "made_at"),
        Index(None, "address", "made_at"),
    )
    attempt_id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    login: Mapped[str] = mapped_column(String(100))
    address: Mapped[str] = mapped_column(String(45))
    let_in: Mapped[bool]


class SetupCode(Base):
    """A code that lets whoever reads the server's terminal make the first admin, once."""

    __tablename__ = "setup_code"
    setup_code_id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Follows(Base):
    """This person follows this unit and reports for it."""

    __tablename__ = "follows"
    account_id: Mapped[int] = mapped_column(ForeignKey("account.account_id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"), primary_key=True)


class AuditEntry(Base):
    """One change: what was done to which thing. Each entry carries the hash of the one before.

    `scheme`: how it was hashed (`database.audit_hash`). `detail_salt` goes, and `erasure_id` says
    by which erasure, where a person's name in the detail gave way to a mark.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        _latest("ix_audit_entry_of_figures", "NOT IN", OF_NO_FIGURE),
        _latest("ix_audit_entry_of_reading", "NOT IN", OF_NO_READING),
        _latest("ix_audit_entry_of_units", "IN", OF_UNITS),
    )
    entry_id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    action: Mapped[str] = mapped_column(String(40))
    thing: Mapped[str] = mapped_column(String(80))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    scheme: Mapped[int] = mapped_column(server_default="1")
    detail_salt: Mapped[str | None] = mapped_column(String(32))
    detail_hash: Mapped[str] = mapped_column(String(64))
    erasure_id: Mapped[int | None] = mapped_column(ForeignKey("erasure.erasure_id"))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class Erasure(Base):
    """A person's name that gave way to a mark on request. The name itself is not kept.

    `name_hash` with its `salt` tells the name again in a file that comes later; `name_words`: how
    many words it has. `reason`: the number of the request, or why.
    """

    __tablename__ = "erasure"
    erasure_id: Mapped[int] = mapped_column(primary_key=True)
    salt: Mapped[str] = mapped_column(String(32))
    name_hash: Mapped[str] = mapped_column(String(64), unique=True)
    name_words: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    made_at: Mapped[datetime]
