"""How much the database holds."""

from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from database.session import one_state, reading
from database.tables import Listing, Original, Report, Submission, Unit


@dataclass(frozen=True, slots=True)
class Holdings:
    """Rows of each, withdrawn ones too; `size`: bytes of the original files."""

    units: int
    submissions: int
    reports: int
    listings: int
    size: int


def holdings(source: Engine) -> Holdings:
    """What there is now."""
    counted = (Unit.unit_id, Submission.submission_id, Report.report_id, Listing.listing_id)
    with one_state(source), reading(source) as connection:
        units, submissions, reports, listings = (
            connection.execute(select(func.count(each))).scalar_one() for each in counted
        )
        size = connection.execute(select(func.coalesce(func.sum(Original.size), 0))).scalar_one()
    return Holdings(units, submissions, reports, listings, int(size))
