"""Shares as they are written, and what lies between two of them."""

import pytest

from translations.numbers import percent, rise_in_points


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (5 / 8, "63 %"),
        (1 / 8, "13 %"),
        (0.285, "29 %"),
        (299 / 300, "99 %"),
        (1, "100 %"),
        (0, "0 %"),
    ],
)
def test_a_half_goes_up_and_less_than_all_is_less_than_100(share, written):
    assert percent(share) == written


@pytest.mark.parametrize(
    ("now", "before", "points"),
    [(0.75, 0.625, 12), (1, 299 / 300, 1), (299 / 300, 0.98, 1), (0.125, 0.125, 0)],
)
def test_points_are_those_between_the_shares_as_written(now, before, points):
    assert rise_in_points(now, before) == points
    assert rise_in_points(before, now) == -points
