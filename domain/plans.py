"""A plan as its office wrote it: fields, quota, duties, counting rule; read from one TOML each.

Nothing in the code may be true of one plan alone; what differs between plans is a value here, and
each value can name the paragraph it comes from (`source`).
"""

from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from domain.kinds import DoneAt, Origin, ReportKind
from domain.plan_checks import (
    check_duties,
    check_fields,
    check_rounds,
    check_years,
    day_of,
    real_day,
)
from domain.plan_faults import plan_fault
from domain.plan_paper import Document, Issuer, Members, Strict, Words
from domain.text import parse_year

Year = Annotated[int, Field(strict=True, ge=1930, le=2100)]
Models = Annotated[int, Field(strict=True, ge=1)]
MonthDay = Annotated[str, AfterValidator(real_day)]
Origins = Annotated[tuple[Origin, ...], Field(min_length=1)]
UnitKind = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class PlanField(Strict):
    """A field (lĩnh vực) of the plan: its code, full and short names, other ways to write it."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: Words
    short: Words
    aliases: tuple[Words, ...] = ()
    source: Words


class Quota(Strict):
    """The minimum a unit owes each year ("ít nhất từ 01 đến 02": at_least 1, aim 2)."""

    at_least: Models
    aim: Models
    cumulated: bool = False
    source: Words

    @model_validator(mode="after")
    def _aim_reaches_minimum(self) -> Self:
        if self.aim < self.at_least:
            raise plan_fault("aim_below_minimum", "aim", aim=self.aim, at_least=self.at_least)
        return self


class Duty(Strict):
    """A report owed: of which kind, by whom, to whom, and before which day, if the plan gives one.

    `before` is "MM-DD" and excludes that day; `until` is "MM-DD" and includes it; neither means
    that the plan gives no day. `exceptions` holds the day of single years, excluded like `before`.
    `period` tells the yearly from the half-yearly duty. `reporters` are kinds of unit; empty means
    all that owe.
    """

    kind: ReportKind
    period: Literal["year", "half_year", "round"] = "year"
    before: MonthDay | None = None
    until: MonthDay | None = None
    exceptions: dict[int, date] = Field(default_factory=dict)
    reporters: tuple[UnitKind, ...] = ()
    reporters_in_words: str = ""
    recipient: str = ""
    source: Words

    @model_validator(mode="after")
    def _days_agree(self) -> Self:
        if self.before and self.until:
            raise plan_fault("two_days", "until")
        if self.before == "01-01":
            raise plan_fault("day_before_period", "before", found=self.before)
        if (self.kind is ReportKind.ROUND) != (self.period == "round"):
            raise plan_fault("round_duty_period", "kind")
        for year, day in self.exceptions.items():
            if (day - timedelta(days=1)).year != year:
                raise plan_fault(
                    "exception_outside_year", "exceptions", str(year), year=year, found=day
                )
        return self

    def last_day(self, year: int) -> date | None:
        """The last day on which this duty of `year` is on time; None where no day is given.

        “Trước ngày D” ends the day before D, “trong quý I” on 31/3 itself (settled rule 6). The
        days of a round are the round's own: `Round.report_day`.
        """
        if year in self.exceptions:
            return self.exceptions[year] - timedelta(days=1)
        if self.before:
            return day_of(year, self.before) - timedelta(days=1)
        return day_of(year, self.until) if self.until else None


class Round(Strict):
    """A campaign round (đợt): its days and the day its report is due, before which it counts."""

    number: Annotated[int, Field(strict=True, ge=1)]
    first_day: date | None = None
    last_day: date | None = None
    expected: str = ""
    due_before: date | None = None
    source: Words

    @model_validator(mode="after")
    def _days_follow(self) -> Self:
        first, last, due = self.first_day, self.last_day, self.due_before
        if first and last and last < first:
            raise plan_fault("round_days_reversed", "last_day", first=first, last=last)
        if first and due and due <= first:
            raise plan_fault("round_due_too_early", "due_before", found=due)
        return self

    @property
    def year(self) -> int | None:
        """The year of its days, else that its expected time names; None where neither says one."""
        days = (self.first_day, self.last_day, self.due_before)
        return next((day.year for day in days if day), parse_year(self.expected))

    @property
    def report_day(self) -> date | None:
        """The last day on which the round's report is on time; None where no day is given."""
        return self.due_before - timedelta(days=1) if self.due_before else None


