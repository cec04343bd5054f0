"""The office's page of units: who exists on a day, what became of them, merging and undoing."""

from datetime import date, datetime

import pytest
from screens import NOW, ROOT
from sqlalchemy import select

from accounts.identity import Role
from data_loaders import frames
from data_loaders.aliases import confirm_alias
from data_loaders.lineage import lineage
from data_loaders.lineage_import import import_lineage
from data_loaders.unit_register import import_units
from database.session import reading
from database.tables import AuditEntry
from domain.access import EVERYWHERE
from pages.frame.plain import plain

SAMPLES = ROOT / "samples"
LAST_DAY = "2025-03-31"
PHAM_HONG_THAI = "Xã Phạm Hồng Thái · KC-X26"


@pytest.fixture
def hung_yen(district):
    """The small district, with the register of the sample and what became of its communes."""
    import_units(district, SAMPLES / "units.csv", NOW)
    import_lineage(district, SAMPLES / "lineage.csv", NOW)
    return district


def tree(screen):
    return screen.dataframe[0].value


def tables(screen):
    return [table.value for table in screen.table]


def actions(source):
    with reading(source) as connection:
        return list(connection.execute(select(AuditEntry.action)).scalars())


def unit(source, code):
    units = frames.units(source, EVERYWHERE).set_index("code")
    return units.loc[code]


def test_the_first_line_says_how_many_units_there_are_on_the_day(page, hung_yen):
    said = page("office", "units", Role.OFFICE, ngay=LAST_DAY).subheader[0].value

    assert said == (
        "Ngày 31/3/2025 có 88 đơn vị; 8 đơn vị đã kết thúc trước đó. "
        "Đơn vị được sắp xếp vào 2 ngày, gần nhất là 1/7/2025."
    )


@pytest.mark.parametrize(
    ("day", "communes"), [("2025-01-01", 25), ("2025-03-01", 20), ("2025-06-30", 20)]
)
def test_the_tree_has_the_communes_of_the_day_beneath_their_district(page, hung_yen, day, communes):
    shown = tree(page("office", "units", Role.LEADER, ngay=day))
    names = shown["Đơn vị"].tolist()
    district = names.index("\u2003Huyện Khoái Châu")
    beneath = shown.iloc[district + 1 : district + 1 + communes + 9]

    assert names[0] == "Tỉnh Hưng Yên"
    assert all(name.startswith("\u2003\u2003") for name in beneath["Đơn vị"])
    assert (beneath["Loại"] == "cấp xã").sum() == communes
    assert names[district + 1 + communes + 9] == "\u2003Huyện Kim Động"


def test_units_are_found_without_accents_also_those_that_ended(page, hung_yen):
    found = page("office", "units", Role.OFFICE, ngay="2026-01-01", tim_don_vi="chi minh")
    every = page(
        "office", "units", Role.OFFICE, ngay="2026-01-01", tim_don_vi="chi minh", tat_ca="true"
    )

    assert tree(found)["Mã"].tolist() == ["HY25-12271"]
    assert sorted(tree(every)["Mã"]) == ["HY25-12271", "KC-X27"]


def test_a_unit_tells_what_it_came_from_and_went_into(page, hung_yen):
    screen = page("office", "units", Role.OFFICE, ngay=LAST_DAY, xem=PHAM_HONG_THAI)
    history = tables(screen)[0]

    assert "có từ 1/3/2025 · đến hết 30/6/2025" in screen.markdown[0].value.replace("\\", "")
    assert history["Từ ngày"].tolist() == ["1/3/2025", "1/3/2025", "1/7/2025"]
    assert [words.replace("\\", "") for words in history["Việc"]] == [
        "Nhận Xã Dạ Trạch (toàn bộ)",
        "Nhận Xã Hàm Tử (toàn bộ)",
        "Vào Xã Triệu Việt Vương (toàn bộ)",
    ]


def test_a_unit_says_how_many_reports_were_taken_in_and_which_names_mean_it(page, hung_yen):
    confirm_alias(hung_yen, "Đông Tảo Đông", "KC-X12", EVERYWHERE, NOW)
    screen = page("office", "units", Role.LEADER, ngay=LAST_DAY, xem="Xã Đông Tảo · KC-X12")

    assert "1 báo cáo đã nhận" in screen.markdown[0].value
    assert tables(screen)[1]["Tên"].tolist() == ["Đông Tảo Đông"]
    assert tables(screen)[1]["Người xác nhận, ngày"].tolist() == ["1/4/2023"]


def test_leaders_look_and_change_nothing_and_staff_see_none_of_it(page, hung_yen):
    leader = page("office", "units", Role.LEADER, ngay=LAST_DAY, xem=PHAM_HONG_THAI)
    staff = page("office", "units", Role.STAFF)

    assert not leader.button
    assert staff.error[0].value == "Vai trò của bạn không mở được trang này."
    assert not staff.dataframe


def opened(screen, part):
    screen.session_state[part] = True
    return screen.run()


