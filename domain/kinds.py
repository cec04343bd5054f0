"""The closed lists of the field: what a report is, what a model is, how a unit stands.

Each value is the code that the database keeps and the command line prints; `docs/glossary.md`
gives the Vietnamese term of each.
"""

from enum import StrEnum

# Kinds of unit that hold the units that owe; they owe nothing themselves unless a plan names them.
CONTAINER_KINDS = ("province", "district")


class ReportKind(StrEnum):
    """What a report is: a list registered, a list of results, numbers alone, a campaign round."""

    REGISTER = "register"
    RESULT = "result"
    COUNTS = "counts"
    ROUND = "round"


class Period(StrEnum):
    """What a report tells of its year: of a result report the part, in the order in which they end;
    of a register the year's list, or what was registered besides ("đăng ký bổ sung").
    """

    MONTH_1 = "month_1"
    MONTH_2 = "month_2"
    MONTH_3 = "month_3"
    QUARTER_1 = "quarter_1"
    MONTH_4 = "month_4"
    MONTH_5 = "month_5"
    MONTH_6 = "month_6"
    QUARTER_2 = "quarter_2"
    FIRST_HALF = "first_half"
    MONTH_7 = "month_7"
    MONTH_8 = "month_8"
    MONTH_9 = "month_9"
    QUARTER_3 = "quarter_3"
    NINE_MONTHS = "nine_months"
    MONTH_10 = "month_10"
    MONTH_11 = "month_11"
    MONTH_12 = "month_12"
    QUARTER_4 = "quarter_4"
    SECOND_HALF = "second_half"
    YEAR = "year"
    SUPPLEMENT = "supplement"


class Origin(StrEnum):
    """Where a model comes from. Only new and replicated (and, until disproved, unknown) count."""

    NEW = "new"
    REPLICATED = "replicated"
    UPGRADED = "upgraded"
    MAINTAINED = "maintained"
    UNKNOWN = "unknown"


class ModelForm(StrEnum):
    """Who carries a model: a collective (tập thể) or an individual (cá nhân)."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    UNKNOWN = "unknown"


class ModelState(StrEnum):
    """How far a model has come, as a report says it."""

    REGISTERED = "registered"
    IN_PROGRESS = "in_progress"
    EFFECTIVE = "effective"
    INEFFECTIVE = "ineffective"
    STRUCK_OFF = "struck_off"


class Level(StrEnum):
    """The level that recognised a model."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    CENTRAL = "central"


class DoneAt(StrEnum):
    """How far a model must have come to count towards the quota: registered; effective, or
    recognised at any level; recognised at this level or a higher one.
    """

    REGISTERED = "registered"
    EFFECTIVE = "effective"
    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    CENTRAL = "central"


class Step(StrEnum):
    """The steps of a model, in their order (Ninh Thuận 2023, II: bốn bước)."""

    PLANNED = "planned"
    CARRIED_OUT = "carried_out"
    CHECKED = "checked"
    SUMMED_UP = "summed_up"


class DecisionKind(StrEnum):
    """What a person decided. Of a model: RECOGNISED (`value`: the level), STRUCK_OFF, STEP
    (`value`: the step reached), REPLICATES, SAME and DIFFERENT (`other_model_id`: the earlier
    model; without one and with a year in `value`: the model as its own unit lists it again in that
    year). Of a submission: RETURNED to whoever sent it, with the reason.
    """

    RECOGNISED = "recognised"
    STRUCK_OFF = "struck_off"
    STEP = "step"
    REPLICATES = "replicates"
    SAME = "same"
    DIFFERENT = "different"
    RETURNED = "returned"


class Timeliness(StrEnum):
    """How a report owed stands (settled rule 6). RECEIVED: in, but no day to judge it by; UNDATED:
    not in, and no day was set by which it could be late.
    """

    PENDING = "pending"
    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    RECEIVED = "received"
    UNDATED = "undated"


class ReportSource(StrEnum):
    """Who speaks: the unit itself, or a summary that names it. A unit's own report outranks."""

    OWN = "own"
    SUMMARY = "summary"


class UnitState(StrEnum):
    """A unit-year against the minimum (settled rule 1). REPORTED: a plan without a quota."""

    NOT_OWED = "not_owed"
    NOT_REPORTED = "not_reported"
    NONE = "none"
    MET = "met"
    EXCEEDED = "exceeded"
    REPORTED = "reported"


class FieldReach(StrEnum):
    """Whether a unit works in a field, by the lists of the years it reported. WORKING: the last of
    them names a model; PAUSED: an earlier one did; NEVER: none did; UNKNOWN: its reports do not say
    of which field; NOT_REPORTED: it owed a year by now and reported none.
    """

    WORKING = "working"
    PAUSED = "paused"
    NEVER = "never"
    UNKNOWN = "unknown"
    NOT_REPORTED = "not_reported"


class Conversion(StrEnum):
    """What became of a unit by a day. KEPT: it exists on it; WHOLE: all of it went into one that
    does; PARTS: only parts of it went over; ENDED: it ended, into which is not said; LATER: it was
    founded after the day. Only KEPT and WHOLE are exact.
    """

    KEPT = "kept"
    WHOLE = "whole"
    PARTS = "parts"
    ENDED = "ended"
    LATER = "later"


class Basis(StrEnum):
    """What a figure rests on: a list of models, or a number alone."""

    LIST = "list"
    COUNTS = "counts"


class RestsOn(StrEnum):
    """What a unit-year owed rests on, the firmest first: a list of the unit's own, a list in a
    summary, a number alone, a report of another year or of a round alone, or nothing.
    """

    OWN_LIST = "own_list"
    SUMMARY_LIST = "summary_list"
    NUMBER = "number"
    OTHER = "other"
    NOT_REPORTED = "not_reported"


class Sorting(StrEnum):
    """Where a file is put when many are handed in together, the first to be seen to first."""

    NEEDS_PERSON = "needs_person"
    REFUSED = "refused"
    TAKEN_IN_PART = "taken_in_part"
    TAKEN_WITH_REMARKS = "taken_with_remarks"
    TAKEN = "taken"


class Outcome(StrEnum):
    """What became of a file: read, left to a person, or refused."""

    READ = "read"
    NEEDS_PERSON = "needs_person"
    REFUSED = "refused"
