"""Which units are handed blank forms."""

from datetime import date

import pandas as pd

from domain.kinds import ReportKind
from domain.plans import Plan
from metrics.owed import owed_unit_years


def units_reporting(units: pd.DataFrame, plan: Plan, kind: ReportKind, year: int) -> pd.DataFrame:
    """The rows of `units` that owe the plan a report of `kind` for `year`, in their order.

    They owe that year (settled rule 7), and a duty names their kind as a reporter: of two levels
    the lower may report to the upper, not under the plan (Ninh Thuận, III.1: “công đoàn cấp trên
    trực tiếp cơ sở gửi đăng ký”). A kind of report that no duty asks for may come from whoever
    reports at all.
    """
    of_the_year = plan.model_copy(update={"first_year": year, "last_year": year})
    owed = owed_unit_years(units, of_the_year, date(year, 12, 31))
    owing = owed[owed["owed"]]["unit_id"]
    duties = [duty for duty in plan.duties if duty.kind is kind] or list(plan.duties)
    named = {each for duty in duties for each in duty.reporters}
    anyone = not duties or any(not duty.reporters for duty in duties)
    reporting = units["kind"].isin(list(named)) if not anyone else units["kind"].notna()
    return units[units["unit_id"].isin(owing) & reporting]
