"""The period that a report on a campaign round is of: “round_1”, “round_2” (project glossary)."""

_BEGINS = "round_"


def round_period(number: int) -> str:
    """The period of the round of that number."""
    return f"{_BEGINS}{number}"


def round_number(period: str) -> int | None:
    """Which round a period is; None of a part of a year, and of a report that names no round."""
    digits = period.removeprefix(_BEGINS)
    return int(digits) if digits != period and digits.isdecimal() else None
