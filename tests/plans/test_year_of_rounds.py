"""Tây Ninh 2019 worked out by hand: two rounds of five grassroots unions.

Units: A, B, C, D owe both rounds; E was founded on 1/9/2019, after round 1 was due (30/7), and owes
round 2 alone; the district's own federation (F) is no grassroots union and owes nothing.

Round 1 (16–30/7, reported before 31/7, so by 30/7 itself):
  A 30/7: quà 30 suất, 15 triệu · nhà 1 căn, 50 triệu                    on time
  A again 5/8, corrected: quà 40 suất, 20 triệu · nhà 1 căn, 50 triệu    stands; still on time
  B 3/8: quà 12,5 suất, 6,25 triệu · đường 350 m, 42 triệu               late by 4 days
  C 29/7: đường 1,2 km, 96 triệu · nghĩa trang 3 lượt, no worth          on time
  D nothing                                                              missing
Round 2 (no day yet, “dự kiến tháng 11/2019”):
  A 20/11: quà 10 suất, 5 triệu     received
  E 25/11: quà 4 phần, 2 triệu      received
  B, C, D nothing                   undated once the year is over

By hand, round 1: quà 40 + 12,5 = 52,5 suất, 20 + 6,25 = 26,25 triệu; nhà 1 căn, 50; đường 350 m, 42
and 1,2 km, 96, never added; nghĩa trang 3 lượt, no worth. In all 6 rows, 26,25 + 50 + 42 + 96 =
214,25 triệu, 3 of 4 units.
Round 2: quà 10 suất, 5 and 4 phần, 2: 2 rows, 7 triệu, 2 of 5 units.
"""

from datetime import UTC, date, datetime
from io import BytesIO

import pandas as pd
import pytest
from docx import Document

from data_loaders.deadlines import SetDay, set_day
from domain.access import EVERYWHERE
from metrics.rounds import by_activity, round_units
from pages.frame.plain import plain
from tests.plans.small_year import OF_A_ROUND, ROUND, begin, said, screen

UNITS = """\
H,Huyện Mẫu,district,,,,
A,CĐCS Bệnh viện,union_grassroots,H,,,
B,CĐCS Nhà máy,union_grassroots,H,,,
C,CĐCS Trường học,union_grassroots,H,,,
D,CĐCS Hạt Kiểm lâm,union_grassroots,H,,,
E,CĐCS Chợ Mới,union_grassroots,H,2019-09-01,,
F,Liên đoàn Lao động huyện Mẫu,union_upper,H,,,
"""
GIFT, HOUSE = "Tặng quà gia đình chính sách", "Xây nhà “Mái ấm Công đoàn”"
ROAD, GRAVES = "Sửa chữa đường giao thông", "Chăm sóc nghĩa trang liệt sỹ"
AFTER = date(2020, 2, 1)


def all_sent(url, folder):
    made = begin(url, folder, "tay-ninh-2019", UNITS, "Huyện Mẫu")

    def send(unit, number, received, *rows):
        title = OF_A_ROUND.format(number=number, year=2019)
        made.send(title, ROUND, *rows, unit=unit, received=received, file=f"{unit} {received}.xlsx")

    house = [HOUSE, "căn", 1, 50]
    send("CĐCS Bệnh viện", 1, date(2019, 7, 30), [GIFT, "suất", 30, 15], house)
    send("CĐCS Bệnh viện", 1, date(2019, 8, 5), [GIFT, "suất", 40, 20], house)
    b = [["tặng các quà gia đình chính sách", "Suất", "12,5", "6,25"], [ROAD, "m", 350, 42]]
    send("CĐCS Nhà máy", 1, date(2019, 8, 3), *b)
    c = [[ROAD, "km", 1.2, 96], [GRAVES, "lượt", 3, None]]
    send("CĐCS Trường học", 1, date(2019, 7, 29), *c)
    send("CĐCS Bệnh viện", 2, date(2019, 11, 20), [GIFT, "suất", 10, 5])
    send("CĐCS Chợ Mới", 2, date(2019, 11, 25), [GIFT, "phần", 4, 2])
    return made


