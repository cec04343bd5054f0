"""What a person sees of a file before marking it: its words, and the reader's best guess."""

import pytest
from openpyxl import Workbook
from reader_forms import TITLE, accepted, fill, plan, register, saved, workbook

from data_loaders.spreadsheets.guidance import Guidance
from data_loaders.spreadsheets.preview import MOST_COLUMNS, MOST_ROWS, previews, sheet_preview
from data_loaders.spreadsheets.read import parse_file, read_file, read_parsed
from domain.kinds import Outcome

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
ROWS = [
    [TITLE],
    [],
    HEAD,
    [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"],
    [2, "Xã Tân Dân", "Đường hoa", "VH-XH"],
]
TICKS = [
    [TITLE],
    ["TT", "Tên mô hình", "Lĩnh vực", None, "Đơn vị"],
    [None, None, "Kinh tế", "VH-XH", None],
    [1, "Vườn mẫu", "x", None, "Xã An Vĩ"],
]
COUNTS = [["BIỂU ĐĂNG KÝ NĂM 2023"], ["Đơn vị", "Kinh tế", "VH-XH"], ["Xã An Vĩ", 2, 3]]
NONSENSE = [[TITLE], ["q1", "q2", "q3", "q4"], *ROWS[3:], [None, "Người lập", None, "Chủ tịch"]]


def shown(rows):
    return sheet_preview(workbook(Sheet=rows), "bieu.xlsx", plan(), register())


def test_the_words_of_a_sheet_are_shown_with_their_addresses():
    (preview,) = shown(ROWS)

    assert preview.rows[3] == ("1", "Xã An Vĩ", "Vườn mẫu", "Kinh tế")
    assert preview.letters == ("A", "B", "C", "D")
    assert preview.address(3, 2) == "C4"
    assert (preview.height, preview.width) == (5, 4)


def test_a_large_sheet_is_shown_up_to_its_bounds():
    (preview,) = shown([["x"] * 60] * 250)

    assert (len(preview.rows), len(preview.rows[0])) == (MOST_ROWS, MOST_COLUMNS)
    assert (preview.height, preview.width) == (250, 60)


def test_what_the_reader_understands_is_what_it_would_mark():
    (preview,) = shown(ROWS)
    (guess,) = preview.guess

    assert (guess.head, guess.first_row, guess.last_row) == ((2, 2), 3, 4)
    assert [each.role for each in guess.columns] == ["serial", "unit", "name", "field"]


@pytest.mark.parametrize("rows", [ROWS, TICKS, COUNTS])
def test_marking_just_what_the_reader_sees_changes_no_row(rows):
    (preview,) = shown(rows)
    content = workbook(Sheet=rows)
    before = read_file(content, "bieu.xlsx", plan(), register())
    after = read_file(
        content, "bieu.xlsx", plan(), register(), guidance=Guidance(tables=preview.guess)
    )

    assert len(before.rows) > 0
    assert after.rows.equals(before.rows)


def test_where_no_head_is_understood_the_cells_are_guessed_by():
    content = workbook(Sheet=NONSENSE)
    assert read_file(content, "b.xlsx", plan(), register()).outcome is Outcome.NEEDS_PERSON
    (preview,) = shown(NONSENSE)
    (guess,) = preview.guess

    assert (guess.head, guess.first_row, guess.last_row) == ((1, 1), 2, 3)
    assert [each.role for each in guess.columns] == ["serial", "unit", "name", "field"]
    told = Guidance(tables=preview.guess)
    assert accepted(read_file(content, "b.xlsx", plan(), register(), guidance=told)) == [
        ("Xã An Vĩ", "Vườn mẫu", "economy"),
        ("Xã Tân Dân", "Đường hoa", "culture_society"),
    ]


@pytest.mark.parametrize("rows", [[["Kính gửi Ban Dân vận"]], [[None, 1]], [["a", "b"]]])
def test_a_sheet_without_a_table_is_shown_without_a_guess(rows):
    (preview,) = shown(rows)

    assert preview.guess == ()


def test_hidden_sheets_are_not_shown_and_a_refused_file_has_none():
    book = Workbook()
    fill(book.active, ROWS)
    fill(book.create_sheet("Ẩn"), ROWS).sheet_state = "hidden"

    assert len(sheet_preview(saved(book), "b.xlsx", plan(), register())) == 1
    assert sheet_preview(b"PK\x03\x04", "b.xlsx", plan(), register()) == []


def test_a_file_parsed_once_reads_the_same_however_often_it_is_read_and_shown():
    content = workbook(Sheet=ROWS)
    parsed = parse_file(content, "bieu.xlsx")
    first = read_parsed(parsed, plan(), register())
    previews(parsed, plan(), register())
    again = read_parsed(parsed, plan(), register())
    whole = read_file(content, "bieu.xlsx", plan(), register())

    for reading in (first, again):
        assert reading.rows.equals(whole.rows)
        assert (reading.problems, reading.facts) == (whole.problems, whole.facts)


def test_a_refused_file_parsed_once_is_refused_whenever_it_is_read():
    parsed = parse_file(b"", "trong.xlsx")
    refused = [read_parsed(parsed, plan(), register()).outcome for _ in range(2)]

    assert refused == [Outcome.REFUSED, Outcome.REFUSED]
