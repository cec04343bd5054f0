"""Courses of a few units, for slides to be told of."""

from collections.abc import Callable
from datetime import date
from functools import cache, wraps

from metrics.course import Course, together
from metrics.results import results
from tests.metrics.makers import listed, make_plan, make_tables

DAY, EARLIER = date(2023, 10, 2), date(2023, 6, 30)
# Unit 2 reported two models and one of them is struck off by October, unit 3 is late, 4 is silent.
REPORTS = [
    (1, 2, "register", 2023, "2023-03-01"),
    (2, 2, "result", 2023, "2023-10-01"),
    (3, 3, "register", 2023, "2023-09-01"),
]
LISTED = [
    listed(1, 2, 2023, "Đường hoa", model_id=1),
    listed(1, 2, 2023, "Kẻng", model_id=2, field="culture_society"),
    listed(2, 2, 2023, "Đường hoa", model_id=1, level="district"),
    listed(2, 2, 2023, "Kẻng", model_id=2, field="culture_society", state="struck_off"),
    listed(3, 3, 2023, "Vườn rau", model_id=3),
]


def course(world, plan, day: date) -> Course:
    """One plan, counted."""
    units = world.units.assign(plan_code=plan.code)
    return together([plan], day, [(units, results(world, plan, day))])


def _made_once(make: Callable[..., Course]) -> Callable[..., Course]:
    """What is made of a day alone is made once: nobody changes a course."""
    kept = cache(make)

    @wraps(make)
    def made(day: date = DAY, **of_plan) -> Course:
        return make(day, **of_plan) if of_plan else kept(day)

    return made


@_made_once
def district(day: date = DAY, **of_plan) -> Course:
    """The district above."""
    return course(make_tables(reports=REPORTS, listings=LISTED), make_plan(**of_plan), day)


@_made_once
def silent(day: date = DAY, **of_plan) -> Course:
    """The same district, of which nobody has said anything."""
    return course(make_tables(), make_plan(**of_plan), day)


@_made_once
def two_districts(day: date = DAY, **of_plan) -> Course:
    """Two districts under plans alike: the first as above, the second told by one report."""
    parts, plans = [], []
    for code, place, reports in (("a", "Huyện Một", REPORTS), ("b", "Huyện Hai", REPORTS[:1])):
        plan = make_plan(code=code, place=place, **of_plan)
        lines = [line for line in LISTED if line["report_id"] <= len(reports)]
        world = make_tables(reports=reports, listings=lines)
        found = results(world, plan.model_copy(update={"place": "Huyện Mẫu"}), day)
        shift = 0 if code == "a" else 100
        moved = {
            name: table.assign(unit_id=table["unit_id"] + shift) if "unit_id" in table else table
            for name, table in (found.tables() | {"tally": found.tally}).items()
        }
        units = world.units.assign(plan_code=code, unit_id=world.units["unit_id"] + shift)
        parts.append((units, found.instead(**moved)))
        plans.append(plan)
    return together(plans, day, parts)
