"""A cell of the map opens what stands behind it: models, reports, and the cells of the files."""

from datetime import date

import pytest
from screens import CODE, NOW, led_to

from accounts.identity import Role
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from pages.leaders import behind
from tests.pages.test_progress import stated

DAY = "2023-11-30"
DONG_TAO = "Xã Đông Tảo · KC-X12"


def card(page, unit=DONG_TAO, year="2023", role=Role.LEADER, where="progress"):
    return page("leaders", where, role, den_ngay=DAY, xem_don_vi=unit, xem_nam=year)


def said(screen):
    return "\n".join(each.value for each in (*screen.markdown, *screen.caption)).replace("\\", "")


def ways(screen, address):
    led = [(link.proto.label, *led_to(link)) for link in screen.get("page_link")]
    return {label.replace("\\", ""): asked for label, where, asked in led if where == address}


def test_it_says_the_year_its_models_what_each_counts_for_and_how_it_was_reported(page):
    words = said(card(page))

    assert "Năm 2023: 3 mô hình được tính, đạt mức phấn đấu." in words
    assert "Danh sách đăng ký: đúng hạn, nhận ngày 20/3/2023" in words
    assert "Phát triển kinh tế · xây dựng mới · được tính" in words


def test_what_does_not_count_says_so(page):
    words = said(card(page, "Xã Bình Minh · KC-X04"))

    assert "Năm 2023: 0 mô hình được tính, chưa có mô hình." in words
    assert "duy trì · không tính" in words


def test_its_links_lead_to_the_model_the_file_and_the_unit(page):
    screen = card(page)
    model = ways(screen, "mo-hinh")["Nuôi gà an toàn sinh học"]

    assert model["den_ngay"] == [DAY]
    assert model["ma"][0].isdigit()
    assert ways(screen, "da-nop")["KC-X12.xlsx"]["tim"] == ["KC-X12.xlsx"]
    assert ways(screen, "don-vi-toi")["Trang của đơn vị"]["don_vi"] == [DONG_TAO]


def test_another_year_of_the_unit_is_one_choice_away_and_stands_in_the_address(page):
    screen = card(page, year="2022")

    assert "Năm 2022: chưa báo cáo." in said(screen)
    assert screen.query_params["xem_nam"] == "2022"


def test_without_a_year_it_is_the_last_one_begun(page):
    screen = page("leaders", "progress", Role.LEADER, den_ngay=DAY, xem_don_vi=DONG_TAO)

    assert screen.query_params["xem_nam"] == "2023"


def test_the_cells_that_models_and_numbers_are_read_from_can_be_chosen(page, district):
    content, reading = b"five", stated("KC-X12", "Xã Đông Tảo", 5)
    take_in(district, content, reading, builtin_plans()[CODE], date(2023, 3, 21), NOW)
    screen = card(page)
    box = next(box for box in screen.selectbox if box.label == "Xem ô trong tệp gốc")

    assert box.value is None
    assert "Nuôi gà an toàn sinh học · DS!B9 · KC-X12.xlsx" in box.options
    assert "Phát triển kinh tế: 5 · DS!B9 · KC-X12-so-luong.xlsx" in box.options
    assert "Biểu số lượng ghi 5; lấy số của danh sách." in said(screen)


def test_quota_and_deadlines_open_the_same_card(page):
    assert "Năm 2023: 3 mô hình được tính" in said(card(page, where="compliance"))


def test_staff_open_no_unit_but_their_own(page):
    screen = card(page, role=Role.STAFF)

    assert "mô hình được tính, đạt" not in said(screen)
    assert [box.options for box in screen.selectbox if box.label == "Xem một đơn vị"] == [
        ["Thị trấn Khoái Châu · KC-X01"]
    ]


NAMES = {7: "Xã A · A", 8: "Xã B · B"}


@pytest.fixture
def picked(monkeypatch):
    """What a click on the cells of (unit, year) leaves in the session."""
    session = {}
    monkeypatch.setattr(behind.st, "session_state", session)

    def click(*cells):
        points = [{"customdata": ["Xã", year, "", unit]} for unit, year in cells]
        session["map"] = {"selection": {"points": points}}
        behind.pick("map", NAMES)
        return session.get(behind.UNIT), session.get("nam_dang_xem")

    return click


def test_a_click_on_a_cell_chooses_its_unit_and_year(picked):
    assert picked((7, 2023)) == ("Xã A · A", "2023")
    assert picked((8, 2021)) == ("Xã B · B", "2021")


def test_a_second_click_on_the_same_cell_opens_it_again(picked):
    picked((7, 2023))

    assert picked() == ("Xã A · A", "2023")


def test_a_cell_of_a_unit_out_of_sight_chooses_nothing(picked):
    assert picked((9, 2023)) == (None, None)
