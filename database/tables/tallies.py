"""What reports add up to: worked out by `metrics`, kept beside them, and proved equal by `check`.

Nothing is told here that reports and decisions do not tell; the rows of a unit are written anew
whenever what it rests on changes (docs/decisions/050-a-tally-beside-the-models.md).
"""

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from database.base import Base

# Kept in the order of the key: what is asked for is a plan's, or some of its units'.
_IN_ORDER = {"sqlite_with_rowid": False}


class Tally(Base):
    """The models of one unit, year, field, origin and state (`metrics.tally`)."""

    __tablename__ = "tally"
    __table_args__ = _IN_ORDER
    plan_code: Mapped[str] = mapped_column(String(60), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(Text, primary_key=True)
    origin: Mapped[str] = mapped_column(String(20), primary_key=True)
    state: Mapped[str] = mapped_column(String(20), primary_key=True)
    registered: Mapped[int]
    of_its_year: Mapped[int]
    counted: Mapped[int]
    to_confirm: Mapped[int]
    recognised: Mapped[int]
    struck_off: Mapped[int]


class KeptTally(Base):
    """Without a quota: what a unit's reports of a year tell of a field (`metrics.kept`)."""

    __tablename__ = "kept_tally"
    __table_args__ = _IN_ORDER
    plan_code: Mapped[str] = mapped_column(String(60), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(Text, primary_key=True)
    new: Mapped[int]
    replicated: Mapped[int]
    upgraded: Mapped[int]
    maintained: Mapped[int]
    unknown: Mapped[int]
    listed: Mapped[int]
    recognised: Mapped[int]
    struck_off: Mapped[int]


class WaitingPair(Base):
    """A model of a year that may be another again, and nobody has said so yet: the pair by its
    numbers alone (`metrics.waiting`). The names are in the listings. No `score`: only a person
    thought of it.
    """

    __tablename__ = "waiting_pair"
    __table_args__ = _IN_ORDER
    plan_code: Mapped[str] = mapped_column(String(60), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    listing_id: Mapped[int] = mapped_column(primary_key=True)
    other_listing_id: Mapped[int] = mapped_column(primary_key=True)
    model_id: Mapped[int]
    other_model_id: Mapped[int]
    other_unit_id: Mapped[int]
    other_year: Mapped[int]
    score: Mapped[float | None]


class ReviewTally(Base):
    """The models of a unit and year that are to be looked at first, or last
    (`metrics.reviewing`).
    """

    __tablename__ = "review_tally"
    __table_args__ = _IN_ORDER
    plan_code: Mapped[str] = mapped_column(String(60), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.unit_id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    ineffective: Mapped[int]
    proposed: Mapped[int]
    struck_off: Mapped[int]


class PlanTally(Base):
    """By its hash, the last entry of the trail that changed what a plan's figures rest on; and the
    day on which something that is known of it already comes into force (missing: none).
    """

    __tablename__ = "plan_tally"
    plan_code: Mapped[str] = mapped_column(String(60), primary_key=True)
    entry_hash: Mapped[str] = mapped_column(String(64))
    until_day: Mapped[date | None]


class TallyMark(Base):
    """Up to which entry of the trail the tally is right, and of which days: one row, or none where
    no tally is kept. It holds from `from_day` to the eve of `until_day` (missing: open), the first
    of those of the plans.
    """

    __tablename__ = "tally_mark"
    mark_id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int]
    from_day: Mapped[date]
    until_day: Mapped[date | None]
