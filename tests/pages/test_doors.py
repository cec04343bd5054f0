"""A page is in the menu of those who may open it, if it has something to show."""

from accounts.identity import Role
from data_loaders.plans import builtin_plans
from pages.frame import doors
from pages.frame.course import plans_of_rounds
from pages.frame.doors import EVERYBODY, Door, opened


def door(address, roles=EVERYBODY, **rest):
    return Door(print, address, address, "home", roles, "Số liệu", **rest)


def addresses(monkeypatch, found, role):
    """The addresses in the menu; those that are closed to the role are there, and hidden."""

    def page(_show, title, visibility="visible", **_rest):
        return title, visibility

    monkeypatch.setattr(doors.st, "Page", page)
    _first, pages = opened(found, role, "a")
    every = [one for under in pages.values() for one in under]
    assert sorted(title for title, _seen in every) == sorted(each.address for each in found)
    return [title for title, seen in every if seen == "visible"]


def test_a_page_with_nothing_to_show_is_not_offered(monkeypatch):
    found = [door("a"), door("b", offered=False), door("c", offered=True)]

    assert addresses(monkeypatch, found, Role.LEADER) == ["a", "c"]


def test_a_page_is_there_for_its_own_roles_alone(monkeypatch):
    found = [door("a"), door("b", roles=(Role.OFFICE,))]

    assert addresses(monkeypatch, found, Role.LEADER) == ["a"]
    assert addresses(monkeypatch, found, Role.OFFICE) == ["a", "b"]


def test_of_the_five_plans_one_has_rounds():
    plans = list(builtin_plans().values())

    assert [plan.code for plan in plans_of_rounds(plans)] == ["tay-ninh-2019"]
