import pandas as pd

from charts.counts import models_by_year
from charts.fields_balance import models_by_field
from charts.theme import FIELDS, field_colours

NAMES = {"economy": "Phát triển kinh tế", "culture_society": "Văn hóa - xã hội"}
COUNTED = pd.DataFrame(
    [(2021, "economy", 1200), (2021, "culture_society", 50), (2022, "economy", 7)],
    columns=["year", "field", "count"],
)
OWED = pd.DataFrame({"year": [2021, 2022], "owed": [34, 33]})


def named(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def test_the_bars_hold_the_counts_of_their_field_and_year():
    figure = models_by_year(COUNTED, OWED, NAMES, [2021, 2022])

    economy = named(figure, NAMES["economy"])
    assert dict(zip(economy.x, economy.y, strict=True)) == {2021: 1200, 2022: 7}
    assert figure.layout.barmode == "stack"


def test_totals_are_written_the_vietnamese_way():
    figure = models_by_year(COUNTED, OWED, NAMES, [2021, 2022])

    totals = next(trace for trace in figure.data if trace.type == "scatter" and trace.text)
    assert list(totals.text) == ["<b>1.250</b>", "<b>7</b>"]
    assert figure.layout.separators == ",."


def test_what_is_owed_is_a_step_for_each_year_with_its_number_at_the_end():
    figure = models_by_year(COUNTED, OWED, NAMES, [2021, 2022])

    assert list(named(figure, "phải đạt").y) == [34, 34, 33, 33]
    assert [note.text for note in figure.layout.annotations] == ["phải đạt<br><b>33</b>"]


def test_the_step_of_a_year_that_is_not_due_is_dashed():
    figure = models_by_year(COUNTED, OWED.assign(due=[True, False]), NAMES, [2021, 2022])
    ahead = named(figure, "phải đạt, chưa đến hạn")

    assert (ahead.line.dash, list(ahead.y)) == ("dash", [34, 33, 33])
    assert list(named(figure, "phải đạt").y) == [34, 34]


def test_a_plan_without_a_quota_has_no_step():
    figure = models_by_year(COUNTED, OWED.iloc[:0], NAMES, [2021, 2022])

    assert "phải đạt" not in [trace.name for trace in figure.data]


def test_a_year_nobody_reported_has_no_bar_and_no_zero():
    figure = models_by_year(COUNTED, OWED, NAMES, [2021, 2022, 2023])

    assert all(2023 not in list(trace.x) for trace in figure.data if trace.type == "bar")
    assert "2023" in figure.layout.xaxis.ticktext


def test_a_field_nobody_chose_stands_there_with_zero():
    by_field = pd.DataFrame({"field": ["economy"], "count": [3]})
    figure = models_by_field(by_field, NAMES)

    assert list(figure.data[0].text) == ["<b>3</b>  100 %", "<b>0</b>  0 %"]


def test_no_share_is_given_of_nothing():
    nothing = pd.DataFrame({"field": ["economy"], "count": [0]})

    assert models_by_field(nothing, {"economy": "Kinh tế"}).data[0].text == ("<b>0</b>",)


def test_a_known_field_keeps_its_colour_whatever_stands_beside_it():
    alone = field_colours(["political_system"])
    beside = field_colours(["union_system", "other", "political_system"])

    assert alone["political_system"] == beside["political_system"] == FIELDS["political_system"]
    assert len(set(beside.values())) == 3
