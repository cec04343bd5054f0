from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.plan_faults import PLAN_FAULTS
from domain.plans import Duty, Plan

FIELD = {"code": "economy", "name": "Kinh tế", "short": "KT", "source": "II"}
OTHER = {"code": "culture", "name": "Văn hóa", "short": "VH", "source": "II"}
ROUND = {"number": 1, "first_day": date(2022, 7, 16), "last_day": date(2022, 7, 30), "source": "II"}
QUOTA = {"at_least": 1, "aim": 2, "source": "II"}
ROUND_DUTY = {"kind": "round", "period": "round", "source": "III"}


def duty(**parts) -> dict:
    return {"kind": "register", "source": "IV", **parts}


def later_round(number: int = 2, **days: int) -> dict:
    """A round with a day or two in July 2022."""
    found = {f"{end}_day": date(2022, 7, day) for end, day in days.items()}
    return {"number": number, "source": "II", **found}


def plan(**parts) -> Plan:
    whole = {
        "code": "a-plan",
        "name": "Kế hoạch",
        "first_year": 2021,
        "last_year": 2025,
        "issuer": {"name": "Ban Chỉ đạo", "system": "party"},
        "document": {"title": "Kế hoạch"},
        "fields": [FIELD],
        "kinds": ["register", "result"],
    }
    return Plan.model_validate(whole | parts)


FAULTY = [
    ("years_reversed", {"last_year": 2020}),
    ("aim_below_minimum", {"quota": QUOTA | {"at_least": 3}}),
    ("repeated_field", {"fields": [FIELD, OTHER | {"code": "economy"}]}),
    ("shared_alias", {"fields": [FIELD, OTHER | {"aliases": ["KINH-TẾ"]}]}),
    ("quota_without_fields", {"fields": [], "quota": QUOTA}),
    ("no_such_day", {"duties": [duty(before="02-30")]}),
    ("no_such_day", {"duties": [duty(until="02-29")]}),
    ("no_such_day", {"duties": [duty(until="31/3")]}),
    ("two_days", {"duties": [duty(before="03-13", until="03-31")]}),
    ("day_before_period", {"duties": [duty(before="01-01")]}),
    ("exception_outside_year", {"duties": [duty(exceptions={2021: date(2022, 9, 15)})]}),
    ("exception_outside_year", {"duties": [duty(exceptions={2021: date(2021, 1, 1)})]}),
    ("exception_outside_plan", {"duties": [duty(exceptions={2026: date(2026, 9, 15)})]}),
    ("duty_kind_not_taken", {"duties": [duty(kind="counts")]}),
    ("repeated_duty", {"duties": [duty(until="03-31"), duty(before="09-15")]}),
    ("repeated_duty", {"duties": [duty(), duty(reporters=["union"])]}),
    ("repeated_duty", {"duties": [duty(reporters=["union", "x"]), duty(reporters=["union"])]}),
    ("round_duty_period", {"duties": [duty(period="round")]}),
    ("round_duty_without_rounds", {"kinds": ["round"], "duties": [ROUND_DUTY]}),
    ("round_kind_not_taken", {"rounds": [ROUND]}),
    ("repeated_round", {"kinds": ["round"], "rounds": [ROUND, ROUND]}),
    (
        "round_days_reversed",
        {"kinds": ["round"], "rounds": [ROUND | {"last_day": date(2022, 7, 15)}]},
    ),
    (
        "round_due_too_early",
        {"kinds": ["round"], "rounds": [ROUND | {"due_before": date(2022, 7, 16)}]},
    ),
    (
        "round_due_before_end",
        {"kinds": ["round"], "rounds": [ROUND | {"due_before": date(2022, 7, 30)}]},
    ),
    (
        "round_outside_plan",
        {"kinds": ["round"], "rounds": [ROUND | {"due_before": date(2032, 7, 31)}]},
    ),
    ("one_day_for_halves", {"duties": [duty(kind="result", period="half_year", before="07-15")]}),
    ("rounds_overlap", {"kinds": ["round"], "rounds": [ROUND, later_round(first=30, last=31)]}),
    ("rounds_overlap", {"kinds": ["round"], "rounds": [ROUND, later_round(first=20)]}),
    ("rounds_overlap", {"kinds": ["round"], "rounds": [ROUND, later_round(last=16)]}),
    (
        "rounds_overlap",
        {"kinds": ["round"], "rounds": [later_round(first=31), ROUND, later_round(3, first=31)]},
    ),
    (
        "round_outside_plan",
        {"kinds": ["round"], "rounds": [ROUND | {"last_day": date(2027, 7, 30)}]},
    ),
]


@pytest.mark.parametrize(("fault", "parts"), FAULTY)
def test_a_plan_that_disagrees_with_itself_is_refused(fault, parts):
    with pytest.raises(ValidationError) as refused:
        plan(**parts)
    assert [error["type"] for error in refused.value.errors()] == [fault]


def test_kinds_of_unit_apart_may_owe_the_same_report_and_a_kind_of_report_two_periods():
    apart = [duty(reporters=["union"]), duty(reporters=["agency"])]
    of_result = [duty(kind="result", period=period) for period in ("half_year", "year")]
    assert len(plan(duties=[*apart, *of_result]).duties) == 4


