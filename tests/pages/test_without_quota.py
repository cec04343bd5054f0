"""What the progress page of a plan without a quota says first."""

import pytest

from domain.kinds import Timeliness
from metrics.kept import FIGURES
from metrics.timeliness import JUDGED
from pages.frame.without_quota import Told, answer

MODELS = dict.fromkeys(FIGURES, 0) | {"listed": 3}


def told(year=2018, **states):
    reports = {state.value: states.get(state.value, 0) for state in Timeliness}
    judged = sum(reports[state] for state in JUDGED)
    return Told(year, reports | {"owed": sum(reports.values()), "judged": judged}, MODELS)


@pytest.mark.parametrize(
    ("why", "spoken", "final", "said"),
    [
        (
            "without a day nothing is in that was not received",
            told(undated=4, received=1),
            False,
            "1 trong 5 báo cáo đã nhận; 3 mô hình.",
        ),
        (
            "a day still to come",
            told(pending=2, on_time=1, late=1, undated=1),
            False,
            "2 trong 5 báo cáo đã nhận, chưa hết hạn; 3 mô hình.",
        ),
        (
            "the plan is over, and one day is still to come",
            told(None, pending=1, on_time=2, missing=1),
            True,
            "Kết quả cuối kỳ: 2 trong 3 báo cáo đúng hạn, 3 mô hình.",
        ),
        (
            "the plan is over, and no report had a day",
            told(None, undated=2, received=2),
            True,
            "Kết quả cuối kỳ: 2 trong 4 báo cáo đã nhận, 3 mô hình.",
        ),
        (
            "every day has passed",
            told(on_time=1, missing=1),
            False,
            "Năm 2018: 1 trong 2 báo cáo đúng hạn, 3 mô hình.",
        ),
    ],
)
def test_the_first_line_counts_as_received_what_is_in(why, spoken, final, said):
    assert answer(spoken, final=final) == said, why
