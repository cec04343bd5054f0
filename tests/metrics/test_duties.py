from datetime import UTC, date, datetime

import pytest

from domain.plan_paper import Document
from domain.plans import Duty, Round
from metrics.duties import expected_reports
from metrics.tables import NO_DUES
from tests.metrics.makers import make_district, make_dues, make_plan, make_units, row_of

AS_OF = date(2023, 5, 1)
RESULTS = (
    Duty(kind="result", period="half_year", source="IV.3"),
    Duty(kind="result", period="year", source="IV.3"),
)


def test_each_unit_owes_each_duty_each_year_by_the_plans_own_day():
    found = expected_reports(make_district(2), make_plan(), NO_DUES, AS_OF)

    assert len(found) == 2 * 5
    # “riêng năm 2021 hoàn thành trước ngày 15/9” (Khoái Châu 05-KH/BCĐ, IV.1), else “trong quý I”.
    assert row_of(found, unit_id=2, year=2021)["due"].date() == date(2021, 9, 14)
    assert row_of(found, unit_id=2, year=2022)["due"].date() == date(2022, 3, 31)
    assert not found["extended"].any()


def test_a_half_yearly_duty_beside_a_yearly_one_asks_for_the_first_half():
    found = expected_reports(make_district(1), make_plan(duties=RESULTS), NO_DUES, AS_OF)

    assert sorted(found.loc[found["year"] == 2022, "period"]) == ["first_half", "year"]
    assert found["due"].isna().all()


def test_a_half_yearly_duty_alone_asks_for_both_halves():
    found = expected_reports(make_district(1), make_plan(duties=RESULTS[:1]), NO_DUES, AS_OF)

    assert sorted(found.loc[found["year"] == 2022, "period"]) == ["first_half", "second_half"]


def test_nothing_is_owed_of_what_was_over_before_the_plan_was_issued():
    plan = make_plan(duties=RESULTS, document=Document(title="Kế hoạch", day=date(2021, 8, 12)))
    found = expected_reports(make_district(1), plan, NO_DUES, AS_OF)

    assert found.loc[found["year"] == 2021, "period"].tolist() == ["year"]


def test_only_the_kinds_of_unit_that_a_duty_names_report():
    units = make_units(
        [
            (1, "T", "LĐLĐ huyện", "union_upper", None, None, None),
            (2, "C", "CĐCS Một", "union_grassroots", 1, None, None),
        ]
    )
    register = Duty(kind="register", before="03-13", reporters=("union_upper",), source="IV.1")
    plan = make_plan(place=None, duties=(register, *RESULTS[1:]))
    found = expected_reports(units, plan, NO_DUES, AS_OF)

    assert set(found.loc[found["kind"] == "register", "unit_id"]) == {1}
    assert set(found.loc[found["kind"] == "result", "unit_id"]) == {1, 2}
    # “trước ngày 13/3 hàng năm” ends on the 12th.
    assert row_of(found, kind="register", year=2023)["due"].date() == date(2023, 3, 12)


@pytest.mark.parametrize(
    ("begins", "ends", "years"),
    [
        pytest.param(None, "2025-03-31", [2021, 2022, 2023, 2024, 2025], id="closed on the day"),
        pytest.param(None, "2025-03-30", [2021, 2022, 2023, 2024], id="closed the day before"),
        pytest.param("2025-07-01", None, [], id="founded after the last one"),
    ],
)
def test_a_unit_owes_what_fell_due_while_it_existed(begins, ends, years):
    units = make_units(
        [
            (1, "H", "Huyện Mẫu", "district", None, None, None),
            (2, "X", "Xã Một", "commune", 1, begins, ends),
        ]
    )
    found = expected_reports(units, make_plan(), NO_DUES, AS_OF)

    assert found["year"].tolist() == years


def test_a_round_is_owed_by_its_own_day_and_one_without_a_day_all_the_same():
    rounds = (
        Round(
            number=1,
            first_day=date(2019, 7, 16),
            last_day=date(2019, 7, 30),
            due_before=date(2019, 7, 31),
            source="II.2",
        ),
        Round(number=2, expected="dự kiến tháng 11/2019", source="II.2"),
    )
    plan = make_plan(
        first_year=2019,
        last_year=2019,
        quota=None,
        kinds=("round",),
        duties=(Duty(kind="round", period="round", source="III.2"),),
        rounds=rounds,
    )
    found = expected_reports(make_district(1), plan, NO_DUES, AS_OF)

    assert found["period"].tolist() == ["round_1", "round_2"]
    assert found["due"].dt.date.tolist()[0] == date(2019, 7, 30)
    assert found["due"].isna().tolist() == [False, True]


