"""The page of review: pairs side by side with two answers, and what is decided on models by hand.

Xã Đông Tảo registered three models in 2023 (see `screens`); in 2024 it registers two of them under
other names, and one that is new indeed.
"""

from dataclasses import replace
from datetime import date

import pytest
from screens import CODE, NOW, registered

from accounts.identity import Role
from data_loaders.decided_on import decided_on
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from domain.access import EVERYWHERE
from domain.kinds import Period, ReportKind
from pages.frame import few_units
from pages.office import review_decided, review_deciding, review_pasting, review_rows

pytestmark = pytest.mark.both_engines

COMMUNE = ("KC-X12", "Xã Đông Tảo")
AGAIN = (
    ("Chăn nuôi gà theo hướng an toàn sinh học", "economy", "new"),
    ("Tiếp tục nhân rộng camera an ninh thôn xóm", "defence_security", "replicated"),
    ("Tủ sách nhân ái", "culture_society", "new"),
)
SAME, OTHER, LATER = "Là một mô hình, không tính lại", "Mô hình khác, tính", "Để sau"
SINGLE, DECIDED = "Từng mô hình", "Đã quyết định"


def told_again(source):
    """What the commune registers in 2024, taken in."""
    reading = replace(registered(*COMMUNE, *AGAIN, year=2024), file="dang ky 2024.xlsx")
    take_in(source, b"2024", reading, builtin_plans()[CODE], date(2024, 3, 20), NOW)
    return source


@pytest.fixture
def again(district):
    return told_again(district)


@pytest.fixture
def bad(again):
    """The year's results call one of the models ineffective, another works well."""
    rows = registered(*COMMUNE, AGAIN[1], AGAIN[2], year=2024)
    told = rows.rows.assign(kind=ReportKind.RESULT, state=["effective", "ineffective"])
    reading = replace(rows, kind=ReportKind.RESULT, rows=told, period=Period.YEAR, file="kq.xlsx")
    take_in(again, b"results", reading, builtin_plans()[CODE], date(2024, 11, 20), NOW)
    return again


@pytest.fixture(params=[500, 2])
def few(request, monkeypatch):
    """Units of which all models may be read: more than there are, and fewer."""
    for part in (few_units, review_rows, review_deciding, review_pasting, review_decided):
        monkeypatch.setattr(part, "FEW", request.param)


def press(screen, label):
    next(button for button in screen.button if button.label == label).click()
    screen.run()
    assert not screen.exception
    return screen


def said(screen):
    return screen.header[0].value


def words(screen):
    return "\n".join(each.value for each in [*screen.markdown, *screen.caption]).replace("\\", "")


def decisions(district):
    return decided_on(district, CODE, EVERYWHERE)


def test_the_first_line_counts_the_pairs_and_what_they_could_change(page, again):
    screen = page("office", "review", Role.OFFICE)

    assert said(screen) == (
        "2 cặp chờ xác nhận, liên quan 1 đơn vị; nếu đều trùng thì tổng là 5 thay cho 7."
    )
    assert screen.subheader[0].value == "Cặp 1 trên 2"


def test_both_sides_show_their_names_years_and_cells(page, again):
    shown = words(page("office", "review", Role.OFFICE))

    assert "Mô hình mới đăng ký · 2024" in shown
    assert "Mô hình đã có trước · 2023" in shown
    assert "#### Chăn nuôi gà theo hướng an toàn sinh học" in shown
    assert "#### Nuôi gà an toàn sinh học" in shown
    assert "Chỉ ghi ở tên này: chăn theo hướng" in shown
    assert "dang ky 2024.xlsx, ô B9, trang tính “DS”" in shown
    assert "KC-X12.xlsx, ô B9, trang tính “DS”" in shown


def test_an_answer_changes_the_total_and_the_next_pair_is_there_at_once(page, again):
    screen = page("office", "review", Role.OFFICE)
    screen.text_input[0].input(" đổi tên ").run()
    press(screen, SAME)

    assert "1 cặp chờ xác nhận" in said(screen)
    assert "tổng là 5 thay cho 6" in said(screen)
    assert "camera an ninh" in words(screen)
    written = decisions(again).iloc[0]
    assert (written["kind"], written["reason"]) == ("same", "đổi tên")
    assert written["made_by"]

    press(screen, OTHER)
    assert said(screen) == "Không có cặp nào chờ xác nhận; tổng là 6 mô hình."


def test_a_pair_put_off_comes_after_the_others(page, again):
    screen = press(page("office", "review", Role.OFFICE), LATER)

    assert "2 cặp chờ xác nhận" in said(screen)
    assert "#### Tiếp tục nhân rộng camera an ninh thôn xóm" in words(screen)
    assert decisions(again).empty


def test_the_year_and_the_unit_narrow_what_is_asked(page, again):
    of_2023 = page("office", "review", Role.OFFICE, nam="2023")
    elsewhere = page("office", "review", Role.OFFICE, don_vi="Xã An Vĩ")

    assert said(of_2023) == "Không có cặp nào chờ xác nhận; tổng là 4 mô hình."
    assert said(elsewhere) == "Không có cặp nào chờ xác nhận; tổng là 1 mô hình."


def test_leaders_look_and_staff_do_not_come_in(page, again):
    screen = page("office", "review", Role.LEADER)
    assert "2 cặp chờ xác nhận" in said(screen)
    assert [button.label for button in screen.button] == []

    shut_out = page("office", "review", Role.STAFF)
    assert shut_out.error[0].value == "Vai trò của bạn không mở được trang này."
    assert not shut_out.header


