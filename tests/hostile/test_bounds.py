"""What leaves the child is held within bounds; what a sound file says comes through whole."""

import pytest
from hostile.good import ROWS
from hostile.records import cell, ods_of
from reader_trials.sheets import Sheet as Drawn
from reader_trials.writing_ods import ods

from data_loaders.spreadsheets import bounds
from data_loaders.spreadsheets.bounds import within_bounds
from data_loaders.spreadsheets.ods_engine import read_ods
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from domain.problems import Refusal


def sheet(**said) -> Sheet:
    return Sheet(name="S", rows=[["a", "b"], ["c", "d", "e"]], **said)


def test_hidden_rows_and_columns_that_the_sheet_does_not_use_are_left_out():
    (held,) = within_bounds([sheet(hidden_rows=[-1, 1, 1, 9], hidden_columns=[-1, 0, 16_383])])

    assert held.hidden_rows == [1]
    assert held.hidden_columns == [0]


def test_merged_areas_of_a_sound_sheet_come_through_as_they_are():
    (held,) = within_bounds([sheet(merges=[(0, 0, 1, 0), (0, 1, 0, 2)])])

    assert held.merges == [(0, 0, 1, 0), (0, 1, 0, 2)]


def test_merged_areas_reach_no_further_than_the_sheet_and_upside_down_ones_are_dropped():
    (held,) = within_bounds([sheet(merges=[(0, 0, 10**6, 10**6), (5, 0, 1, 0), (-1, 0, 0, 0)])])

    assert held.merges == [(0, 0, 2, 3)]


def test_letters_that_no_database_keeps_are_taken_out_and_line_breaks_stay():
    rows = [["a\0b\ud800", "c\nd", "\0"], [float("inf"), 1.5, None]]
    (held,) = within_bounds([Sheet(name="S\0" * 300, rows=rows)])

    assert held.rows == [["ab", "c\nd"], ["inf", 1.5]]
    assert held.name == "S" * 255


@pytest.mark.parametrize("limit", ["SHEETS", "CELLS", "FILLED", "LONGEST"])
def test_more_than_a_report_has_is_refused(monkeypatch, limit):
    within_bounds([sheet()])
    monkeypatch.setattr(bounds, limit, 0)

    with pytest.raises(RefusedError) as refused:
        within_bounds([sheet()])
    assert refused.value.refusal is Refusal.TOO_LARGE


def test_merged_areas_of_an_opendocument_file_are_seen():
    drawing = "\n".join("|".join(map(str, row)) for row in ROWS)
    (read,) = read_ods(ods([Drawn(drawing, merges="A1:D1 B3:B4")]))

    assert read.merges == [(0, 0, 0, 3), (2, 1, 3, 1)]


def test_a_hidden_row_below_repeated_ones_of_an_opendocument_file_is_found():
    empty = '<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>'
    hidden = f'<table:table-row table:visibility="collapse">{cell()}</table:table-row>'
    (read,) = read_ods(ods_of(empty + hidden))

    assert read.hidden_rows == [9]
    assert read.rows[9] == ["x"]
