"""What an office may change of a plan, and what its words for a value mean."""

from datetime import date

import pytest

from data_loaders.plans import builtin_plans
from domain.plan_settings import Holds, Setting, SettingError, changes_of, read_value, settings_of

PLANS = builtin_plans()
TODAY = date(2026, 6, 1)


def values(code, beginning=""):
    found = settings_of(PLANS[code], TODAY)
    return {key: each.value for key, each in found.items() if key.startswith(beginning)}


def test_the_days_of_a_duty_and_of_each_of_its_years_are_settings():
    assert values("khoai-chau-2021-2025", "duties.1.") == {
        "duties.1.before": None,
        "duties.1.until": "03-31",
        "duties.1.exceptions.2021": date(2021, 9, 15),
        "duties.1.exceptions.2022": None,
        "duties.1.exceptions.2023": None,
        "duties.1.exceptions.2024": None,
        "duties.1.exceptions.2025": None,
    }


def test_a_plan_that_continues_may_be_given_days_up_to_the_year_after_this_one():
    years = [key.rpartition(".")[2] for key in values("ninh-thuan-2023-2025", "duties.1.exc")]
    assert years == ["2023", "2024", "2025", "2026", "2027"]


def test_a_plan_of_rounds_has_the_days_of_its_rounds_and_none_of_its_duty():
    found = values("tay-ninh-2019")
    assert found == {
        "counting.origins": ("new", "replicated", "unknown"),
        "rounds.1.first_day": date(2019, 7, 16),
        "rounds.1.last_day": date(2019, 7, 30),
        "rounds.1.due_before": date(2019, 7, 31),
        "rounds.2.first_day": None,
        "rounds.2.last_day": None,
        "rounds.2.due_before": None,
    }


def test_quota_reviews_and_names_of_fields_are_settings_where_the_plan_has_them():
    found = values("khoai-chau-2021-2025")
    assert (found["quota.at_least"], found["quota.aim"]) == (1, 2)
    assert found["reviews.1.occasion_day"] is None
    assert found["reviews.2.occasion_day"] == date(2025, 10, 15)
    assert "PTKT" in found["fields.economy.aliases"]
    assert not [key for key in values("hon-quan-2016-2020") if key.startswith(("quota", "review"))]


def test_the_path_of_a_setting_leads_to_its_value_in_the_plan():
    for plan in PLANS.values():
        whole = plan.model_dump()
        for setting in settings_of(plan, TODAY).values():
            part = whole
            for step in setting.path[:-1]:
                part = part[step]
            name = setting.path[-1]
            name = int(name) if "exceptions" in setting.path else name
            assert part.get(name) == setting.value, setting.key


def setting(holds):
    return Setting("key", ("duties", 0, "until"), holds, None)


@pytest.mark.parametrize(
    ("holds", "words", "value"),
    [
        (Holds.NUMBER, " 02 ", 2),
        (Holds.MONTH_DAY, "03-31", "03-31"),
        (Holds.MONTH_DAY, "31/3", "03-31"),  # day first, as offices write it
        (Holds.MONTH_DAY, "31/13", "13-31"),  # no day of any year: the plan's own check says so
        (Holds.MONTH_DAY, "", None),
        (Holds.DAY, "2025-10-15", date(2025, 10, 15)),
        (Holds.DAY, "15/10/2025", date(2025, 10, 15)),
        (Holds.DAY, "", None),
        (Holds.ORIGINS, "new, replicated;new", ("new", "replicated")),
        (Holds.NAMES, "XD Đảng, HTCT;  HTCT ;", ("XD Đảng, HTCT", "HTCT")),
        (Holds.NAMES, "", None),
    ],
)
def test_a_value_is_read_from_words(holds, words, value):
    assert read_value(setting(holds), words) == value


@pytest.mark.parametrize(
    ("holds", "words"),
    [
        (Holds.NUMBER, "một"),
        (Holds.NUMBER, ""),
        (Holds.MONTH_DAY, "cuối quý I"),
        (Holds.DAY, "2025-13-15"),
        (Holds.ORIGINS, "new, brand-new"),
        (Holds.ORIGINS, ""),
    ],
)
def test_words_that_give_no_value_are_refused(holds, words):
    with pytest.raises(SettingError):
        read_value(setting(holds), words)


def test_a_day_before_which_takes_the_place_of_a_day_until_which():
    assert changes_of(setting(Holds.MONTH_DAY), "04-30") == {
        ("duties", 0, "until"): "04-30",
        ("duties", 0, "before"): None,
    }
    assert changes_of(setting(Holds.MONTH_DAY), None) == {("duties", 0, "until"): None}
