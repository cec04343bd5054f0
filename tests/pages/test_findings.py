"""The titles of the charts say what the figures show, in every case."""

import pandas as pd
import pytest

from metrics.keeping import keeping_of
from pages.leaders import findings


def pace(owed, done, to_come):
    years = range(2021, 2021 + len(owed))
    return pd.DataFrame({"year": years, "owed": owed, "done": done, "to_come": to_come})


@pytest.mark.parametrize(
    ("why", "rows", "said"),
    [
        (
            "most in one year",
            pace([10, 10, 10], [4, 9, 0], [0, 0, 10]),
            "So với mức phải đạt còn thiếu 7 mô hình, nhiều nhất ở năm 2021 (6)",
        ),
        (
            "all in one year; that to come lacks nothing",
            pace([10, 10], [4, 0], [0, 10]),
            "So với mức phải đạt còn thiếu 6 mô hình, đều của năm 2021",
        ),
        (
            "nothing",
            pace([10, 10], [10, 0], [0, 10]),
            "Đến nay không thiếu mô hình nào so với mức phải đạt",
        ),
        ("nothing is due", pace([10], [0], [10]), "Chưa đến hạn nào của kế hoạch"),
    ],
)
def test_of_the_course(why, rows, said):
    assert findings.of_course(rows) == said, why


def places(*done):
    names = ["Huyện Kim Động", "Huyện Yên Mỹ", "Huyện [Lạ](http://x)"]
    rows = {"name": names[: len(done)], "done": done, "owed_in_all": 200}
    return pd.DataFrame(rows).assign(reported=150, early=0)


def test_of_places_the_first_and_the_last():
    assert findings.of_places(places(124, 148)) == (
        "Huyện Yên Mỹ đạt cao nhất (74 %), Huyện Kim Động thấp nhất (62 %)"
    )


def test_a_place_that_has_reported_nothing_is_not_the_last_of_the_places():
    silent = places(0, 148, 124).assign(reported=[0, 150, 150])

    assert "; 1 nơi chưa báo cáo" in findings.of_places(silent)
    assert "0 %" not in findings.of_places(silent)
    assert findings.of_places(silent.assign(reported=0)) == "Chưa nơi nào báo cáo"


def test_places_that_read_the_same_are_not_told_apart():
    assert findings.of_places(places(147, 148)) == (
        "Các nơi đi ngang nhau: 74 % mức phải đạt cả giai đoạn"
    )


def test_a_name_stands_as_it_is_written_for_whoever_shows_it():
    assert findings.of_places(places(1, 2, 150)).startswith("Huyện [Lạ](http://x) đạt cao nhất")
    assert "ở LĐLĐ (Tây Ninh) (3)" in findings.of_lacking({"LĐLĐ (Tây Ninh)": 3, "B": 1})


@pytest.mark.parametrize(
    ("totals", "said"),
    [
        ({}, "Chưa có mô hình nào được báo cáo"),
        ({2023: 1204}, "1.204 mô hình năm 2023"),
        ({2023: 204, 2024: 252}, "252 mô hình năm 2024, tăng 48 so với năm 2023"),
        ({2024: 200, 2021: 204}, "200 mô hình năm 2024, giảm 4 so với năm 2021"),
        ({2023: 9, 2024: 9}, "9 mô hình năm 2024, bằng năm 2023"),
    ],
)
def test_of_years(totals, said):
    assert findings.of_years(pd.Series(totals, dtype="int64"), set()) == said


@pytest.mark.parametrize(
    ("totals", "said"),
    [
        ({2023: 13}, "13 mô hình năm 2023, khi chưa đến hạn"),
        ({2022: 235, 2023: 13}, "13 mô hình năm 2023, khi chưa đến hạn; năm 2022 có 235"),
        ({2022: 12, 2023: 13}, "13 mô hình năm 2023, tăng 1 so với năm 2022"),
        ({2021: 9, 2022: 5}, "5 mô hình năm 2022, giảm 4 so với năm 2021"),
    ],
)
def test_a_year_that_is_not_due_yet_is_no_less_than_another(totals, said):
    assert findings.of_years(pd.Series(totals, dtype="int64"), {2023, 2024}) == said


def states(*rows, quota=True):
    named = pd.DataFrame(rows, columns=["unit_id", "year", "state", "due_passed"])
    silent = named["state"].isin(["not_reported", "not_owed"])
    return named.assign(owed=True, at_least=1 if quota else None, reported=~silent)


def said_of_states(rows):
    return findings.of_states(keeping_of(rows), quota=bool(rows["at_least"].notna().any()))


def test_of_states_who_met_the_minimum_every_year_and_in_none():
    rows = states(
        (1, 2021, "met", True),
        (1, 2022, "exceeded", True),
        (2, 2021, "none", True),
        (2, 2022, "not_reported", True),
        (3, 2021, "met", True),
        (3, 2022, "none", True),
        (3, 2023, "not_owed", False),
    )

    assert said_of_states(rows) == (
        "1 trong 3 đơn vị năm nào cũng đạt chỉ tiêu, 1 chưa đạt năm nào"
    )
    assert said_of_states(rows[rows["unit_id"] == 1]) == ("Đạt chỉ tiêu 2 trong 2 năm")
    assert said_of_states(rows[rows["unit_id"] != 1]) == (
        "Không đơn vị nào năm nào cũng đạt chỉ tiêu, 1 chưa đạt năm nào"
    )
    silent = rows[rows["state"] == "not_reported"]
    assert said_of_states(silent) == "Chưa báo cáo năm nào"
    assert said_of_states(rows[~rows["due_passed"]]) == "Chưa đơn vị nào đến hạn"


def test_of_states_without_a_quota_who_reported():
    rows = states((1, 2021, "reported", True), (2, 2021, "not_reported", True), quota=False)

    assert said_of_states(rows) == ("1 trong 2 đơn vị năm nào cũng báo cáo, 1 chưa báo cáo năm nào")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ["missing", "missing", "late", "on_time"],
            "2 báo cáo quá hạn chưa nộp, của 1 đơn vị (4 báo cáo phải nộp)",
        ),
        (["late", "on_time"], "Không báo cáo nào quá hạn chưa nộp; 1 trong 2 nộp quá hạn"),
        (["on_time", "pending"], "Không báo cáo nào quá hạn"),
    ],
)
def test_of_reports(rows, said):
    assert findings.of_reports(pd.DataFrame({"unit_id": 1, "state": rows})) == said


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"": 9}, "9 đơn vị thiếu mô hình hoặc báo cáo quá hạn, thiếu nhiều xếp trước"),
        ({"A": 4, "B": 9}, "13 đơn vị thiếu mô hình hoặc báo cáo quá hạn, nhiều nhất ở B (9)"),
        ({"A": 0, "B": 0}, "Không đơn vị nào còn thiếu mô hình hoặc báo cáo quá hạn"),
    ],
)
def test_of_lacking(lacking, said):
    assert findings.of_lacking(lacking) == said
