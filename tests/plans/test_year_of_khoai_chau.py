"""Khoái Châu 2022–2023 worked out by hand: at least 1, aim 2 a year, registered by 31/3.

Units: seven owe 2023 (A, B, C, D, E, H, I). F was dissolved on 28/2/2023: it owed 2022, not 2023.
G was founded on 1/7/2023 and owes nothing before 2024.

2022: A 20/3 “Vườn rau sạch” (KT, mới) · F 15/3 “Tuyến đường hoa” (VH-XH, mới).
2023, registered:
  A 20/3  “Vườn rau sạch” (KT, mới: the name of 2022, so counted and to be confirmed) ·
          “Camera an ninh” (QP-AN, nhân rộng)                           2, of which 1 to confirm
  B 5/4   “Tuyến đường hoa” (VH-XH, mới) · “Tiếng kẻng” (QP-AN, duy trì: does not count)   1
          late by 5 days; with an extension to 10/4 for B alone on time
  C 30/3 in the district's summary “Tổ hòa giải” · 31/3 by itself “Tổ hòa giải” (HTCT, mới),
          “Một cửa thân thiện” (HTCT, mới), “Xóm sạch” (VH-XH, no origin)      own: 3, 1 unknown
  D 12/3  numbers alone: KT 2, VH-XH 1                                  3, by a number
  E 25/3  list “Sổ tay điện tử” (HTCT, mới); 26/3 numbers: HTCT 2       1, beside it 2 stated
  H 10/3  “Loa truyền thanh” (VH-XH, duy trì)                           0: reported, none
  I nothing                                                             not reported
2023, results on 1/12: A “Vườn rau sạch” works well, cấp huyện; “Camera an ninh” given up, so A has
  1 from then on. C “Tổ hòa giải” works well, cấp xã.

By hand, 2023 as of 31/12: A 1, B 1, C 3, D 3, E 1, H 0: 9 models. Of 7 units 5 met (A, B, C, D, E:
71 %), 2 of them the aim (C, D: 29 %), 1 none, 1 silent. By field KT 1 + 2 = 3, VH-XH 1 + 1 + 1 = 3,
QP-AN 0, HTCT 2 + 1 = 3. In lists stand 9 models of 2023 (A 2, B 2, C 3, E 1, H 1); 2 work well, 2
are recognised, 1 is struck off. Of those counted 1 is to be confirmed (A), 4 state no origin (C 1,
D 3). Before 1/12: A 2, so 10 models, 3 at the aim.
All years by then: 2021 owed by 8 (with F), 2022 by 8, 2023 by 7: 23, of which A and F met 2022 and
5 met 2023: 7.
"""

from datetime import UTC, date, datetime

import pytest
from screens import push_rows

from data_loaders.deadlines import SetDay, set_day
from data_loaders.frames import units
from domain.access import EVERYWHERE
from metrics.fields import fields_balance
from metrics.progress import progress
from metrics.recognition import recognition
from tests.plans.small_year import (
    LIST,
    REGISTERED,
    RESULT,
    RESULTS,
    SUMMARY,
    begin,
    heads,
    said,
    screen,
)

pytestmark = pytest.mark.both_engines

UNITS = """\
H0,Huyện Khoái Châu,district,,,,
A,Xã An Vĩ,commune,H0,,,
B,Xã Bình Minh,commune,H0,,,
C,Xã Dân Tiến,commune,H0,,,
D,Xã Đông Tảo,commune,H0,,,
E,Phòng Nội vụ,agency,H0,,,
F,Xã Hồng Tiến,commune,H0,,2023-02-28,
G,Xã Phạm Hồng Thái,commune,H0,2023-07-01,,
H,Xã Hàm Tử,commune,H0,,,
I,Xã Tân Dân,commune,H0,,,
"""
NEW, MAINTAINED, REPLICATED = "Xây dựng mới", "Duy trì", "Nhân rộng"
KT, VH, QP, HT = "Kinh tế", "VH-XH", "QP-AN", "XD HTCT"
NUMBERS = "BIỂU SỐ LƯỢNG MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM {year}"
MID, END = date(2023, 6, 30), date(2023, 12, 31)


