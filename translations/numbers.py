"""Numbers and dates as they are written: 1.250 · 62,5 % · 10/3/2023 (English: 1,250 · 62.5 %)."""

from datetime import date, datetime
from math import floor

from translations import language


def number(value: float, decimals: int = 0) -> str:
    """`value` with thousands grouped; decimals only where they say something."""
    text = f"{value:,.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    return _as_spoken(text)


def fixed(value: float, decimals: int) -> str:
    """`value` with so many decimals even where they are noughts: for the columns of a table."""
    return _as_spoken(f"{value:,.{decimals}f}")


def _as_spoken(text: str) -> str:
    return text if language() == "en" else text.translate(str.maketrans(",.", ".,"))


def percent(share: float, decimals: int = 0) -> str:
    """`share` (0.625) in hundredths ("62,5 %"); less than all never reads as 100 %."""
    return f"{number(hundredths(share, decimals), decimals)} %"


def hundredths(share: float, decimals: int = 0) -> float:
    """The same as a number: a half goes up, as people round, and less than all is less than 100."""
    limit = 10**decimals
    # What is a half but for the dust of binary fractions is a half.
    found = floor(round(share * 100 * limit, 6) + 0.5) / limit
    return float(100 - 1 / limit if share < 1 and found >= 100 else found)


def rise_in_points(now: float, before: float) -> int:
    """By how many points of a hundred the share `now` lies above `before`, as both are written."""
    return int(hundredths(now) - hundredths(before))


def day(value: date) -> str:
    """10/3/2023, in both languages: day, month, year."""
    return f"{value.day}/{value.month}/{value.year}"


def moment(value: datetime) -> str:
    """10/3/2023 08:05, where the clock stands."""
    here = value.astimezone()
    return f"{day(here)} {here:%H:%M}"
