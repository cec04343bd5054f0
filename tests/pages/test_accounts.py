"""The admin's page of accounts, and that nobody else has it."""

import re
from datetime import UTC, datetime

import pytest
from screens import let_in as signed_in
from sqlalchemy import func, insert, select, update

from accounts.changes import By, Wanted, add, alter, close
from accounts.identity import Role
from accounts.letting_in import LetIn, let_in
from accounts.listing import known_accounts, known_of
from accounts.sessions import open_sessions, person_with_login
from accounts.tries import Origin
from database.session import reading, writing
from database.tables import Account, Unit

HTML = "<img src=x onerror=alert(1)> **Lan** [x](javascript:alert(1)) $\\frac$"
# What Markdown would make something of, or turn round.
PARSED = re.compile("(?<!\\\\)<img|(?<!\\\\)\\]\\(|\u202e|(?<!\\\\)\\$")
TURNED = "Lan\u202enimda"


@pytest.fixture
def admin(district):
    """An admin of their own, beside the accounts of a demo."""
    signed_in(district, Role.ADMIN, login="quan.tri")
    return person_with_login(district, "quan.tri")


@pytest.fixture
def accounts(page, admin):
    """Opens the page as that admin."""

    def open_accounts(**query):
        return page("office", "accounts", Role.ADMIN, login=admin.login, **query)

    return open_accounts


@pytest.fixture
def unit(district):
    with reading(district) as connection:
        return connection.execute(select(Unit.unit_id).where(Unit.code == "KC-X12")).scalar_one()


@pytest.fixture
def lan(district, admin, unit):
    wanted = Wanted("Nguyễn Thị Lan", Role.STAFF, unit)
    return add(district, "lan", wanted, By(admin.account_id, datetime.now(UTC)))


def press(screen, label):
    found = [button for button in screen.button if button.label == label]
    found[-1].click().run()
    assert not screen.exception
    return screen


def said(screen):
    return " ".join(one.value for one in (*screen.success, *screen.error, *screen.info))


def chosen(accounts, login="lan", **query):
    return accounts(tai_khoan=login, **query)


def meant(screen, label):
    """Pressed, and pressed again where it is asked whether it is meant."""
    return press(press(screen, label), label)


@pytest.mark.parametrize("role", [Role.LEADER, Role.STAFF, Role.OFFICE])
def test_the_page_is_the_admins_alone(page, role):
    screen = page("office", "accounts", role)

    assert screen.error[0].value == "Vai trò của bạn không mở được trang này."
    assert not screen.dataframe


def test_the_page_says_how_many_there_are_and_finds_them_without_accents(accounts, lan):
    every = accounts()
    found = accounts(tim_tai_khoan="nguyen dong tao")

    assert every.header[0].value.startswith("6 tài khoản đang dùng, trong đó 2 quản trị.")
    assert found.dataframe[0].value.to_dict("list") == {
        "Họ và tên": ["Nguyễn Thị Lan (lan)"],
        "Vai trò, đơn vị": ["Cán bộ · Xã Đông Tảo"],
        "Tình trạng": ["chờ đổi mật khẩu; chưa vào lần nào"],
    }


def test_people_stand_by_the_alphabet_and_numbers_by_what_they_say(accounts, district, unit):
    by = By(None, datetime.now(UTC))
    for name, login in (("Xã 10", "a10"), ("Đào", "dao"), ("Xã 2", "a2"), ("Dung", "dung")):
        add(district, login, Wanted(name, Role.STAFF, unit), by)
    shown = accounts().dataframe[0].value["Họ và tên"].tolist()
    of_these = ["Dung (dung)", "Đào (dao)", "Xã 2 (a2)", "Xã 10 (a10)"]

    assert [each for each in shown if each in of_these] == of_these