@pytest.mark.parametrize("second", [{}, {"first": 31}, {"first": 1, "last": 15}])
def test_rounds_may_follow_one_another_and_wait_for_their_days(second):
    assert len(plan(kinds=["round"], rounds=[ROUND, later_round(**second)]).rounds) == 2


def test_a_plan_that_counts_no_origin_is_refused():
    with pytest.raises(ValidationError, match="at least 1 item"):
        plan(counting={"origins": []})


def test_every_fault_of_a_plan_has_a_plan_that_shows_it():
    assert {fault for fault, _ in FAULTY} == set(PLAN_FAULTS)


def test_a_quota_may_count_in_an_open_list_of_fields():
    assert plan(fields=[], fields_open=True, quota=QUOTA).quota.aim == 2


def test_a_plan_that_continues_may_set_days_beyond_its_last_year():
    later = plan(continues=True, duties=[duty(exceptions={2026: date(2026, 9, 15)})])
    assert later.registration_day(2026) == date(2026, 9, 14)


@pytest.mark.parametrize(
    ("continues", "day", "last_year"),
    [
        (False, date(2027, 6, 1), 2025),
        (True, date(2020, 6, 1), 2025),
        (True, date(2025, 12, 31), 2025),
        (True, date(2026, 1, 1), 2026),
    ],
)
def test_the_years_of_a_plan_go_on_only_where_it_continues(continues, day, last_year):
    assert plan(continues=continues).years_as_of(day) == range(2021, last_year + 1)


@pytest.mark.parametrize(
    ("continues", "year", "taken"),
    [(False, 2021, True), (False, 2025, True), (False, 2026, False), (True, 2026, True)]
    + [(each, 2020, False) for each in (False, True)],
)
def test_reports_are_of_the_plans_years_or_later_where_it_continues(continues, year, taken):
    assert plan(continues=continues).takes_year(year) is taken


@pytest.mark.parametrize(
    ("days", "year", "last_day"),
    [
        ({"before": "03-13"}, 2024, date(2024, 3, 12)),  # “trước ngày” leaves the day itself out
        ({"before": "03-01"}, 2024, date(2024, 2, 29)),  # the day before, in a leap year
        ({"before": "03-01"}, 2023, date(2023, 2, 28)),
        ({"until": "03-31"}, 2023, date(2023, 3, 31)),  # “trong quý I” takes the day itself in
        ({"until": "03-31", "exceptions": {2021: date(2021, 9, 15)}}, 2021, date(2021, 9, 14)),
        ({"until": "03-31", "exceptions": {2021: date(2021, 9, 15)}}, 2022, date(2022, 3, 31)),
        ({"exceptions": {2021: date(2021, 9, 15)}}, 2022, None),  # a day in one year alone
        ({}, 2023, None),
    ],
)
def test_the_last_day_of_a_duty_follows_the_plans_words(days, year, last_day):
    assert Duty.model_validate(duty(**days)).last_day(year) == last_day


days_of_the_year = st.dates(date(2023, 1, 2), date(2023, 12, 31)).map("{:%m-%d}".format)


@given(
    day=days_of_the_year,
    word=st.sampled_from(["before", "until"]),
    year=st.integers(2000, 2100),
    shift=st.integers(1, 365),
)
def test_a_last_day_lies_in_its_year(day, word, year, shift):
    exceptions = {year: date(year, 1, 1) + timedelta(days=shift)}
    usual = Duty.model_validate(duty(**{word: day}))
    single = Duty.model_validate(duty(**{word: day}, exceptions=exceptions))
    assert usual.last_day(year).year == year
    assert single.last_day(year) == exceptions[year] - timedelta(days=1)
    assert single.last_day(year).year == year


@given(day=days_of_the_year, year=st.integers(2000, 2100))
def test_until_a_day_is_one_day_longer_than_before_it(day, year):
    before = Duty.model_validate(duty(before=day)).last_day(year)
    assert Duty.model_validate(duty(until=day)).last_day(year) == before + timedelta(days=1)


REPORTED = duty(kind="result", before="10-30")


@pytest.mark.parametrize(
    ("duties", "day"),
    [
        ([duty(until="03-31"), REPORTED], date(2023, 3, 31)),
        ([duty(), REPORTED], date(2023, 10, 29)),  # a registration without a day decides nothing
        ([REPORTED, duty(kind="result", period="half_year", before="12-20")], date(2023, 10, 29)),
        ([duty(kind="result")], date(2023, 12, 31)),
        ([], date(2023, 12, 31)),
        (  # the later of two, each for units of its own
            [
                duty(before="03-13", reporters=["union_upper"]),
                duty(until="03-31", reporters=["union_grassroots"]),
            ],
            date(2023, 3, 31),
        ),
    ],
)
def test_who_owes_is_decided_on_the_last_day_to_register_else_to_report(duties, day):
    assert plan(duties=duties).registration_day(2023) == day


def test_a_plan_of_rounds_is_decided_on_the_day_a_rounds_report_is_due():
    rounds = [ROUND | {"due_before": date(2022, 7, 31)}]
    of_rounds = plan(kinds=["round"], duties=[ROUND_DUTY], rounds=rounds)
    assert of_rounds.registration_day(2022) == date(2022, 7, 30)
    assert of_rounds.registration_day(2023) == date(2023, 12, 31)
