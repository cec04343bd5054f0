"""The front page of each role, over the small district of `tests/screens.py`."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from screens import CODE, begin_continuing, empty_district, let_in, move_to, push_rows, registered
from snapshots import snapshot

from accounts.built_in import ensure_accounts
from accounts.identity import Role
from accounts.mode import Mode
from data_loaders import deadlines, handed_in
from data_loaders.deadlines import SetDay, set_day
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.returning import send_back
from data_loaders.snapshots import kept
from database import audit
from database.session import writing
from domain.access import EVERYWHERE
from domain.audit import BACKED_UP
from domain.problems import Fault, Problem
from pages.frame.course import Asked
from pages.frame.plans import sight_of
from pages.front import leader, machine, own, today
from translations import speaking

pytestmark = pytest.mark.both_engines

DAY = datetime(2023, 11, 30, tzinfo=UTC).date()
PLAN = builtin_plans()[CODE]
NOW = datetime(2023, 11, 30, 2, tzinfo=UTC)


@pytest.fixture
def front(page, monkeypatch):
    """Opens the front page of a role, as of 30/11/2023."""
    monkeypatch.setattr(today, "today", lambda: DAY)
    return lambda role, login="": page("front", "front", role, login)


def said(screen):
    texts = [*screen.markdown, *screen.header, *screen.subheader, *screen.caption, *screen.warning]
    return "\n".join(text.value for text in texts)


def table_with(screen, column):
    return next(table.value for table in screen.table if column in table.value.columns)


def hand_in(source, reading, now=NOW):
    content = repr(reading).encode()
    return take_in(source, content, reading, PLAN, now.date(), now).submission_id


def test_a_leader_reads_the_answer_the_figures_beside_it_who_lacks_and_what_is_due(front):
    screen = front(Role.LEADER)

    assert screen.title[0].value == "Hôm nay, 30/11/2023"
    assert screen.header[0].value.startswith("2 trong 102 mô hình phải đạt đến nay; theo nhịp này")
    assert "2 trong 34 đơn vị đạt chỉ tiêu năm 2023." in said(screen)
    # What the sentence says stands nowhere again.
    assert {metric.label: metric.value for metric in screen.metric} == {
        "Đạt mức phấn đấu": "3 %",
        "Mô hình được tính": "4",
        "Được công nhận": "0 %",
    }
    assert len(push_rows(screen)) == 5
    coming = table_with(screen, "Chưa nộp")
    assert coming["Hạn"].tolist() == ["31/3/2024 (còn 122 ngày)", "31/3/2025 (còn 487 ngày)"]
    assert coming["Chưa nộp"].tolist()[0] == "34 trên 34"


def test_of_staff_the_unit_owes_and_has_sent_what_the_page_says(front, district):
    screen = front(Role.STAFF)

    assert screen.header[0].value.startswith("Thị trấn Khoái Châu còn thiếu 3 báo cáo đã quá hạn")
    assert screen.metric[0].value == "–"
    assert "chưa báo cáo" in screen.metric[0].delta
    assert "Chưa có báo cáo nào." in said(screen)


def test_staff_see_what_came_back_what_is_to_be_mended_and_what_counts(front, district):
    move_to(district, Role.STAFF, "KC-X12")
    problem = Problem("DS", "C14", Fault.MISSING_NAME)
    one = registered("KC-X12", "Xã Đông Tảo", ("Vườn hoa", "economy", "new"), year=2022)
    hand_in(district, replace(one, file="lỗi.xlsx", problems=[problem]))
    sent = handed_in.reports(district, CODE, EVERYWHERE).set_index("file")["submission_id"]
    send_back(district, [int(sent["KC-X12.xlsx"])], "Thiếu chữ ký", EVERYWHERE, NOW)
    screen = front(Role.STAFF)
    rows = screen.table[-1].value.set_index("Báo cáo")["Tình trạng"].to_dict()

    assert "bị trả lại: Thiếu chữ ký. Sửa rồi nộp lại." in said(screen).replace("\\", "")
    assert "Tệp lỗi.xlsx còn 1 dòng có lỗi" in said(screen).replace("\\", "")
    assert rows == {
        "Danh sách đăng ký 2022": "đang được tính",
        "Danh sách đăng ký 2023": "bị trả lại: Thiếu chữ ký",
    }


def test_the_models_of_the_year_stand_beside_what_the_plan_asks_for(front, district):
    move_to(district, Role.STAFF, "KC-X12")
    screen = front(Role.STAFF)

    assert (screen.metric[0].value, screen.metric[0].delta) == ("3", "đạt mức phấn đấu")
    assert "ít nhất 1, phấn đấu 2" in said(screen)


def test_staff_of_several_units_see_those_longest_overdue(front, district):
    move_to(district, Role.STAFF, "KC")
    screen = front(Role.STAFF)

    assert screen.header[0].value == ("34 đơn vị bạn xem được còn thiếu 99 báo cáo đã quá hạn.")
    assert len(screen.table[0].value) == own.OWED


def test_the_office_reads_what_came_in_what_waits_and_who_is_late(front, district):
    again = registered("KC-X12", "Xã Đông Tảo", ("Nuôi gà an toàn", "economy", "new"), year=2022)
    hand_in(district, replace(again, file="mới.xlsx"))
    unknown = Problem("DS", "C14", Fault.UNKNOWN_UNIT, "Xã Bình Kiêu")
    other = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào", "economy", "new"), year=2022)
    hand_in(district, replace(other, file="lạ.xlsx", problems=[unknown]))
    screen = front(Role.OFFICE)
    waiting = {
        str(words): count
        for table in screen.table
        if "Việc" in table.value.columns
        for words, count in table.value.itertuples(index=False)
    }

    assert screen.header[0].value == (
        "Từ hôm qua có 2 tệp mới; 2 việc chờ quyết định; 34 đơn vị còn thiếu 97 báo cáo đã quá hạn."
    )
    assert waiting["Cặp mô hình có thể trùng"] == "1"
    assert waiting["Tên chưa biết là đơn vị nào"] == "1"
    assert table_with(screen, "Lúc")["Đơn vị"].tolist() == ["Xã Bình Kiều", "Xã Đông Tảo"]
    late = table_with(screen, "Quá hạn lâu nhất")
    assert set(late["Quá hạn lâu nhất"]) == {"807 ngày"}


def test_a_day_for_one_unit_alone_is_one_more_day_that_comes(front, district):
    day = SetDay(CODE, "result", "first_half", 2023, None, DAY + timedelta(days=1), "theo công văn")
    set_day(district, day, EVERYWHERE, NOW)
    coming = table_with(front(Role.OFFICE), "Chưa nộp")

    assert len(deadlines.dues(district, CODE, EVERYWHERE)) == 1
    assert coming.iloc[0].tolist() == [
        "1/12/2023 (còn 1 ngày)",
        "Báo cáo kết quả 6 tháng đầu năm 2023",
        "34 trên 34",
    ]


def test_a_plan_that_continues_owes_no_more_this_year_and_one_that_ends_no_more_at_all(
    page, district, tmp_path, monkeypatch
):
    begin_continuing(district, tmp_path)

    for period, last in (("Từ năm 2023", "Năm 2026"), ("2021–2025", "Kế hoạch")):
        monkeypatch.setattr(today, "today", lambda: date(2026, 12, 31))
        screen = page("front", "front", Role.OFFICE, giai_doan=period)
        assert f"{last} không còn báo cáo nào sắp đến hạn." in said(screen)


def test_an_admin_reads_of_accounts_the_backup_and_the_record_then_the_desk(front, district):
    let_in(district, Role.STAFF, "KC-X12", "lan")
    first = front(Role.ADMIN)
    with writing(district) as connection:
        told = {"rows": 5, "head": "a"}
        audit.record(connection, BACKED_UP, "database", told, datetime.now(UTC))
    second = front(Role.ADMIN)

    assert "tài khoản đang dùng" in first.header[0].value
    assert "Từ hôm qua" in first.header[1].value
    assert "3 báo cáo, 5 dòng mô hình, 3 tệp gốc" in str([t.value.to_dict() for t in first.table])
    assert "nguyên vẹn" in str([t.value.to_dict() for t in first.table])
    assert "chưa có lần nào" in str([t.value.to_dict() for t in first.table])
    assert "chưa có lần nào" not in str([t.value.to_dict() for t in second.table])


def test_a_trail_that_is_too_long_for_a_page_is_said_to_be_unchecked_and_by_what_it_is(
    front, monkeypatch
):
    monkeypatch.setattr(machine, "MOST_ENTRIES", 1)
    monkeypatch.setattr(machine, "verify", None)  # whoever went through it would fail
    machine.trail.clear()
    told = str([t.value.to_dict() for t in front(Role.ADMIN).table])
    machine.trail.clear()

    assert "dài quá để kiểm tra ở đây" in told
    assert "manage.py audit verify" in told
    assert "nguyên vẹn" not in told


def test_an_admin_of_one_place_reads_nothing_of_the_whole_system(front, district):
    move_to(district, Role.ADMIN, "KC")
    screen = front(Role.ADMIN)

    assert "Dữ liệu" not in [each.value for each in screen.subheader]


def test_with_a_plan_and_no_report_every_role_reads_where_to_begin(
    front, monkeypatch, new_database
):
    url = new_database(tables=True)
    ensure_accounts(empty_district(url), Mode.DEMO)
    monkeypatch.setenv("DATABASE_URL", url)

    assert "Nộp báo cáo" in said(front(Role.LEADER))
    assert not front(Role.LEADER).metric
    assert front(Role.OFFICE).header[0].value.startswith("Từ hôm qua chưa có tệp nào mới; không")


def test_the_latest_deck_is_the_last_one_made_and_still_on_the_list(front, district, monkeypatch):
    def decks():
        ways = []
        monkeypatch.setattr(leader, "lead", ways.append)
        front(Role.LEADER)
        return [int(way.asked["bai"]) for way in ways if "bai" in way.asked]

    assert decks() == []
    first = snapshot(district).snapshot_id
    assert decks() == [first]
    later = snapshot(district).snapshot_id
    assert decks() == [later]
    kept.withdraw(district, later, EVERYWHERE, NOW)
    assert decks() == [first]


def test_what_one_visitor_reads_is_not_kept_for_one_of_another_language(page, district):
    asked = Asked((PLAN,), sight_of(EVERYWHERE), DAY)
    (unit,) = handed_in.reports(district, CODE, EVERYWHERE).query("unit == 'Xã Đông Tảo'")[
        "unit_id"
    ]
    told = own.own_unit(asked, int(unit)).sent["told"].tolist()
    with speaking("en"):
        others = own.own_unit(asked, int(unit)).sent["told"].tolist()

    assert len(told) == len(others) == 1
    assert told != others
