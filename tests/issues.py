"""What papers are made of, of the small district with a few real forms in it besides."""

from datetime import date, datetime

from sqlalchemy import Engine

from commands.papers import issue_of
from data_loaders import adoption
from exports.papers.issue import Issue
from tests.screens import CODE
from tests.snapshots import DAY


def issue(
    source: Engine, year: int = 2023, place: str | None = None, day: date = DAY, code: str = CODE
) -> Issue:
    """As the command makes it."""
    plan = adoption.adopted_plan(source, code)
    assert plan is not None
    when = datetime(day.year, day.month, day.day).astimezone()
    return issue_of(source, plan, year, place, when)
