from io import BytesIO

import pytest
from openpyxl import Workbook

from data_loaders.spreadsheets.window import window


@pytest.fixture
def book():
    """A sheet of 40 rows and 30 columns, each cell saying its own address."""
    made = Workbook()
    made.active.title = "DS"
    for row in made.active.iter_rows(min_row=1, max_row=40, max_col=30):
        for cell in row:
            cell.value = cell.coordinate
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        pytest.param("M20", "E14", "U26", id="in the middle"),
        pytest.param("A1", "A1", "I7", id="the first corner"),
        pytest.param("AD40", "V34", "AD40", id="the last corner"),
    ],
)
def test_the_cells_around_one_are_shown_as_far_as_the_sheet_goes(book, cell, first, last):
    seen = window(book, "a.xlsx", "DS", cell)

    assert (seen.rows[0][1][0], seen.rows[-1][1][-1]) == (first, last)
    (words,) = [words for number, words in seen.rows if number == seen.number]
    assert words[seen.column] == cell
    assert f"{seen.letters[seen.column]}{seen.number}" == cell


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [
        pytest.param("Khác", "A1", id="no such sheet"),
        pytest.param("DS", "A41", id="below the sheet"),
        pytest.param("DS", "AE1", id="beside the sheet"),
        pytest.param("DS", "", id="no cell"),
        pytest.param("DS", "B4:C5", id="an area"),
    ],
)
def test_what_is_not_there_is_not_shown(book, sheet, cell):
    assert window(book, "a.xlsx", sheet, cell) is None


def test_a_file_that_cannot_be_read_is_not_shown():
    assert window(b"PK\x03\x04 nothing", "a.xlsx", "DS", "A1") is None
