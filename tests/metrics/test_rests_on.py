"""What each unit's year rests on, worked out by hand and by law."""

import pandas as pd
from hypothesis import given
from laws import law

from metrics.compliance import by_number_alone
from metrics.progress import progress
from metrics.rests_on import KINDS, rests_on, rests_on_by_year
from metrics.results import results
from metrics.silent import silent_units
from tests.metrics.makers import AFTER, listed, make_plan, make_tables
from tests.metrics.worlds import DAYS, plans, tables

PLAN = make_plan()


def found_of(made, day=AFTER, plan=PLAN):
    found = results(made, plan, day)
    return found, rests_on(found.compliance, found.reports, plan, day)


def by_cell(rows):
    cells = zip(rows["unit_id"], rows["year"], strict=True)
    return dict(zip(cells, rows["rests_on"], strict=True))


# Communes 2, 3, 4 owe 2021 to 2025.
MADE = make_tables(
    reports=[
        # Its own register, and a summary that names it too: its own word is what counts.
        (1, 2, "register", 2021, "2021-03-01"),
        (2, 2, "register", 2021, "2021-03-05", "summary"),
        # A summary alone.
        (3, 3, "register", 2021, "2021-03-05", "summary"),
        # A number alone.
        (4, 4, "counts", 2021, "2021-03-05", "summary"),
        # Named in the report of 2023 as a model of 2022: no list of 2022's own.
        (5, 2, "register", 2023, "2023-03-01"),
        # A list beside a number: the list is the figure.
        (6, 4, "register", 2023, "2023-03-01"),
        (7, 4, "counts", 2023, "2023-03-02", "summary"),
    ],
    listings=[
        listed(1, 2, 2021, "Đèn"),
        listed(3, 3, 2021, "Hoa"),
        listed(5, 2, 2022, "Cờ"),
        listed(6, 4, 2023, "Kẻng"),
    ],
    stated=[(4, 4, 2021, "economy", 2), (7, 4, 2023, "economy", 5)],
)


def test_a_list_of_its_own_goes_before_a_summary_and_a_list_before_a_number():
    _found, rows = found_of(MADE)
    cells = by_cell(rows)

    assert len(cells) == 15
    assert {cell: kind for cell, kind in cells.items() if kind != "not_reported"} == {
        (2, 2021): "own_list",
        (2, 2022): "other",
        (2, 2023): "own_list",
        (3, 2021): "summary_list",
        (4, 2021): "number",
        (4, 2023): "own_list",
    }


def test_a_year_that_is_not_due_yet_rests_on_nothing_and_is_left_out():
    _found, rows = found_of(MADE, pd.Timestamp("2022-03-01").date())

    assert set(rows["year"]) == {2021}


def test_silent_units_say_for_which_years_since_when_and_how_many_reports_are_missing():
    found = results(MADE, PLAN, AFTER)
    rows = silent_units(found.compliance, found.reports, found.timeliness, PLAN, AFTER)

    assert rows["unit_id"].tolist() == [3, 4, 2]
    assert rows["years_not_reported"].tolist() == [
        (2022, 2023, 2024, 2025),
        (2022, 2024, 2025),
        (2024, 2025),
    ]
    # “Trước ngày 15/9/2021”, then “trong quý I”: missing since the day after.
    assert [str(day.date()) for day in rows["since"]] == ["2022-04-01", "2022-04-01", "2024-04-01"]
    # Unit 2 lists no register of 2022 either, though a model of it is named.
    assert rows["missing"].tolist() == [4, 3, 3]


@law
@given(tables(), plans(), DAYS)
def test_the_parts_are_what_progress_counts(made, plan, day):
    found, rows = found_of(made, day, plan)
    reached = progress(found.compliance, made.units, plan, day).iloc[0]
    sums = rests_on_by_year(rows)[[*KINDS, "owed"]].sum()
    due = found.compliance.merge(rows, on=["unit_id", "year"])

    assert sums["owed"] == reached["owed_by_now"] == sum(sums[kind] for kind in KINDS)
    assert sums["not_reported"] == reached["not_reported"]
    assert sums["number"] == by_number_alone(due).sum()


@law
@given(tables(), plans(), DAYS)
def test_the_years_of_silent_units_are_the_unit_years_not_reported(made, plan, day):
    found, rows = found_of(made, day, plan)
    silent = silent_units(found.compliance, found.reports, found.timeliness, plan, day)

    assert sum(map(len, silent["years_not_reported"])) == (rows["rests_on"] == "not_reported").sum()
    assert silent["unit_id"].is_unique


def test_no_report_at_all_is_silence_everywhere():
    _found, rows = found_of(make_tables(reports=[]))

    assert set(rows["rests_on"]) == {"not_reported"}
