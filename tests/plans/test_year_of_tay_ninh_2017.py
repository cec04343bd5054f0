"""Tây Ninh 2017 worked out by hand: no quota, one report “trước ngày 22/11/2017”, themes open.

Who owes: Công đoàn Giáo dục huyện (G) and every grassroots union (A, B, C, D); the commune (X) is
no union. D was dissolved on 31/10/2017 and owes nothing on 21/11. E was founded on 1/12/2017.

  G 20/11: duy trì “Vườn rau” (vệ sinh môi trường, cấp huyện) · nhân rộng “Cổng trường”
           (an ninh trật tự)                                                  on time
  A 21/11: duy trì “Tổ tự quản” (an ninh trật tự) · xây dựng mới “Bữa cơm công đoàn” (“An sinh
           xã hội”, no theme of the plan: kept as written, no error)          on time, the last day
  B 22/11: nâng cấp “Sáng kiến” (sản xuất, kinh doanh, cấp tỉnh) · origin not said “Mái ấm”
           (“An sinh xã hội”)                                                 late by 1 day
  B again 1/12: the same two, and given up: “Loa phường” (“Văn hóa”)          stands, late by 1
  C nothing                                                                   missing

By hand, as of 1/3/2018: of 4 reports 2 in time, 1 late, 1 missing (100 days after 21/11: 9 + 31 +
31 + 28 + 1). Models told of: duy trì 2, nâng cấp 1, nhân rộng 1, mới 1, chưa rõ 1: 6 in all, 2 of
them recognised, and 1 given up. By theme: an ninh trật tự 2, vệ sinh 1, sản xuất 1, “An sinh xã
hội” 2, the plan's other two 0.
"""

from datetime import date

import pytest
from screens import push_rows

from metrics.kept import FIGURES
from tests.plans.small_year import RESULT, RESULTS, begin, heads, said, screen

UNITS = """\
H,Huyện Mẫu,district,,,,
G,Công đoàn Giáo dục huyện,union_upper,H,,,
A,CĐCS Bệnh viện,union_grassroots,H,,,
B,CĐCS Nhà máy,union_grassroots,H,,,
C,CĐCS Chợ Mới,union_grassroots,H,,,
D,CĐCS Trạm Bơm,union_grassroots,H,,2017-10-31,
E,CĐCS Bến Xe,union_grassroots,H,2017-12-01,,
X,Xã An Phú,commune,H,,,
"""
AFTER = date(2018, 3, 1)
B_ROWS = [
    ["Sáng kiến tiết kiệm", "Sản xuất, kinh doanh", "Nâng cấp", "Hiệu quả", "Cấp tỉnh"],
    ["Mái ấm tình thương", "An sinh xã hội", None, "Hiệu quả", None],
]


def all_sent(url, folder):
    made = begin(url, folder, "tay-ninh-2017", UNITS, "Huyện Mẫu")

    def send(unit, received, *rows):
        title = RESULTS.format(year=2017)
        file = f"{unit} {received}.xlsx"
        made.send(title, RESULT, *rows, unit=unit, received=received, file=file)

    send(
        "Công đoàn Giáo dục huyện",
        date(2017, 11, 20),
        ["Vườn rau sạch", "Vệ sinh môi trường", "Duy trì", "Hiệu quả", "Cấp huyện"],
        ["Cổng trường an toàn", "An ninh trật tự", "Nhân rộng", "Hiệu quả", None],
    )
    send(
        "CĐCS Bệnh viện",
        date(2017, 11, 21),
        ["Tổ tự quản khu tập thể", "Đảm bảo an ninh trật tự", "Duy trì", "Hiệu quả", None],
        ["Bữa cơm công đoàn", "An sinh xã hội", "Xây dựng mới", "Hiệu quả", None],
    )
    send("CĐCS Nhà máy", date(2017, 11, 22), *B_ROWS)
    given_up = ["Loa phường", "Văn hóa", "Duy trì", "Đưa ra khỏi danh sách", None]
    send("CĐCS Nhà máy", date(2017, 12, 1), *B_ROWS, given_up)
    return made


@pytest.fixture(scope="module")
def year(new_database_of_module, tmp_path_factory):
    return all_sent(new_database_of_module(tables=True), tmp_path_factory.mktemp("year"))


def test_reports_are_in_time_up_to_21_11(year):
    assert year.in_time(AFTER, 2017, "result") == {
        "G": ("on_time", None),
        "A": ("on_time", None),
        "B": ("late", 1),
        "C": ("missing", 100),
    }
    assert year.in_time(date(2017, 11, 21), 2017, "result")["C"] == ("pending", None)


def test_without_a_quota_a_unit_reported_or_did_not(year):
    assert year.states(AFTER, 2017) == {
        **dict.fromkeys("GAB", "reported"),
        "C": "not_reported",
        **dict.fromkeys("DEX", "not_owed"),
    }
    assert {row["at_least"] for row in year.printed(AFTER, 2017).values()} == {None}


def test_models_kept_and_widened_are_counted_by_origin(year):
    kept = year.found(AFTER).kept[FIGURES].sum().to_dict()

    assert kept == {
        "new": 1,
        "replicated": 1,
        "upgraded": 1,
        "maintained": 2,
        "unknown": 1,
        "listed": 6,
        "recognised": 2,
        "struck_off": 1,
    }


def test_themes_are_the_plans_where_it_names_them_and_else_as_written(year):
    kept = year.found(AFTER).kept
    listed = kept[kept["listed"] > 0].groupby("field")["listed"].sum().to_dict()

    assert listed == {
        "security_order": 2,
        "food_safety_environment": 1,
        "production_business": 1,
        "An sinh xã hội": 2,
    }


def test_the_screen_says_what_the_plan_asks_and_no_quota(year, monkeypatch):
    shown = screen(monkeypatch, year, "progress", den_ngay="2018-03-01")

    assert shown.header[0].value == "Kết quả cuối kỳ: 2 trong 4 báo cáo đúng hạn, 6 mô hình."
    assert "1 báo cáo nộp muộn, 1 chưa nộp. 2 mô hình được công nhận." in said(shown)
    assert "1 mô hình đưa ra khỏi danh sách." in said(shown)
    assert heads(shown) == {
        "Đúng hạn": "50 %",
        "Duy trì, nâng cấp": "3",
        "Nhân rộng": "1",
        "Xây dựng mới": "1",
        "Chưa rõ nguồn gốc": "1",
    }
    # 100 days after its 21/11/2017. Nhà máy was a day late, and owes nothing more.
    assert push_rows(shown) == [
        [
            "CĐCS Chợ Mới",
            "1 báo cáo chưa nộp, quá hạn 100 ngày",
            "báo cáo năm 2017, quá hạn từ 22/11/2017",
        ]
    ]
    assert "chỉ tiêu năm" not in said(shown)


def test_before_its_day_the_screen_calls_nobody_late(year, monkeypatch):
    shown = screen(monkeypatch, year, "progress", den_ngay="2017-11-20")

    # G is in; A, B and C have until the 21st. D was dissolved before that day and owes nothing.
    assert shown.header[0].value == "1 trong 4 báo cáo đã nhận, chưa hết hạn; 2 mô hình."
    assert not push_rows(shown)