def fill_in_a_merger(screen):
    opened(screen, "mo_sap_nhap")
    screen.date_input(key="ngay_sap_nhap").set_value(date(2025, 8, 1))
    screen.text_input(key="van_ban_sap_nhap").set_value("Nghị quyết 9")
    screen.run()
    screen.multiselect(key="nhap_lai").set_value(
        ["Xã Châu Ninh · HY25-12247", "Xã Việt Tiến · HY25-12238"]
    )
    screen.text_input(key="ten_don_vi_moi").set_value("Xã Sông Hồng")
    screen.text_input(key="ma_don_vi_moi").set_value("HY25-99999")
    return screen.run()


def test_a_merger_is_looked_at_before_it_is_written(page, hung_yen):
    screen = fill_in_a_merger(page("office", "units", Role.OFFICE))
    assert not [button for button in screen.button if button.key == "ghi_merger"]
    screen.button(key="xem_merger").click().run()
    told = tables(screen)[-1]

    assert [words.replace("\\", "") for words in told["Thay đổi"]] == [
        "lập mới",
        "kết thúc, ngày cuối là 31/7/2025",
        "kết thúc, ngày cuối là 31/7/2025",
        "vào Xã Sông Hồng (toàn bộ) từ 1/8/2025",
        "vào Xã Sông Hồng (toàn bộ) từ 1/8/2025",
    ]
    assert "units reorganised" not in actions(hung_yen)

    screen.button(key="ghi_merger").click().run()
    assert screen.success[0].value == "Đã ghi việc sắp xếp đơn vị từ ngày 1/8/2025."
    assert actions(hung_yen)[-1] == "units reorganised"
    assert unit(hung_yen, "HY25-12247")["valid_to"].date() == date(2025, 7, 31)
    assert unit(hung_yen, "HY25-99999")["parent_id"] == unit(hung_yen, "HY25")["unit_id"]


def test_a_merger_is_undone_and_stays_to_be_seen(page, hung_yen):
    before = lineage(hung_yen, EVERYWHERE)
    screen = fill_in_a_merger(page("office", "units", Role.OFFICE))
    screen.button(key="xem_merger").click().run()
    screen.button(key="ghi_merger").click().run()
    again = page("office", "units", Role.OFFICE, tat_ca="true", xem="Xã Châu Ninh · HY25-12247")
    event = "1/8/2025: Xã Châu Ninh, Xã Việt Tiến vào Xã Sông Hồng"
    again.selectbox(key="lan_sap_xep").set_value(event).run()
    again.button(key="huy_sap_xep").click().run()

    assert again.success[0].value == f"Đã hủy: {plain(event)}"
    assert lineage(hung_yen, EVERYWHERE).equals(before)
    assert "HY25-99999" not in set(frames.units(hung_yen, EVERYWHERE)["code"])
    assert unit(hung_yen, "HY25-12247").isna()["valid_to"]
    today = datetime.now().astimezone()
    last = tables(again)[0]["Việc"].tolist()[-1].replace("\\", "")
    assert last.startswith("Vào Xã Sông Hồng (toàn bộ). Đã hủy ngày")
    assert f"/{today.year}" in last


def test_a_merger_that_cannot_be_is_refused_in_words(page, hung_yen):
    screen = fill_in_a_merger(page("office", "units", Role.OFFICE))
    screen.text_input(key="ten_don_vi_moi").set_value("Xã Chí Minh").run()
    screen.button(key="xem_merger").click().run()

    said = screen.error[0].value.replace("\\", "")
    assert "Xã Chí Minh có hai lần trong cùng một ngày" in said
    assert not [button for button in screen.button if button.key == "ghi_merger"]


def test_a_part_passes_into_another_unit_and_both_live_on(page, hung_yen):
    screen = opened(page("office", "units", Role.OFFICE), "mo_chia_tach")
    screen.date_input(key="ngay_chia_tach").set_value(date(2025, 8, 1)).run()
    screen.selectbox(key="duoc_chia").set_value("Xã Châu Ninh · HY25-12247")
    screen.multiselect(key="phan_vao").set_value(["Xã Việt Tiến · HY25-12238"])
    screen.run()
    screen.button(key="xem_parting").click().run()
    screen.button(key="ghi_parting").click().run()

    last = lineage(hung_yen, EVERYWHERE).iloc[-1]
    assert not last["whole"]
    assert last["into_unit_id"] == unit(hung_yen, "HY25-12238")["unit_id"]
    assert unit(hung_yen, "HY25-12247").isna()["valid_to"]


def test_names_are_added_and_taken_away(page, hung_yen):
    screen = page("office", "units", Role.OFFICE, ngay=LAST_DAY, xem=PHAM_HONG_THAI)
    screen.text_input(key="ten_moi").set_value("Hồng Thái").run()
    screen.button(key="them_ten").click().run()
    assert screen.success[0].value == "Đã thêm tên “Hồng Thái”."
    assert "Văn phòng" in tables(screen)[1]["Người xác nhận, ngày"].tolist()[0]

    screen.button(key="bo_ten").click().run()
    assert screen.success[0].value == "Đã bỏ tên “Hồng Thái”."
    assert "Đã bỏ ngày" in tables(screen)[1]["Người xác nhận, ngày"].tolist()[0]
    assert actions(hung_yen)[-2:] == ["alias confirmed", "alias taken away"]
