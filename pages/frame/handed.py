"""What was handed in under a plan, loaded once a change and shared by all who see the same."""

from datetime import date

import pandas as pd

from data_loaders import handed_in, returning, taken_back
from database.session import engine
from metrics.standing import standing_reports
from pages.frame.plans import Sight, sight_key
from pages.frame.shared import shared


@shared(32, {Sight: sight_key})
def handed_reports(plan_code: str, sight: Sight) -> pd.DataFrame:
    """Every report under the plan, as `handed_in.reports` gives them. Shared: never changed."""
    return handed_in.reports(engine(), plan_code, sight.whose)


@shared(64, {Sight: sight_key})
def beside_taken_back(plan_code: str, sight: Sight, others: frozenset[int]) -> pd.DataFrame:
    """Those of `handed_reports` of units of which a file was withdrawn or sent back, and of the
    `others`: where these are few no other report is read, else some more. Shared: never changed.
    """
    units = taken_back.units_of(engine(), plan_code, sight.whose) | others
    return handed_in.reports(engine(), plan_code, sight.whose, units)


@shared(16, {Sight: sight_key})
def marked_reports(plan_code: str, sight: Sight, as_of: date) -> pd.DataFrame:
    """The same with the columns of `standing_reports` as of the day; of those that were withdrawn
    or sent back none stands. Shared: never changed.
    """
    reports = handed_reports(plan_code, sight)
    in_force = reports["state"] == "accepted"
    marked = standing_reports(reports[in_force], as_of)
    return pd.concat([marked, reports[~in_force].assign(standing=False)], ignore_index=True)


@shared(32, {Sight: sight_key})
def sent_back(plan_code: str, sight: Sight) -> pd.DataFrame:
    """Every file that was sent back, as `returning.sent_back` gives them. Shared: never changed."""
    return returning.sent_back(engine(), plan_code, sight.whose)


@shared(16, {Sight: sight_key})
def handed_files(plan_code: str, sight: Sight) -> pd.DataFrame:
    """Every file under the plan, as `handed_in.submissions` gives them. Shared: never changed."""
    return handed_in.submissions(engine(), plan_code, sight.whose)
