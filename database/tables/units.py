"""Units, the names that mean them, and what became of them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from database.base import Base


class Unit(Base):
    """An organisation between two days. A merged commune is a new unit, whatever its name.

    A unit whose last day lies before its first never was: its founding was undone.
    """

    __tablename__ = "unit"
    unit_id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(30))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.unit_id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class UnitAlias(Base):
    """A name that means a unit, and who said so; kept when it was taken away."""

    __tablename__ = "unit_alias"
    __table_args__ = (UniqueConstraint("unit_id", "name"),)
    alias_id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"))
    name: Mapped[str] = mapped_column(String(200))
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    confirmed_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class UnitLineage(Base):
    """This unit went into that one, whole or in part, on a day, by a decree; kept when undone, and
    done again a row of its own.

    `founds`: the unit it went into was founded by this step; `was_until`: the last day that the
    unit it came from had before. Undoing the step takes both back.
    """

    __tablename__ = "unit_lineage"
    __table_args__ = (
        Index(
            None,
            "from_unit_id",
            "into_unit_id",
            "day",
            unique=True,
            sqlite_where=text("undone_at IS NULL"),
            postgresql_where=text("undone_at IS NULL"),
        ),
    )
    lineage_id: Mapped[int] = mapped_column(primary_key=True)
    from_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"))
    into_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"), index=True)
    day: Mapped[date]
    whole: Mapped[bool]
    decree: Mapped[str] = mapped_column(String(200), default="")
    founds: Mapped[bool] = mapped_column(default=False)
    was_until: Mapped[date | None]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    made_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
