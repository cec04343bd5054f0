"""The office's page of days, over the small district of `tests/screens.py`."""

from accounts.identity import Role
from data_loaders.deadlines import dues
from domain.access import EVERYWHERE
from tests.screens import CODE

DAY = {"den_ngay": "2023-04-05"}


def _labels(screen, kind):
    return [each.label for each in screen.get(kind)]


def test_the_first_line_says_who_is_missing_and_what_comes_next(page):
    # Of 34 units three sent the register of 2023; nobody sent those of 2021 and 2022.
    screen = page("office", "deadlines", Role.OFFICE, **DAY)

    assert screen.header[0].value == (
        "Đến 5/4/2023 còn 34 đơn vị thiếu 99 báo cáo đã quá hạn. Hạn tới: 31/3/2024, còn 361 ngày."
    )


def test_the_calendar_counts_what_came_by_its_day(page):
    calendar = page("office", "deadlines", Role.OFFICE, **DAY).table[0].value
    register = calendar[calendar["Báo cáo"] == "Danh sách đăng ký"].iloc[0]

    assert register.tolist()[1:] == ["31/3/2023", "34", "3", "0", "0", "31"]


def test_what_has_no_day_is_shown_only_when_asked_for(page):
    # Results of 2021 and 2022 and the first half of 2022 are owed by 34 each, and not in.
    without = page("office", "deadlines", Role.OFFICE, **DAY)
    assert without.toggle[0].label == "Cả 102 báo cáo chưa đặt hạn"
    assert len(without.table[1].value) == 60

    shown = page("office", "deadlines", Role.OFFICE, **DAY, chua_dat_han="true")
    assert "Hiện 60 trên 201 dòng" in shown.caption[0].value


def test_a_day_is_set_with_a_reason_after_saying_whom_it_is_for(page, district):
    screen = page("office", "deadlines", Role.OFFICE, **DAY)
    screen.selectbox(key="dat_bao_cao").select("Danh sách đăng ký 2023")
    screen.date_input(key="dat_ngay").set_value("2023-04-20").run()
    assert screen.button(key="dat_han").disabled
    assert any("áp dụng cho 34 đơn vị" in each.value for each in screen.markdown)

    screen.text_input(key="dat_ly_do").input("bão").run()
    screen.button(key="dat_han").click().run()

    assert not screen.exception
    kept = dues(district, CODE, EVERYWHERE)
    assert kept[["kind", "year", "reason"]].values.tolist() == [["register", 2023, "bão"]]
    assert screen.header[0].value.startswith("Đến 5/4/2023 còn 34 đơn vị thiếu 68 báo cáo")
    assert screen.table[-1].value["Cho"].tolist() == ["tất cả"]


def test_leaders_look_and_set_nothing(page):
    screen = page("office", "deadlines", Role.LEADER, **DAY)

    assert not [each for each in screen.button if each.key == "dat_han"]
    assert len(screen.table) == 2


def test_staff_do_not_come_in(page):
    screen = page("office", "deadlines", Role.STAFF, **DAY)

    assert screen.error[0].value == "Vai của bạn không mở được trang này."
    assert not screen.table
