"""What the page of fields says first, and the titles of its charts, written from the figures."""

import pandas as pd
import pytest

from domain.kinds import FieldReach
from pages.leaders.fields_answer import answer, beside, title_of_years
from pages.leaders.fields_carried import title_of_kinds
from pages.leaders.fields_found import Found

NAMES = {"a": "Phát triển kinh tế", "b": "Văn hóa - xã hội", "c": "Quốc phòng - an ninh"}
NOBODY = pd.DataFrame(columns=["field", "units", *map(str, FieldReach)])


def shares(rows):
    whole = rows.groupby("year")["counted"].transform("sum") if "year" in rows else None
    return rows.assign(share=rows["counted"] / (rows["counted"].sum() if whole is None else whole))


def found(*years, compared=None):
    """`years`: the numbers of the fields a, b, c in 2021 and the years after."""
    rows = [
        (2021 + at, field, count)
        for at, counts in enumerate(years)
        for field, count in zip("abc"[: len(counts)], counts, strict=True)
    ]
    by_year = shares(pd.DataFrame(rows, columns=["year", "field", "counted"]))
    balance = shares(by_year.groupby("field", as_index=False)[["counted"]].sum())
    return Found(balance, balance, by_year, NOBODY, {}, {}, 0, 2, compared)


@pytest.mark.parametrize(
    ("why", "counts", "said"),
    [
        (
            "one leads, one lags",
            (50, 40, 10),
            "Phát triển kinh tế chiếm 50 % trong 100 mô hình, quốc phòng - an ninh chỉ 10 %.",
        ),
        (
            "two lead together",
            (45, 45, 10),
            "Phát triển kinh tế và văn hóa - xã hội cùng chiếm 45 % trong 100 mô hình, "
            "quốc phòng - an ninh chỉ 10 %.",
        ),
        (
            "two lag together",
            (60, 20, 20),
            "Phát triển kinh tế chiếm 60 % trong 100 mô hình, văn hóa - xã hội và "
            "quốc phòng - an ninh mỗi lĩnh vực chỉ 20 %.",
        ),
        (
            "a field has nothing",
            (60, 40, 0),
            "Phát triển kinh tế chiếm 60 % trong 100 mô hình, "
            "chưa có mô hình nào về quốc phòng - an ninh.",
        ),
        ("one alone holds all", (7,), "Phát triển kinh tế chiếm 100 % trong 7 mô hình."),
        ("all are even", (7, 7, 7), "Các lĩnh vực ngang nhau, mỗi lĩnh vực 33 % trong 21 mô hình."),
    ],
)
def test_the_first_line_says_who_leads_and_who_lags(why, counts, said):
    assert answer(found(counts), NAMES, is_open=False) == said, why


def test_a_list_of_themes_has_a_first_and_no_last():
    said = answer(found((5, 3, 0)), NAMES, is_open=True)

    assert said == (
        "Trong 2 nội dung báo cáo kể ra, nhiều nhất là phát triển kinh tế: 5 trên 8 mô hình."
    )


def test_themes_as_frequent_as_the_first_are_named_with_it():
    assert answer(found((3, 3, 1)), NAMES, is_open=True) == (
        "Trong 3 nội dung báo cáo kể ra, nhiều nhất là phát triển kinh tế và văn hóa - xã hội: mỗi "
        "nội dung 3 trên 7 mô hình."
    )
    assert answer(found((2, 2, 2)), NAMES, is_open=True) == (
        "Báo cáo kể ra 3 nội dung ngang nhau: mỗi nội dung 2 mô hình."
    )


def test_what_changed_is_the_greatest_rise_and_fall():
    two = found((50, 40, 10), (40, 40, 20), compared=(2021, 2022))

    assert beside(two, NAMES) == (
        "Năm 2022 so với 2021: quốc phòng - an ninh từ 10 % lên 20 %, "
        "phát triển kinh tế từ 50 % xuống 40 %."
    )


@pytest.mark.parametrize(
    ("why", "years", "said"),
    [
        (
            "the greatest change of all",
            [(50, 40, 10), (50, 30, 20), (20, 40, 40)],
            "Từ 2021 đến 2023, phát triển kinh tế từ 50 % xuống 20 %",
        ),
        (
            "a point more or less is no change",
            [(50, 40, 10), (51, 39, 10)],
            "Từ 2021 đến 2022, tỷ trọng các lĩnh vực gần như không đổi",
        ),
        (
            "of few models a share says little",
            [(2, 1, 0), (0, 2, 1)],
            "Năm 2022: 3 mô hình, nhiều nhất là văn hóa - xã hội (2)",
        ),
    ],
)
def test_the_title_of_the_years_is_what_they_show(why, years, said):
    assert title_of_years(found(*years), NAMES, is_open=False) == said, why


def kinds(*rows):
    columns = ["kind", "field", "counted", "units", "unit_years"]
    return pd.DataFrame([(kind, "a", *rest) for kind, *rest in rows], columns=columns)


@pytest.mark.parametrize(
    ("why", "rows", "said"),
    [
        (
            "most and least, small groups aside",
            [("commune", 60, 10, 20), ("agency", 10, 10, 10), ("front", 9, 1, 1)],
            "Xã, phường, thị trấn: 3 mô hình một đơn vị một năm; cơ quan: 1",
        ),
        (
            "nothing worth to tell apart",
            [("commune", 42, 10, 20), ("agency", 20, 10, 10)],
            "Các loại đơn vị gần như nhau: 2–2,1 mô hình một đơn vị một năm",
        ),
        (
            "one group alone is not small",
            [("commune", 30, 10, 20), ("front", 9, 1, 1)],
            "Mỗi đơn vị bình quân 1,9 mô hình một năm",
        ),
    ],
)
def test_the_title_by_kind_says_who_does_most_a_unit(why, rows, said):
    assert title_of_kinds(kinds(*rows)) == said, why
