"""What a person puts right on the page: a cell, the year, where a table stands."""

from io import BytesIO

import openpyxl
import pytest
from screens import CODE, FORMS, move_to
from sqlalchemy import select

from accounts.identity import Role
from data_loaders import frames
from data_loaders.form_versions import form_versions
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sandbox import Room
from database.session import reading
from database.tables import Correction, Listing, UnitAlias
from domain.access import EVERYWHERE
from domain.problems import Refusal
from tests.pages.test_drafts import overruling

FAULTY = "v09_dong_loi_2023.xlsx"
KIND = "application/octet-stream"


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


NOBODY_KNOWS = (
    ["UBND XÃ ĐÔNG TẢO"],
    ["Theo dõi công việc năm 2024"],
    [],
    ["Mục P", "Mục Q", "Mục R"],
    ["Câu lạc bộ liên thế hệ", "VH-XH", "x1"],
    ["Tổ tự quản đường biên", "QP-AN", "x2"],
)


@pytest.fixture
def screen(page):
    return page("staff", "submit", Role.OFFICE)


def upload(screen, name, content):
    screen.file_uploader[0].set_value([(name, content, KIND)]).run()
    assert not screen.exception
    return screen


def press(screen, label):
    next(button for button in screen.button if button.label == label).click().run()
    assert not screen.exception
    return screen


def box(screen, words):
    return next(each for each in screen.selectbox if words in each.label)


def kept_words(screen):
    return next(words.value for words in screen.markdown if words.value.startswith("**Nhận được"))


def test_a_field_and_a_unit_put_right_on_the_spot_are_read_and_the_original_is_kept(
    screen, district
):
    upload(screen, FAULTY, (FORMS / FAULTY).read_bytes())
    assert kept_words(screen) == "**Nhận được 1 trên 6 dòng.**"

    box(screen, "Thể thao điện tử").select("Phát triển kinh tế")
    box(screen, "Xã Không Có").select("Xã Đông Tảo")
    press(screen, "Sửa và đọc lại")
    assert kept_words(screen) == "**Nhận được 3 trên 6 dòng.**"

    screen.button(key="nhan_bao_cao").click().run()
    with reading(district) as connection:
        corrected = connection.execute(
            select(Correction.about, Correction.found, Correction.value).order_by(Correction.about)
        ).all()
        found = connection.execute(
            select(Listing.unit_found).where(Listing.unit_found == "Xã Không Có")
        ).all()
        remembered = connection.execute(select(UnitAlias.name)).all()
    assert corrected == [
        ("field", "Thể thao điện tử", "economy"),
        ("unit", "Xã Không Có", "KC-X12"),
    ]
    assert len(found) == 1
    assert remembered == []


def test_a_unit_name_is_remembered_where_the_office_says_so(screen, page):
    upload(screen, FAULTY, (FORMS / FAULTY).read_bytes())
    box(screen, "Xã Không Có").select("Xã Đông Tảo")
    next(tick for tick in screen.checkbox if tick.label.startswith("Nhớ cách viết")).check()
    press(screen, "Sửa và đọc lại")
    screen.button(key="nhan_bao_cao").click().run()

    again = page("staff", "submit", Role.OFFICE)
    upload(again, "khac.xlsx", (FORMS / FAULTY).read_bytes())
    assert kept_words(again) == "**Nhận được 2 trên 6 dòng.**"


def test_an_office_of_another_place_puts_the_file_right_but_names_no_unit_for_others(
    page, district
):
    move_to(district, Role.OFFICE, "KC-X02")
    screen = page("staff", "submit", Role.OFFICE)
    upload(screen, FAULTY, (FORMS / FAULTY).read_bytes())
    box(screen, "Xã Không Có").select("Xã Đông Tảo")
    next(tick for tick in screen.checkbox if tick.label.startswith("Nhớ cách viết")).check()
    press(screen, "Sửa và đọc lại")
    assert "Chỉ dùng “Xã Không Có” cho tệp này" in screen.toast[0].value.replace("\\", "")

    assert [each.aliases for each in screen.session_state["desk_files"].values()] == [{}]


def test_pressing_with_nothing_chosen_says_so(screen):
    upload(screen, FAULTY, (FORMS / FAULTY).read_bytes())
    press(screen, "Sửa và đọc lại")

    assert "Chưa chọn gì để sửa." in [info.value for info in screen.info]


def test_the_year_a_person_says_goes_before_the_files(screen):
    upload(screen, "v01.xlsx", (FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx").read_bytes())
    overruling(screen)
    box(screen, "Năm").select("2024")
    press(screen, "Đọc lại")

    head = screen.table[0].value
    assert dict(zip(head[""], head["Hiểu là"], strict=True))["Năm"] == "2024"


def test_a_form_nobody_knows_is_marked_taken_in_and_known_the_next_time(screen, page, district):
    upload(screen, "theo_doi.xlsx", workbook(*NOBODY_KNOWS))
    assert screen.warning
    assert not screen.error
    assert screen.button(key="nhan_bao_cao").disabled

    press(screen, "Đọc theo cách này")
    assert kept_words(screen) == "**Nhận được 2 trên 2 dòng.**"
    screen.button(key="nhan_bao_cao").click().run()
    assert [form.name for form in form_versions(district, CODE)] == ["theo_doi"]
    assert "Tổ tự quản đường biên" in set(frames.listings(district, CODE, EVERYWHERE)["name"])

    other = (["UBND XÃ AN VĨ"], ["Theo dõi công việc năm 2024"], [], [], *NOBODY_KNOWS[3:4])
    rows = (*other, ["Vườn rau sạch", "Kinh tế", "x3"])
    again = upload(page("staff", "submit", Role.OFFICE), "an_vi.xlsx", workbook(*rows))
    assert kept_words(again) == "**Nhận được 1 trên 1 dòng.**"


def _labels(screen, kind):
    return [each.label for each in screen.get(kind)]


def _marked(screen):
    upload(screen, FAULTY, (FORMS / FAULTY).read_bytes())
    assert "Tải tệp đã đánh dấu" not in _labels(screen, "download_button")
    press(screen, "Đánh dấu các ô cần sửa")
    return screen


def test_a_blank_form_is_offered(screen):
    assert "Tải mẫu" in _labels(screen, "download_button")


def test_the_marked_copy_is_made_when_asked_for_and_then_lies_there_to_be_taken(screen):
    _marked(screen)

    assert "Tải tệp đã đánh dấu" in _labels(screen, "download_button")
    assert "Đánh dấu các ô cần sửa" not in _labels(screen, "button")


def test_a_file_that_cannot_be_marked_says_so_on_its_card_and_what_to_do(screen, monkeypatch):
    def stop(*_):
        raise RefusedError(Refusal.READER_STOPPED)

    monkeypatch.setattr(Room, "mark", stop)
    _marked(screen)

    assert "Tải tệp đã đánh dấu" not in _labels(screen, "download_button")
    assert any("Sửa theo danh sách lỗi ghi trên trang này" in each.value for each in screen.warning)


def test_a_form_that_nobody_filled_in_can_be_shown_as_a_grid_all_the_same(screen):
    rows = (["DANH SÁCH ĐĂNG KÝ MÔ HÌNH NĂM 2024"], [], ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"])
    upload(screen, "mau_trong.xlsx", workbook(*rows))

    assert not screen.exception
    assert any("chưa điền dòng nào" in each.value for each in screen.warning)
    (first,) = [each for each in screen.number_input if each.label == "Dòng dữ liệu đầu"]
    assert first.value == 4
