"""What the clerk made stays as it was: what is seen, and the very bytes of all other parts."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from reader_forms import FORMS, TITLE, plan, read, register, saved, workbook
from returned_books import (
    FAULTY,
    HEADER,
    ROWS,
    is_list,
    look_of,
    parts,
    returned,
    rich_book,
    with_parts,
)

from data_loaders.returned.marks import Choices
from data_loaders.returned.package import Package
from data_loaders.returned.taking_off import take_off
from data_loaders.returned.workbook import returned_workbook
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.sheets import column_letters
from domain.kinds import Outcome
from domain.problems import Fault, Problem

XLSX = sorted(path.name for path in FORMS.glob("v0*.xlsx"))
TOUCHED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml",
    "xl/worksheets/sheet2.xml",
}


def _without_marks(content):
    package = Package(content)
    take_off(package)
    return package.content()


def test_all_that_is_seen_but_the_marked_cells_colour_is_as_before():
    before, after = look_of(rich_book()), look_of(returned(rich_book()).content)
    for place in FAULTY:
        for look in (before, after):
            look["DS"]["cells"].get(place, [None])[-1] = None
    after["DS"]["cells"] = {
        place: said
        for place, said in after["DS"]["cells"].items()
        if place in before["DS"]["cells"] or said[0] is not None
    }

    assert after == before


def test_every_part_that_need_not_change_keeps_its_bytes():
    before, after = parts(rich_book()), parts(returned(rich_book()).content)

    assert {name for name in before if before[name] != after[name]} <= TOUCHED
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "docProps/app.xml"} <= set(before)


def test_in_a_marked_sheet_the_bytes_of_all_other_cells_stay():
    name = "xl/worksheets/sheet2.xml"
    before, after = parts(rich_book())[name], parts(returned(rich_book()).content)[name]
    kept = [cell for cell in before.split(b"<c ") if b'r="' in cell[:3]]
    unmarked = [cell for cell in kept if cell[3 : cell.index(b'"', 3)].decode() not in FAULTY]

    assert len(unmarked) > 20
    assert all(cell.partition(b">")[0] in after for cell in unmarked)


def test_macros_stay_and_so_does_the_ending_that_excel_asks_of_them():
    plain = workbook(DS=[[TITLE], HEADER, *([n, *row] for n, row in enumerate(ROWS))])
    kinds = parts(plain)["[Content_Types].xml"].replace(
        b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
    )
    book = with_parts(
        plain, **{"[Content_Types]_dot_xml": kinds, "xl__vbaProject_dot_bin": b"\1\2"}
    )
    back = returned(book, "bieu.xlsm")

    assert back.name == "bieu (cần sửa).xlsm"
    assert parts(back.content)["xl/vbaProject.bin"] == b"\1\2"


def test_names_bound_to_a_sheet_stay_with_theirs():
    before = load_workbook(BytesIO(rich_book()))["DS"]
    after = load_workbook(BytesIO(returned(rich_book()).content))["DS"]

    assert set(after.defined_names) == set(before.defined_names) == {"Vung"}
    assert (after.print_area, after.print_title_rows) == (before.print_area, "$3:$3")


@pytest.mark.parametrize("file", XLSX)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    places=st.lists(
        st.tuples(st.integers(1, 30), st.sampled_from("ABCDEFGHIJ"), st.sampled_from(Fault)),
        min_size=1,
        max_size=12,
    )
)
def test_whatever_is_marked_in_a_sample_form_it_reads_and_looks_the_same(file, places):
    content = (FORMS / file).read_bytes()
    sheet = load_workbook(BytesIO(content)).sheetnames[0]
    problems = [
        Problem(sheet, f"{column}{row}", fault, "x", "gợi ý") for row, column, fault in places
    ]
    reading = Reading(file, Outcome.READ, problems=problems)
    back = returned_workbook(content, file, reading, Choices.of(plan(), register())).content
    before, after = read(content, file), read(back, file)

    assert after.rows.equals(before.rows)
    assert after.problems == before.problems
    assert look_of(back, fills=False) == look_of(content, fills=False)
    assert look_of(_without_marks(back), fills=False) == look_of(content, fills=False)
    shown = load_workbook(BytesIO(back))[sheet]
    first = {
        f"{column_letters(column - 1)}{row}": area.coord.partition(":")[0]
        for area in shown.merged_cells.ranges
        for row, column in area.cells
    }
    cells = {f"{column}{row}" for row, column, _ in places}
    fills = {first.get(place, place) for place in cells}
    assert all(shown[place].fill.fill_type == "solid" for place in fills)
    assert all(shown[place].comment for place in fills)


def test_a_second_return_takes_the_marks_of_the_first_off():
    first = returned(rich_book())
    second = returned(first.content, first.name)
    book = load_workbook(BytesIO(second.content))

    assert second.name == "bieu (cần sửa).xlsx"
    assert [sheet.title for sheet in book if is_list(sheet)] == ["Cần sửa"]
    assert book["DS"]["B5"].comment.text.count("— Dân vận khéo —") == 1
    assert book["DS"]["C7"].comment.text.count("— Dân vận khéo —") == 1
    assert len(book["DS"].data_validations.dataValidation) == 3


def test_marks_taken_off_leave_what_the_clerk_had():
    bare = _without_marks(returned(rich_book()).content)
    before, after = look_of(rich_book()), look_of(bare)
    book = load_workbook(BytesIO(bare))
    for look in (before, after):
        cells = look["DS"]["cells"]
        look["DS"]["cells"] = {place: said for place, said in cells.items() if said[0] is not None}

    assert after == before
    assert book["DS"]["B5"].comment.text == "Cán bộ ghi"
    assert book["DS"]["C7"].comment is None
    assert [str(each.sqref) for each in book["DS"].data_validations.dataValidation] == ["D4:D5"]


def test_a_fill_of_the_clerks_own_comes_back_under_any_saving():
    resaved = saved(load_workbook(BytesIO(returned(rich_book()).content)))
    cell = load_workbook(BytesIO(_without_marks(resaved)))["DS"]["D6"]

    assert cell.fill.fgColor.rgb == "FFE2EFDA"