def test_a_row_is_chosen_and_stands_in_the_address(accounts, district, lan, admin):
    screen = chosen(accounts)
    of_lan = [one.value for one in screen.markdown if "Nguyễn Thị Lan" in one.value]
    place = screen.dataframe[0].value["Họ và tên"].tolist().index("quan.tri (quan.tri)")
    [key] = [key for key in screen.session_state if str(key).startswith("cac_tai_khoan")]
    screen.session_state[key] = {"selection": {"rows": [place], "columns": [], "cells": []}}
    screen.run()

    assert of_lan == ["**Nguyễn Thị Lan (lan)**  \nCán bộ · Xã Đông Tảo"]
    assert screen.query_params["tai_khoan"] == "quan.tri"


def test_an_account_is_added_and_its_password_shown_once(accounts, district):
    screen = accounts()
    screen.text_input(key="them_ten_nguoi").input("Trần Văn Minh")
    screen.text_input(key="them_dang_nhap").input("Minh")
    screen.selectbox(key="them_don_vi").select("Xã Đông Tảo · KC-X12 · đến hết 30/6/2025")
    press(screen, "Thêm tài khoản")
    password = screen.code[0].value
    words = " ".join(one.value for one in screen.markdown)
    typed = screen.text_input(key="them_ten_nguoi").value
    waits = [one.value for one in screen.run().code]
    again = press(screen, "Đã chép")

    assert isinstance(let_in(district, "minh", password, Origin("x"), datetime.now(UTC)), LetIn)
    assert "**minh** của Trần Văn Minh" in words
    assert typed == ""
    assert waits == [password]
    assert not again.code
    assert "**Trần Văn Minh (minh)**" in " ".join(one.value for one in again.markdown)


def test_what_will_not_do_is_said_and_what_was_typed_stays(accounts, district):
    screen = accounts()
    screen.text_input(key="them_ten_nguoi").input("Trần Văn Minh")
    screen.text_input(key="them_dang_nhap").input("minh")
    press(screen, "Thêm tài khoản")

    assert "Chọn đơn vị" in said(screen)
    assert screen.text_input(key="them_ten_nguoi").value == "Trần Văn Minh"
    assert person_with_login(district, "minh") is None


def test_role_and_unit_are_changed(accounts, district, lan):
    screen = chosen(accounts)
    screen.radio(key=f"vai_tro_{lan[0]}").set_value(Role.OFFICE)
    press(screen, "Lưu thay đổi")

    assert "Đã lưu" in said(screen)
    assert known_of(district, lan[0]).role is Role.OFFICE


def test_an_account_is_closed_and_opened_again(accounts, district, lan):
    screen = press(chosen(accounts), "Đóng tài khoản")
    asked = " ".join(one.value for one in screen.markdown)
    assert "Đóng tài khoản của **Nguyễn Thị Lan (lan)**?" in asked
    assert known_of(district, lan[0]).active
    press(screen, "Đóng tài khoản")
    assert not known_of(district, lan[0]).active
    assert "Đã đóng tài khoản Nguyễn Thị Lan (lan)" in said(screen)
    press(screen, "Mở lại tài khoản")

    assert known_of(district, lan[0]).active


def test_an_identity_of_the_office_is_unlinked(accounts, district, lan, unit):
    assert "Gỡ tài khoản cơ quan" not in [button.label for button in chosen(accounts).button]
    wanted = Wanted("Nguyễn Thị Lan", Role.STAFF, unit, "lan@example.vn")
    alter(district, lan[0], wanted, By(None, datetime.now(UTC)))
    screen = press(chosen(accounts), "Gỡ tài khoản cơ quan")

    assert "Đã gỡ tài khoản cơ quan" in said(screen)
    assert known_of(district, lan[0]).subject is None


