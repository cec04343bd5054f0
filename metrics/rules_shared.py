"""What the rules of several plans share: groups under different plans are compared in it alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.plans import Plan


@dataclass(frozen=True, slots=True)
class Shared:
    """`quota`: one minimum, counted in one way, so that meeting it means the same; `counting`: one
    way to count models (a plan without a quota tells of those kept, too); `fields`: the codes
    that every plan has, in the first one's order, none where models are counted differently;
    `period`: the same years.
    """

    quota: bool
    counting: bool
    fields: tuple[str, ...]
    period: bool


def shared_rules(plans: Sequence[Plan]) -> Shared:
    """What holds for every one of `plans`. Days to report by and recognition are each plan's own,
    but being on time or recognised by them means the same.
    """
    counting = len({_counting(plan) for plan in plans})
    quotas = {
        (plan.quota.at_least, plan.quota.aim, plan.quota.cumulated) if plan.quota else None
        for plan in plans
    }
    one_way = counting == 1
    codes = [{field.code for field in plan.fields} for plan in plans]
    everywhere = set.intersection(*codes) if codes and one_way else set()
    periods = {(plan.first_year, plan.last_year, plan.continues) for plan in plans}
    return Shared(
        quota=one_way and len(quotas) == 1 and None not in quotas,
        counting=one_way,
        fields=tuple(field.code for field in plans[0].fields if field.code in everywhere),
        period=len(periods) == 1,
    )


def _counting(plan: Plan) -> object:
    """What tells one way to count models from another (`metrics.told_of`)."""
    if plan.quota is None:
        return "told_of"
    return frozenset(plan.counting.origins), plan.counting.done_at
