"""Which report speaks for a unit, a kind and a year."""

from datetime import date
from functools import reduce

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.standing import beside, standing_reports
from tests.metrics.makers import make_reports, row_of

DAY = date(2023, 12, 31)
MET = ["report_id", "other", "relation"]


@pytest.mark.parametrize(
    ("why", "rows", "standing"),
    [
        (
            "the later of two of its own replaces the earlier",
            [(1, 2, "register", 2023, "2023-03-01"), (2, 2, "register", 2023, "2023-04-01")],
            {2},
        ),
        (
            "of two received on one day, the one taken in last",
            [
                (1, 2, "register", 2023, "2023-03-01", "own", 9),
                (2, 2, "register", 2023, "2023-03-01", "own", 8),
            ],
            {1},
        ),
        (
            "an archive received earlier but taken in later replaces nothing",
            [
                (1, 2, "register", 2023, "2023-03-05", "own", 1),
                (2, 2, "register", 2023, "2023-03-01", "own", 2),
            ],
            {1},
        ),
        (
            "its own outranks a summary that came after it",
            [
                (1, 2, "register", 2023, "2023-03-01", "own"),
                (2, 2, "register", 2023, "2023-06-01", "summary"),
            ],
            {1},
        ),
        (
            "where it said nothing itself the summary stands",
            [(2, 2, "register", 2023, "2023-06-01", "summary")],
            {2},
        ),
        (
            "a half-yearly report and the year's stand side by side",
            [
                (1, 2, "result", 2023, "2023-07-01", "own", 1, "first_half"),
                (2, 2, "result", 2023, "2023-12-01", "own", 2, "year"),
            ],
            {1, 2},
        ),
        (
            "one with a day of its own, taken in after one that had none",
            [
                (1, 2, "register", 2023, "2023-11-21", "own", 1, "year", False),
                (2, 2, "register", 2023, "2023-03-10", "own", 2),
            ],
            {2},
        ),
        (
            "one without a day, taken in after one that has one",
            [
                (1, 2, "register", 2023, "2023-03-10", "own", 1),
                (2, 2, "register", 2023, "2023-11-21", "own", 2, "year", False),
            ],
            {2},
        ),
        (
            "an earlier day still loses, whatever stands beside it without one",
            [
                (1, 2, "register", 2023, "2023-11-21", "own", 1, "year", False),
                (2, 2, "register", 2023, "2023-03-10", "own", 2),
                (3, 2, "register", 2023, "2023-03-05", "own", 3),
            ],
            {2},
        ),
        (
            "another kind, year or unit is another report",
            [
                (1, 2, "register", 2023, "2023-03-01"),
                (2, 2, "result", 2023, "2023-11-01"),
                (3, 2, "register", 2022, "2023-03-01"),
                (4, 3, "register", 2023, "2023-03-01"),
            ],
            {1, 2, 3, 4},
        ),
        (
            "what comes after the day is not known on the day",
            [
                (1, 2, "register", 2023, "2023-03-01"),
                (2, 2, "register", 2023, "2024-01-01"),
            ],
            {1},
        ),
    ],
)
def test_one_report_stands_for_a_unit_kind_and_year(why, rows, standing):
    found = standing_reports(make_reports(rows), DAY)
    assert set(found.loc[found["standing"], "report_id"]) == standing, why


def the_stronger(standing, rival):
    """Of two of one source the later taken in, unless both say a day and its is the earlier."""
    earlier = standing["dated"] and rival["dated"] and rival["received"] < standing["received"]
    return standing if earlier else rival


RECEIVED = st.tuples(st.integers(1, 5), st.booleans(), st.sampled_from(("own", "summary")))


@given(st.lists(st.tuples(st.sampled_from((2, 3)), RECEIVED), min_size=1, max_size=12))
def test_the_one_that_stands_is_found_as_if_each_met_the_one_before_it(said):
    reports = make_reports(
        [
            (number, unit, "register", 2023, f"2023-03-0{day}", source, number, "year", dated)
            for number, (unit, (day, dated, source)) in enumerate(said, start=1)
        ]
    )
    found = standing_reports(reports.sample(frac=1, random_state=len(said)), DAY)
    for unit, theirs in reports.groupby("unit_id"):
        rivals = [theirs[theirs["source"] == source] for source in ("own", "summary")]
        first = next(rows for rows in rivals if len(rows))
        best = reduce(the_stronger, first.to_dict("records"))
        stands = found[(found["unit_id"] == unit) & found["standing"]]
        assert stands["report_id"].tolist() == [best["report_id"]]


