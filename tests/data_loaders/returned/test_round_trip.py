"""A returned workbook comes in again: known as such, its list not read, mended without a fault."""

from hashlib import sha256
from io import BytesIO

import pytest
from openpyxl import load_workbook
from reader_forms import FORMS, read, saved, workbook
from returned_books import (
    HEADER,
    ROWS,
    choices,
    first_sheet,
    marks_in,
    parts,
    returned,
    rich_book,
    with_parts,
    zipped,
)

from data_loaders.returned.workbook import returned_from, returned_workbook
from data_loaders.spreadsheets.fault_list import is_fault_list, mark_of
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from domain.problems import Fault

GOOD_FILES = sorted(path.name for path in FORMS.glob("v0*"))


@pytest.mark.parametrize("file", GOOD_FILES)
def test_a_returned_sample_form_is_read_as_the_form_itself(file):
    content = (FORMS / file).read_bytes()
    before = read(content, file)
    back = returned(content, file)
    after = read(back.content, back.name)
    sheets = {each.sheet for each in before.tables}
    told = [each for each in before.problems if each.fault is not Fault.LEGACY_ENCODING]

    assert (after.outcome, after.kind, after.year, after.unit_code, after.received) == (
        before.outcome,
        before.kind,
        before.year,
        before.unit_code,
        before.received,
    )
    assert after.rows.drop(columns="sheet").equals(before.rows.drop(columns="sheet"))
    assert [(each.cell, each.fault) for each in after.problems] == [
        (each.cell, each.fault) for each in told
    ]
    assert returned_from(back.content) == sha256(content).hexdigest()
    assert back.name.endswith(" (cần sửa).xlsx")
    assert sheets == {each.sheet for each in after.tables} or not file.endswith(".xlsx")


def test_a_mended_workbook_has_no_problem_though_its_marks_are_left():
    book = load_workbook(BytesIO(returned(rich_book()).content))
    sheet = book["DS"]
    sheet["B5"], sheet["D6"] = "Xã Đông Tảo", "Phát triển kinh tế"
    sheet["C7"], sheet["D8"] = "Sân chơi thôn", "Phát triển kinh tế"
    content = saved(book)
    reading = read(content)

    assert [each.fault for each in reading.problems] == [Fault.HIDDEN_SHEET]
    assert reading.rows["accepted"].tolist() == [True] * 5
    assert returned_from(content) == sha256(rich_book()).hexdigest()


def test_a_file_that_was_never_returned_says_so():
    assert returned_from(rich_book()) is None
    assert returned_from(b"TT,Ten\n1,a\n") is None
    assert returned_from(b"PK\x03\x04") is None
    assert returned_from(b"") is None


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/so.xml"])
@pytest.mark.parametrize("decoy", [{}, {"xl/workbook.xml": b"<workbook/>"}])
def test_the_name_alone_says_whose_it_is_wherever_the_workbook_lies(part, decoy):
    files = parts(returned(rich_book()).content)
    book, related = files.pop("xl/workbook.xml"), files.pop("xl/_rels/workbook.xml.rels")
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"xl/workbook.xml", part.encode())
    files["xl/sharedStrings.xml"] = b"<sst/>"
    files |= decoy | {part: book, f"xl/_rels/{part[3:]}.rels": related}

    assert returned_from(zipped(files)) == sha256(rich_book()).hexdigest()


def test_a_returned_file_saved_as_text_still_says_whose_it_is():
    mark = mark_of("a" * 64)

    assert returned_from(f"x,{mark}\n".encode()) == "a" * 64
    assert is_fault_list(Sheet("bất kỳ", [["x", None, mark]]))
    assert not is_fault_list(Sheet("Cần sửa", [["x"], [mark]]))


@pytest.mark.parametrize(("file", "said"), [("b.csv", "=1+1"), ("b.csv", "@SUM(A1)")])
def test_a_copy_says_that_it_is_one_and_no_word_in_it_is_a_formula(file, said):
    rows = "\n".join(
        ",".join([str(n), *(each or "" for each in row)]) for n, row in enumerate(ROWS)
    )
    text = f"DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2023\n{','.join(HEADER)}\n{rows}\n6,{said}"
    back = returned(text.encode("utf-8-sig"), file)
    book = load_workbook(BytesIO(back.content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    words = [cell.value for cell in first_sheet(back.content)["A"]]

    assert any("bản sao các giá trị" in str(word) for word in words)
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert said in [cell.value for cell in cells]
    assert {"B4", "D5"} <= set(marks_in(back.content, book.sheetnames[1]))


def _with_sheet(change):
    content = workbook(DS=[["DANH SÁCH ĐĂNG KÝ NĂM 2023"], HEADER, *[[1, *row] for row in ROWS]])
    name = "xl/worksheets/sheet1.xml"
    return with_parts(
        content, **{name.replace("/", "__").replace(".", "_dot_"): change(parts(content)[name])}
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b"<sheetData>", b"<!-- <sheetData><row r='9'> --><sheetData>"),
        lambda xml: xml.replace(b"<v>", b"<!-- <c r='B4'> --><v>"),
        lambda xml: xml.replace(b'<row r="', b'<row a=">" r="'),
        lambda xml: xml.replace(b' r="B4"', b" r = 'B4' "),
        lambda xml: (
            xml.replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"xmlns=", b"xmlns:x=")
        ),
    ],
)
def test_sheets_written_in_other_ways_are_marked_all_the_same(change):
    content = _with_sheet(change)
    reading = read(content)
    back = returned_workbook(content, "bieu.xlsx", reading, choices())

    assert read(back.content).rows.equals(reading.rows)
    assert load_workbook(BytesIO(back.content))["DS"]["B4"].comment


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b"</sheetData>", b"</sheetData><sheetData></sheetData>"),
        lambda xml: xml.replace(b'<row r="4"', b'<row r="2"'),
        lambda xml: xml.replace(b"</worksheet>", b"<a>" * 900_000 + b"</worksheet>"),
    ],
)
def test_a_sheet_built_to_mislead_comes_back_as_a_copy_or_not_at_all(change):
    content = _with_sheet(change)
    try:
        back = returned_workbook(content, "bieu.xlsx", read(rich_book()), choices())
        words = [str(cell.value) for cell in first_sheet(back.content)["A"]]
    except RefusedError:
        words = ["bản sao"]  # the reader itself refuses it

    assert any("bản sao" in word for word in words)


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"],
)
def test_no_entity_of_any_part_is_ever_told(part, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("MAT-KHAU", encoding="utf-8")
    content = rich_book()
    kind = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}"><!ENTITY f "{"x" * 999}">]>'
    xml = b"<!-- " + b" " * 5_000 + b" -->" + kind.encode()
    head, _, rest = parts(content)[part].partition(b"?>")
    name = part.replace("/", "__").replace(".", "_dot_")
    book = with_parts(content, **{name: head + b"?>" + xml + rest})
    try:
        back = returned_workbook(book, "bieu.xlsx", read(rich_book()), choices()).content
    except RefusedError:
        back = b""

    assert b"MAT-KHAU" not in (b"".join(parts(back).values()) if back else b"")


@pytest.mark.parametrize("file", ["v10a_empty.xlsx", "v10b_truncated.xlsx"])
def test_what_can_not_be_opened_is_not_handed_back(file):
    content = (FORMS / file).read_bytes()
    with pytest.raises(RefusedError):
        returned_workbook(content, file, read(content, file), choices())
