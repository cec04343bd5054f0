"""Days as official papers write them: days up to 9 and the first two months take a nought (Nghị
định 30/2020, Phụ lục I, II.4): 05/5/2017, 12/02/2024.
"""

import re
from datetime import date

_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")


def day(value: date) -> str:
    """The day in figures, as the prose of an official paper writes it."""
    return f"{value.day:02}/{month(value)}/{value.year}"


def month(value: date) -> str:
    """The month in figures."""
    return f"{value.month:02}" if value.month < 3 else str(value.month)


def days_in(words: str) -> str:
    """Words made for the screen, the days in them as an official paper writes them."""
    return _DAY.sub(lambda found: day(date(*map(int, reversed(found.groups())))), words)
