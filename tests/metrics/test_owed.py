"""Who owes which year."""

from datetime import date

import pytest

from domain.plans import Document, Duty
from metrics.duties import expected_reports
from metrics.owed import owed_unit_years, place_is_known, units_of_plan, with_days_in_force
from tests.metrics.makers import AFTER, make_district, make_dues, make_plan, make_units, row_of


@pytest.mark.parametrize(
    ("why", "start", "end", "year", "owed"),
    [
        ("it was there all along", "2010-01-01", None, 2025, True),
        ("closed on 30/6/2025, after the day to register", "2010-01-01", "2025-06-30", 2025, True),
        ("closed on the very day to register", "2010-01-01", "2025-03-31", 2025, True),
        ("closed the day before", "2010-01-01", "2025-03-30", 2025, False),
        ("founded on 1/7/2025, after the day to register", "2025-07-01", None, 2025, False),
        ("founded on the very day to register", "2025-03-31", None, 2025, True),
        ("in 2021 the day was 14/9: founded on 1/7 it owes", "2021-07-01", None, 2021, True),
        ("the register does not say since when", None, None, 2021, True),
    ],
)
def test_a_unit_owes_when_it_exists_on_the_day_to_register(why, start, end, year, owed):
    found = owed_unit_years(make_district(1, start, end), make_plan(), AFTER)
    assert row_of(found, unit_id=2, year=year)["owed"] == owed, why


def test_every_unit_has_a_row_for_every_year_of_the_plan():
    found = owed_unit_years(make_district(3), make_plan(), date(2022, 1, 1))
    assert len(found) == 3 * 5
    assert not found.duplicated(["unit_id", "year"]).any()


@pytest.mark.parametrize(
    ("day", "passed"),
    [
        (date(2021, 9, 14), []),  # “trước ngày 15/9”: on 14/9 a unit may still register
        (date(2021, 9, 15), [2021]),
        (date(2023, 3, 31), [2021, 2022]),  # “trong quý I”: on 31/3 too
        (date(2023, 4, 1), [2021, 2022, 2023]),
    ],
)
def test_a_year_is_due_when_its_last_day_to_register_is_over(day, passed):
    found = owed_unit_years(make_district(1), make_plan(), day)
    assert found.loc[found["due_passed"], "year"].tolist() == passed


@pytest.mark.parametrize(
    ("day", "passed"),
    [(date(2023, 3, 12), []), (date(2023, 3, 13), [2023])],
)
def test_before_a_day_each_year_is_due_on_that_day_itself(day, passed):
    duty = Duty(kind="register", before="03-13", source="II.1")
    plan = make_plan(first_year=2023, duties=(duty,))
    found = owed_unit_years(make_district(1), plan, day)
    assert found.loc[found["due_passed"], "year"].tolist() == passed


@pytest.mark.parametrize(
    ("day", "last_year"),
    [(date(2024, 6, 1), 2025), (date(2025, 12, 31), 2025), (date(2027, 1, 1), 2027)],
)
def test_a_plan_that_continues_is_owed_up_to_the_year_of_the_day(day, last_year):
    found = owed_unit_years(make_district(1), make_plan(continues=True), day)
    assert found["year"].tolist() == list(range(2021, last_year + 1))
    assert found["owed"].all()


def test_a_plan_that_names_who_owes_is_owed_by_no_other_kind():
    units = make_units(
        [
            (1, "P", "Tỉnh Mẫu", "province", None, None, None),
            (2, "U", "Công đoàn ngành", "union_upper", 1, None, None),
            (3, "X", "Xã Một", "commune", 1, None, None),
        ]
    )
    plan = make_plan(place="Tỉnh Mẫu", owing=("union_upper",))
    found = owed_unit_years(units, plan, AFTER)
    assert found.loc[found["owed"], "unit_id"].unique().tolist() == [2]


REGISTER = make_units(
    [
        (1, "P", "Tỉnh Mẫu", "province", None, None, None),
        (2, "A", "Huyện Mẫu", "district", 1, None, None),
        (3, "B", "Huyện Bên", "district", 1, None, None),
        (4, "A1", "Xã Một", "commune", 2, None, None),
        (5, "A1a", "Chi bộ Một", "party_cell", 4, None, None),
        (6, "B1", "Xã Hai", "commune", 3, None, None),
    ]
)