@pytest.mark.parametrize("label", ["Đóng tài khoản", "Đặt lại mật khẩu"])
def test_who_thinks_better_of_it_changes_nothing(accounts, district, lan, label):
    screen = press(press(chosen(accounts), label), "Thôi")

    assert not [button for button in screen.button if button.label == "Thôi"]
    assert known_of(district, lan[0]).active
    assert isinstance(let_in(district, "lan", lan[1], Origin("x"), datetime.now(UTC)), LetIn)


def test_the_last_admin_is_told_so(accounts, district, admin):
    screen = meant(chosen(accounts, "quan.tri"), "Đóng tài khoản")

    assert "quản trị cuối cùng" in said(screen)
    assert known_of(district, admin.account_id).active


def test_a_new_first_password_is_shown_once(accounts, district, lan):
    screen = meant(chosen(accounts), "Đặt lại mật khẩu")
    password = screen.code[0].value

    assert password != lan[1]
    assert isinstance(let_in(district, "lan", password, Origin("x"), datetime.now(UTC)), LetIn)


def test_sessions_are_seen_and_ended_one_by_one(accounts, district, lan):
    now = datetime.now(UTC)
    for address in ("192.0.2.7", "198.51.100.4"):
        let_in(district, "lan", lan[1], Origin(address, "Firefox"), now)
    screen = chosen(accounts)
    words = " ".join(one.value for one in screen.markdown)
    press(screen, "Đăng xuất")

    assert "198\\.51\\.100\\.4" in words
    assert [one.address for one in open_sessions(district, now, lan[0])] == ["198.51.100.4"]


def test_a_locked_account_is_opened_sooner(accounts, district, lan):
    now = datetime.now(UTC)
    for _try in range(5):
        let_in(district, "lan", "không phải nó", Origin("192.0.2.7"), now)
    screen = chosen(accounts)
    assert "1 đang tạm khóa" in screen.header[0].value
    press(screen, "Mở khóa đăng nhập")

    assert isinstance(let_in(district, "lan", lan[1], Origin("192.0.2.7"), now), LetIn)


def test_the_accounts_of_a_demo_are_shown_and_left_alone(accounts):
    screen = chosen(accounts, "built-in-leader")

    assert [button.label for button in screen.button] == ["Thêm tài khoản"]


@pytest.mark.parametrize("name", [HTML, TURNED, "=HYPERLINK(1)", "L" * 200])
def test_names_are_shown_as_words_whatever_they_are(accounts, district, unit, name):
    row = {"login": "la", "name": name, "role": "staff", "unit_id": unit, "password_hash": "x"}
    with writing(district) as connection:
        connection.execute(insert(Account).values(row))
        connection.execute(update(Unit).where(Unit.unit_id == unit).values(name=name))
    label = f"{name} (la)".replace("\u202e", "")
    screen = chosen(accounts, "la")
    shown = [one.value for one in (*screen.markdown, *screen.caption, *screen.success)]

    assert not screen.exception
    assert label in screen.dataframe[0].value["Họ và tên"].tolist()
    assert not [one for one in shown if PARSED.search(one)]


@pytest.mark.parametrize("words", ["'; DROP TABLE account; --", "' OR '1'='1", "%", "\\", "🙂"])
def test_what_is_sought_is_words_and_nothing_else(accounts, district, words):
    before = len(known_accounts(district, datetime.now(UTC)))
    screen = accounts(tim_tai_khoan=words)

    assert screen.info[0].value == "Không có tài khoản nào hợp với điều đang tìm."
    with reading(district) as connection:
        assert connection.execute(select(func.count()).select_from(Account)).scalar() == before


def test_an_admin_no_more_changes_nothing_on_a_page_left_open(accounts, district, admin, lan):
    other = By(None, datetime.now(UTC))
    add(district, "khac", Wanted("Khác", Role.ADMIN, None), other)
    screen = press(chosen(accounts), "Đóng tài khoản")
    close(district, admin.account_id, other)
    [_first, button] = [each for each in screen.button if each.label == "Đóng tài khoản"]
    button.click().run()

    assert known_of(district, lan[0]).active