def all_sent(url, folder):
    made = begin(url, folder, "khoai-chau-2021-2025", UNITS)

    def send(title, head, received, *rows, unit=""):
        words = title.format(year=received.year)
        file = f"{unit or 'tong hop'} {received} {len(head)}.xlsx"
        made.send(words, head, *rows, unit=unit, received=received, file=file)

    def register(unit, received, *rows):
        send(REGISTERED, LIST, received, *rows, unit=unit)

    register("Xã An Vĩ", date(2022, 3, 20), ["Vườn rau sạch", KT, NEW])
    register("Xã Hồng Tiến", date(2022, 3, 15), ["Tuyến đường hoa", VH, NEW])
    camera = ["Camera an ninh", QP, REPLICATED]
    register("Xã An Vĩ", date(2023, 3, 20), ["Vườn rau sạch", KT, NEW], camera)
    kept = ["Tiếng kẻng", QP, MAINTAINED]
    register("Xã Bình Minh", date(2023, 4, 5), ["Tuyến đường hoa", VH, NEW], kept)
    peace = ["Tổ hòa giải", HT, NEW]
    summary = [["Xã Dân Tiến", *peace], ["Phòng Nội vụ", "Sổ tay giấy", HT, NEW]]
    send(REGISTERED, SUMMARY, date(2023, 3, 30), *summary)
    more = [["Một cửa thân thiện", HT, NEW], ["Xóm sạch", VH, None]]
    register("Xã Dân Tiến", date(2023, 3, 31), peace, *more)
    counts = ["TT", "Lĩnh vực", "Số lượng mô hình"]
    send(NUMBERS, counts, date(2023, 3, 12), [KT, 2], [VH, 1], unit="Xã Đông Tảo")
    register("Phòng Nội vụ", date(2023, 3, 25), ["Sổ tay điện tử", HT, NEW])
    send(NUMBERS, counts, date(2023, 3, 26), [HT, 2], unit="Phòng Nội vụ")
    register("Xã Hàm Tử", date(2023, 3, 10), ["Loa truyền thanh", VH, MAINTAINED])
    done = [
        ["Vườn rau sạch", KT, NEW, "Hiệu quả", "Cấp huyện"],
        [*camera, "Đưa ra khỏi danh sách", None],
    ]
    send(RESULTS, RESULT, date(2023, 12, 1), *done, unit="Xã An Vĩ")
    send(RESULTS, RESULT, date(2023, 12, 1), [*peace, "Hiệu quả", "Cấp xã"], unit="Xã Dân Tiến")
    return made


@pytest.fixture(scope="module")
def year(new_database_of_module, tmp_path_factory):
    return all_sent(new_database_of_module(tables=True), tmp_path_factory.mktemp("year"))


@pytest.fixture
def year_to_change(new_database, tmp_path):
    return all_sent(new_database(tables=True), tmp_path)


def test_each_unit_has_the_state_that_the_rules_give_it(year):
    assert year.states(MID, 2023) == {
        "A": "exceeded",
        "B": "met",
        "C": "exceeded",
        "D": "exceeded",
        "E": "met",
        "F": "not_owed",  # dissolved before the last day to register
        "G": "not_owed",  # founded after it
        "H": "none",
        "I": "not_reported",
    }
    # Struck off on 1/12/2023, the camera stops counting in 2023.
    assert year.states(END, 2023) == year.states(MID, 2023) | {"A": "met"}
    assert year.states(END, 2022)["F"] == "met"


def test_the_numbers_behind_the_states(year):
    printed = year.printed(END, 2023)
    columns = ("total", "basis", "stated_total", "unknown_origin", "to_confirm", "struck_off")
    told = {code: tuple(row[column] for column in columns) for code, row in printed.items()}

    assert told["A"] == (1, "list", None, 0, 1, 1)
    assert told["B"] == (1, "list", None, 0, 0, 0)
    assert told["C"] == (3, "list", None, 1, 0, 0)
    assert told["D"] == (3, "counts", None, 3, 0, 0)  # a number alone states no origin
    assert told["E"] == (1, "list", 2, 0, 0, 0)
    assert told["H"] == (0, "list", None, 0, 0, 0)
    assert told["I"] == (None,) * 6


def test_the_units_own_list_outranks_the_summary(year):
    reports = year.found(END).reports
    outranked = reports[reports["outranked_by"].notna()]

    # C and E in the summary: both sent lists of their own.
    assert len(outranked) == 2
    assert set(outranked["source"]) == {"summary"}


def test_models_by_field(year):
    found = year.found(END)
    of_2023 = found.compliance[found.compliance["year"] == 2023]
    balance = fields_balance(found.counts, of_2023, year.plan)

    assert dict(zip(balance["field"], balance["counted"], strict=True)) == {
        "economy": 3,
        "culture_society": 3,
        "defence_security": 0,
        "political_system": 3,
    }


