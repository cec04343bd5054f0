"""A name erased on the page of the audit trail, over the small district."""

import pytest
from sqlalchemy import insert, select, update

from accounts.identity import Role
from data_loaders.decisions import Said, decide
from data_loaders.erasing import overwriting
from database.session import reading, writing
from database.tables import Account, AuditEntry, Decision, Listing, Original
from domain.access import EVERYWHERE
from domain.kinds import DecisionKind
from tests.screens import NOW

WHO = "Lê Thị Mơ"


@pytest.fixture
def named(district):
    """The name in a reason, which the trail holds too, and in a listing and its file."""
    said = Said(DecisionKind.STRUCK_OFF, 1, reason=f"bà {WHO} xin thôi")
    decide(district, said, EVERYWHERE, NOW)
    with writing(district) as connection:
        one = update(Listing).where(Listing.listing_id == 1)
        connection.execute(one.values(carried_by=WHO.upper()))
        first = select(Original.sha256).limit(1).scalar_subquery()
        file = update(Original).where(Original.sha256 == first)
        connection.execute(file.values(content=f"TT;Tên\n1;{WHO}\n".encode()))
    return district


def looked(page, name=WHO):
    screen = page("office", "audit", Role.ADMIN)
    screen.text_input(key="ten_can_xoa").set_value(name)
    return screen.button(key="xem_ten").click().run()


def errors(screen):
    return [each.value for each in screen.error]


def places(screen):
    return next(t.value for t in screen.dataframe if "Ở đâu" in t.value.columns)


def kept(source):
    with reading(source) as connection:
        first = select(Listing.carried_by).where(Listing.listing_id == 1)
        carried = connection.execute(first).scalar_one()
        reason = connection.execute(select(Decision.reason)).scalar_one()
        trail = connection.execute(select(AuditEntry.detail)).scalars().all()
    return carried, reason, str(trail)


def test_each_place_is_shown_and_nothing_is_changed(page, named):
    before = kept(named)
    screen = looked(page)

    where = places(screen)["Ở đâu"].tolist()
    assert sorted(where) == sorted(
        ["chi tiết trong nhật ký", "quyết định", "tập thể, cá nhân thực hiện", "tệp gốc"]
    )
    assert places(screen)["Ô"].tolist().count("B2") == 1
    assert kept(named) == before


def test_the_name_gives_way_and_the_trail_says_so_without_it(page, named):
    screen = looked(page)
    screen.text_input(key="ly_do_xoa_ten").set_value("Đơn số 12")
    screen.button(key="xoa_ten").click().run()

    assert not screen.exception
    assert errors(screen) == []
    assert screen.success[0].value.startswith("Đã xóa tên ở 4 chỗ, trong đó 1 tệp gốc")
    carried, reason, trail = kept(named)
    assert (carried, reason) == ("(đã xóa tên 1)", "bà (đã xóa tên 1) xin thôi")
    assert WHO not in trail
    shown = screen.dataframe[0].value["Việc"].tolist()
    assert shown[0] == ("Xóa tên một người theo yêu cầu (lần xóa số 1), ở 4 chỗ. Lý do: Đơn số 12.")
    assert any(each.endswith("Có tên đã xóa (lần xóa số 1).") for each in shown)


@pytest.mark.parametrize(
    ("reason", "said"),
    [("", "Ghi số đơn hoặc lý do."), (f"đơn của {WHO}", "Lý do không được chứa tên cần xóa.")],
)
def test_without_a_reason_nothing_is_erased(page, named, reason, said):
    before = kept(named)
    screen = looked(page)
    screen.text_input(key="ly_do_xoa_ten").set_value(reason)
    screen.button(key="xoa_ten").click().run()

    assert errors(screen)[0].startswith(said)
    assert kept(named) == before


def test_less_than_a_whole_name_is_refused(page, named):
    assert errors(looked(page, "Mơ")) == ["Ghi đủ họ và tên, từ hai chữ trở lên, không có số."]


def test_another_name_typed_since_is_not_erased(page, named):
    screen = looked(page)
    screen.text_input(key="ten_can_xoa").set_value("Trần Văn Hai").run()

    assert not any(button.key == "xoa_ten" for button in screen.button)


def test_files_that_were_not_rebuilt_are_told_and_can_be_rebuilt_later(page, named, monkeypatch):
    def full(source):
        raise source.dialect.loaded_dbapi.OperationalError("database or disk is full")

    screen = looked(page)
    screen.text_input(key="ly_do_xoa_ten").set_value("Đơn số 12")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(overwriting, "_rebuilt", full)
        screen.button(key="xoa_ten").click().run()
        assert screen.success[0].value.startswith("Đã xóa tên ở 4 chỗ")
        assert "chưa dọn được" in screen.warning[0].value
        screen.button(key="don_tep").click().run()
        assert errors(screen)[0].startswith("Chưa dọn được")
    screen.button(key="don_tep").click().run()

    assert not screen.exception
    assert screen.success[0].value.startswith("Đã dọn")


def test_where_nothing_is_found_any_more_the_files_can_still_be_rebuilt(page, named):
    screen = looked(page, "Trần Văn Hai")
    screen.button(key="don_tep").click().run()

    assert screen.success[0].value.startswith("Đã dọn")


def test_a_login_that_keeps_the_name_is_shown(page, named):
    with writing(named) as connection:
        account = {"login": WHO.lower(), "name": "A", "role": "staff"}
        connection.execute(insert(Account).values(**account))

    assert f"Tên đăng nhập “{WHO.lower()}”" in looked(page).warning[0].value
