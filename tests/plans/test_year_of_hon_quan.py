"""Hớn Quản 2016–2020 worked out by hand: no quota, no list of fields, yearly “trước ngày 30/10”.

The letter is of 5/5/2017: what was due in 2016 is owed by nobody under it. Who owes: communes,
agencies, the Front, mass organisations, armed forces; a Party cell (“party”) is an addressee, no
reporter.

2017 (by 29/10): X 20/10: mới “Đường nhựa” (Kinh tế) · duy trì “Tiếng kẻng” (ANTT)    on time
                 Y 5/11: duy trì “Đèn đường” (Đời sống)                               late, 7 days
                 M nothing                                                            missing
2018 (by 29/10): X in the district's summary of 25/10: duy trì “Tiếng kẻng” (ANTT)     on time
                 Y in the same summary: nâng cấp “Đèn đường” (Đời sống)               on time
                 Y again by itself 3/11: nâng cấp “Đèn đường” · nhân rộng “Vườn mẫu”  outranks the
                   summary; the first that was in decides, so it stays on time
                 M 29/10: nhân rộng “Khu dân cư tự quản” (Đời sống, cấp huyện)        on time
By hand, as of 1/6/2019: 2017 1 on time, 1 late, 1 missing; 2018 3 on time. Models told of: 2017 new
1, maintained 2 (3); 2018 maintained 1, upgraded 1, replicated 2 (4), 1 recognised. The same
“Tiếng kẻng” in both years is kept, not new.
"""

from datetime import date

import pytest
from screens import push_rows

from tests.plans.small_year import LIST, RESULT, RESULTS, begin, heads, said, screen

UNITS = """\
H,Huyện Hớn Quản,district,,,,
X,Xã Thanh Bình,commune,H,,,
Y,Xã Minh Đức,commune,H,,,
M,Ủy ban MTTQ huyện Hớn Quản,front,H,,,
P,Chi bộ Tòa án,party_cell,H,,,
"""
AFTER = date(2019, 6, 1)


def all_sent(url, folder):
    made = begin(url, folder, "hon-quan-2016-2020", UNITS)

    def send(year, received, *rows, head=RESULT, unit=""):
        file = f"{unit or 'tong hop'} {received}.xlsx"
        title = RESULTS.format(year=year)
        made.send(title, head, *rows, unit=unit, received=received, file=file)

    kept = ["Tiếng kẻng an ninh", "An ninh trật tự", "Duy trì", "Hiệu quả", None]
    lamps = ["Thắp sáng đường quê", "Đời sống", "Duy trì", "Hiệu quả", None]
    better = ["Thắp sáng đường quê", "Đời sống", "Nâng cấp"]
    road = ["Đường nhựa liên ấp", "Kinh tế", "Xây dựng mới", "Hiệu quả", None]
    send(2017, date(2017, 10, 20), road, kept, unit="Xã Thanh Bình")
    send(2017, date(2017, 11, 5), lamps, unit="Xã Minh Đức")
    both = [["Xã Thanh Bình", *kept[:3]], ["Xã Minh Đức", *better]]
    send(2018, date(2018, 10, 25), *both, head=["TT", "Đơn vị", *LIST[1:]])
    gardens = ["Vườn mẫu", "Kinh tế", "Nhân rộng", "Hiệu quả", None]
    send(2018, date(2018, 11, 3), [*better, "Hiệu quả", None], gardens, unit="Xã Minh Đức")
    tidy = ["Khu dân cư tự quản", "Đời sống", "Nhân rộng", "Hiệu quả", "Cấp huyện"]
    send(2018, date(2018, 10, 29), tidy, unit="Ủy ban MTTQ huyện Hớn Quản")
    return made


@pytest.fixture(scope="module")
def year(new_database_of_module, tmp_path_factory):
    return all_sent(new_database_of_module(tables=True), tmp_path_factory.mktemp("year"))


def test_nothing_is_owed_of_what_was_due_before_the_letter(year):
    assert year.in_time(AFTER, 2016, "result") == {}
    assert set(year.states(AFTER, 2016).values()) == {"not_owed"}


def test_reports_are_in_time_up_to_29_10(year):
    assert year.in_time(AFTER, 2017, "result") == {
        "X": ("on_time", None),
        "Y": ("late", 7),
        "M": ("missing", 580),  # 1/6/2019 after 29/10/2017: 2 + 30 + 31 + 365 + 152
    }
    assert year.in_time(AFTER, 2018, "result") == {
        "X": ("on_time", None),
        "Y": ("on_time", None),  # the summary was in by the day; the unit's own came later
        "M": ("on_time", None),  # on the 29th itself
    }


def test_the_units_own_report_speaks_before_the_summary(year):
    reports = year.found(AFTER).reports
    of_2018 = reports[reports["year"] == 2018]

    assert of_2018["outranked_by"].notna().sum() == 1
    assert of_2018[of_2018["standing"]]["source"].value_counts().to_dict() == {
        "own": 2,
        "summary": 1,
    }


def test_models_are_told_of_by_origin_in_each_year(year):
    kept = year.found(AFTER).kept.groupby("year").sum(numeric_only=True)
    columns = ["new", "replicated", "upgraded", "maintained", "unknown", "listed", "recognised"]

    assert kept.loc[2017, columns].tolist() == [1, 0, 0, 2, 0, 3, 0]
    assert kept.loc[2018, columns].tolist() == [0, 2, 1, 1, 0, 4, 1]


def test_fields_are_those_that_the_reports_write(year):
    kept = year.found(AFTER).kept.groupby("field")["listed"].sum().to_dict()

    assert kept == {"An ninh trật tự": 2, "Đời sống": 3, "Kinh tế": 2}


def test_the_screen_says_the_last_year_due_while_the_plan_runs(year, monkeypatch):
    shown = screen(monkeypatch, year, "progress", den_ngay="2019-06-01")

    assert shown.header[0].value == "Năm 2018: 3 trong 3 báo cáo đúng hạn, 4 mô hình."
    assert "0 báo cáo nộp muộn, 0 chưa nộp. 1 mô hình được công nhận." in said(shown)
    assert heads(shown) == {
        "Đúng hạn": "100 %",
        "Duy trì, nâng cấp": "2",
        "Nhân rộng": "2",
        "Xây dựng mới": "0",
    }
    # 1/6/2019 is 580 days after its 29/10/2017. Minh Đức was late, and owes nothing more.
    assert push_rows(shown) == [
        [
            "Ủy ban MTTQ huyện Hớn Quản",
            "1 báo cáo chưa nộp, quá hạn 580 ngày",
            "báo cáo năm 2017, quá hạn từ 30/10/2017",
        ]
    ]


def test_at_the_plans_end_the_screen_sums_its_years(year, monkeypatch):
    shown = screen(monkeypatch, year, "progress", den_ngay="2021-03-01")

    # 2019 and 2020 nobody reported: 6 missing more, 12 owed in 2017–2020.
    assert shown.header[0].value == "Kết quả cuối kỳ: 4 trong 12 báo cáo đúng hạn, 7 mô hình."
    assert "1 báo cáo nộp muộn, 7 chưa nộp." in said(shown)
