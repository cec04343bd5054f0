"""What the years rest on, drawn."""

import pandas as pd

from charts.rests_on import rests_on_bars, rests_on_key
from metrics.rests_on import KINDS


def by_year(*rows):
    found = pd.DataFrame(rows, columns=["year", *KINDS])
    return found.assign(owed=found[KINDS].sum(axis=1))


ROWS = by_year((2021, 22, 8, 0, 0, 4), (2022, 0, 0, 0, 0, 0), (2023, 15, 14, 3, 0, 2))


def test_each_part_bears_its_number_and_a_year_that_nobody_owes_has_no_bar():
    drawn = rests_on_bars(ROWS)
    parts = {bar.name: list(bar.text) for bar in drawn.data if bar.type == "bar"}

    assert list(drawn.layout.yaxis.ticktext) == ["2021", "2023"]
    assert parts == {
        "danh sách của chính đơn vị": ["22", "15"],
        "danh sách trong biểu tổng hợp": ["8", "14"],
        "chỉ có con số": ["", "3"],
        "chưa báo cáo": ["4", "2"],
    }


def test_silence_is_a_hatch_in_both_themes_and_the_only_one():
    for dark in (False, True):
        bars = [bar for bar in rests_on_bars(ROWS, dark=dark).data if bar.type == "bar"]
        hatched = [bar.name for bar in bars if bar.marker.pattern.shape == "/"]

        assert hatched == ["chưa báo cáo"]


def test_a_bar_is_as_long_as_the_units_that_owed_the_year():
    drawn = rests_on_bars(ROWS)
    parts = [bar.x for bar in drawn.data if bar.type == "bar"]

    assert [sum(row) for row in zip(*parts, strict=True)] == [34, 34]
    assert list(drawn.data[-1].text) == ["  34", "  34"]


def test_the_key_names_what_occurs_alone():
    key = rests_on_key(ROWS, dark=False)

    assert "chỉ có con số" in key
    assert "chỉ có trong báo cáo khác" not in key
    assert key.count("repeating-linear-gradient") == 1
