"""Rounds: like is added to like, silence is no figure, and a round takes no other's place."""

from datetime import date

import pandas as pd
import pytest

from domain.plans import Duty, Round
from metrics.duties import expected_reports
from metrics.rounds import by_activity, done_in_rounds, round_units
from metrics.standing import standing_reports
from metrics.tables import NO_DUES
from metrics.timeliness import report_timeliness
from tests.metrics.makers import make_activities, make_plan, make_reports, make_units, row_of

GIFT, HOUSE = "Tặng quà gia đình chính sách", "Xây nhà “Mái ấm Công đoàn”"
REPORTS = [
    (1, 2, "round", 2019, "2019-07-29", "own", 1, "round_1"),
    (2, 3, "round", 2019, "2019-07-30", "own", 2, "round_1"),
    (3, 2, "round", 2019, "2019-11-20", "own", 3, "round_2"),
]
ACTIVITIES = [
    (1, 2, "round_1", GIFT, 30, "suất", 15),
    (1, 2, "round_1", HOUSE, 1, "căn", 50),
    # Another way to write the same, another unit of measure, and none at all.
    (2, 3, "round_1", "tặng các quà gia đình chính sách", 20.5, "Suất", 10.25),
    (2, 3, "round_1", GIFT, 4, "phần", 2),
    (2, 3, "round_1", HOUSE, None, "căn", None),
    (3, 2, "round_2", GIFT, 12, "suất", 6),
]


@pytest.fixture
def done():
    reports = standing_reports(make_reports(REPORTS), date(2020, 1, 1))
    return done_in_rounds(make_activities(ACTIVITIES), reports)


def test_like_is_added_to_like_and_to_nothing_else(done):
    first = by_activity(done[done["period"] == "round_1"])
    shown = first[["name", "unit_of_measure", "quantity", "worth", "times", "units"]]

    assert shown.values.tolist() == [
        [HOUSE, "căn", 1.0, 50.0, 2, 2],
        [GIFT, "suất", 50.5, 25.25, 2, 2],
        [GIFT, "phần", 4.0, 2.0, 1, 1],
    ]


def test_a_row_without_a_quantity_is_counted_as_such_and_adds_nothing(done):
    houses = row_of(by_activity(done[done["period"] == "round_1"]), name=HOUSE)

    assert (houses["quantity"], houses["times"], houses["unmeasured"]) == (1, 2, 1)


def test_where_nobody_states_a_quantity_there_is_none():
    reports = standing_reports(make_reports(REPORTS[:1]), date(2020, 1, 1))
    rows = make_activities([(1, 2, "round_1", "Nói chuyện thời sự", None, None, None)])
    found = by_activity(done_in_rounds(rows, reports)).iloc[0]

    assert pd.isna(found["quantity"])
    assert pd.isna(found["worth"])
    assert pd.isna(found["unit_of_measure"])


def test_rounds_stand_side_by_side(done):
    rounds = by_activity(done, by=["period"])
    gifts = rounds[(rounds["name"] == GIFT) & (rounds["unit_of_measure"] == "suất")]

    assert gifts[["period", "quantity"]].values.tolist() == [["round_1", 50.5], ["round_2", 12.0]]


def test_the_sums_by_unit_make_up_those_of_the_round(done):
    by_unit = by_activity(done, by=["unit_id", "period"])
    again = by_unit.groupby(["period", "activity_key", "measure_key"])[["quantity", "worth"]].sum()
    whole = by_activity(done, by=["period"]).set_index(["period", "activity_key", "measure_key"])

    pd.testing.assert_frame_equal(again, whole[["quantity", "worth"]].sort_index())


def test_a_report_sent_again_takes_the_place_of_the_one_on_its_own_round_alone():
    again = (4, 2, "round", 2019, "2019-12-01", "own", 4, "round_1")
    reports = standing_reports(make_reports([*REPORTS, again]), date(2020, 1, 1))
    rows = make_activities([*ACTIVITIES, (4, 2, "round_1", GIFT, 31, "suất", 15.5)])
    found = by_activity(done_in_rounds(rows, reports), by=["unit_id", "period"])
    of_unit = found[(found["unit_id"] == 2) & (found["measure_key"] == "suất")]

    assert of_unit[["period", "quantity"]].values.tolist() == [["round_1", 31], ["round_2", 12]]
    assert HOUSE not in set(found.loc[found["unit_id"] == 2, "name"])


