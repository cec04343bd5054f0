"""What a loader refuses is said in a sentence, and nothing is written.

A person's places can change between looking and pressing: the loaders below are the real ones,
asked for somebody who may see nothing any more.
"""

from datetime import date
from inspect import signature

import pytest
from screens import CODE, NOW, ROOT, move_to

from accounts.built_in import login_of
from accounts.identity import Role
from accounts.sessions import person_with_login
from data_loaders import frames
from data_loaders.deadlines import dues
from data_loaders.decided_on import decided_on
from data_loaders.decisions import Said, decide
from data_loaders.follows import follows
from data_loaders.lineage import lineage
from data_loaders.lineage_import import import_lineage
from data_loaders.unit_register import import_units
from domain.access import EVERYWHERE, NOWHERE
from domain.kinds import DecisionKind
from pages.office import review_decided, review_deciding, review_pairs, set_days
from pages.staff import follows_assigned
from tests.pages.test_review import again, tick

__all__ = ["again"]
NOT_THEIRS = "Chưa ghi gì: có đơn vị ngoài phạm vi của bạn. Nhờ văn phòng cấp trên làm."
NOT_DECIDED = (
    "Chưa ghi gì: có mô hình ngoài phạm vi của bạn hoặc không còn. Mở lại trang rồi chọn lại."
)


@pytest.fixture
def shut_out(monkeypatch):
    """Lets the loader that a page calls be asked for somebody who may see nothing."""

    def shut(page, name):
        loader = getattr(page, name)

        def asked(*given):
            bound = signature(loader).bind(*given)
            bound.arguments["whose"] = NOWHERE
            return loader(*bound.args)

        monkeypatch.setattr(page, name, asked)

    return shut


def press(screen, label):
    next(button for button in screen.button if button.label == label).click().run()
    assert not screen.exception
    return screen


def test_an_answer_to_a_pair(page, again, shut_out):
    screen = page("office", "review", Role.OFFICE)
    shut_out(review_pairs, "decide")
    press(screen, "Là một mô hình, không tính lại")

    assert screen.error[0].value == NOT_DECIDED
    assert "2 cặp chờ xác nhận" in screen.header[0].value
    assert decided_on(again, CODE, EVERYWHERE).empty


def test_a_decision_on_models(page, again, shut_out):
    screen = page("office", "review", Role.OFFICE, viec="Từng mô hình")
    tick(screen, "mo_hinh", 0)
    shut_out(review_deciding, "decide_all")
    press(screen, "Ghi quyết định")

    assert screen.error[0].value == NOT_DECIDED
    assert decided_on(again, CODE, EVERYWHERE).empty


def test_decisions_taken_back(page, again, shut_out):
    model = int(frames.listings(again, CODE, EVERYWHERE)["model_id"].iloc[0])
    decide(again, Said(DecisionKind.RECOGNISED, model, "district"), EVERYWHERE, NOW)
    screen = page("office", "review", Role.OFFICE, viec="Đã quyết định")
    tick(screen, "quyet_dinh_da_ghi", 0)
    shut_out(review_decided, "undo_all")
    press(screen, "Hủy 1 quyết định đã chọn")

    assert screen.error[0].value == NOT_DECIDED
    assert decided_on(again, CODE, EVERYWHERE)["undone_at"].isna().all()


def test_units_given_to_somebody(page, district, shut_out):
    screen = page("staff", "follows", Role.OFFICE)
    login = login_of(Role.LEADER)
    account = person_with_login(district, login).account_id
    screen.selectbox(key="phan_cong_cho").select(f"Lãnh đạo ({login})").run()
    unit = int(frames.units(district, EVERYWHERE).set_index("code").loc["KC-X12", "unit_id"])
    screen.multiselect(key=f"don_vi_theo_doi_{account}").set_value([unit]).run()
    shut_out(follows_assigned, "reassign")
    press(screen, "Lưu phân công")

    assert screen.error[0].value.startswith("Chưa lưu phân công: có người hoặc đơn vị ngoài")
    assert follows(district, EVERYWHERE).empty


def test_a_day_that_is_set(page, district, shut_out):
    screen = page("office", "deadlines", Role.OFFICE, den_ngay="2023-04-05")
    screen.selectbox(key="dat_bao_cao").select("Danh sách đăng ký 2023")
    screen.text_input(key="dat_ly_do").input("bão").run()
    shut_out(set_days, "set_day")
    press(screen, "Đặt hạn này")

    assert screen.error[0].value.startswith("Chưa đặt hạn: đơn vị ngoài phạm vi của bạn.")
    assert dues(district, CODE, EVERYWHERE).empty


@pytest.fixture
def hung_yen(district):
    import_units(district, ROOT / "samples" / "units.csv", NOW)
    import_lineage(district, ROOT / "samples" / "lineage.csv", NOW)
    return district


def test_units_beneath_none_founded_by_an_office_of_one_place(page, hung_yen):
    move_to(hung_yen, Role.OFFICE, "HY25-12247")
    screen = page("office", "units", Role.OFFICE)
    screen.session_state["mo_sap_nhap"] = True
    screen.run()
    screen.date_input(key="ngay_sap_nhap").set_value(date(2025, 8, 1)).run()
    screen.multiselect(key="nhap_lai").set_value(["Xã Châu Ninh · HY25-12247"])
    screen.text_input(key="ten_don_vi_moi").set_value("Xã Sông Hồng")
    screen.text_input(key="ma_don_vi_moi").set_value("HY25-99999").run()
    screen.button(key="xem_merger").click().run()

    assert not screen.exception
    assert screen.error[0].value == NOT_THEIRS
    assert not [button for button in screen.button if button.key == "ghi_merger"]


def test_a_step_undone_by_an_office_of_one_of_its_units(page, hung_yen):
    move_to(hung_yen, Role.OFFICE, "KC-X26")
    kept = lineage(hung_yen, EVERYWHERE)
    screen = page("office", "units", Role.OFFICE, ngay="2025-03-31")
    press(screen, "Hủy lần sắp xếp này")

    assert screen.error[0].value == NOT_THEIRS
    assert lineage(hung_yen, EVERYWHERE).equals(kept)
