"""What is counted once is handed to everybody: no page may change it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from accounts.identity import Role
from domain.access import EVERYWHERE, Places
from pages.frame.course import Asked, course, key_of
from pages.frame.handed import handed_files, handed_reports, marked_reports
from pages.frame.plan_figures import digest
from pages.frame.plans import Sight, plans_seen, register_seen, sight_of
from pages.leaders.compliance_map import Marked
from pages.leaders.compliance_reports import Sought

PAGES = (
    *(("leaders", page) for page in ("progress", "compliance", "models", "fields", "quality")),
    *(("meetings", page) for page in ("compare", "present")),
    *(("staff", page) for page in ("my_unit", "history", "submit", "follows")),
    *(("office", page) for page in ("deadlines", "review", "units", "plans", "accounts", "audit")),
)


def _shared(sight: Sight) -> list[object]:
    today = datetime.now().astimezone().date()
    (plan,) = plans_seen(sight)
    seen = course(Asked((plan,), sight, today))
    handed = handed_reports(plan.code, sight), marked_reports(plan.code, sight, today)
    return [
        register_seen(sight),
        seen.units,
        *seen.found.tables().values(),
        *handed,
        handed_files(plan.code, sight),
    ]


@pytest.mark.parametrize(("room", "name"), PAGES, ids=[name for _room, name in PAGES])
def test_a_page_leaves_what_it_shares_with_others_as_it_was(page, district, room, name):
    sight = sight_of(EVERYWHERE)
    tables = _shared(sight)
    before = digest(tables)
    page(room, name, Role.ADMIN)

    assert [now is then for now, then in zip(_shared(sight), tables, strict=True)] == [True] * len(
        tables
    )
    assert digest(tables) == before


def test_tables_that_differ_in_one_cell_are_told_apart(district):
    units = register_seen(sight_of(EVERYWHERE))
    other = units.assign(name=units["name"].where(units.index != 3, "Xã khác"))

    assert digest([units]) != digest([other])
    assert digest([units]) == digest([units.copy()])
    assert digest([units, other]) != digest([other, units])


def test_only_who_asks_for_the_same_in_every_part_shares_what_is_kept_of_it(district):
    sight, day = sight_of(EVERYWHERE), date(2023, 11, 30)
    asked = Asked(tuple(plans_seen(sight)), sight, day)
    every = Sought(("register", "year"), 2023, lacking=False)
    look = Marked(asked, every, dark=False, language="vi")
    others = [
        replace(look, asked=replace(asked, as_of=date(2023, 12, 1))),
        replace(look, asked=replace(asked, sight=replace(sight, version="another"))),
        replace(look, asked=replace(asked, sight=sight.of(Places(frozenset({1}))))),
        replace(look, asked=replace(asked, sight=sight.of(Places(frozenset({1}), alone=True)))),
        replace(look, sought=replace(every, lacking=True)),
        replace(look, sought=replace(every, year=None)),
        replace(look, dark=True),
        replace(look, language="en"),
        replace(look, view=day),
    ]
    keys = [repr(key_of(each)) for each in (look, *others)]

    assert key_of(replace(look, asked=replace(asked))) == key_of(look)
    assert len(set(keys)) == len(keys)
