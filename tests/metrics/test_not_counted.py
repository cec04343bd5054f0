"""Which reports do not count because another does, and why."""

import pytest

from metrics.not_counted import not_counted
from metrics.standing import standing_reports
from tests.metrics.makers import AFTER, make_reports


@pytest.mark.parametrize(
    ("why", "rows", "found"),
    [
        (
            "replaced",
            [(1, 2, "register", 2023, "2023-03-01"), (2, 2, "register", 2023, "2023-04-01")],
            [(1, 2)],
        ),
        (
            "replaced",
            [(1, 2, "register", 2023, "2023-03-01"), (2, 2, "register", 2023, "2023-03-01")],
            [(1, 2)],
        ),
        (
            "dated_earlier",
            [(1, 2, "register", 2023, "2023-04-01"), (2, 2, "register", 2023, "2023-03-01")],
            [(2, 1)],
        ),
        (
            "outranked",
            [
                (1, 2, "register", 2023, "2023-03-01", "own"),
                (2, 2, "register", 2023, "2023-04-01", "summary"),
            ],
            [(2, 1)],
        ),
        (
            "",
            [(1, 2, "register", 2023, "2023-03-01"), (2, 2, "result", 2023, "2023-04-01")],
            [],
        ),
    ],
)
def test_what_another_report_keeps_from_counting_says_why(why, rows, found):
    beaten = not_counted(standing_reports(make_reports(rows), AFTER))

    assert list(zip(beaten["report_id"], beaten["other"], strict=True)) == found
    assert set(beaten["why"]) <= {why}
