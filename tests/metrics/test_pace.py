"""Done and owed over the years, worked out by hand and held to the figures of the whole plan.

Two units, at least 1 a year, 2021–2025, on 30/11/2023: A has 2, 0 and 1 models, B 1 in 2021 and
sent nothing since. Of 6 owed by now 3 are done (A's surplus of 2021 covers nothing).
"""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.pace import leads_to, pace, together
from metrics.progress import progress
from tests.metrics.makers import make_plan

UNITS = pd.DataFrame({"unit_id": [1, 2]})
DAY, AFTER = date(2023, 11, 30), date(2026, 2, 1)


def unit_years(totals, due_until=2023, years=range(2021, 2026)):
    """(unit, year) -> models, None where nothing was reported; at least one each year."""
    rows = [
        {
            "unit_id": unit,
            "year": year,
            "total": totals.get((unit, year)),
            "reported": totals.get((unit, year)) is not None,
            "owed": True,
            "due_passed": year <= due_until,
            "state": "met" if totals.get((unit, year)) else "none",
            "at_least": 1,
        }
        for unit in (1, 2)
        for year in years
    ]
    none = dict.fromkeys(("unknown_origin", "to_confirm", "struck_off"), 0)
    whole = dict.fromkeys(("total", "at_least"), "Int64")
    return pd.DataFrame(rows).assign(**none).astype(whole)


TOTALS = {(1, 2021): 2, (1, 2022): 0, (1, 2023): 1, (2, 2021): 1}


def test_the_years_add_up_and_those_to_come_go_as_what_was_owed_by_now():
    found = pace(unit_years(TOTALS), UNITS, make_plan(), DAY)

    assert found["year"].tolist() == [2021, 2022, 2023, 2024, 2025]
    assert found["done"].tolist() == [2, 0, 1, 0, 0]
    assert found["owed"].tolist() == [2, 2, 2, 2, 2]
    assert found["to_come"].tolist() == [0, 0, 0, 2, 2]
    assert found["done_so_far"].tolist() == [2, 2, 3, 3, 3]
    assert found["owed_so_far"].tolist() == [2, 4, 6, 8, 10]
    assert found["projected_so_far"].isna().tolist() == [True, True, True, False, False]
    # Half of what was owed by now is done: 4 of 8, 5 of 10.
    assert found["projected_so_far"].tolist()[3:] == [4, 5]


def test_the_projection_is_never_less_than_what_is_done():
    early = TOTALS | {(1, 2024): 1, (2, 2024): 1, (1, 2025): 1}
    found = pace(unit_years(early), UNITS, make_plan(), DAY)

    assert found["projected_so_far"].tolist()[3:] == [5, 6]


def test_once_the_plan_is_over_nothing_is_projected_and_nothing_is_to_come():
    found = pace(unit_years(TOTALS), UNITS, make_plan(), AFTER)

    assert found["projected_so_far"].isna().all()
    assert found["to_come"].eq(0).all()


def test_before_the_first_day_nothing_can_be_projected():
    found = pace(unit_years({}, due_until=2020), UNITS, make_plan(), date(2021, 1, 1))

    assert found["projected_so_far"].isna().all()


def test_plans_together_are_the_sums_of_each_year():
    one = pace(unit_years(TOTALS), UNITS, make_plan(), DAY)
    later = pace(unit_years(TOTALS, due_until=2024), UNITS, make_plan(), DAY)
    both = together([one, later])

    assert both["done_so_far"].tolist() == [4, 4, 6, 6, 6]
    assert both["to_come"].tolist() == [0, 0, 0, 2, 4]
    # 2024 is due in the second plan: there what is done stands, beside the first one's 4.
    assert both["projected_so_far"].tolist()[3:] == pytest.approx([4 + 3, 5 + 3 / 8 * 10])


@settings(deadline=None, max_examples=40)
@given(
    totals=st.dictionaries(
        st.tuples(st.sampled_from([1, 2]), st.integers(2021, 2025)), st.integers(0, 3)
    ),
    due_until=st.integers(2020, 2025),
)
def test_the_last_year_says_what_the_whole_plan_says(totals, due_until):
    rows = unit_years(totals, due_until)
    found = pace(rows, UNITS, make_plan(), DAY)
    whole = progress(rows, UNITS, make_plan(), DAY).iloc[0]
    last = {column: found[column].iloc[-1] for column in found.columns}

    assert (last["owed_so_far"], last["done_so_far"]) == (whole["owed_in_all"], whole["done"])
    if last["to_come"]:
        assert last["projected_so_far"] == pytest.approx(whole["projected"], nan_ok=True)


def test_where_it_leads_is_a_share_of_all_that_is_owed_and_is_said_while_some_is_to_come():
    assert leads_to(pace(unit_years(TOTALS), UNITS, make_plan(), DAY)) == 0.5
    # The last year's day is past, its plan is not over: what is done is all that can be said.
    all_due = pace(unit_years(TOTALS, due_until=2025), UNITS, make_plan(), date(2025, 6, 1))
    assert leads_to(all_due) is None
    assert leads_to(all_due.iloc[:0]) is None
