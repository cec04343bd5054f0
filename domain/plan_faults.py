"""What can be wrong with a plan beyond its types: codes and plain sentences.

`data_loaders.plan_mistakes` says the same to a Vietnamese office, with the line of the file.
"""

from pydantic_core import PydanticCustomError

PLAN_FAULTS = {
    "years_reversed": "the plan ends in {last}, before it begins in {first}",
    "aim_below_minimum": "the aim ({aim}) is below the minimum ({at_least})",
    "repeated_field": "two fields have the code {found}",
    "shared_alias": "“{found}” means both {one} and {other}",
    "quota_without_fields": "a quota needs fields to count in, or an open list of fields",
    "no_such_day": "“{found}” is no day of every year; write month-day, as 09-15",
    "two_days": "a duty is due before a day or until a day, not both",
    "day_before_period": "a duty of the year cannot be due before {found}, when the year starts",
    "exception_outside_year": "the duty of {year} cannot be due before {found}",
    "exception_outside_plan": "{year} is outside the plan's years {first}–{last}",
    "duty_kind_not_taken": "the plan takes no reports of the kind {found}",
    "repeated_duty": "the reports of the kind {found} ({period}) are asked for twice",
    "one_day_for_halves": "one day cannot be for both halves of a year; add a yearly duty",
    "round_duty_period": "a duty to report a round has kind and period “round”, others neither",
    "round_duty_without_rounds": "a duty to report a round needs a round",
    "round_kind_not_taken": "the plan has rounds but takes no reports of the kind round",
    "repeated_round": "two rounds have the number {found}",
    "round_days_reversed": "the round ends on {last}, before it begins on {first}",
    "round_due_too_early": "the report is due before {found}, when the round has not begun",
    "round_due_before_end": "the report is due before {found}, when the round is not over",
    "rounds_overlap": "round {other} begins before round {one} is over, or the other way round",
    "round_outside_plan": "{found} is outside the plan's years {first}–{last}",
}


def plan_fault(code: str, *at: str | int, **found: object) -> PydanticCustomError:
    """The error to raise for `code`; `at` leads from the part checked to the key at fault."""
    context: dict[str, object] = {name: str(value) for name, value in found.items()}
    return PydanticCustomError(code, PLAN_FAULTS[code], {**context, "at": at})
