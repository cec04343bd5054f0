"""The staff page says what it understood, cell by cell, and takes in what is sound."""

from datetime import date

import pytest
from screens import FORMS

from accounts.identity import Role
from data_loaders import frames, marks
from domain.access import EVERYWHERE

PLAN = "khoai-chau-2021-2025"
REGISTER = "v01_dang_ky_2023_xa_dong_tao.xlsx"
FAULTY = "v09_dong_loi_2023.xlsx"
CUT_SHORT = "v10b_truncated.xlsx"
EMPTY = "v10a_empty.xlsx"


def upload(screen, *names):
    kind = "application/octet-stream"
    files = [(name, (FORMS / name).read_bytes(), kind) for name in names]
    screen.file_uploader[0].set_value(files).run()
    assert not screen.exception
    return screen


def accept(screen):
    screen.button(key="nhan_bao_cao").click().run()
    assert not screen.exception
    return screen


def tables(screen):
    return [table.value for table in screen.table]


@pytest.fixture
def screen(page):
    return page("staff", "submit", Role.OFFICE)


def test_it_shows_what_was_understood_and_from_which_cell(screen):
    head = tables(upload(screen, REGISTER))[0]
    understood = dict(zip(head[""], head["Hiểu là"], strict=True))

    assert understood["Loại báo cáo"] == "Danh sách đăng ký"
    assert understood["Năm"] == "2023"
    assert understood["Đơn vị"] == "Xã Đông Tảo"
    assert all("Ô " in words or "Các ô" in words for words in head["Lấy từ"].iloc[[0, 1, 2, -1]])


def test_a_problem_names_its_cell_and_says_what_to_do(screen):
    upload(screen, FAULTY)
    problems = next(table for table in tables(screen) if "Cần làm gì" in table)

    assert problems["Ở đâu"].str.startswith("Ô ").all()
    assert (problems["Cần làm gì"] != "").all()


def test_a_refused_file_gets_one_sentence_and_does_not_keep_the_others_out(screen, district):
    upload(screen, EMPTY, REGISTER, CUT_SHORT)

    assert [error.value for error in screen.error] == [
        "Tệp không có chữ hay số nào \\(ảnh chụp thì không đọc được\\)\\. Kiểm tra rồi gửi lại\\.",
        "Tệp bị hỏng hoặc chép chưa hết\\. Mở bằng Excel, lưu lại rồi gửi lại; nếu Excel cũng "
        "không mở "
        "được thì xin lại tệp gốc\\.",
    ]
    assert screen.button(key="nhan_bao_cao").label == "Nhận báo cáo (1 tệp)"
    accept(screen)
    assert len(screen.success) == 1
    assert len(screen.error) == 2


def test_nothing_is_kept_before_it_is_accepted(screen, district):
    before = marks.data_version(district)
    upload(screen, REGISTER)

    assert marks.data_version(district) == before


def test_the_same_file_again_changes_nothing_and_says_so(page, district):
    accept(upload(page("staff", "submit", Role.OFFICE), REGISTER))
    before = marks.data_version(district)
    again = upload(page("staff", "submit", Role.OFFICE), REGISTER)
    assert "Tệp này đã có từ trước, ngày nhận 10/3/2023" in again.info[0].value
    assert not again.warning
    accept(again)

    assert "đã có từ trước" in again.info[0].value
    assert marks.data_version(district) == before


def test_the_same_file_with_another_day_received_puts_its_day_right_and_says_so(page):
    accept(upload(page("staff", "submit", Role.OFFICE), REGISTER))
    screen = page("staff", "submit", Role.OFFICE)
    screen.date_input[0].set_value(date(2023, 4, 5)).run()
    again = accept(upload(screen, REGISTER))

    assert "ngày nhận sửa từ 10/3/2023 thành 5/4/2023" in again.info[0].value
    assert not again.success


def test_a_file_taken_back_comes_in_again_when_a_person_hands_it_in(page):
    first = accept(upload(page("staff", "submit", Role.OFFICE), REGISTER))
    first.button(key="rut_lai").click().run()
    again = accept(upload(page("staff", "submit", Role.OFFICE), REGISTER))

    assert "nay được tính lại" in again.success[0].value


def test_staff_hand_in_for_their_own_unit_alone(page, district):
    before = len(frames.reports(district, PLAN, EVERYWHERE))
    screen = upload(page("staff", "submit", Role.STAFF), REGISTER)

    assert "đơn vị khác\\: Xã Đông Tảo" in screen.error[0].value
    assert screen.button(key="nhan_bao_cao").disabled
    accept_anyway = screen.button(key="nhan_bao_cao")
    assert accept_anyway.label == "Nhận báo cáo (0 tệp)"
    assert len(frames.reports(district, PLAN, EVERYWHERE)) == before


def test_a_leader_has_no_desk_to_hand_in_at(page):
    screen = page("staff", "submit", Role.LEADER)

    assert screen.error[0].value == "Vai trò của bạn không mở được trang này."
    assert not screen.file_uploader


def test_a_file_stays_on_the_desk_until_it_is_taken_off(screen):
    upload(screen, REGISTER, CUT_SHORT)
    screen.run()
    assert screen.button(key="nhan_bao_cao").label == "Nhận báo cáo (1 tệp)"

    next(button for button in screen.button if button.label == "Bỏ tệp").click().run()

    assert REGISTER.replace("_", "\\_").replace(".", "\\.") not in [
        head.value for head in screen.subheader
    ]
    assert screen.button(key="nhan_bao_cao").disabled


def test_it_says_before_and_after_which_report_a_file_takes_the_place_of(screen):
    # The small district's Xã Đông Tảo reported on 20/3/2023; the form is dated 10/3/2023.
    screen.date_input[0].set_value(date(2023, 4, 5)).run()
    upload(screen, REGISTER)
    said = "Xã Đông Tảo, danh sách đăng ký 2023**: thay bản nhận ngày 20/3/2023"
    assert [words.value for words in screen.markdown if said in words.value]

    accept(screen)
    assert [words.value for words in screen.markdown if said in words.value]


def test_a_correction_dated_before_what_it_corrects_is_said_not_to_count(screen):
    upload(screen, REGISTER)
    said = "không được tính, vì đã có bản nhận ngày 20/3/2023, sau ngày của tệp này"
    assert said in screen.warning[0].value

    accept(screen)
    assert said in screen.warning[0].value


def test_what_was_handed_in_is_taken_back_and_put_in_force_again_at_once(screen, district):
    def names():
        return set(frames.listings(district, PLAN, EVERYWHERE)["name"])

    before = names()
    screen.date_input[0].set_value(date(2023, 4, 5)).run()
    accept(upload(screen, REGISTER))
    after = names()
    assert after != before

    screen.button(key="rut_lai").click().run()
    assert names() == before
    assert screen.button(key="rut_lai").label == "Nhận lại 1 tệp này"

    screen.button(key="rut_lai").click().run()
    assert names() == after