@pytest.fixture(scope="module")
def year(new_database_of_module, tmp_path_factory):
    return all_sent(new_database_of_module(tables=True), tmp_path_factory.mktemp("year"))


@pytest.fixture
def year_to_change(new_database, tmp_path):
    return all_sent(new_database(tables=True), tmp_path)


def sums(year, period, as_of=AFTER):
    done = year.done(as_of)
    rows = by_activity(done[done["period"] == period])
    return {
        (row["name"], row["unit_of_measure"]): (row["quantity"], row["worth"])
        for row in rows.astype(object).where(rows.notna(), None).to_dict("records")
    }


def test_round_1_is_summed_like_to_like(year):
    assert sums(year, "round_1") == {
        (GIFT, "suất"): (52.5, 26.25),
        (HOUSE, "căn"): (1, 50),
        (ROAD, "m"): (350, 42),
        (ROAD, "km"): (1.2, 96),
        (GRAVES, "lượt"): (3, None),
    }


def test_round_2_stands_beside_round_1_and_takes_nothing_of_its_place(year):
    assert sums(year, "round_2") == {(GIFT, "suất"): (10, 5), (GIFT, "phần"): (4, 2)}


def test_before_the_corrected_report_came_the_first_one_spoke(year):
    assert sums(year, "round_1", date(2019, 8, 4))[GIFT, "suất"] == (42.5, 21.25)


def test_round_1_is_on_time_up_to_the_day_before_31_7(year):
    assert year.in_time(AFTER, 2019, "round", "round_1") == {
        "A": ("on_time", None),  # the first report decides, not the corrected one
        "B": ("late", 4),  # 3/8 after 30/7
        "C": ("on_time", None),
        "D": ("missing", 186),  # 1/2/2020 after 30/7/2019: 1 + 31 + 30 + 31 + 30 + 31 + 31 + 1
    }


def test_on_its_last_day_nobody_is_missing_yet(year):
    states = year.in_time(date(2019, 7, 30), 2019, "round", "round_1")

    assert states["B"] == states["D"] == ("pending", None)


def test_round_2_has_no_day_so_nobody_is_late_for_it(year):
    none_late = dict.fromkeys("BCD", ("undated", None))
    before = year.in_time(date(2019, 12, 31), 2019, "round", "round_2")

    assert year.in_time(AFTER, 2019, "round", "round_2") == none_late | {
        "A": ("received", None),
        "E": ("received", None),
    }
    assert {before[code] for code in "BCD"} == {("pending", None)}


def test_a_unit_founded_after_round_1_owes_round_2_alone_and_the_federation_neither(year):
    found = year.found(AFTER)
    owing = {
        number: len(round_units(found.timeliness, found.reports, year.done(AFTER), 2019, number))
        for number in (1, 2)
    }

    assert owing == {1: 4, 2: 5}


def test_the_screen_says_round_1_as_worked_out(year, monkeypatch):
    shown = screen(monkeypatch, year, "rounds", den_ngay="2020-02-01", dot="Đợt 1 năm 2019")
    activities, units, beside, sources = (table.value for table in shown.table)

    assert shown.header[0].value == (
        "Đợt 1 năm 2019: 3 trong 4 đơn vị báo cáo 6 hoạt động, trị giá 214,25 triệu đồng."
    )
    assert "Chưa báo cáo: CĐCS Hạt Kiểm lâm" in said(shown)
    amounts = dict(zip(activities.iloc[:, 1], activities.iloc[:, 2], strict=True))
    assert amounts == plainly(
        {"1,2 km": "96", "350 m": "42", "1 căn": "50", "52,5 suất": "26,25", "3 lượt": "–"}
    )
    assert units.iloc[:, 1:].values.tolist() == [
        ["chưa báo cáo, quá hạn 186 ngày", "", ""],
        ["nhận ngày 30/7/2019, đúng hạn", "2", "70"],
        ["nhận ngày 3/8/2019, quá hạn 4 ngày", "2", plainly("48,25")],
        ["nhận ngày 29/7/2019, đúng hạn", "2", "96"],
    ]
    both = beside[beside.iloc[:, 0] == GIFT].iloc[:, 1:].values.tolist()
    assert both == [
        [plainly("52,5 suất, trị giá 26,25 triệu đồng"), "10 suất, trị giá 5 triệu đồng"],
        ["không có", "4 phần, trị giá 2 triệu đồng"],
    ]
    assert len(sources) == 6


