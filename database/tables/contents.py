"""What reports say: models, numbers, activities; and what was decided on them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from database.base import Base


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
    step: Mapped[str | None] = mapped_column(String(20))
    copied_from: Mapped[str | None] = mapped_column(Text)


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
    """What a person decided on a model or a submission: who, when, why, by which paper.

    `kind` is one of `domain.kinds.DecisionKind`, which says what `value` and `other_model_id` hold;
    `day` is the paper's, from which the decision holds. One undone is kept, with who undid it.
    """

    __tablename__ = "decision"
    decision_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    value: Mapped[str] = mapped_column(String(40), default="")
    model_id: Mapped[int | None] = mapped_column(ForeignKey("model.model_id"), index=True)
    other_model_id: Mapped[int | None] = mapped_column(ForeignKey("model.model_id"), index=True)
    submission_id: Mapped[int | None] = mapped_column(
        ForeignKey("submission.submission_id"), index=True
    )
    day: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    document_number: Mapped[str] = mapped_column(String(60), default="")
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    made_at: Mapped[datetime]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("account.account_id"))
    undone_at: Mapped[datetime | None]