def test_progress_never_lets_one_units_surplus_cover_anothers_lack(year):
    found = year.found(END)
    register = units(year.source, EVERYWHERE)
    by_year = progress(found.compliance, register, year.plan, END, ["year"]).set_index("year")
    whole = progress(found.compliance, register, year.plan, END).iloc[0]

    tallies = ["owed_by_now", "reported", "met", "reached_aim", "none", "not_reported", "models"]
    assert by_year.loc[2023, tallies].tolist() == [7, 6, 5, 2, 1, 1, 9]
    assert by_year.loc[2023, "share"] == pytest.approx(5 / 7)  # 9 models, and yet not above 1
    assert whole[["owed_by_now", "done_by_now"]].tolist() == [23, 7]


def test_registered_effective_recognised_and_struck_off_are_four_figures(year):
    found = year.found(END)
    four = recognition(found.tally, found.compliance).set_index("year").loc[2023]

    assert four[["registered", "effective", "recognised", "struck_off"]].tolist() == [9, 2, 2, 1]


def test_who_was_in_time_and_how_late(year):
    on_time = ("on_time", None)

    assert year.in_time(END, 2023, "register") == {
        "A": on_time,
        "B": ("late", 5),  # 5/4 after 31/3
        "C": on_time,
        "D": on_time,
        "E": on_time,
        "H": on_time,
        "I": ("missing", 275),  # 31/12 after 31/3: 30 + 31 + 30 + 31 + 31 + 30 + 31 + 30 + 31
    }
    assert year.in_time(date(2023, 3, 31), 2023, "register")["I"] == ("pending", None)


def test_an_extension_makes_the_one_unit_it_is_for_on_time_and_is_seen(year_to_change):
    year = year_to_change
    unit = units(year.source, EVERYWHERE).set_index("code").loc["B", "unit_id"]
    given = SetDay(
        year.plan.code, "register", "year", 2023, int(unit), date(2023, 4, 10), "Bão lụt"
    )
    set_day(year.source, given, EVERYWHERE, datetime(2023, 3, 30, tzinfo=UTC))
    states = year.in_time(END, 2023, "register")
    rows = year.found(END).timeliness

    assert (states["B"], states["I"]) == (("on_time", None), ("missing", 275))
    assert rows[rows["extended"]]["unit_id"].tolist() == [unit]


def test_half_yearly_and_yearly_reports_without_a_day_are_received_or_not_and_never_late(year):
    of_the_year = year.in_time(date(2024, 1, 5), 2023, "result")
    of_the_half = year.in_time(date(2024, 1, 5), 2023, "result", "first_half")

    assert {code for code, state in of_the_year.items() if state == ("received", None)} == {
        "A",
        "C",
    }
    assert set(of_the_year.values()) == {("received", None), ("undated", None)}
    assert set(of_the_half.values()) == {("undated", None)}
    # G exists on 31/12: it owes the year's report of results, though no registration.
    assert "G" in of_the_year
    assert "F" not in of_the_half


def test_the_screen_says_2023_as_worked_out(year, monkeypatch):
    shown = screen(monkeypatch, year, "progress", den_ngay="2023-12-31")

    assert "5 trong 7 đơn vị đạt chỉ tiêu năm 2023." in said(shown)
    assert "1 đơn vị chưa báo cáo, 1 đơn vị chưa có mô hình nào." in said(shown)
    assert heads(shown) == {
        "Đạt chỉ tiêu": "71 %",
        "Đạt mức phấn đấu": "29 %",
        "Mô hình được tính": "9",
        "Được công nhận": "22 %",  # 2 of 9
        "Đúng hạn": "71 %",  # 5 of 7: A, C, D, E, H; B was late, I is missing
    }
    assert "trong đó 1 chờ xác nhận, 4 chưa rõ nguồn gốc" in said(shown)
    assert "1 ô theo biểu số lượng" in said(shown)
    assert "1 ô có biểu số lượng ghi khác danh sách" in said(shown)


def test_the_screen_names_who_lacks_most_first(year, monkeypatch):
    shown = screen(monkeypatch, year, "progress", den_ngay="2023-12-31")
    push = [row[:3] for row in push_rows(shown)]

    # I was silent in all three years; H in two, and had none in the third.
    assert [[name, lacks.split(",")[0], why] for name, lacks, why in push[:2]] == [
        ["Xã Tân Dân", "thiếu 3 mô hình", "chưa báo cáo: 2021, 2022, 2023"],
        [
            "Xã Hàm Tử",
            "thiếu 3 mô hình",
            "chưa báo cáo: 2021, 2022; đã báo cáo nhưng chưa đủ: 2023",
        ],
    ]
    lacks = [row[1].split(",")[0] for row in push[2:]]
    assert lacks == ["thiếu 2 mô hình"] * 4 + ["thiếu 1 mô hình"] * 2
