"""What plans share decides in what their units are compared."""

from domain.kinds import DoneAt
from domain.plans import Counting, PlanField, Quota
from metrics.rules_shared import shared_rules
from tests.metrics.makers import FIELDS, make_plan

OWN = make_plan()
OTHER_FIELD = PlanField(code="union_system", name="Công đoàn", short="CĐ", source="II.1")


def test_plans_alike_share_everything():
    found = shared_rules([OWN, make_plan(code="other")])

    assert found.quota
    assert found.counting
    assert found.period
    assert found.fields == FIELDS


def test_where_quotas_differ_models_and_fields_are_still_shared():
    found = shared_rules([OWN, make_plan(quota=Quota(at_least=2, aim=3, source="II.2"))])

    assert not found.quota
    assert found.counting
    assert found.fields == FIELDS


def test_beside_a_quota_a_plan_without_one_counts_what_is_kept_too_so_nothing_is_shared():
    found = shared_rules([OWN, make_plan(quota=None)])

    assert (found.quota, found.counting, found.fields) == (False, False, ())


def test_plans_without_a_quota_count_alike_however_they_would_count():
    free = make_plan(quota=None, counting=Counting(done_at=DoneAt.DISTRICT))
    assert shared_rules([make_plan(quota=None), free]).counting


def test_plans_without_a_quota_share_none():
    assert not shared_rules([make_plan(quota=None), make_plan(quota=None)]).quota


def test_where_models_count_differently_neither_quota_nor_fields_are_shared():
    found = shared_rules([OWN, make_plan(counting=Counting(done_at=DoneAt.DISTRICT))])

    assert (found.quota, found.counting, found.fields) == (False, False, ())


def test_the_fields_that_all_plans_have_are_shared_in_the_order_of_the_first():
    other = make_plan(fields=(OTHER_FIELD, *reversed(OWN.fields[:3])))

    assert shared_rules([OWN, other]).fields == FIELDS[:3]


def test_another_period_is_told():
    assert not shared_rules([OWN, make_plan(continues=True)]).period
