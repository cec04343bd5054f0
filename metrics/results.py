"""Everything that is counted of a plan on one day, worked out once and handed to every screen."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from domain.plans import Plan
from metrics.compliance import compliance
from metrics.counts import counts, struck_off_in
from metrics.duties import expected_reports
from metrics.kept import kept_models
from metrics.models import models
from metrics.owed import owed_unit_years, with_days_in_force
from metrics.reported import reported_unit_years
from metrics.standing import standing_reports
from metrics.tables import Tables
from metrics.timeliness import report_timeliness


class Results(NamedTuple):
    """What the functions of these names return: `reports` from `standing_reports`, `timeliness`
    from `report_timeliness`, `models` and the `pairs` that people are asked about from `models`,
    `kept` from `kept_models`, without a row where the plan has a quota.
    """

    reports: pd.DataFrame
    models: pd.DataFrame
    counts: pd.DataFrame
    compliance: pd.DataFrame
    timeliness: pd.DataFrame
    pairs: pd.DataFrame
    kept: pd.DataFrame


def results(tables: Tables, plan: Plan, as_of: date) -> Results:
    """The plan's figures by what was received up to and on the day `as_of`."""
    reports = standing_reports(tables.reports, as_of)
    found, pairs = models(tables, reports, plan, as_of)
    reported = reported_unit_years(found, reports, tables.stated_counts)
    counted = counts(found, reported, reports, tables.stated_counts, plan)
    expected = expected_reports(tables.units, plan, tables.dues, as_of, tables.parents)
    owed = with_days_in_force(owed_unit_years(tables.units, plan, as_of), expected, plan, as_of)
    told = tables._replace(listings=tables.listings.iloc[:0]) if plan.quota else tables
    return Results(
        reports,
        found,
        counted,
        compliance(owed, reported, counted, struck_off_in(found), plan),
        report_timeliness(expected, tables.reports, as_of, tables.returned),
        pairs,
        kept_models(told, reports, as_of),
    )
