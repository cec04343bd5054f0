"""The page of the meetings: figures frozen, a slide at a time, for those who may see them."""

import json
from datetime import date

import pandas as pd
import pytest
from screens import CODE, NOW, move_to, registered
from snapshots import snapshot
from sqlalchemy import select, update

from accounts.identity import Role
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.snapshots import kept
from database.session import engine, reading, writing
from database.tables import AuditEntry, Snapshot
from decks.slide import Slide
from domain.access import EVERYWHERE, Places
from pages.meetings import boards

pytestmark = pytest.mark.both_engines

DAY = "2023-11-30"
MAKE = "Chốt số liệu và mở trình chiếu"


def button(screen, label):
    return next(one for one in screen.button if one.label == label)


def labels(screen):
    return [one.label for one in screen.button]


def slide(screen):
    """All that is written on the slide, as text."""
    return "\n".join(one.proto.body for one in screen.get("html"))


def late_report(source):
    late = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "new"))
    take_in(source, b"late", late, builtin_plans()[CODE], date(2023, 4, 20), NOW)


def made(source):
    return kept.snapshots(source, EVERYWHERE)


def test_freezing_opens_the_first_slide_and_the_address_says_which(present, district):
    screen = present(den_ngay=DAY)
    button(screen, MAKE).click().run()

    assert not screen.exception
    assert screen.query_params["bai"] == "1"
    assert screen.query_params["trang"] == "1"
    assert "2 trong 34 đơn vị đạt chỉ tiêu năm 2023." in slide(screen)
    assert f"mã {made(district)[0].sha256[:8]}" in slide(screen)
    assert "số liệu chốt đến 30/11/2023" in slide(screen)


def test_what_is_frozen_stays_while_the_live_page_moves_on(present, page, district):
    known = snapshot(district)
    before = slide(present(bai="1", trang="2"))
    late_report(district)
    live = page("leaders", "progress", Role.LEADER, den_ngay=DAY)

    assert slide(present(bai="1", trang="2")) == before
    assert ">4<" in before
    assert {one.label: one.value for one in live.metric}["Mô hình được tính"] == "5"
    assert made(district) == [known]


def test_what_came_since_is_a_slide_of_the_next_deck_with_names(present, district):
    snapshot(district, date(2023, 6, 30))
    late_report(district)
    snapshot(district, date(2023, 11, 30))
    slides = [slide(present(bai="2", trang=str(at))) for at in range(1, 12)]
    found = next(one for one in slides if "Từ cuộc họp trước (30/6/2023)" in one)

    assert "thêm 1 báo cáo, 1 mô hình mới ghi, 1 lượt đơn vị đổi kết quả." in found
    assert "1 lượt lên mức cao hơn: Xã Bình Kiều." in found
    assert "Mô hình mới ghi: Cổng chào tự quản (Xã Bình Kiều)." in found


def test_the_keys_lead_on_and_back_and_the_address_follows(present, district):
    snapshot(district)
    screen = present(bai="1")
    seen = []
    for label in ("Tiếp", "Tiếp", "Trước", "Đầu"):
        button(screen, label).click().run()
        seen.append(screen.query_params["trang"])

    assert seen == ["2", "3", "2", "1"]
    assert [one.proto.shortcut for one in screen.button] == [
        *("home", "left", "right", "escape", "pageup", "pagedown", "end"),
    ]
    assert [button(screen, label).disabled for label in ("Đầu", "Trước", "Tiếp")] == [
        *(True, True, False),
    ]
    button(screen, "End").click().run()
    assert screen.query_params["trang"] == "11"
    # A second press, of a page that does not know yet where the first has led.
    screen.query_params["trang"] = "2"
    button(screen, "PageUp").click().run()
    assert screen.query_params["trang"] == "10"
    button(screen, "Đóng").click().run()
    assert "bai" not in screen.query_params
    assert screen.title[0].value == "Trình chiếu"


@pytest.mark.parametrize(
    ("trang", "last"), [("999", True), ("x", False), ("0", False), ("", False)]
)
def test_a_page_that_is_none_leads_to_one_that_is(present, district, trang, last):
    snapshot(district)
    screen = present(bai="1", trang=trang)

    assert button(screen, "Tiếp").disabled is last
    assert button(screen, "Trước").disabled is not last


def test_charts_are_large_and_tell_a_screen_reader_what_is_to_be_seen(present, district):
    snapshot(district)
    chart = present(bai="1", trang="3").get("plotly_chart")[0].proto

    assert json.loads(chart.spec)["layout"]["font"]["size"] >= 28
    assert chart.alt == "Số mô hình từng năm."


def test_behind_a_chart_is_its_table_in_its_place_until_the_next_slide(present, district):
    snapshot(district)
    assert "Bảng số liệu" not in labels(present(bai="1", trang="1"))
    screen = present(bai="1", trang="3")
    assert not screen.dataframe
    button(screen, "Bảng số liệu").click().run()

    assert not screen.exception
    assert screen.dataframe[0].value.iloc[-1]["Cộng"] == 4
    assert not screen.get("plotly_chart")
    assert [one.proto.label for one in screen.get("download_button")] == [
        *("Tải bảng về Excel", "Tải bảng về CSV"),
    ]
    button(screen, "Đóng bảng").click().run()
    assert screen.get("plotly_chart")
    button(screen, "Bảng số liệu").click().run()
    button(screen, "Tiếp").click().run()
    button(screen, "Trước").click().run()
    assert screen.get("plotly_chart")


