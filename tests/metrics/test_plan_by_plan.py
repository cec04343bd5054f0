"""A course plan by plan: each place beside what it owes itself, and one pace of all."""

import pandas as pd

from domain.plans import Quota
from metrics.pace import pace
from metrics.plan_by_plan import pace_of_plans, progress_by_plan
from metrics.progress import progress
from tests.decks.courses import DAY, district, two_districts


def test_each_place_has_a_row_in_which_what_is_owed_is_counted_in_models():
    seen = two_districts(quota=Quota(at_least=2, aim=3, source="II.2"))
    rows = progress_by_plan(seen)
    alone = [
        progress(seen.of_plan(plan), seen.units, plan, DAY).iloc[0].to_dict() for plan in seen.plans
    ]

    assert rows["name"].tolist() == ["Huyện Một", "Huyện Hai"]
    for column, times in (("owed_in_all", 2), ("owed_by_now", 2), ("done", 1), ("met", 1)):
        assert rows[column].tolist() == [one[column] * times for one in alone], column


def test_the_pace_is_that_of_all_plans_together_and_of_none_without_a_quota():
    seen = two_districts()
    rows = pace_of_plans(seen)
    alone = [pace(seen.of_plan(plan), seen.units, plan, DAY) for plan in seen.plans]

    assert rows is not None
    assert rows["owed"].tolist() == pd.concat(alone).groupby("year")["owed"].sum().tolist()
    assert pace_of_plans(district(quota=None)) is None
