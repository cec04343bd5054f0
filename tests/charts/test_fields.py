"""The charts of the page of fields."""

from itertools import pairwise

import pandas as pd
import pytest

from charts import theme
from charts.fields_by_year import names_beside, shares_by_year
from charts.fields_grid import bars_in_grid
from charts.fields_reach import reach_key, units_in_fields
from charts.fields_tree import models_as_columns, themes_as_area
from charts.names import balanced
from domain.kinds import FieldReach, UnitState
from tests.charts.test_theme import contrast

NAMES = {"economy": "Phát triển kinh tế", "culture_society": "Văn hóa - xã hội"}
BY_YEAR = pd.DataFrame(
    [
        (2021, "economy", 1100, 0.88),
        (2021, "culture_society", 150, 0.12),
        (2022, "economy", 3, 0.03),
        (2022, "culture_society", 97, 0.97),
    ],
    columns=["year", "field", "counted", "share"],
)


def named(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def notes(figure):
    return [note.text for note in figure.layout.annotations]


def test_each_part_of_a_year_bears_its_share_and_its_number():
    figure = shares_by_year(BY_YEAR, NAMES, {}, {})
    small = '<span style="font-size:12px">{}</span>'.format

    assert list(named(figure, NAMES["economy"]).text) == [f"<b>88 %</b><br>{small('1.100')}", ""]
    assert list(named(figure, NAMES["economy"]).y) == [0.88, 0.03]
    assert notes(figure)[:2] == ["<b>1.250</b>", "<b>100</b>"]


def test_a_year_that_nobody_reported_is_a_hatch_with_its_word_and_never_a_gap():
    untold = {
        2023: (UnitState.NOT_REPORTED, "chưa báo cáo"),
        2024: (UnitState.NOT_OWED, "chưa đến hạn"),
    }
    figure = shares_by_year(BY_YEAR, NAMES, untold, {})
    hatch = next(trace for trace in figure.data if trace.marker.pattern.shape)
    paper = next(trace for trace in figure.data if list(trace.x) == [2024])

    assert (list(hatch.x), list(hatch.text)) == ([2023], ["chưa báo<br>cáo"])
    assert not paper.marker.pattern.shape
    assert [list(figure.layout.xaxis.tickvals)] == [[2021, 2022, 2023, 2024]]


def test_units_that_have_not_reported_a_year_are_told_beneath_it():
    figure = shares_by_year(BY_YEAR, NAMES, {}, {2022: 3})

    assert figure.layout.xaxis.ticktext[0] == "2021"
    assert "3 chưa<br>báo cáo" in figure.layout.xaxis.ticktext[1]


@pytest.mark.parametrize(
    ("why", "rows", "untold", "beside"),
    [
        ("every field has a part", BY_YEAR, [], True),
        ("the last year has none", BY_YEAR, [2023], False),
        ("a field has no part there", BY_YEAR[:-1], [], False),
    ],
)
def test_names_stand_beside_the_last_year_where_all_can(why, rows, untold, beside):
    assert names_beside(rows, untold) is beside, why


def test_names_beside_thin_parts_do_not_run_into_one_another():
    fields = {code: code for code in (*NAMES, "defence_security")}
    shares = [("economy", 0.02), ("culture_society", 0.02), ("defence_security", 0.96)]
    rows = pd.DataFrame([(2021, code, 1, part) for code, part in shares], columns=BY_YEAR.columns)
    figure = shares_by_year(rows, fields, {}, {})
    places = [note.y for note in figure.layout.annotations if note.text in fields]

    assert all(later - sooner > 0.1 for sooner, later in pairwise(places))


def test_bars_of_all_columns_share_one_scale_and_silence_is_a_hatch():
    cells = pd.DataFrame(
        [("commune", "economy", 2.0, "2"), ("commune", "culture_society", 0.5, "0,5")],
        columns=["row", "column", "value", "text"],
    )
    rows = {"commune": "Xã", "armed_forces": "Lực lượng vũ trang"}
    silent = {("armed_forces", "economy"), ("armed_forces", "culture_society")}
    figure = bars_in_grid(cells, rows, NAMES, theme.field_colours(list(NAMES)), silent)
    bars = [trace for trace in figure.data if not trace.marker.pattern.shape]
    hatches = [trace for trace in figure.data if trace.marker.pattern.shape]

    assert bars[0].x[0] == 4 * bars[1].x[0]
    assert [bar.base[0] for bar in bars] == [0, 1]
    assert [list(hatch.text) for hatch in hatches] == [["chưa báo cáo"]] * 2
    assert [list(hatch.y) for hatch in hatches] == [[1], [1]]
    assert {"Xã", "Lực lượng vũ trang"} <= set(notes(figure))


def test_all_units_of_a_field_stand_in_its_bar():
    reached = pd.DataFrame(
        {"field": list(NAMES), "units": [40, 40], "working": [29, 38], "paused": [4, 0]}
        | {"never": [5, 0], "unknown": [0, 0], "not_reported": [2, 2]}
    )
    figure = units_in_fields(reached, NAMES)

    assert [sum(parts) for parts in zip(*(bar.x for bar in figure.data), strict=True)] == [40, 40]
    silent = named(figure, "chưa báo cáo")
    assert silent.marker.pattern.shape
    assert list(silent.text) == ["2", "2"]
    assert FieldReach.UNKNOWN not in [trace.name for trace in figure.data]
    assert reach_key(["never"], dark=False).count("chưa lần nào có") == 1


CARRIED = pd.DataFrame(
    [
        ("economy", "commune", 60),
        ("economy", "agency", 30),
        ("culture_society", "commune", 10),
        ("culture_society", "agency", 0),
    ],
    columns=["field", "carrier", "counted"],
)


def test_every_area_is_a_number_of_models():
    figure = models_as_columns(CARRIED, NAMES, {"commune": "Xã", "agency": "Cơ quan"})
    areas = [
        round(width * height * 100, 6)
        for trace in figure.data
        for width, height in zip(trace.width, trace.y, strict=True)
    ]

    assert areas == [60, 30, 10]
    assert notes(figure)[0].endswith("<b>90</b> · 90 %")
    # A column too narrow for its name is named beneath.
    assert notes(figure)[1] == "Văn hóa - xã hội <b>10</b> · 10 %"
    assert figure.layout.annotations[1].yanchor == "top"


def test_words_that_people_wrote_are_no_markup_in_an_area():
    told = pd.DataFrame({"field": ["", "<b>x</b>"], "counted": [3, 1]})
    figure = themes_as_area(told, {"": "chưa ghi lĩnh vực", "<b>x</b>": "<b>x</b>"})

    assert list(figure.data[0]["values"]) == [3, 1]
    assert figure.data[0].labels[0] == "chưa ghi<br>lĩnh vực<br><b>3</b> · 75 %"
    assert figure.data[0].labels[1] == "&lt;b&gt;x&lt;/b&gt;<br><b>1</b> · 25 %"
    assert len(set(figure.data[0].marker.colors)) == 1


@pytest.mark.parametrize("colour", [*theme.FIELDS.values(), *theme.OTHER_FIELDS, theme.DONE_LIGHT])
def test_words_are_read_on_the_colour_of_every_field(colour):
    assert contrast(theme.ink_on(colour), colour) >= 4.5


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Văn hóa - xã hội", ["Văn hóa -", "xã hội"]),
        ("Phát triển kinh tế", ["Phát triển", "kinh tế"]),
        ("Kinh tế", ["Kinh tế"]),
    ],
)
def test_a_name_is_broken_into_lines_of_about_one_length(name, lines):
    assert balanced(name, 15).split("<br>") == lines
