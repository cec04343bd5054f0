"""The headline figures: what a change is measured against, and what is left unsaid."""

from dataclasses import fields, replace

import pytest

from metrics.headline import Headline
from pages.frame.heads import heads

NOTHING = Headline(**dict.fromkeys((field.name for field in fields(Headline)), 0))
BEFORE = replace(NOTHING, year=2023, models=88, share_met=0.9, share_recognised=0.75)
NOW = replace(NOTHING, year=2024, models=98, share_met=0.85, share_recognised=0.1)


def changes(now=NOW, before=BEFORE, *, year_over=True):
    found = heads(now, before, [BEFORE, now], year_over=year_over)
    return {head.label: head.change for head in found}


def test_a_share_changes_in_points_and_a_number_by_its_difference():
    assert changes()["Đạt chỉ tiêu"] == (-5, "5 điểm")
    assert changes()["Mô hình được tính"] == (10, "10")


def test_what_stays_the_same_says_so():
    assert changes()["Đạt mức phấn đấu"] == (0, "không đổi")


def test_recognition_is_not_held_against_the_year_before_until_the_year_is_over():
    assert changes(year_over=True)["Được công nhận"] == (-65, "65 điểm")
    assert changes(year_over=False)["Được công nhận"] == (0, "chưa hết năm")


@pytest.mark.parametrize(
    ("years", "year_over", "course"),
    [
        ((2022, 2023, 2024), False, (0.5, 0.75)),
        ((2022, 2023), False, (0.5, 0.75)),
        ((2022, 2023, 2024), True, (0.5, 0.75, 0.1)),
    ],
    ids=["the year is not over", "and nobody reported it", "the year is over"],
)
def test_the_course_of_recognition_ends_with_the_last_year_that_is_over(years, year_over, course):
    told = {2022: replace(BEFORE, year=2022, share_recognised=0.5), 2023: BEFORE, 2024: NOW}
    found = heads(NOW, BEFORE, [told[year] for year in years], year_over=year_over)

    assert next(head.course for head in found if head.of == "recognised") == course


def test_there_is_no_change_without_a_year_before():
    assert set(changes(before=None).values()) == {None}


def test_a_plan_without_a_quota_has_no_figure_of_one():
    labels = changes(replace(NOW, met=None))

    assert list(labels) == ["Mô hình được tính", "Được công nhận", "Đã báo cáo"]


def test_who_was_on_time_is_said_of_the_reports_whose_day_is_known_to_be_kept_or_missed():
    now = replace(NOW, on_time=29, judged=34, share_on_time=29 / 34)
    before = replace(BEFORE, on_time=30, judged=34, share_on_time=30 / 34)
    found = {head.label: head for head in heads(now, before, [before, now], year_over=True)}

    assert found["Đúng hạn"].value == "85 %"
    assert found["Đúng hạn"].words(2023) == ["29 trên 34 báo cáo đã đến hạn", "−3 điểm so với 2023"]
    assert found["Đúng hạn"].change == (-3, "3 điểm")
    assert "Đã báo cáo" not in found


def test_there_are_at_most_five():
    assert len(changes()) == len(changes(replace(NOW, judged=34))) == 5


@pytest.mark.parametrize(
    ("to_confirm", "unknown", "words"),
    [
        (2, 5, "trong đó 2 chờ xác nhận, 5 chưa rõ nguồn gốc"),
        (2, 0, "trong đó 2 chờ xác nhận"),
        (0, 5, "trong đó 5 chưa rõ nguồn gốc"),
        (0, 0, ""),
    ],
)
def test_what_is_uncertain_stands_under_the_number_of_models_and_nowhere_else(
    to_confirm, unknown, words
):
    now = replace(NOW, to_confirm=to_confirm, unknown_origin=unknown)
    doubts = {head.label: head.doubts for head in heads(now, None, [now], year_over=True)}

    assert doubts.pop("Mô hình được tính") == words
    assert set(doubts.values()) == {""}


def test_what_is_uncertain_stands_right_under_its_number():
    found = heads(replace(NOW, to_confirm=2), BEFORE, [BEFORE, NOW], year_over=True)
    models = next(head for head in found if head.label == "Mô hình được tính")

    doubts, *others = models.words(2023)
    assert doubts == "trong đó 2 chờ xác nhận"
    assert others
    assert others[-1].endswith("so với 2023")