def test_a_figure_leads_down_to_its_cells_and_its_files(year, monkeypatch):
    gifts = {"hoat_dong": f"{GIFT} (suất)", "don_vi": "CĐCS Nhà máy"}
    asked = {"den_ngay": "2020-02-01", "dot": "Đợt 1 năm 2019"} | gifts
    shown = screen(monkeypatch, year, "rounds", **asked)
    row = shown.table[3].value.iloc[0]

    assert len(shown.table[3].value) == 1
    where = "Ô B5, trang tính “Sheet1”, tệp CĐCS Nhà máy 2019-08-03.xlsx"
    assert row["Ở đâu"] == plainly(where)
    assert row["Khối lượng"] == plainly("12,5 Suất, trị giá 6,25 triệu đồng")
    assert plainly("Tải CĐCS Nhà máy 2019-08-03.xlsx") in [
        b.proto.label for b in shown.get("download_button")
    ]


def test_a_round_that_nobody_reported_on_is_not_0(year, monkeypatch):
    shown = screen(monkeypatch, year, "rounds", den_ngay="2019-08-04", dot="Đợt 2 năm 2019")

    assert shown.header[0].value == "Đợt 2 năm 2019: chưa đơn vị nào trong 5 đơn vị báo cáo."
    assert "Chưa đặt hạn báo cáo" in said(shown)
    compared = shown.table[1].value
    assert set(compared["Đợt 2 năm 2019"]) == {"chưa có báo cáo"}


def test_an_office_that_sets_a_day_for_round_2_makes_it_judged(year_to_change):
    year = year_to_change
    set_for_all(year, date(2019, 11, 22))

    assert year.in_time(AFTER, 2019, "round", "round_2") == {
        "A": ("on_time", None),
        "E": ("late", 3),  # 25/11 after 22/11
        **dict.fromkeys("BCD", ("missing", 71)),  # 1/2 after 22/11: 8 + 31 + 31 + 1
    }


def test_an_office_makes_a_paper_of_it(year, monkeypatch):
    shown = screen(monkeypatch, year, "papers", "office", den_ngay="2020-02-01")
    next(one for one in shown.button if one.label == "Tạo tệp .docx").click().run()
    ((_name, content),) = shown.session_state["van_ban_da_tao"][1].files.values()
    words = "\n".join(each.text for each in Document(BytesIO(content)).paragraphs)

    assert not shown.exception
    assert "Các đơn vị đã báo cáo 6 hoạt động, trị giá 214,25 triệu đồng" in words


def test_a_meeting_is_shown_the_rounds_first(year, monkeypatch):
    shown = screen(monkeypatch, year, "present", "meetings", den_ngay="2020-02-01")
    make = "Chốt số liệu và mở trình chiếu"
    next(one for one in shown.button if one.label == make).click().run()
    slide = "\n".join(one.proto.body for one in shown.get("html"))

    assert not shown.exception
    assert "Đợt 1 năm 2019: 3 trong 4 đơn vị báo cáo 6 hoạt động" in slide


def plainly(words):
    """Words, or a table's words, as a table shows them."""
    if isinstance(words, dict):
        return {plain(key): plain(value) for key, value in words.items()}
    return plain(words)


def set_for_all(year, last_day):
    now = datetime(2019, 11, 1, tzinfo=UTC)
    given = SetDay(year.plan.code, "round", "round_2", 2019, None, last_day, "Thông báo số 5")
    set_day(year.source, given, EVERYWHERE, now)


def test_the_whole_is_the_sum_of_its_units(year):
    done = year.done(AFTER)
    whole = by_activity(done)[["quantity", "worth", "times"]].sum()
    parts = by_activity(done, by=["unit_id", "period"])[["quantity", "worth", "times"]].sum()

    pd.testing.assert_series_equal(whole, parts)
