"""A reload loses nothing that was chosen or said; what one person chose nobody else sees."""

import pytest
from screens import CODE, FORMS

from accounts.identity import Role
from data_loaders import frames, marks
from domain.access import EVERYWHERE

FAULTY, GOOD = "v09_dong_loi_2023.xlsx", "v02_dang_ky_2022_xa_ham_tu.xlsx"


def put(screen, *names):
    files = [(name, (FORMS / name).read_bytes(), "application/octet-stream") for name in names]
    screen.file_uploader[0].set_value(files).run()
    assert not screen.exception
    return screen


def press(screen, label):
    next(each for each in screen.button if each.label == label).click().run()
    assert not screen.exception


def overruling(screen):
    """The first card's small form is opened."""
    mark = next(each.key for each in screen.button if each.label == "Bỏ tệp").removeprefix("bo_")
    screen.session_state[f"hieu_chua_dung_{mark}"] = True
    return screen.run()


def cards(screen):
    return [each.value.replace("\\", "") for each in screen.subheader]


@pytest.fixture
def submit(page):
    """Opens the page anew, as a reload does."""
    return lambda role=Role.OFFICE: page("staff", "submit", role)


def test_files_are_there_after_a_reload_and_are_taken_in_from_there(submit, district):
    put(submit(), FAULTY, GOOD)
    again = submit()
    assert cards(again) == [FAULTY, GOOD]
    assert [each.value for each in again.toast] == ["Đã mở lại 2 tệp bạn chọn lần trước."]

    again.button(key="nhan_bao_cao").click().run()
    assert "Xã Hàm Tử" in _units_with_models(district)
    assert cards(submit()) == []


def _units_with_models(district):
    units = frames.units(district, EVERYWHERE).set_index("unit_id")["name"]
    return set(frames.listings(district, CODE, EVERYWHERE)["unit_id"].map(units))


def test_what_was_said_of_a_file_is_there_after_a_reload(submit):
    screen = overruling(put(submit(), GOOD))
    key = next(
        each.key for each in screen.selectbox if each.label == "Năm" and each.key != "mau_nam"
    )
    screen.selectbox(key=key).set_value("2024")
    press(screen, "Đọc lại")

    told = overruling(submit()).selectbox(key=key)
    assert told.value == "2024"


def test_the_names_of_all_units_are_sent_once_they_are_asked_for(submit):
    screen = put(submit(), GOOD)
    before = {each.label for each in screen.selectbox if each.key.startswith("don_vi_")}
    opened = overruling(screen)
    after = {each.label for each in opened.selectbox if each.key.startswith("don_vi_")}
    assert (before, after) == (set(), {"Đơn vị"})


def test_a_file_taken_off_the_desk_does_not_come_back(submit):
    press(put(submit(), GOOD), "Bỏ tệp")

    assert cards(submit()) == []


def test_nobody_else_sees_what_one_person_chose(submit):
    put(submit(), GOOD)

    assert cards(submit(Role.ADMIN)) == []
    assert cards(submit(Role.STAFF)) == []


def test_a_draft_counts_in_no_figure(submit, district):
    before = marks.data_version(district), len(frames.listings(district, CODE, EVERYWHERE))
    put(submit(), GOOD)

    assert (
        marks.data_version(district),
        len(frames.listings(district, CODE, EVERYWHERE)),
    ) == before


def test_in_a_demo_whose_accounts_visitors_share_nothing_is_kept(submit, monkeypatch):
    monkeypatch.setenv("DAN_VAN_KHEO_MODE", "demo")
    put(submit(), GOOD)

    assert cards(submit()) == []
