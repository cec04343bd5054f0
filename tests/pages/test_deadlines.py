"""The office's page of days, over the small district of `tests/screens.py`."""

from accounts.identity import Role
from data_loaders.adoption import adopt
from data_loaders.deadlines import dues
from data_loaders.unit_register import import_units
from domain.access import EVERYWHERE
from tests.screens import CODE, NOW, ROOT

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

    assert register.tolist()[1:] == ["31/3/2023", "34", "3", "0", "0", "31", "0"]


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
    screen.button(key="dat_han").click().run()
    assert screen.warning[0].value == "Ghi lý do rồi mới đặt được: sau này sẽ có người hỏi."
    assert dues(district, CODE, EVERYWHERE).empty
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

    assert screen.error[0].value == "Vai trò của bạn không mở được trang này."
    assert not screen.table


def test_a_day_before_the_year_begins_is_told_and_cannot_be_set(page):
    screen = page("office", "deadlines", Role.OFFICE, **DAY)
    screen.selectbox(key="dat_bao_cao").select("Danh sách đăng ký 2023")
    screen.date_input(key="dat_ngay").set_value("2022-04-20").run()

    assert any("chưa bắt đầu" in each.value for each in screen.warning)
    assert not [each for each in screen.button if each.key == "dat_han"]


def test_each_review_stands_once(page):
    screen = page("office", "deadlines", Role.OFFICE, **DAY)
    told = "\n".join(each.value for each in screen.markdown)

    assert told.count("Tổng kết") == 1


def test_a_letter_goes_to_the_superior_that_no_plan_asks_anything_of(page, district, tmp_path):
    register = tmp_path / "units.csv"
    register.write_text(
        "code,name,kind,parent,valid_from,valid_to,successor\n"
        "NT,Tỉnh Ninh Thuận,province,,,,\n"
        "NH,Huyện Ninh Hải,district,NT,,,\n"
        "U1,LĐLĐ huyện Ninh Hải,union_upper,NH,,,\n"
        "U2,Công đoàn ngành Y tế,union_upper,NT,,,\n",
        encoding="utf-8",
    )
    import_units(district, register, NOW)
    adopt(district, ROOT / "plans" / "ninh-thuan-2023-2025.toml", NOW)
    screen = page("office", "deadlines", Role.OFFICE, **DAY, giai_doan="Từ năm 2023")
    offered = _labels(screen, "download_button")

    assert "Công văn đôn đốc: Huyện Ninh Hải" in offered
    # Nobody stands between the plan's own place and this union: its letter is to itself.
    assert "Tải công văn đôn đốc (Word)" in offered
