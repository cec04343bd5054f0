"""The rules beneath a page are those of its plan, not those of the first."""

from domain.kinds import Origin
from domain.plans import Counting
from pages.leaders.rules import rules_of
from tests.metrics.makers import make_plan


def test_the_origins_that_count_are_the_plans():
    new_alone = make_plan(counting=Counting(origins=(Origin.NEW,), source="II.3"))
    said = dict(rules_of(new_alone, 2024))
    sentence = (
        "Tính mô hình có nguồn gốc xây dựng mới; vào năm đăng ký; không tính nhân rộng, nâng cấp, "
        "duy trì, chưa rõ."
    )

    assert said[sentence] == "II.3"