def test_the_day_set_nearest_a_unit_holds_and_of_two_the_later_set():
    units = make_units(
        [
            (1, "H", "Huyện Mẫu", "district", None, None, None),
            (2, "X2", "Xã Hai", "commune", 1, None, None),
            (3, "X3", "Xã Ba", "commune", 1, None, None),
            (4, "C4", "Chi bộ Bốn", "cell", 3, None, None),
        ]
    )
    given = make_dues(
        [
            ("register", "year", 2023, 3, "2023-04-30"),
            ("register", "year", 2023, None, "2023-04-10"),
            ("register", "year", 2023, None, "2023-04-05"),
            ("register", "year", 2024, None, "2024-04-05"),
        ]
    )
    found = expected_reports(units, make_plan(), given, AS_OF)
    this_year = found[found["year"] == 2023].set_index("unit_id")

    assert this_year["due"].dt.strftime("%d/%m").to_dict() == {2: "05/04", 3: "30/04", 4: "30/04"}
    assert this_year["plan_day"].dt.strftime("%d/%m").unique().tolist() == ["31/03"]
    assert this_year["extended"].all()
    assert not row_of(found, unit_id=2, year=2022)["extended"]


def test_moving_a_day_changes_nobodys_duty():
    units = make_units(
        [
            (1, "H", "Huyện Mẫu", "district", None, None, None),
            (2, "X2", "Xã Hai", "commune", 1, None, "2023-04-02"),
            (3, "X3", "Xã Ba", "commune", 1, "2023-04-03", None),
        ]
    )
    moved = make_dues([("register", "year", 2023, None, "2023-04-30")])
    found = expected_reports(units, make_plan(), moved, AS_OF)

    assert found.loc[found["year"] == 2023, "unit_id"].tolist() == [2]


def test_the_days_set_carry_when_they_were_set():
    assert make_dues([])["set_at"].dt.tz == datetime.now(UTC).tzinfo


def test_a_day_in_force_names_the_row_that_set_it_and_changes_no_other_unit():
    units = make_district(3)
    before = expected_reports(units, make_plan(), NO_DUES, AS_OF)
    given = make_dues([("register", "year", 2023, 3, "2023-04-30")])
    after = expected_reports(units, make_plan(), given, AS_OF)
    moved = (after["unit_id"] == 3) & (after["year"] == 2023)

    assert after.loc[moved, "due_id"].tolist() == [1]
    assert after.loc[~moved, "due_id"].isna().all()
    assert after[~moved].equals(before[~moved])


def test_a_day_set_above_holds_beneath_a_unit_that_the_plan_does_not_speak_to():
    units = make_units(
        [
            (1, "H", "Huyện Mẫu", "district", None, None, None),
            (2, "X", "Xã Một", "commune", 1, None, None),
            (3, "C", "Chi bộ Một", "party_cell", 2, None, None),
        ]
    )
    given = make_dues([("register", "year", 2023, 1, "2023-04-30")])
    # On screen only the units that the plan speaks to are looked at; not the commune between.
    seen, plan = units[units["unit_id"] == 3], make_plan(place=None)
    whole = units[["unit_id", "parent_id"]]
    found = expected_reports(seen, plan, given, AS_OF, whole)

    assert row_of(found, year=2023)["due"].date() == date(2023, 4, 30)
    assert not row_of(expected_reports(seen, plan, given, AS_OF), year=2023)["extended"]


def test_units_that_stand_above_each_other_in_a_ring_keep_the_nearest_day():
    units = make_units(
        [
            (2, "A", "Xã Một", "commune", 3, None, None),
            (3, "B", "Xã Hai", "commune", 2, None, None),
        ]
    )
    given = make_dues(
        [
            ("register", "year", 2023, 3, "2023-04-30"),
            ("register", "year", 2023, 2, "2023-05-30"),
        ]
    )
    found = expected_reports(units, make_plan(place=None), given, AS_OF)
    this_year = found[found["year"] == 2023].set_index("unit_id")["due"]

    assert this_year.dt.strftime("%d/%m").to_dict() == {2: "30/05", 3: "30/04"}
