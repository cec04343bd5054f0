"""The days on which papers of the sample arrive: working days, crowded before the last day."""

from datetime import date, timedelta

from samples.chance import Chance


def last_day(year: int) -> date:
    """The last day to register a year: who exists on it owes the year."""
    return date(2021, 9, 14) if year == 2021 else date(year, 3, 31)


def registration_day(year: int, late: bool, chance: Chance, founded: date | None = None) -> date:
    """A day before 15/9 in 2021 and in the first quarter otherwise; after it when `late`.

    Never before the unit was `founded`: what fell earlier is moved after that day.
    """
    last = last_day(year)
    if late:
        return _working(last + timedelta(days=chance.randint(1, 40)), forward=True)
    span = 27 if year == 2021 else 70
    back = int(span * chance.random() ** 2)
    drawn = _working(last - timedelta(days=back), forward=False)
    if founded is None or drawn >= founded:
        return drawn
    return _working(founded + timedelta(days=back % (last - founded).days), forward=True)


def result_day(year: int, chance: Chance) -> date:
    """A day of November or December; June in 2025, the last month that districts had."""
    first = date(2025, 5, 26) if year == 2025 else date(year, 11, 8)
    span = 25 if year == 2025 else 35
    return _working(first + timedelta(days=chance.randint(0, span)), forward=True)


def summary_day(year: int) -> date:
    """The district's summary of registrations: on the last working day that is still on time."""
    return _working(last_day(year), forward=False)


def result_summary_day(year: int) -> date:
    """The district's summary of results."""
    return _working(date(2025, 6, 25) if year == 2025 else date(year, 12, 22), forward=False)


def counts_day(year: int) -> date:
    """The district's counts form, drawn up "đến 30/11"."""
    return _working(date(year, 12, 2), forward=True)


def _working(day: date, *, forward: bool) -> date:
    while day.weekday() > 4:
        day += timedelta(days=1 if forward else -1)
    return day
