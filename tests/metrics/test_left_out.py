"""A register sent again without a model: what older reports still say of it."""

import itertools

import pytest

from metrics.models import models
from metrics.results import results
from metrics.standing import standing_reports
from tests.metrics.makers import (
    AFTER,
    listed,
    make_plan,
    make_tables,
    row_of,
)

KEPT, DROPPED = "Tiếng kẻng an ninh", "Một cửa thân thiện"
FIRST, MIDDLE, CORRECTED = 1, 2, 3
YEAR = [
    (FIRST, 2, "register", 2022, "2022-03-01"),
    (MIDDLE, 2, "result", 2022, "2022-07-01", "own", 2, "first_half"),
    (CORRECTED, 2, "register", 2022, "2022-09-01"),
]
SAID = [
    listed(FIRST, 2, 2022, KEPT, origin="new"),
    listed(FIRST, 2, 2022, DROPPED, origin="new"),
    listed(MIDDLE, 2, 2022, KEPT, origin="unknown", state="effective"),
    listed(MIDDLE, 2, 2022, DROPPED, origin="unknown"),
    listed(CORRECTED, 2, 2022, KEPT, origin="new"),
]


def found_models(reports, listings, as_of=AFTER):
    made = make_tables(reports=reports, listings=listings)
    return models(made, standing_reports(made.reports, as_of), make_plan(), as_of).models


def named(reports=YEAR, listings=SAID, as_of=AFTER):
    found = found_models(reports, listings, as_of)
    return set(found.loc[found["counts"], "name"])


def with_report(place, report):
    return [*YEAR[:place], report, *YEAR[place + 1 :]]


def test_what_an_older_report_repeats_without_an_origin_does_not_count():
    assert named() == {KEPT}


def test_the_year_s_figure_is_the_corrected_list():
    found = results(make_tables(reports=YEAR, listings=SAID), make_plan(), AFTER)
    year = row_of(found.compliance, unit_id=2, year=2022)

    assert (year["total"], year["unknown_origin"]) == (1, 0)


BEFORE_IT = AFTER.replace(year=2022, month=8, day=1)


def test_before_the_correction_both_count():
    assert named(as_of=BEFORE_IT) == {KEPT, DROPPED}


@pytest.mark.parametrize(
    ("why", "reports", "listings"),
    [
        (
            "a report received after the correction has spoken last",
            with_report(1, (MIDDLE, 2, "result", 2022, "2022-11-01")),
            SAID,
        ),
        (
            "one received on the same day is not older",
            with_report(1, (MIDDLE, 2, "result", 2022, "2022-09-01")),
            SAID,
        ),
        (
            "what states an origin is more than a repetition",
            YEAR,
            [*SAID[:3], listed(MIDDLE, 2, 2022, DROPPED, origin="replicated"), SAID[4]],
        ),
        (
            "what no register listed was left out of none",
            YEAR,
            [SAID[0], *SAID[2:]],
        ),
        (
            "a summary that the unit's own register outranks is no earlier version of it",
            with_report(0, (FIRST, 2, "register", 2022, "2022-03-01", "summary")),
            SAID,
        ),
        (
            "another standing register, a supplement, lists it still",
            [*YEAR, (4, 2, "register", 2022, "2022-05-01", "own", 4, "supplement")],
            [*SAID, listed(4, 2, 2022, DROPPED, origin="unknown")],
        ),
    ],
)
def test_it_counts_all_the_same_where_the_correction_is_not_the_last_word_on_it(
    why, reports, listings
):
    assert named(reports, listings) == {KEPT, DROPPED}, why


def test_another_unit_and_another_year_are_not_touched():
    others = [(5, 3, "result", 2022, "2022-07-01"), (6, 2, "result", 2023, "2022-08-01")]
    more = [listed(5, 3, 2022, DROPPED, origin="unknown"), listed(6, 2, 2023, "Tên khác")]

    assert named([*YEAR, *others], [*SAID, *more]) == {KEPT, DROPPED, "Tên khác"}


def test_a_model_that_was_left_out_is_new_in_the_year_that_registers_it():
    later = [*YEAR, (7, 2, "register", 2023, "2023-03-01")]
    more = [*SAID, listed(7, 2, 2023, DROPPED, origin="unknown")]
    found = found_models(later, more)

    assert row_of(found, name=DROPPED)["year"] == 2023
    assert row_of(found, name=DROPPED)["counts"]


KINDS = ("register", "register", "result")
NOT_NAMED = "–"


def _expected(days, origins):
    """Whether the model counts, worked out from the rule's words."""
    (_day, last), (_day, first) = sorted(zip(days[:2], (0, 1), strict=True), reverse=True)
    if origins[last] != NOT_NAMED:
        return True
    taken_back = origins[first] != NOT_NAMED and days[2] < days[last]
    return origins[2] == "new" or (origins[2] == "unknown" and not taken_back)


@pytest.mark.parametrize("days", list(itertools.product((1, 2, 3), repeat=3)))
def test_of_two_registers_and_a_result_in_any_order_the_rule_holds(days):
    """A unit for each way in which the three may name the model."""
    ways = dict(enumerate(itertools.product((NOT_NAMED, "new", "unknown"), repeat=3), start=10))
    reports = [
        (3 * unit + place, unit, KINDS[place], 2022, f"2022-01-0{day}")
        for unit in ways
        for place, day in enumerate(days)
    ]
    listings = [
        listed(3 * unit + place, unit, 2022, DROPPED, origin=origin)
        for unit, origins in ways.items()
        for place, origin in enumerate(origins)
        if origin != NOT_NAMED
    ]
    found = found_models(reports, listings)

    counted = set(found.loc[found["counts"], "unit_id"])
    assert counted == {unit for unit, origins in ways.items() if _expected(days, origins)}
