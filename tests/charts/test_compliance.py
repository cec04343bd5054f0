import pandas as pd
import pytest

from charts.compliance import marks_in_words, state_key, unit_year_map
from charts.names import room_of_names
from charts.timeliness_marks import marks_key
from domain.kinds import UnitState

UNITS = {1: "Xã An Vĩ", 2: "Ủy ban Mặt trận Tổ quốc huyện"}
YEARS = [2023, 2024]


@pytest.fixture
def states():
    rows = [
        (1, 2023, UnitState.EXCEEDED, 3, "list", None),
        (1, 2024, UnitState.NONE, 0, "list", None),
        (2, 2023, UnitState.NOT_REPORTED, None, None, None),
        (2, 2024, UnitState.NOT_OWED, None, None, None),
    ]
    columns = ["unit_id", "year", "state", "total", "basis", "stated_total"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"total": "Int64", "stated_total": "Int64", "basis": "str"})


def traces(figure):
    return {trace.name: trace for trace in figure.data}


def test_each_cell_holds_its_number_and_zero_is_a_number(states):
    drawn = traces(unit_year_map(states, UNITS, YEARS))

    assert list(drawn["đạt mức phấn đấu"].text) == ["3"]
    assert list(drawn["chưa có mô hình"].text) == ["0"]


def test_who_has_not_reported_is_hatched_and_has_no_number(states):
    silent = traces(unit_year_map(states, UNITS, YEARS))["chưa báo cáo"]

    assert silent.marker.pattern.shape == "/"
    assert list(silent.text) == [""]


def test_only_silence_is_hatched(states):
    drawn = traces(unit_year_map(states, UNITS, YEARS))
    hatched = [name for name, trace in drawn.items() if trace.marker.pattern.shape]

    assert hatched == ["chưa báo cáo"]


def test_a_cell_stands_in_the_row_of_its_unit_and_the_column_of_its_year(states):
    silent = traces(unit_year_map(states, UNITS, YEARS))["chưa báo cáo"]

    assert list(silent.y) == [1]
    assert silent.base[0] + silent.x[0] / 2 == pytest.approx(0)
    assert [list(pair) for pair in silent.customdata] == [[UNITS[2], 2023, "", 2]]


def test_long_names_are_broken_between_words_and_never_cut_or_slanted(states):
    figure = unit_year_map(states, UNITS, YEARS)

    assert [name.replace("<br>", " ") for name in figure.layout.yaxis.ticktext] == list(
        UNITS.values()
    )
    assert "<br>" not in figure.layout.yaxis.ticktext[1]
    assert figure.layout.yaxis.tickangle is None
    assert figure.layout.xaxis.tickangle == 0


def test_a_name_too_long_for_one_line_has_two_and_its_rows_are_taller(states):
    long = {1: "Liên đoàn Lao động thành phố Phan Rang - Tháp Chàm", 2: UNITS[2]}
    figure, usual = unit_year_map(states, long, YEARS), unit_year_map(states, UNITS, YEARS)

    assert figure.layout.yaxis.ticktext[0].count("<br>") == 1
    assert figure.layout.height > usual.layout.height * len(long) / len(UNITS)


def test_maps_side_by_side_have_cells_as_wide_as_each_other(states):
    room = room_of_names([*UNITS.values(), "Ban Chỉ huy Quân sự huyện"])
    short = unit_year_map(states, {2: "Xã A"}, YEARS, room=room)
    usual = unit_year_map(states, UNITS, YEARS, room=room)

    assert short.layout.margin.l == usual.layout.margin.l == room
    assert unit_year_map(states, {2: "Xã A"}, YEARS).layout.margin.l < room


def test_a_single_year_is_a_cell_and_no_bar_across_the_page(states):
    of_one = states[states["year"] == 2023]
    first, last = unit_year_map(of_one, UNITS, [2023]).layout.xaxis.range

    assert last - first == 4