@pytest.mark.parametrize(
    ("why", "changes", "belonging"),
    [
        ("all beneath the place, however deep", {"place": "Huyện Mẫu"}, [4, 5]),
        ("a province's plan reaches through its districts", {"place": "Tỉnh Mẫu"}, [4, 5, 6]),
        ("a place the register does not know has no units", {"place": "Nơi khác"}, []),
        ("however its name is typed", {"place": "HUYỆN  MẪU"}, [4, 5]),
        ("no place restricts nothing", {"place": None}, [4, 5, 6]),
        (
            "districts belong where the plan says that they owe",
            {"place": "Tỉnh Mẫu", "owing": ("district",)},
            [2, 3, 4, 5, 6],
        ),
    ],
)
def test_the_units_of_a_plan_are_those_beneath_its_place(why, changes, belonging):
    assert units_of_plan(REGISTER, make_plan(**changes))["unit_id"].tolist() == belonging, why


@pytest.mark.parametrize(
    ("place", "known"),
    [("Huyện Mẫu", True), ("huyện mẫu", True), ("Nơi khác", False), (None, True)],
)
def test_a_place_is_known_where_the_register_has_it_or_the_plan_covers_all(place, known):
    assert place_is_known(REGISTER, make_plan(place=place)) is known


def two_of_one_name(first_until, second_since):
    """Two districts of one name, each with a commune."""
    return make_units(
        [
            (1, "A", "Huyện Mẫu", "district", None, None, first_until),
            (2, "A1", "Xã Một", "commune", 1, None, None),
            (3, "B", "Huyện Mẫu", "district", None, second_since, None),
            (4, "B1", "Xã Hai", "commune", 3, None, None),
        ]
    )


@pytest.mark.parametrize(
    ("why", "ends", "begins", "issued", "belonging"),
    [
        ("two at one time: neither is guessed", None, None, None, []),
        ("it had ended before the plan's years", "2019-12-31", None, None, [4]),
        ("the other was founded after the plan's years", None, "2026-01-01", None, [2]),
        ("the name was taken over within them", "2025-06-30", "2025-07-01", None, [2]),
        ("taken over before it was issued", "2021-06-30", "2021-07-01", date(2021, 8, 1), [4]),
        ("neither was there at first", "2020-06-30", "2022-07-01", None, [4]),
    ],
)
def test_a_place_of_a_plan_is_the_one_unit_of_that_name_that_was_there(
    why, ends, begins, issued, belonging
):
    plan = make_plan(place="huyện mẫu", document=Document(title="Kế hoạch", day=issued))
    register = two_of_one_name(ends, begins)

    assert units_of_plan(register, plan)["unit_id"].tolist() == belonging, why
    assert place_is_known(register, plan) is bool(belonging), why


def test_nobody_owes_under_a_plan_of_a_place_that_the_register_does_not_have():
    assert owed_unit_years(REGISTER, make_plan(place="Nơi khác"), AFTER).empty


RESULT = Duty(kind="result", before="10-30", source="III.2")
REGISTER_UNDATED = Duty(kind="register", source="III.1")


def _held(dues, as_of, unit=2, **changes):
    plan, units = make_plan(**changes), make_district(3)
    expected = expected_reports(units, plan, make_dues(dues), as_of)
    owed = owed_unit_years(units, plan, as_of)
    found = with_days_in_force(owed, expected, plan, as_of)
    assert found["owed"].equals(owed["owed"])
    return row_of(found, unit_id=unit, year=2023)


def test_a_recorded_extension_moves_the_day_of_the_quota():
    moved = [("register", "year", 2023, None, "2023-06-30")]
    before, after = (_held(moved, day) for day in (date(2023, 5, 1), date(2023, 7, 1)))

    assert (before["due"].date(), bool(before["due_passed"])) == (date(2023, 6, 30), False)
    assert after["due_passed"]


def test_an_extension_for_one_unit_moves_no_other_units_day():
    moved = [("register", "year", 2023, 2, "2023-06-30")]
    assert not _held(moved, date(2023, 5, 1))["due_passed"]
    assert _held(moved, date(2023, 5, 1), unit=3)["due_passed"]


@pytest.mark.parametrize(
    ("why", "duties", "moved", "due"),
    [
        (
            "a later day for results moves no register",
            (*make_plan().duties, RESULT),
            ("result", "year", 2023, None, "2023-11-30"),
            date(2023, 3, 31),
        ),
        (
            "nobody registers: the year's own report decides",
            (RESULT,),
            ("result", "year", 2023, None, "2023-11-30"),
            date(2023, 11, 30),
        ),
        (
            "the plan gives no day to register, the office does",
            (REGISTER_UNDATED, RESULT),
            ("register", "year", 2023, None, "2023-04-30"),
            date(2023, 4, 30),
        ),
        (
            "and before it does, the day of the results decides",
            (REGISTER_UNDATED, RESULT),
            ("register", "year", 2022, None, "2022-04-30"),
            date(2023, 10, 29),
        ),
    ],
)
def test_the_day_in_force_is_that_of_the_report_that_decides_the_year(why, duties, moved, due):
    assert _held([moved], AFTER, duties=duties)["due"].date() == due, why