def test_what_is_received_after_the_day_is_not_there_yet():
    reports = standing_reports(make_reports(REPORTS), date(2019, 7, 29))

    assert set(done_in_rounds(make_activities(ACTIVITIES), reports)["unit_id"]) == {2}


# Round 1 is reported on before 31/7, round 2 has no day.
ROUNDS = (
    Round(
        number=1,
        first_day=date(2019, 7, 16),
        last_day=date(2019, 7, 30),
        due_before=date(2019, 7, 31),
        source="II.2",
    ),
    Round(number=2, expected="tháng 11/2019", source="II.2"),
)
PLAN = make_plan(
    place=None,
    first_year=2019,
    last_year=2019,
    fields=(),
    quota=None,
    kinds=("round",),
    owing=("union",),
    duties=(Duty(kind="round", period="round", source="III.2"),),
    rounds=ROUNDS,
)
UNITS = make_units(
    [
        (1, "H", "LĐLĐ huyện", "district", None, None, None),
        (2, "A", "CĐCS A", "union", 1, None, None),
        (3, "B", "CĐCS B", "union", 1, None, None),
        (4, "C", "CĐCS C", "union", 1, None, None),
        (5, "D", "CĐCS D", "union", 1, "2019-08-01", None),  # founded after round 1
        (6, "E", "Xã E", "commune", 1, None, None),  # no union
    ]
)


def told(number, reports=REPORTS, activities=ACTIVITIES, as_of=date(2020, 1, 1)):
    """`round_units` of a round by these reports."""
    handed = make_reports(list(reports))
    standing = standing_reports(handed, as_of)
    expected = expected_reports(UNITS, PLAN, NO_DUES, as_of)
    timeliness = report_timeliness(expected, handed, as_of)
    done = done_in_rounds(make_activities(list(activities)), standing)
    return round_units(timeliness, standing, done, 2019, number)


def test_a_unit_that_did_not_report_has_no_figures_and_none_is_0():
    rows = told(1)
    silent = row_of(rows, unit_id=4)

    assert list(rows["unit_id"]) == [2, 3, 4]
    assert (silent["owed"], silent["reported"], silent["state"]) == (True, False, "missing")
    assert silent[["report_id", "activities", "first_received", "worth"]].isna().all()
    assert row_of(rows, unit_id=2)[["activities", "worth", "state"]].tolist() == [2, 65, "on_time"]


def test_before_its_last_day_is_over_nobody_is_missing():
    assert row_of(told(1, as_of=date(2019, 7, 30)), unit_id=4)["state"] == "pending"


def test_who_owes_a_round_is_there_on_the_day_that_decides():
    # Round 1 decides on 30/7, round 2, which has no day, on 31/12.
    second = told(2)

    assert list(second["unit_id"]) == [2, 3, 4, 5]
    assert second.set_index("unit_id")["state"].to_dict() == {
        2: "received",
        3: "undated",
        4: "undated",
        5: "undated",
    }


def test_a_unit_that_reports_without_owing_is_there_too():
    own = (9, 6, "round", 2019, "2019-07-20", "own", 9, "round_1")
    beside = row_of(told(1, [own], [(9, 6, "round_1", GIFT, 5, "suất", None)]), unit_id=6)

    assert (beside["owed"], beside["reported"], beside["activities"]) == (False, True, 1)
    assert beside[["state", "worth"]].isna().all()


def test_a_report_that_says_no_round_is_of_none():
    unsaid = (9, 4, "round", 2019, "2019-07-20", "own", 9, "year")

    for number in (1, 2):
        assert not row_of(told(number, [*REPORTS, unsaid]), unit_id=4)["reported"]
