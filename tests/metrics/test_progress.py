"""How far the units have come towards the plan's end."""

from datetime import date

import pytest

from metrics.progress import progress
from metrics.results import results
from tests.metrics.makers import AFTER, listed, make_district, make_plan, make_tables, row_of

NAMES = ["Đường hoa", "Tiếng kẻng an ninh", "Một cửa thân thiện", "Nuôi bò", "Bóng chuyền"]


def district(numbers, communes=2, units=None):
    """Tables in which unit and year list so many models, in March (2021: in September)."""
    reports, listings = [], []
    for report, ((unit, year), number) in enumerate(numbers.items(), start=1):
        reports.append((report, unit, "register", year, f"{year}-{9 if year == 2021 else 3:02}-01"))
        named = [f"{name} {year}{unit}" for name in NAMES[:number]]
        listings += [listed(report, unit, year, name) for name in named]
    units = make_district(communes) if units is None else units
    return make_tables(units, reports, listings)


def reached(made, day, by=(), plan=None):
    plan = plan or make_plan()
    return progress(results(made, plan, day).compliance, made.units, plan, day, by)


def test_progress_worked_out_by_hand():
    # Two communes, five years: 10 unit-years owed in all. On 1/1/2023 the days of 2021 and 2022
    # are past: 4 owed by now. Unit 2: five models in 2021, one in 2022; unit 3: a list without a
    # model that counts in 2021, nothing in 2022.
    #   met: 2 (unit 2 twice); aim: 1; none: 1; not reported: 1.
    #   done: min(5,1) + min(1,1) + min(0,1) = 2, of 4: a share of 1/2; models: 6.
    #   straight on: half of 10 = 5 by the end of 2025.
    made = district({(2, 2021): 5, (2, 2022): 1, (3, 2021): 0})
    found = reached(made, date(2023, 1, 1)).iloc[0]
    tallies = ["owed_in_all", "owed_by_now", "met", "reached_aim", "none", "not_reported"]
    assert found[tallies].tolist() == [10, 4, 2, 1, 1, 1]
    assert found[["done", "done_by_now", "models"]].tolist() == [2, 2, 6]
    assert (found["share"], found["share_in_all"]) == (0.5, 0.2)
    assert (found["share_met"], found["share_aim"]) == (0.5, 0.25)
    assert (found["projected"], found["projected_share"]) == (5, 0.5)
    assert not found["final"]


def test_what_comes_before_its_day_is_done_but_not_yet_measured():
    made = district({(2, 2021): 1, (3, 2021): 1, (2, 2022): 1})
    found = reached(made, date(2022, 3, 15)).iloc[0]
    assert found[["done", "done_by_now", "owed_by_now", "early"]].tolist() == [3, 2, 2, 1]
    assert found["share"] == 1


def test_a_projection_never_falls_short_of_what_is_done():
    made = district({(2, 2022): 1, (3, 2022): 1})
    found = reached(made, date(2022, 3, 15)).iloc[0]
    assert (found["share"], found["done"], found["projected"]) == (0, 2, 2)


@pytest.mark.parametrize(("day", "final"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_after_the_plans_last_day_the_result_is_final(day, final):
    found = reached(district({(2, 2021): 1}), day).iloc[0]
    assert found["final"] == final
    assert found[["projected", "projected_share"]].isna().tolist() == [final, final]
    assert found["owed_by_now"] == found["owed_in_all"] == 10
    assert found["share"] == found["share_in_all"] == 0.1


def test_before_any_day_nothing_is_owed_and_there_is_no_rate():
    found = reached(district({}), date(2021, 1, 1)).iloc[0]
    assert (found["owed_by_now"], found["owed_in_all"]) == (0, 10)
    assert found[["share", "share_met", "share_reported", "projected"]].isna().all()


def test_a_district_without_units_has_a_row_of_noughts():
    found = reached(district({}, units=make_district(0)), AFTER).iloc[0]
    assert (found["owed_in_all"], found["models"]) == (0, 0)
    assert found[["share", "share_in_all", "projected"]].isna().all()


def test_each_year_and_district_can_be_asked_for():
    made = district({(2, 2021): 2, (3, 2021): 1, (2, 2022): 1})
    years = reached(made, AFTER, ["year"])
    assert years["year"].tolist() == [2021, 2022, 2023, 2024, 2025]
    assert years["done"].tolist() == [2, 1, 0, 0, 0]
    by_place = row_of(reached(made, AFTER, ["parent_id", "year"]), parent_id=1, year=2021)
    assert by_place[["met", "reached_aim", "models"]].tolist() == [2, 1, 3]


def test_units_that_owe_nothing_add_to_the_number_of_models_alone():
    made = district({(2, 2025): 3}, units=make_district(1, start="2025-02-01", end="2025-02-28"))
    found = reached(made, AFTER).iloc[0]
    assert found[["owed_in_all", "done", "met", "models"]].tolist() == [0, 0, 0, 3]


def test_without_a_quota_only_reports_are_measured():
    plan = make_plan(quota=None)
    found = reached(district({(2, 2021): 3}), AFTER, plan=plan).iloc[0]
    assert found[["reported", "not_reported", "models"]].tolist() == [1, 9, 3]
    assert found["share_reported"] == 0.1
    assert found[["met", "none", "done", "share", "share_met", "projected"]].isna().all()


def test_a_plan_that_continues_is_never_final_and_measures_its_later_years():
    # One commune, 2021–2025 and on. On 1/6/2026 the days of 2021 … 2026 are past: 6 owed by now,
    # 6 in all. Done: 1 in 2024 and 1 in 2026 (of 2 models): 2 of 6.
    made = district({(2, 2024): 1, (2, 2026): 2}, communes=1)
    found = reached(made, date(2026, 6, 1), plan=make_plan(continues=True)).iloc[0]
    assert found[["owed_in_all", "owed_by_now", "done", "met", "models"]].tolist() == [
        6,
        6,
        2,
        2,
        3,
    ]
    assert found["share"] == 2 / 6
    assert not found["final"]


def test_under_a_plan_that_ends_a_later_year_is_of_no_account():
    found = reached(district({(2, 2026): 2}, communes=1), AFTER).iloc[0]
    assert found[["owed_in_all", "models"]].tolist() == [5, 0]
    assert found["final"]