def test_a_report_received_on_the_day_itself_stands():
    found = standing_reports(make_reports([(1, 2, "register", 2023, "2023-12-31")]), DAY)
    assert found["standing"].tolist() == [True]


def test_where_all_came_after_the_day_none_stands_and_none_is_in_the_way():
    rows = [
        (1, 2, "register", 2023, "2024-03-01"),
        (2, 2, "register", 2023, "2024-04-01"),
        (3, 3, "register", 2023, "2023-03-01"),
    ]
    found = standing_reports(make_reports(rows), DAY)
    assert found["standing"].tolist() == [False, False, True]
    assert found[["outranked_by", "replaced_by"]].isna().all(axis=None)


def test_a_report_that_does_not_stand_names_the_one_that_does_and_why():
    found = standing_reports(
        make_reports(
            [
                (1, 2, "register", 2023, "2023-06-01", "summary"),
                (2, 2, "register", 2023, "2023-03-01"),
                (3, 2, "register", 2023, "2023-04-01"),
                (4, 2, "register", 2023, "2024-03-01"),
            ]
        ),
        DAY,
    )
    assert row_of(found, report_id=1)["outranked_by"] == 3
    assert row_of(found, report_id=2)["replaced_by"] == 3
    assert found["outranked_by"].isna().tolist() == [False, True, True, True]
    assert found["replaced_by"].isna().tolist() == [True, False, True, True]


def test_the_order_of_rows_does_not_matter():
    reports = make_reports(
        [
            (number, 2 + number % 2, "register", 2023, f"2023-0{number}-01", source)
            for number, source in enumerate(("own", "summary", "own", "own", "summary"), start=1)
        ]
    )
    backwards = reports.iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(standing_reports(backwards, DAY), standing_reports(reports, DAY))


@pytest.mark.parametrize(
    ("why", "fresh", "relation"),
    [
        ("later of its own", (9, 2, "register", 2023, "2023-05-01", "own", 9), "replaces"),
        ("dated earlier", (9, 2, "register", 2023, "2023-01-01", "own", 9), "replaced"),
        ("a summary after its own", (9, 2, "register", 2023, "2023-06-01", "summary"), "outranked"),
        ("its own after a summary", (9, 3, "register", 2023, "2023-02-01", "own"), "outranks"),
        ("the first of its kind", (9, 2, "result", 2023, "2023-06-01"), None),
    ],
)
def test_what_a_fresh_report_does_to_those_that_are_in(why, fresh, relation):
    reports = make_reports(
        [
            (1, 2, "register", 2023, "2023-03-01", "own", 1),
            (2, 2, "register", 2023, "2023-04-01", "own", 2),
            (3, 3, "register", 2023, "2023-06-01", "summary", 3),
        ]
    )
    found = beside(reports, make_reports([fresh]), DAY)[MET]
    other = 3 if fresh[1] == 3 else 2
    expected = [] if relation is None else [[9, other, relation]]
    assert found.values.tolist() == expected, why


def test_a_fresh_report_of_a_later_day_meets_nobody_yet():
    reports = make_reports([(1, 2, "register", 2023, "2023-03-01", "own", 1)])
    fresh = make_reports([(9, 2, "register", 2023, "2024-05-01", "own", 2)])
    assert beside(reports, fresh, DAY).empty


def test_it_does_the_same_whether_it_is_in_already_or_not():
    reports = make_reports(
        [
            (1, 2, "register", 2023, "2023-03-01", "own", 1),
            (9, 2, "register", 2023, "2023-05-01", "own", 2),
        ]
    )
    fresh = reports[reports["report_id"] == 9]
    assert beside(reports, fresh, DAY)[MET].values.tolist() == [[9, 1, "replaces"]]
