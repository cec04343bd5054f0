"""A box of very many units is narrowed by part of a name; what is chosen already stays in it."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from accounts.identity import Role
from pages.frame import unit_box
from tests.pages.test_units import opened


def _box(names: list[str], chosen: list[str], several: bool) -> None:
    import streamlit as st

    from pages.frame.unit_box import offered_names

    options = offered_names(names, "don_vi", chosen)
    if several:
        st.multiselect("Đơn vị", options, default=chosen, key="don_vi")
    else:
        st.selectbox("Đơn vị", options, key="don_vi", bind="query-params")


@pytest.fixture
def box():
    def shown(names, chosen=(), *, several=False, **query):
        given = (list(names), list(chosen), several)
        screen = AppTest.from_function(_box, default_timeout=60, args=given)
        for asked, value in query.items():
            screen.query_params[asked] = value
        screen.run()
        assert not screen.exception
        return screen

    return shown


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(unit_box, "MOST", 5)
    monkeypatch.setattr(unit_box, "SHOWN", 3)


NAMES = ["Xã An Vĩ", "Xã Bình Kiều", "Xã Bình Minh", "Xã Đại Hưng", "Xã Đại Tập", "Xã Đông Kết"]


def test_as_many_as_a_box_holds_are_all_offered_without_a_question(box, few):
    screen = box(NAMES[:5])

    assert screen.selectbox[0].options == NAMES[:5]
    assert not screen.text_input
    assert not screen.caption


def test_of_more_the_first_are_offered_and_how_many_there_are_is_said(box, few):
    screen = box(NAMES)

    assert screen.selectbox[0].options == NAMES[:3]
    assert screen.caption[0].value.startswith("6 tên khớp; ô dưới đây có 3 tên đầu")


def test_part_of_a_name_finds_it_without_accents(box, few):
    screen = box(NAMES)
    screen.text_input[0].set_value("dai").run()

    assert screen.selectbox[0].options == ["Xã An Vĩ", "Xã Đại Hưng", "Xã Đại Tập"]
    assert screen.caption[0].value == "2 tên khớp, chọn trong ô dưới đây."
    screen.selectbox[0].set_value("Xã Đại Tập").run()
    screen.text_input[0].set_value("không có").run()
    assert screen.selectbox[0].value == "Xã Đại Tập"
    assert screen.caption[0].value == "Không có tên nào như vậy."


def test_what_the_address_says_is_offered_and_chosen(box, few):
    screen = box(NAMES, don_vi="Xã Đông Kết")

    assert screen.selectbox[0].value == "Xã Đông Kết"
    assert screen.selectbox[0].options == [*NAMES[:3], "Xã Đông Kết"]


def test_of_several_those_chosen_stay_while_others_are_sought(box, few):
    screen = box(NAMES, NAMES[4:], several=True)
    screen.text_input[0].set_value("an vi").run()

    assert screen.multiselect[0].options == ["Xã An Vĩ", *NAMES[4:]]
    screen.multiselect[0].set_value([NAMES[0], NAMES[5]]).run()
    screen.text_input[0].set_value("").run()
    assert screen.multiselect[0].value == [NAMES[0], NAMES[5]]


@pytest.mark.parametrize(
    ("folder", "name", "role"),
    [
        ("staff", "my_unit", Role.OFFICE),
        ("office", "accounts", Role.ADMIN),
        ("office", "units", Role.OFFICE),
        ("staff", "follows", Role.OFFICE),
    ],
)
def test_pages_that_offer_units_do_so_by_part_of_a_name(page, few, folder, name, role):
    screen = page(folder, name, role)
    if name == "units":
        for part in ("sap_nhap", "chia_tach"):
            opened(screen, f"mo_{part}")
            screen.date_input(key=f"ngay_{part}").set_value(date(2024, 6, 1)).run()
    asked = [one for one in screen.text_input if one.key.startswith("tim_") and one.placeholder]
    assert len(asked) == (4 if name == "units" else 1)
    for one in asked:
        one.set_value("dong tao")
    screen.run()

    assert not screen.exception
    for one in asked:
        key = one.key.removeprefix("tim_")
        boxes = [each for each in (*screen.selectbox, *screen.multiselect) if each.key == key]
        assert any("Xã Đông Tảo" in words for words in boxes[0].options)


def test_of_many_people_those_are_offered_whose_name_is_sought(page, monkeypatch):
    every = page("staff", "follows", Role.OFFICE).selectbox(key="phan_cong_cho").options
    monkeypatch.setattr(unit_box, "MOST_PEOPLE", len(every) - 1)
    monkeypatch.setattr(unit_box, "SHOWN", 1)
    screen = page("staff", "follows", Role.OFFICE)
    login = every[-1].partition(" (")[2].removesuffix(")")

    assert screen.selectbox(key="phan_cong_cho").options == every[:1]
    assert screen.selectbox(key="phan_cong_cho").value is None
    assert not screen.multiselect
    screen.text_input(key="tim_phan_cong_cho").set_value(login).run()
    assert screen.selectbox(key="phan_cong_cho").options == every[-1:]
    assert screen.caption[0].value == "1 tên khớp, chọn trong ô dưới đây."
    screen.selectbox(key="phan_cong_cho").set_value(every[-1]).run()
    assert screen.multiselect
    screen.text_input(key="tim_phan_cong_cho").set_value("không có ai").run()
    assert screen.selectbox(key="phan_cong_cho").value == every[-1]


def test_where_nobody_is_found_nothing_is_offered(page, monkeypatch):
    monkeypatch.setattr(unit_box, "MOST_PEOPLE", 1)
    monkeypatch.setattr(unit_box, "SHOWN", 1)
    screen = page("staff", "follows", Role.OFFICE)
    screen.text_input(key="tim_phan_cong_cho").set_value("không có ai").run()

    assert not screen.exception
    assert screen.caption[0].value == "Không có tên nào như vậy."
    assert not screen.multiselect