@pytest.mark.usefixtures("few")
def test_what_was_answered_is_listed_and_undone(page, again):
    press(page("office", "review", Role.OFFICE), SAME)
    screen = page("office", "review", Role.OFFICE, viec=DECIDED)
    assert said(screen).startswith("1 quyết định đang có hiệu lực: 1 là một mô hình")
    table = screen.dataframe[0].value
    assert table["Mô hình"].tolist() == ["Chăn nuôi gà theo hướng an toàn sinh học"]
    assert table["So với"].tolist() == ["Nuôi gà an toàn sinh học"]

    tick(screen, "quyet_dinh_da_ghi", 0)
    press(screen, "Hủy 1 quyết định đã chọn")
    assert said(screen) == "Chưa có quyết định nào."
    assert "2 cặp chờ xác nhận" in said(page("office", "review", Role.OFFICE))
    assert decisions(again)["undone_by"].notna().all()


def tick(screen, key, *rows):
    keys = [table.key for table in screen.dataframe]
    whole = next(one for one in keys if one.startswith(f"{key}_"))
    screen.session_state[whole] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    screen.run()
    assert not screen.exception


def models(screen):
    return screen.dataframe[0].value


def test_those_that_work_badly_stand_first(page, bad):
    screen = page("office", "review", Role.OFFICE, viec=SINGLE)

    assert said(screen) == (
        "1 mô hình báo cáo kém hiệu quả, 0 được đề nghị đưa ra khỏi danh sách; "
        "0 trên 8 đã được công nhận."
    )
    assert models(screen)["Mô hình"].iloc[0] == "Tủ sách nhân ái"
    assert models(screen)["Kết quả"].iloc[0] == "kém hiệu quả"


def test_a_model_is_struck_off_with_a_reason_and_not_without(page, bad):
    screen = page("office", "review", Role.OFFICE, viec=SINGLE)
    tick(screen, "mo_hinh", 0)
    screen.radio[0].set_value("Đưa ra khỏi danh sách").run()
    press(screen, "Ghi quyết định")
    assert screen.error[0].value == "Đưa ra khỏi danh sách thì phải ghi lý do."
    assert decisions(bad).empty

    ask(screen, "Lý do (phải ghi)").input("không còn người đọc")
    screen.date_input[0].set_value(date(2024, 12, 1))
    press(screen, "Ghi quyết định")
    assert "Đã ghi quyết định cho 1 mô hình" in screen.success[0].value
    assert said(screen).startswith("0 mô hình báo cáo kém hiệu quả")
    last = models(screen).iloc[-1]
    assert (last["Mô hình"], last["Kết quả"]) == (
        "Tủ sách nhân ái",
        "đã đưa ra khỏi danh sách năm 2024",
    )
    assert "tổng là 4 thay cho 6" in said(page("office", "review", Role.OFFICE))


def ask(screen, label):
    return next(each for each in screen.text_input if each.label == label)


@pytest.mark.usefixtures("few")
def test_models_are_sought_by_their_name_or_their_unit(page, bad):
    screen = page("office", "review", Role.OFFICE, viec=SINGLE)
    for sought, found in (
        ("tu sach", {"Tủ sách nhân ái"}),
        ("an vi", {"Vườn rau sạch nhà trường"}),
        ("xe cộ", set()),
    ):
        ask(screen, "Tìm mô hình (không cần gõ dấu)").input(sought).run()
        assert not screen.exception
        assert set(models(screen).get("Mô hình", ())) == found


@pytest.mark.usefixtures("few")
def test_a_pasted_list_is_recognised_by_one_paper(page, bad):
    screen = page("office", "review", Role.OFFICE, viec=SINGLE)
    lines = "1. Mô hình Tủ sách nhân ái\nVườn rau sạch nhà trường; Xã An Vĩ\nĐèn đường"
    screen.text_area[0].input(lines).run()
    assert "Nhận ra 2 trên 3 dòng." in words(screen)
    assert "Đèn đường: không có mô hình nào mang tên này" in words(screen)

    ask(screen, "Số văn bản").input("12-QĐ/HU")
    press(screen, "Ghi quyết định")
    assert "2 trên 8 đã được công nhận" in said(screen)
    written = decisions(bad)
    assert set(written["value"]) == {"district"}
    assert set(written["document_number"]) == {"12-QĐ/HU"}
    assert set(written["name"]) == {"Tủ sách nhân ái", "Vườn rau sạch nhà trường"}


@pytest.mark.usefixtures("few")
def test_a_model_is_marked_as_copied_from_another(page, again):
    screen = page("office", "review", Role.OFFICE, viec=SINGLE, nam="2024")
    place = models(screen)["Mô hình"].tolist().index("Tủ sách nhân ái")
    tick(screen, "mo_hinh", place)
    screen.radio[0].set_value("Nhân rộng từ mô hình khác").run()
    press(screen, "Ghi quyết định")
    assert screen.error[0].value == "Chọn mô hình gốc trước khi ghi."

    ask(screen, "Tìm mô hình gốc theo tên").input("duong hoa").run()
    origin = next(each for each in screen.selectbox if each.label == "Mô hình gốc")
    assert origin.options == ["Tuyến đường hoa phụ nữ · Xã Đông Tảo · 2023"]
    press(screen, "Ghi quyết định")
    written = decisions(again).iloc[0]
    assert (written["kind"], written["other_name"]) == ("replicates", "Tuyến đường hoa phụ nữ")


def test_the_step_reached_stands_in_the_table(page, again):
    screen = page("office", "review", Role.OFFICE, viec=SINGLE)
    tick(screen, "mo_hinh", 0)
    screen.radio[0].set_value("Bước đã thực hiện").run()
    step = next(each for each in screen.selectbox if each.label == "Bước")
    step.set_value("Kiểm tra")
    press(screen, "Ghi quyết định")
    assert models(screen)["Bước"].tolist().count("Kiểm tra") == 1