@pytest.mark.parametrize("role", [Role.LEADER, Role.OFFICE, Role.ADMIN])
def test_those_who_hold_meetings_may_freeze(present, role):
    assert MAKE in labels(present(role))


def test_staff_open_what_lies_within_their_unit_and_freeze_nothing(present, district):
    move_to(district, Role.STAFF, "KC-X12")
    with reading(district) as connection:
        mine = Places(frozenset({connection.execute(unit_of("KC-X12")).scalar_one()}))
    snapshot(district, title="Họp huyện")
    snapshot(district, whose=mine, title="Họp xã")
    screen = present(Role.STAFF)

    assert MAKE not in labels(screen)
    listed = "\n".join(one.value for one in screen.markdown)
    assert "Họp xã" in listed
    assert "Họp huyện" not in listed
    button(screen, "Mở").click().run()
    assert "1 trong 1 đơn vị đạt chỉ tiêu năm 2023." in slide(screen)
    assert "ngoài phạm vi bạn được xem" in present(Role.STAFF, bai="1").error[0].value


def unit_of(code):
    from database.tables import Unit

    return select(Unit.unit_id).where(Unit.code == code)


@pytest.mark.parametrize("bai", ["99", "x", "99999999999999999999", "-1"])
def test_a_deck_that_there_is_not_is_told(present, bai):
    screen = present(bai=bai)

    assert "Không có bản chốt này" in screen.error[0].value
    button(screen, "Về danh sách").click().run()
    assert screen.title[0].value == "Trình chiếu"


def test_a_deck_that_was_tampered_with_is_refused(present, district):
    # Of a day of its own: what was proved once is kept, by its hash.
    snapshot(district, date(2023, 11, 29))
    with writing(district) as connection:
        connection.execute(update(Snapshot).values(content=b"other"))
    screen = present(bai="1")

    assert "không còn đúng như lúc chốt" in screen.error[0].value
    assert "đạt chỉ tiêu" not in slide(screen)


def test_the_office_takes_one_off_the_list_and_puts_it_back(present, district):
    snapshot(district, title="Giao ban quý")
    assert "Bỏ khỏi danh sách" not in labels(present(Role.LEADER))
    screen = present(Role.OFFICE)
    button(screen, "Bỏ khỏi danh sách").click().run()

    assert made(district)[0].withdrawn_at is not None
    assert "Chưa có bản chốt nào." in screen.info[0].value
    button(screen, "Đưa lại").click().run()
    assert made(district)[0].withdrawn_at is None
    with reading(engine()) as connection:
        actions = connection.execute(select(AuditEntry.action).order_by(AuditEntry.entry_id))
        assert actions.scalars().all()[-2:] == ["snapshot withdrawn", "snapshot reinstated"]


def test_nothing_yet_says_what_to_do(present):
    assert "bấm nút chốt số liệu" in present().info[0].value
    assert "Lãnh đạo hoặc văn phòng chốt số liệu" in present(Role.STAFF).info[0].value


def test_a_title_of_somebodys_own_is_no_markup(present, district):
    snapshot(district, title="<b>Họp</b> **1**")
    screen = present()

    assert "&lt;b&gt;Họp&lt;/b&gt; **1**" in slide(present(bai="1"))
    assert any("\\*\\*1\\*\\*" in one.value for one in screen.markdown)


def test_a_year_is_no_quantity_and_a_number_is_written_as_ours():
    told = [(2024, "Năm"), (2025, "Đăng ký"), (1250, "Đăng ký")]

    assert [boards._said(*one) for one in told] == ["2024", "2.025", "1.250"]


def test_a_long_table_shows_its_first_rows_and_says_how_many_are_left():
    table = pd.DataFrame({"Đơn vị": [f"Xã {number}" for number in range(20)], "Tỷ lệ": "5 %"})
    drawn = boards.body(Slide("k", "s", "n", table=table))

    assert drawn.count("<tr>") == 9
    assert "… và 12 dòng nữa" in drawn
    assert "text-align:right" in drawn
    assert boards.leaves_out(Slide("k", "s", "n", table=table))
    assert not boards.leaves_out(Slide("k", "s", "n", table=table.head(8)))
    assert boards.leaves_out(Slide("k", "s", "n", table=table.head(1), lines=("Xã 0",)))
    assert not boards.leaves_out(Slide("k", "s", "n", lines=("Xã 0",)))


def test_the_first_slide_is_the_largest_unless_a_table_wants_its_room():
    words = Slide("a", "5 trong 6 đơn vị báo cáo.", "")
    table = Slide("a", words.sentence, "", table=pd.DataFrame({"Hoạt động": ["Trồng cây"]}))
    size = "font-size:max(1.9rem,4.4vw)"

    assert size in boards.sentence(words, "Giao ban")
    assert size not in boards.sentence(table, "Giao ban")
    assert "Giao ban" in boards.sentence(table, "Giao ban")
