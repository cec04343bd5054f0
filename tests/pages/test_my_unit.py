"""What one unit owes and has sent, over the small district of `tests/screens.py`."""

from datetime import UTC, date, datetime

import pandas as pd

from accounts.identity import Role
from data_loaders.deadlines import SetDay, set_day
from data_loaders.handed_in import reports
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.returning import send_back
from domain.access import EVERYWHERE
from pages.staff import my_unit
from tests.screens import CODE, registered

NOW = datetime(2023, 6, 1, tzinfo=UTC)
UNIT = {"don_vi": "Xã Đông Tảo · KC-X12"}


def _states(screen):
    owed = screen.table[0].value
    return dict(zip(owed["Báo cáo"], owed["Tình trạng"], strict=True))


def test_the_first_line_says_what_is_lacking_and_what_is_due_next(page):
    # Xã Đông Tảo sent the register of 2023 alone; those of 2021 and 2022 are overdue, and of the
    # reports of results, which have no day, 2021's, 2022's and two halves are not in.
    screen = page("staff", "my_unit", Role.OFFICE, den_ngay="2023-11-30", **UNIT)

    assert screen.header[0].value == (
        "Xã Đông Tảo còn thiếu 2 báo cáo đã quá hạn, 4 báo cáo chưa đặt hạn. "
        "Hạn tới: 31/3/2024, còn 122 ngày."
    )
    assert _states(screen) == {
        "Danh sách đăng ký 2021": "chưa nộp, quá hạn 807 ngày",
        "Danh sách đăng ký 2022": "chưa nộp, quá hạn 609 ngày",
        "Danh sách đăng ký 2023": "đúng hạn, nhận ngày 20/3/2023",
        "Báo cáo kết quả 2021": "chưa nộp, chưa đặt hạn",
        "Báo cáo kết quả 2022": "chưa nộp, chưa đặt hạn",
        "Báo cáo kết quả 2023": "chưa đến hạn",
        "Báo cáo kết quả 6 tháng đầu năm 2022": "chưa nộp, chưa đặt hạn",
        "Báo cáo kết quả 6 tháng đầu năm 2023": "chưa nộp, chưa đặt hạn",
    }


def test_a_day_that_the_office_set_is_shown_and_judged_by(page, district):
    day = SetDay(CODE, "result", "first_half", 2023, None, date(2023, 7, 15), "theo công văn")
    set_day(district, day, EVERYWHERE, NOW)
    screen = page("staff", "my_unit", Role.OFFICE, den_ngay="2023-07-20", **UNIT)

    assert _states(screen)["Báo cáo kết quả 6 tháng đầu năm 2023"] == "chưa nộp, quá hạn 5 ngày"
    assert "15/7/2023 (văn phòng đặt)" in screen.table[0].value["Hạn"].tolist()


def test_the_years_say_how_many_count_and_a_year_to_come_is_no_lack(page):
    screen = page("staff", "my_unit", Role.OFFICE, den_ngay="2024-02-01", **UNIT)
    years = screen.table[1].value.set_index("Năm")

    assert years["Được tính"].to_dict() == {"2024": "–", "2023": "3", "2022": "–", "2021": "–"}
    assert years.loc["2024", "Tình trạng"] == "chưa đến hạn đăng ký"
    assert years.loc["2023", "Tình trạng"] == "đạt mức phấn đấu"


def test_what_was_sent_is_listed_as_of_the_day(page):
    before = page("staff", "my_unit", Role.OFFICE, den_ngay="2023-03-19", **UNIT)
    after = page("staff", "my_unit", Role.OFFICE, den_ngay="2023-03-20", **UNIT)

    assert len(before.table) == 2
    assert after.table[2].value["Tình trạng"].tolist() == ["đang được tính"]


def test_whose_first_report_is_of_a_later_year_owes_nothing_by_now():
    owed = pd.DataFrame(
        {"year": [2024], "kind": ["register"], "period": ["year"], "state": ["not_due"]}
        | {name: [pd.Timestamp(2024, 3, 31)] for name in ("ends", "due", "plan_day")}
        | {"first_received": [pd.NaT], "days_late": [pd.NA]}
    )

    assert my_unit._owed(owed, date(2023, 12, 31)).empty


def test_staff_see_their_own_unit_without_choosing(page):
    screen = page("staff", "my_unit", Role.STAFF, den_ngay="2023-11-30")

    assert "don_vi" not in [each.key for each in screen.selectbox]
    assert screen.header[0].value.startswith("Thị trấn Khoái Châu còn thiếu 3 báo cáo đã quá hạn")


def test_what_came_back_is_told_first_until_it_is_sent_again(page, district):
    sent = reports(district, CODE, EVERYWHERE)
    (number,) = sent.loc[sent["unit"] == "Xã Đông Tảo", "submission_id"]
    send_back(district, [int(number)], "Thiếu chữ ký", EVERYWHERE, NOW)
    query = {"den_ngay": "2023-11-30", **UNIT}
    screen = page("staff", "my_unit", Role.OFFICE, **query)

    assert screen.warning[0].value == (
        "Danh sách đăng ký 2023 của Xã Đông Tảo bị trả lại: Thiếu chữ ký. Sửa rồi nộp lại."
    )
    mended = registered("KC-X12", "Xã Đông Tảo", ("Nuôi gà", "economy", "new"))
    take_in(district, b"mended", mended, builtin_plans()[CODE], date(2023, 6, 5), NOW)
    assert not page("staff", "my_unit", Role.OFFICE, **query).warning
