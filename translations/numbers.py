"""Numbers and dates as they are written: 1.250 · 62,5 % · 10/3/2023 (English: 1,250 · 62.5 %)."""

from datetime import date

from translations import language


def number(value: float, decimals: int = 0) -> str:
    """`value` with thousands grouped; decimals only where they say something."""
    text = f"{value:,.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    return text if language() == "en" else text.translate(str.maketrans(",.", ".,"))


def percent(share: float, decimals: int = 0) -> str:
    """`share` (0.625) in hundredths ("62,5 %"); less than all never reads as 100 %."""
    limit = 10**decimals
    hundredths = round(share * 100 * limit) / limit
    if share < 1 and hundredths >= 100:
        hundredths = 100 - 1 / limit
    return f"{number(hundredths, decimals)} %"


def day(value: date) -> str:
    """10/3/2023, in both languages: day, month, year."""
    return f"{value.day}/{value.month}/{value.year}"
