"""Which units are handed blank forms."""

import pytest

from data_loaders.plans import builtin_plans
from domain.kinds import ReportKind
from domain.plans import Duty
from exports.form_units import units_reporting
from tests.metrics.makers import make_district, make_plan, make_units

UNIONS = make_units(
    [
        (1, "P", "Tỉnh Ninh Thuận", "province", None, None, None),
        (2, "U", "Công đoàn ngành Giáo dục", "union_upper", 1, None, None),
        (3, "G", "Công đoàn cơ sở Một", "union_grassroots", 2, None, None),
        (4, "X", "Xã Một", "commune", 1, None, None),
    ]
)


def codes(units, plan, kind="register", year=2024):
    return list(units_reporting(units, plan, ReportKind(kind), year)["code"])


def test_every_unit_that_owes_the_year_gets_forms_and_the_place_itself_none():
    assert codes(make_district(2), make_plan()) == ["X02", "X03"]


@pytest.mark.parametrize(("end", "expected"), [("2024-03-30", []), ("2024-03-31", ["X02"])])
def test_a_unit_that_is_gone_on_the_day_to_register_gets_none(end, expected):
    assert codes(make_district(1, end=end), make_plan()) == expected


@pytest.mark.parametrize("kind", ["register", "result", "counts"])
def test_where_a_duty_names_its_reporters_those_below_them_get_none(kind):
    plan = builtin_plans()["ninh-thuan-2023-2025"]

    assert codes(UNIONS, plan, kind) == ["U"]


def test_a_duty_of_one_kind_leaves_the_others_reporters_alone():
    narrow = Duty(kind="register", reporters=("agency",), source="III.1")
    wide = Duty(kind="result", source="III.2")
    plan = make_plan(duties=(narrow, wide))

    assert codes(make_district(1), plan, "register") == []
    assert codes(make_district(1), plan, "result") == ["X02"]


def test_a_plan_without_duties_takes_reports_of_all_that_owe():
    assert codes(make_district(1), make_plan(duties=())) == ["X02"]


def test_a_plan_that_continues_hands_out_forms_for_later_years():
    plan = builtin_plans()["ninh-thuan-2023-2025"]

    assert codes(UNIONS, plan, year=2027) == ["U"]
