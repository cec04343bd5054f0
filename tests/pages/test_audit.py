"""The page of the audit trail, over the small district."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from screens import CODE, NOW, move_to
from sqlalchemy import select

from accounts.changes import By, Wanted, add, alter
from accounts.identity import Role
from accounts.letting_in import let_in
from accounts.tries import Origin
from data_loaders import audit_trail, handed_in
from data_loaders.aliases import confirm_alias
from data_loaders.audit_trail import Sought
from database import audit
from database.session import reading, writing
from database.tables import Account
from domain.access import EVERYWHERE, Places
from exports.audit_table import audit_table
from exports.table_files import as_csv, as_excel

LATER = NOW + timedelta(days=30)


@pytest.fixture
def admin(district) -> int:
    with reading(district) as connection:
        asked = select(Account.account_id).where(Account.login == "built-in-admin")
        return connection.execute(asked).scalar_one()


def shown(screen) -> list[str]:
    return screen.dataframe[0].value["Việc"].tolist()


def test_the_latest_comes_first_and_says_who_did_what_to_which_file(page, district, admin):
    handed_in.withdraw(district, [1], EVERYWHERE, LATER, admin, reason="gửi nhầm")

    screen = page("office", "audit", Role.ADMIN)

    first = screen.dataframe[0].value.iloc[0]
    assert first["Người"] == "Quản trị"
    assert first["Việc"] == "Rút lại tệp số 1 “KC-X12.xlsx”. Lý do: gửi nhầm."
    assert first["Lúc"].startswith("1/5/2023")
    register = "Nhập danh sách đơn vị từ tệp “units.csv”"
    assert any(each.startswith(register) for each in shown(screen))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"nguoi": "Quản trị (built-in-admin)"}, {"Rút lại"}),
        ({"viec": "Kế hoạch và hạn nộp"}, {"Áp dụng"}),
        ({"tu": "2023-05-01", "den": "2023-05-01"}, {"Rút lại"}),
        ({"tim": "gửi nhầm"}, {"Rút lại"}),
        ({"viec": "Đăng nhập"}, {"Từ chối đăng nhập: tên đăng nhập không có"}),
        ({"nguoi": "chưa đăng nhập"}, {"Từ chối đăng nhập: tên đăng nhập không có"}),
        ({"tim": "KC-X12"}, {"Rút lại", "Nhận tệp"}),
    ],
    ids=["who", "kind", "day", "reason", "sign-in", "nobody", "file"],
)
def test_what_is_sought_stands_in_the_address(page, district, admin, query, wanted):
    handed_in.withdraw(district, [1], EVERYWHERE, LATER, admin, reason="gửi nhầm")
    let_in(district, "không ai", "gõ bừa", Origin("192.0.2.7"), NOW)

    found = shown(page("office", "audit", Role.ADMIN, **query))

    assert {words for words in wanted if any(each.startswith(words) for each in found)} == wanted
    assert len(found) == len(wanted)


def test_who_was_not_let_in_is_not_taken_for_whoever_works_the_server(page, district):
    let_in(district, "không ai", "gõ bừa", Origin("192.0.2.7"), LATER)

    row = page("office", "audit", Role.ADMIN).dataframe[0].value.iloc[0]
    of_commands = shown(page("office", "audit", Role.ADMIN, nguoi="người vận hành máy chủ"))

    assert row["Người"] == "chưa đăng nhập"
    assert row["Việc"].startswith("Từ chối đăng nhập")
    assert of_commands
    assert not [each for each in of_commands if each.startswith("Từ chối")]


def test_which_role_was_given_in_place_of_which_is_told(page, district, admin):
    by = By(admin, LATER)
    lan, _password = add(district, "lan", Wanted("Nguyễn Thị Lan", Role.OFFICE, 1), by)
    alter(district, lan, Wanted("Nguyễn Thị Lan", Role.LEADER, 1), by)

    changed, made = shown(page("office", "audit", Role.ADMIN, viec="Tài khoản", tim="lan"))[:2]

    whom = "tài khoản “Nguyễn Thị Lan (lan)”"
    assert changed == f"Sửa {whom}: đổi vai trò: văn phòng → lãnh đạo."
    assert made.startswith(f"Thêm {whom}: vai trò văn phòng; đơn vị ")


def test_what_nobody_did_is_said(page):
    screen = page("office", "audit", Role.ADMIN, tim="không ai làm")

    assert [each.value for each in screen.subheader] == ["Không có việc nào như vậy."]
    assert not screen.dataframe


def test_a_long_trail_is_paged_in_the_database(page, district):
    with writing(district) as connection:
        for number in range(250):
            audit.record(connection, "batch opened", f"batch {number}", {}, NOW)

    screen = page("office", "audit", Role.ADMIN, viec="Báo cáo", trang="3")

    # 250 of these and three files, a hundred a page.
    assert len(shown(screen)) == 53
    assert shown(screen)[-1].startswith("Nhận tệp")


@pytest.mark.parametrize("role", [Role.LEADER, Role.STAFF, Role.OFFICE])
def test_nobody_else_may_look(page, role):
    screen = page("office", "audit", role)

    assert [each.value for each in screen.error] == ["Vai trò của bạn không mở được trang này."]
    assert not screen.dataframe


def test_an_admin_of_one_place_sees_nothing_of_others(page, district):
    move_to(district, Role.ADMIN, "KC-X12")

    assert not page("office", "audit", Role.ADMIN).dataframe
    for whose in (Places(frozenset({1})), Places(frozenset())):
        assert audit_trail.entries(district, Sought(), whose).empty
        assert audit_trail.how_many(district, Sought(), whose) == 0
        assert audit_trail.people(district, whose).empty
        everything = audit_trail.entries(district, Sought(), EVERYWHERE)
        assert audit_trail.names_of(district, everything, whose) == {}


def test_words_that_a_spreadsheet_would_run_are_words(district):
    confirm_alias(district, "=1+1", "KC-X12", EVERYWHERE, LATER)
    found = audit_trail.entries(district, Sought(words="=1+1"), EVERYWHERE)
    told = audit_table(found.assign(who="=cmd|x"), {"unit 14": "@SUM(A1)"}, {})

    book = load_workbook(BytesIO(as_excel(told, "Nhật ký"))).worksheets[0]

    assert {cell.data_type for row in book.iter_rows(min_row=4) for cell in row} <= {"s", "n"}
    assert "'=cmd|x" in as_csv(told).decode("utf-8-sig")


def test_a_day_is_of_the_place_where_the_clock_stands(district):
    with writing(district) as connection:
        moment = datetime(2023, 6, 1, tzinfo=UTC).astimezone()
        audit.record(connection, "day set", "due 1", {"plan_code": CODE}, moment)
    day = moment.date()

    found = audit_trail.entries(district, Sought(since=day, until=day), EVERYWHERE)

    assert found["thing"].tolist() == ["due 1"]