class Review(Strict):
    """A review (sơ kết, tổng kết) that the plan sets, on an occasion; no report is due that day."""

    name: Words
    occasion: Words
    occasion_day: date | None = None
    source: Words


class Counting(Strict):
    """Which origins count in the year registered (rule 2), from how far on (settled rule 4)."""

    origins: Origins = (Origin.NEW, Origin.REPLICATED, Origin.UNKNOWN)
    done_at: DoneAt = DoneAt.REGISTERED
    source: str = ""


class Plan(Strict):
    """One adopted plan. `place` is the register's name of the unit it covers; none means all.

    `kinds` are the reports the plan takes in; `duties` are those it asks for.
    """

    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    name: Words
    place: Words | None = None
    first_year: Year
    last_year: Year
    continues: bool = False
    period_source: str = ""
    issuer: Issuer
    document: Document
    fields: tuple[PlanField, ...] = ()
    fields_open: bool = False
    fields_source: str = ""
    quota: Quota | None = None
    owing: tuple[UnitKind, ...] = ()
    owing_source: str = ""
    counting: Counting = Counting()
    kinds: Annotated[tuple[ReportKind, ...], Field(min_length=1)]
    duties: tuple[Duty, ...] = ()
    rounds: tuple[Round, ...] = ()
    reviews: tuple[Review, ...] = ()
    members: Members | None = None
    notes: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        check_years(self)
        check_fields(self)
        check_duties(self)
        check_rounds(self)
        return self

    @property
    def years(self) -> range:
        """The years that the plan names, first to last; see `years_as_of`."""
        return range(self.first_year, self.last_year + 1)

    @property
    def counts_models(self) -> bool:
        """Whether it asks for models at all, not for campaign rounds alone."""
        return any(kind is not ReportKind.ROUND for kind in self.kinds)

    def years_as_of(self, day: date) -> range:
        """The years that figures of `day` speak of: those that the plan names, and where it
        continues (Ninh Thuận: “và những năm tiếp theo”) all up to that day's own.
        """
        last = max(self.last_year, day.year) if self.continues else self.last_year
        return range(self.first_year, last + 1)

    def rounds_of(self, year: int) -> tuple[Round, ...]:
        """The rounds of a year by their number; one without any day yet is of the last year."""
        found = (each for each in self.rounds if (each.year or self.last_year) == year)
        return tuple(sorted(found, key=lambda each: each.number))

    def takes_year(self, year: int) -> bool:
        """Whether a report may be of `year`: one of its own, or later where it continues."""
        return self.first_year <= year and (self.continues or year <= self.last_year)

    def registration_day(self, year: int) -> date:
        """The day that decides who owes `year` (settled rule 7).

        The last day to register, else of the year's own report, else of a round's, else 31/12.
        """
        yearly = [duty for duty in self.duties if duty.period == "year"]
        registering = [duty for duty in yearly if duty.kind is ReportKind.REGISTER]
        for days in (
            [duty.last_day(year) for duty in registering],
            [duty.last_day(year) for duty in yearly],
            [day for day in (each.report_day for each in self.rounds) if day and day.year == year],
        ):
            if given := [day for day in days if day]:
                return max(given)
        return date(year, 12, 31)


def place_of(plan: Plan) -> str:
    """The place a plan covers, as a short name; of a plan for all its issuer's."""
    return plan.place or plan.issuer.name