def test_a_cell_that_is_picked_leaves_the_others_as_they_are(states):
    for trace in unit_year_map(states, UNITS, YEARS).data:
        assert trace.unselected.marker.opacity == trace.selected.marker.opacity == 1


def test_a_name_cannot_bring_markup_onto_the_axis(states):
    figure = unit_year_map(states, {1: "<b>Xã</b>"}, YEARS)

    assert figure.layout.yaxis.ticktext == ("&lt;b&gt;Xã&lt;/b&gt;",)


def test_the_key_names_the_states_that_occur_and_no_others(states):
    some = {UnitState.EXCEEDED, UnitState.NONE}

    assert "chưa báo cáo" not in state_key(some, final=True)
    assert "chưa có mô hình" in state_key(some, final=True)


def test_before_the_end_paper_may_also_mean_not_yet_due(states):
    assert "chưa đến hạn" in state_key(set(states["state"]), final=False)
    assert "chưa đến hạn" not in state_key(set(states["state"]), final=True)


def written_and_hovered(states, basis, stated):
    footed = states.assign(basis=basis, stated_total=stated).astype({"stated_total": "Int64"})
    drawn = unit_year_map(footed, UNITS, YEARS)
    cell = traces(drawn)["đạt mức phấn đấu"]
    return cell.text[0], cell.customdata[0][2], cell.hovertemplate


def test_a_number_without_a_list_bears_a_star(states):
    written, beneath, hover = written_and_hovered(states, "counts", None)

    assert written == "3*"
    assert beneath == "<br>theo biểu số lượng, không có danh sách"
    assert "%{customdata[2]}" in hover


def test_a_number_that_differs_from_the_list_stands_beside_it(states):
    assert written_and_hovered(states, "list", 2)[:2] == ("3 (2)", "<br>biểu số lượng ghi 2")
    assert written_and_hovered(states, "list", 3)[:2] == ("3", "")


def test_the_marks_are_counted_in_words_and_only_those_that_occur():
    assert marks_in_words(2, 0) == "2 ô theo biểu số lượng, không có danh sách (dấu *)."
    assert "1 ô có biểu số lượng ghi khác danh sách" in marks_in_words(2, 1)
    assert marks_in_words(0, 0) == ""


def test_a_cell_bears_how_the_years_report_came_in_beside_its_number(states):
    marked = states.assign(
        timeliness=pd.Series(["late", "on_time", "missing", None], dtype="str"),
        days_late=pd.Series([12, None, 600, None], dtype="Int64"),
    )
    drawn = traces(unit_year_map(marked, UNITS, YEARS))

    assert list(drawn["đạt mức phấn đấu"].text) == ["3 +12"]
    assert list(drawn["chưa có mô hình"].text) == ["0 ✓"]
    assert list(drawn["chưa báo cáo"].text) == ["✕"]
    assert list(drawn["không phải báo cáo"].text) == [""]
    assert drawn["đạt mức phấn đấu"].customdata[0][2] == "<br>báo cáo nộp quá hạn 12 ngày"
    assert drawn["chưa báo cáo"].customdata[0][2] == "<br>báo cáo chưa nộp, quá hạn 600 ngày"


def test_the_key_names_the_marks_that_occur_and_no_others():
    assert marks_key({"late", "pending"}) == "+12 nộp quá hạn 12 ngày"
    assert marks_key({"pending"}) == ""


def test_where_marks_stand_another_number_stated_is_said_by_the_hover_alone(states):
    marked = states.assign(
        stated_total=pd.Series([5, None, None, None], dtype="Int64"),
        timeliness=pd.Series(["on_time"] * 4, dtype="str"),
        days_late=pd.Series([None] * 4, dtype="Int64"),
    )
    drawn = traces(unit_year_map(marked, UNITS, YEARS))["đạt mức phấn đấu"]

    assert list(drawn.text) == ["3 ✓"]
    assert drawn.customdata[0][2] == "<br>biểu số lượng ghi 5<br>đúng hạn"
