"""The rules beneath a page are those of its plan, not those of the first."""

from datetime import UTC, datetime

import pytest

from domain.kinds import Origin
from domain.plans import Counting
from pages.frame.course import alike
from pages.leaders.rules import rules_of, versions_of
from tests.metrics.makers import make_plan
from translations.rule_wording import rules_in_words


def test_the_origins_that_count_are_the_plans():
    new_alone = make_plan(counting=Counting(origins=(Origin.NEW,), source="II.3"))
    said = dict(rules_of(new_alone, 2024, None))
    sentence = (
        "Tính mô hình có nguồn gốc xây dựng mới; vào năm đăng ký; không tính nhân rộng, nâng cấp, "
        "duy trì, chưa rõ."
    )

    assert said[sentence] == "II.3"


@pytest.mark.parametrize(
    ("done_at", "words"),
    [
        ("effective", "chỉ tính khi đã có hiệu quả hoặc được công nhận"),
        ("district", "chỉ tính khi được công nhận từ cấp huyện trở lên"),
    ],
)
def test_how_far_a_model_must_have_come_is_said_of_the_plan(done_at, words):
    plan = make_plan(counting=Counting(done_at=done_at))

    assert any(words in sentence for sentence, _source in rules_of(plan, 2024, None))
    assert any(words in rule.sentence for rule in rules_in_words(plan))
    assert alike(plan) != alike(make_plan())


def test_plans_taken_up_on_one_day_are_told_in_one_sentence():
    first, second, third = (
        make_plan().model_copy(update={"code": code, "name": code}) for code in "ABC"
    )
    noon = datetime(2026, 11, 28, 5, tzinfo=UTC)
    in_force = {"A": (1, noon), "B": (1, noon), "C": (2, noon)}

    assert versions_of((first, second, third), in_force) == (
        "Theo kế hoạch A; B, bản 1, ghi vào hệ thống ngày 28/11/2026. "
        "Theo kế hoạch C, bản 2, ghi vào hệ thống ngày 28/11/2026."
    )
