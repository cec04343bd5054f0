"""A course plan by plan: how far each place has come, and where the pace of all leads."""

import pandas as pd

from domain.plans import Plan, place_of
from metrics.course import Course
from metrics.pace import pace, together
from metrics.progress import progress


def progress_by_plan(seen: Course) -> pd.DataFrame:
    """A row for each plan, in their order: its place in `name`, and the columns of `progress` with
    `owed_in_all` and `owed_by_now` counted in models, as `done` is; without a quota in unit-years.
    """
    rows = [
        progress(seen.of_plan(plan), seen.units, plan, seen.as_of).assign(name=place_of(plan))
        for plan in seen.plans
    ]
    return in_models(rows, seen.plan)


def in_models(rows: list[pd.DataFrame], plan: Plan) -> pd.DataFrame:
    """Rows of `progress` as one table, what is owed counted in models."""
    at_least = plan.quota.at_least if plan.quota else 1
    whole = pd.concat(rows, ignore_index=True)
    owed = ["owed_in_all", "owed_by_now"]
    return whole.assign(**{column: whole[column] * at_least for column in owed})


def pace_of_plans(seen: Course) -> pd.DataFrame | None:
    """The rows of `pace` of all plans together; None without a quota."""
    if seen.plan.quota is None:
        return None
    every = [pace(seen.of_plan(plan), seen.units, plan, seen.as_of) for plan in seen.plans]
    return together(every)
