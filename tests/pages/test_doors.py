"""A page is in the menu of those who may open it, if it has something to show."""

import pytest
from streamlit.testing.v1 import AppTest

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


def shown_at(address):
    """What somebody without rounds, of the staff, sees at the address of one of these pages."""
    import streamlit as st

    from accounts.identity import Role
    from pages.frame.doors import EVERYBODY, Door, opened

    def open_page():
        st.title("Mở được")

    found = [
        Door(open_page, "Tiến độ", "a", "home", EVERYBODY, "Số liệu"),
        Door(open_page, "Nộp", "d", "home", EVERYBODY, "Báo cáo"),
        Door(open_page, "Đợt", "b", "home", EVERYBODY, "Số liệu", offered=False, lacking="Chưa."),
        Door(open_page, "Văn phòng", "c", "home", (Role.OFFICE,), "Số liệu"),
    ]
    _front, pages = opened(found, Role.STAFF, "a")
    every = [page for some in pages.values() for page in some]
    chosen = next(page for page in every if page.url_path == address)
    st.navigation(pages, position="hidden")
    chosen._page()


def run_twice(second_title, second_role):
    """What a session that runs with these doors and then those keeps of the pages."""
    import streamlit as st

    from accounts.identity import Role
    from pages.frame.doors import EVERYBODY, Door, pages_behind

    def doors(title):
        return [
            Door(print, title, "a", "home", EVERYBODY, "Số liệu"),
            Door(print, "Văn phòng", "b", "home", (Role.OFFICE,), "Số liệu"),
        ]

    before = pages_behind(doors("Tiến độ"), Role.STAFF, "a")
    after = pages_behind(doors(second_title), Role(second_role), "a")
    every = [page for some in after.values() for page in some if page.visibility == "visible"]
    st.title(", ".join(page.title for page in every), anchor=False)
    st.caption(str(before is after))


@pytest.mark.parametrize(
    ("title", "role", "offered", "same"),
    [
        ("Tiến độ", Role.STAFF, "Tiến độ", "True"),
        ("Progress", Role.STAFF, "Progress", "False"),
        ("Tiến độ", Role.OFFICE, "Tiến độ, Văn phòng", "False"),
    ],
)
def test_pages_are_kept_for_a_visitor_until_a_door_or_the_role_is_another(
    title, role, offered, same
):
    screen = AppTest.from_function(run_twice, args=(title, role.value)).run()

    assert not screen.exception
    assert (screen.title[0].value, screen.caption[0].value) == (offered, same)


@pytest.mark.parametrize(
    ("address", "title", "why"),
    [
        ("b", "Đợt", "Chưa."),
        ("c", "Trang này không mở cho vai trò của bạn", "Người gửi đường dẫn có vai trò khác."),
    ],
)
def test_a_closed_page_says_why_and_offers_those_that_open(address, title, why):
    screen = AppTest.from_function(shown_at, args=(address,)).run()

    assert not screen.exception
    assert screen.title[0].value == title
    assert screen.markdown[0].value.startswith(why)
    assert [link.proto.label for link in screen.get("page_link")] == ["Tiến độ", "Nộp"]


def test_of_the_five_plans_one_has_rounds():
    plans = list(builtin_plans().values())

    assert [plan.code for plan in plans_of_rounds(plans)] == ["tay-ninh-2019"]
