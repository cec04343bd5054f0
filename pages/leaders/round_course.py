"""What the page of campaign rounds stands on: reports and activities of one plan, on a day."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_loaders import adoption, deadlines, frames, handed_in
from database.session import engine
from domain.plans import Plan
from domain.rounds import round_period
from metrics.duties import expected_reports
from metrics.rounds import done_in_rounds, naming_no_round, round_units
from metrics.standing import standing_reports
from metrics.timeliness import report_timeliness
from pages.frame.plans import Sight, sight_key, units_seen
from pages.frame.shared import shared


@dataclass(frozen=True, slots=True)
class RoundCourse:
    """The rounds of `plan` on a day. `reports` are those accepted, with what stands, their `unit`
    and `file`; `timeliness` is from `metrics.timeliness.report_timeliness`, `done` from
    `metrics.rounds.done_in_rounds`, with the `unit` and `file` of each.
    """

    plan: Plan
    units: pd.DataFrame
    reports: pd.DataFrame
    timeliness: pd.DataFrame
    done: pd.DataFrame

    def of(self, year: int, number: int) -> pd.DataFrame:
        """The rows of `done` of one round."""
        at = (self.done["year"] == year) & (self.done["period"] == round_period(number))
        return self.done[at]

    def units_of(self, year: int, number: int) -> pd.DataFrame:
        """`metrics.rounds.round_units` of one round, with each unit's `name`."""
        found = round_units(self.timeliness, self.reports, self.done, year, number)
        return found.merge(self.units[["unit_id", "name"]], on="unit_id")

    def without_round(self, year: int) -> pd.DataFrame:
        """The reports of a year that stand and name no round."""
        return naming_no_round(self.reports, year)


@shared(16, {Sight: sight_key})
def round_course(plan_code: str, sight: Sight, as_of: date) -> RoundCourse:
    """The rounds of the plan, by what was received up to `as_of`, as far as may be seen. Shared:
    its tables are never changed.
    """
    plan = adoption.adopted_plan(engine(), plan_code)
    if plan is None:
        raise LookupError(plan_code)
    handed = handed_in.reports(engine(), plan_code, sight.whose)
    accepted = handed[handed["state"] == "accepted"]
    reports = standing_reports(accepted, as_of)
    units = units_seen(plan, sight)
    dues = deadlines.dues(engine(), plan_code, sight.whose)
    # These are the plan's own units already: its place may lie above what this person sees.
    of_all = plan.model_copy(update={"place": None})
    expected = expected_reports(units, of_all, dues, as_of, frames.parents(engine()))
    returned = handed[handed["state"] == "returned"]
    timeliness = report_timeliness(expected, accepted, as_of, returned)
    done = done_in_rounds(frames.activities(engine(), plan_code, sight.whose), reports)
    named = done.merge(reports[["report_id", "submission_id", "unit", "file"]], on="report_id")
    return RoundCourse(plan, units, reports, timeliness, named)


def rounds_to_choose(plan: Plan) -> list[tuple[int, int]]:
    """Year and number of each round of the plan, the earliest first."""
    return [(year, each.number) for year in plan.years for each in plan.rounds_of(year)]


def latest_reported(seen: RoundCourse) -> tuple[int, int] | None:
    """Year and number of the last round that somebody reported on."""
    known = rounds_to_choose(seen.plan)
    spoken = [each for each in known if not seen.of(*each).empty]
    return spoken[-1] if spoken else None
