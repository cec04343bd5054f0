"""Ninh Thuận 2023–2024 worked out by hand: registered “trước ngày 13/3 hàng năm”, not cumulated.

Upper-level unions U1, U2, U3 owe the quota, the register and half-yearly and yearly results;
grassroots unions C1, C2 owe the quota alone (II.2; III.1 asks upper-level unions to register). The
commune N is no union and owes nothing.

2023: U1 10/3 “Nhà trọ an toàn” (an ninh, mới).
2024: U1 12/3 “Nhà trọ an toàn” (no origin: the model of 2023 again, so it does not count) ·
         “Đối thoại tại nơi làm việc” (công đoàn, mới) · “Hiến máu” (văn hóa, mới)   2; the last day
      U2 13/3 “Vườn rau” (kinh tế, nhân rộng)                                        1; late by 1
      U3 nothing                                                                     missing
      C1 1/4 “Chuyền may tiết kiệm” (kinh tế, mới)                                   1; no day
      C2 nothing                                                                     not reported
      U1 20/6 half-yearly results · U1 1/12 yearly: “Đối thoại” works well, cấp tỉnh; U2 none

By hand, 2024 as of 15/1/2025: of 5 units U1 exceeds, U2 and C1 meet, U3 and C2 are silent: 3 of 5
(60 %), 1 at the aim (20 %), 4 models; 5 in the lists, 1 of them recognised.
"""

from datetime import date

import pytest

from tests.plans.small_year import (
    LIST,
    REGISTERED,
    RESULT,
    RESULTS,
    begin,
    heads,
    said,
    screen,
)

UNITS = """\
T,Tỉnh Ninh Thuận,province,,,,
U1,Liên đoàn Lao động huyện Ninh Hải,union_upper,T,,,
U2,Liên đoàn Lao động huyện Ninh Phước,union_upper,T,,,
U3,Công đoàn ngành Giáo dục,union_upper,T,,,
C1,CĐCS Công ty May,union_grassroots,U1,,,
C2,CĐCS Trường THPT Ninh Hải,union_grassroots,U1,,,
N,Xã Nhơn Hải,commune,T,,,
"""
UNION = "Xây dựng hệ thống Công đoàn các cấp"
HALF = "BÁO CÁO KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” 6 THÁNG ĐẦU NĂM {year}"
AFTER = date(2025, 1, 15)
U1, U2 = "Liên đoàn Lao động huyện Ninh Hải", "Liên đoàn Lao động huyện Ninh Phước"


def all_sent(url, folder):
    made = begin(url, folder, "ninh-thuan-2023-2025", UNITS)

    def send(unit, received, *rows, title=REGISTERED, head=LIST):
        words, file = title.format(year=received.year), f"{unit} {received}.xlsx"
        made.send(words, head, *rows, unit=unit, received=received, file=file)

    homes = ["Nhà trọ an toàn", "An ninh - quốc phòng"]
    send(U1, date(2023, 3, 10), [*homes, "Xây dựng mới"])
    talks = ["Đối thoại tại nơi làm việc", UNION, "Xây dựng mới"]
    blood = ["Ngày hội hiến máu", "Văn hóa - xã hội", "Xây dựng mới"]
    send(U1, date(2024, 3, 12), [*homes, None], talks, blood)
    send(U2, date(2024, 3, 13), ["Vườn rau công đoàn", "Kinh tế", "Nhân rộng"])
    send("CĐCS Công ty May", date(2024, 4, 1), ["Chuyền may tiết kiệm", "Kinh tế", "Xây dựng mới"])
    going_on = [*talks, "Đang thực hiện", None]
    send(U1, date(2024, 6, 20), going_on, title=HALF, head=RESULT)
    done = [*talks, "Hiệu quả", "Cấp tỉnh"]
    send(U1, date(2024, 12, 1), done, title=RESULTS, head=RESULT)
    return made


@pytest.fixture(scope="module")
def year(new_database_of_module, tmp_path_factory):
    return all_sent(new_database_of_module(tables=True), tmp_path_factory.mktemp("year"))


def test_states_of_2024(year):
    assert year.states(AFTER, 2024) == {
        "U1": "exceeded",
        "U2": "met",
        "U3": "not_reported",
        "C1": "met",
        "C2": "not_reported",
        "N": "not_owed",
    }
    assert year.states(AFTER, 2023)["U1"] == "met"


def test_a_model_of_last_year_named_without_an_origin_does_not_count_again(year):
    models = year.found(AFTER).models
    again = models[(models["name"] == "Nhà trọ an toàn") & (models["year"] == 2024)].iloc[0]

    assert (again["repeats"], again["counts"]) == (True, False)
    assert year.printed(AFTER, 2024)["U1"]["total"] == 2


def test_upper_level_unions_alone_register_by_12_3(year):
    assert year.in_time(AFTER, 2024, "register") == {
        "U1": ("on_time", None),
        "U2": ("late", 1),
        "U3": ("missing", 309),  # 15/1/2025 after 12/3/2024: 19 + 275 + 15
    }


def test_results_without_a_day_are_received_or_not(year):
    assert year.in_time(AFTER, 2024, "result", "first_half") == {
        "U1": ("received", None),
        "U2": ("undated", None),
        "U3": ("undated", None),
    }
    assert year.in_time(AFTER, 2024, "result") == {
        "U1": ("received", None),
        "U2": ("undated", None),
        "U3": ("undated", None),
    }
    # While the half-year runs, nobody lacks its report.
    assert year.in_time(date(2024, 6, 30), 2024, "result", "first_half")["U2"] == ("pending", None)


def test_the_half_yearly_report_stands_beside_the_yearly_one(year):
    reports = year.found(AFTER).reports
    results = reports[(reports["kind"] == "result") & reports["standing"]]

    assert sorted(results["period"]) == ["first_half", "year"]


def test_the_screen_says_2024_as_worked_out(year, monkeypatch):
    shown = screen(monkeypatch, year, "progress", den_ngay="2025-01-15")

    assert "3 trong 5 đơn vị đạt chỉ tiêu năm 2024." in said(shown)
    assert "2 đơn vị chưa báo cáo." in said(shown)
    assert heads(shown) == {
        "Đạt chỉ tiêu": "60 %",
        "Đạt mức phấn đấu": "20 %",
        "Mô hình được tính": "4",
        "Được công nhận": "20 %",  # 1 of 5
        "Đúng hạn": "33 %",  # 1 of 3: U1; U2 was late, U3 is missing
    }


def test_the_plan_goes_on_and_has_no_final_result(year, monkeypatch):
    shown = screen(monkeypatch, year, "progress", den_ngay="2026-05-01")

    assert "Năm 2026 chưa đơn vị nào báo cáo, trong 5 đơn vị phải đạt." in said(shown)
    assert "Kết quả cuối kỳ" not in said(shown)
