"""The register and the lineage taken in on the page of units, over the small district."""

import pytest
from screens import ROOT, move_to
from sqlalchemy import select

from accounts.built_in import ensure_accounts
from accounts.identity import Role
from accounts.mode import Mode
from data_loaders import frames
from data_loaders.lineage import lineage
from database.session import engine, reading
from database.tables import AuditEntry
from domain.access import EVERYWHERE
from tests.pages.test_units import actions

HEAD = "code,name,kind,parent,valid_from,valid_to,successor\n"
STEPS = "from_code,into_code,day,whole,decree\n"
LINEAGE = "Việc sáp nhập, chia tách"


def names(source):
    units = frames.units(source, EVERYWHERE)
    return dict(zip(units["code"], units["name"], strict=True))


def put(screen, content, name="don-vi.csv"):
    screen.file_uploader[0].set_value([(name, content.encode(), "text/csv")]).run()
    assert not screen.exception
    return screen


def write_it(screen):
    screen.button(key="ghi_tep").click().run()
    assert not screen.exception
    return screen


def may_write(screen):
    return any(button.key == "ghi_tep" for button in screen.button)


def shown(screen):
    return next(t.value for t in screen.dataframe if "Thay đổi" in t.value.columns)


def test_a_register_is_looked_at_before_it_is_written(page, district):
    before = names(district)
    register = (
        HEAD
        + "KC-X12,Xã Đông Tảo Mới,commune,KC,2010-01-01,2025-06-30,\n"
        + "KC-X99,Xã Chín,commune,KC,2024-01-01,,\n"
        + "KC-X02,Xã An Vĩ,commune,KC,2010-01-01,2024-06-30,KC-X12\n"
    )
    screen = put(page("office", "units", Role.OFFICE), register)

    said = "Sẽ thêm 1 đơn vị, sửa 2 đơn vị, cho 0 đơn vị kết thúc, ghi 1 bước sáp nhập, chia tách."
    assert f"**{said}**" in [each.value for each in screen.markdown]
    assert shown(screen).to_numpy().tolist() == [
        ["Xã Đông Tảo Mới · KC-X12", "tên: Xã Đông Tảo thành Xã Đông Tảo Mới"],
        ["Xã Chín · KC-X99", "lập mới"],
        ["Xã An Vĩ · KC-X02", "ngày cuối: 30/6/2025 thành 30/6/2024"],
        ["Xã An Vĩ · KC-X02", "vào KC-X12 (toàn bộ) từ 1/7/2024"],
    ]
    assert names(district) == before

    write_it(screen)
    assert screen.success[0].value.startswith("Đã ghi tệp don")
    assert names(district) == before | {"KC-X12": "Xã Đông Tảo Mới", "KC-X99": "Xã Chín"}
    assert not may_write(screen)


def test_who_took_a_file_in_is_in_the_trail(page, district, office):
    write_it(put(page("office", "units", Role.OFFICE), HEAD + "Z,Xã Z,commune,KC,,,\n"))

    with reading(district) as connection:
        asked = select(AuditEntry.action, AuditEntry.account_id).order_by(AuditEntry.entry_id)
        assert connection.execute(asked).all()[-1] == ("units imported", office.account_id)


def test_a_lineage_is_taken_in_too(page, district):
    screen = page("office", "units", Role.OFFICE)
    put(screen, HEAD + "KC-X02,Xã An Vĩ,commune,KC,,2024-06-30,\n")
    write_it(screen)
    screen.radio(key="loai_tep").set_value(LINEAGE).run()
    put(screen, STEPS + "KC-X02,KC-X12,2024-07-01,một phần,NQ 9\n")
    assert shown(screen)["Thay đổi"].tolist() == ["vào KC-X12 (một phần) từ 1/7/2024"]
    write_it(screen)

    assert lineage(district, EVERYWHERE)["decree"].tolist() == ["NQ 9"]
    assert actions(district)[-1] == "lineage imported"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEAD + "Z,Xã Z,commune,KHONG,,,\n", "dòng 2: không có đơn vị nào mang mã KHONG"),
        ("code,name\nZ,Xã Z\n", "thiếu cột kind, parent"),
        ("%PDF-1.7", "Tệp không phải bảng tính"),
        ("PK\x03\x04 not a book", ""),
    ],
)
def test_a_file_that_cannot_be_is_refused_and_nothing_is_written(page, district, content, said):
    before = names(district)
    screen = put(page("office", "units", Role.OFFICE), content)

    assert said in screen.error[0].value.replace("\\", "")
    assert not may_write(screen)
    assert names(district) == before


def test_the_same_file_again_changes_nothing(page, district):
    units = (ROOT / "tests" / "forms" / "units.csv").read_text(encoding="utf-8-sig")
    screen = put(page("office", "units", Role.OFFICE), units)

    assert "Tệp này không thay đổi gì." in [each.value for each in screen.info]
    assert not may_write(screen)


def test_only_who_may_see_all_units_takes_a_file_in(page, district):
    assert not page("office", "units", Role.LEADER).file_uploader
    move_to(district, Role.OFFICE, "KC")
    assert not page("office", "units", Role.OFFICE).file_uploader


def test_an_empty_register_is_filled_from_the_page(page, new_database, monkeypatch, district):
    url = new_database(tables=True)
    source = engine(url)
    ensure_accounts(source, Mode.DEMO)
    monkeypatch.setenv("DATABASE_URL", url)

    screen = page("office", "units", Role.ADMIN)
    assert screen.info[0].value.startswith("Chưa có đơn vị nào.")
    write_it(put(screen, HEAD + "H,Huyện Mẫu,district,,,,\n"))
    assert names(source) == {"H": "Huyện Mẫu"}
