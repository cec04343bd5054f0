"""What a file is and whether it is safe: by its bytes, never by its name."""

import struct
import zipfile
from io import BytesIO

import pytest
import xlwt
from openpyxl import Workbook
from reader_forms import TITLE, accepted, column, errors, fill, read, saved, warnings, workbook

from data_loaders.spreadsheets import wire
from data_loaders.spreadsheets.container import format_of
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sandbox import Room, Sandbox, shared_sandbox
from domain.kinds import Outcome
from domain.problems import Refusal

ROWS = [[TITLE], [], ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"], [1, "Xã An Vĩ", "Vườn mẫu", "KT"]]
READ = [("Xã An Vĩ", "Vườn mẫu", "economy")]
GOOD = workbook(Sheet=ROWS)
CONTENT_TYPES = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"


def repacked(**changes: bytes) -> bytes:
    """The good file with parts changed; "sheet" is its sheet."""
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as source, zipfile.ZipFile(content, "w", 8) as target:
        for name in source.namelist():
            target.writestr(
                name,
                changes.get("sheet", b"")
                if name == SHEET and "sheet" in changes
                else source.read(name),
            )
        for name, part in changes.items():
            if name != "sheet":
                target.writestr(name, part)
    return content.getvalue()


def sheet_xml(inside: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}">{inside}</worksheet>'.encode()


def refusal(content: bytes) -> Refusal:
    reading = read(content)
    assert reading.outcome is Outcome.REFUSED
    assert reading.rows.empty
    return reading.refusal


def bomb() -> bytes:
    return repacked(**{"xl/media/image1.png": b"\0" * 20 * 2**20})


def with_a_lying_size() -> bytes:
    """The sheet's member promises ten bytes and holds more."""
    content = bytearray(GOOD)
    at = content.find(b"PK\x01\x02")
    while not content[at + 46 :].startswith(SHEET.encode()):
        at = content.find(b"PK\x01\x02", at + 4)
    struct.pack_into("<I", content, at + 24, 10)
    return bytes(content)


def overlapping() -> bytes:
    """Two entries of the directory that share one member's bytes."""
    content = bytearray(GOOD)
    first = content.find(b"PK\x01\x02")
    second = content.find(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content)


def encrypted_compound() -> bytes:
    entry = "EncryptedPackage".encode("utf-16-le") + b"\0\0"
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + entry.ljust(128, b"\0") + b"\0" * 2048
    )


def word_document() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as target:
        target.writestr(CONTENT_TYPES, "<Types/>")
        target.writestr("word/document.xml", "<document/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b" \r\n\t ", Refusal.EMPTY),
        (b"\0" * 100, Refusal.EMPTY),
        (workbook(Sheet=[]), Refusal.EMPTY),
        (GOOD[:-200], Refusal.CUT_SHORT),
        (GOOD[: len(GOOD) // 2], Refusal.CUT_SHORT),
        (b"%PDF-1.7 \n...", Refusal.NOT_A_SPREADSHEET),
        (b"\x89PNG\r\n\x1a\n\0\0", Refusal.NOT_A_SPREADSHEET),
        (word_document(), Refusal.NOT_A_SPREADSHEET),
        (b"<?xml version='1.0'?><rss/>", Refusal.NOT_A_SPREADSHEET),
        (encrypted_compound(), Refusal.ENCRYPTED),
        (bomb(), Refusal.DANGEROUS),
        (overlapping(), Refusal.DANGEROUS),
        (with_a_lying_size(), Refusal.DANGEROUS),
        (repacked(sheet=b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + sheet_xml("")), Refusal.DANGEROUS),
        (
            repacked(
                sheet=sheet_xml(
                    '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                )
            ),
            Refusal.TOO_LARGE,
        ),
    ],
)
def test_a_file_that_is_no_sound_spreadsheet_is_refused_by_name(content, reason):
    assert refusal(content) is reason


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_short_at_any_tenth_is_refused(tenth):
    assert refusal(GOOD[: len(GOOD) * tenth // 10]) is Refusal.CUT_SHORT


def test_a_million_styled_empty_rows_do_not_keep_a_form_from_being_read():
    with zipfile.ZipFile(BytesIO(GOOD)) as source:
        xml = source.read(SHEET)
    rows = b"".join(b'<row r="%d" s="0" customFormat="1"/>' % row for row in range(10, 200_000))

    assert (
        accepted(read(repacked(sheet=xml.replace(b"</sheetData>", rows + b"</sheetData>")))) == READ
    )


def test_a_lying_dimension_loses_nothing():
    with zipfile.ZipFile(BytesIO(GOOD)) as source:
        xml = source.read(SHEET)

    assert accepted(read(repacked(sheet=xml.replace(b'ref="A1:D4"', b'ref="A1:A1"')))) == READ


def as_xls(rows) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet")
    for row, values in enumerate(rows):
        for at, value in enumerate(values):
            sheet.write(row, at, value)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def as_text(separator: str) -> str:
    return "\n".join(separator.join(str(value) for value in row) for row in ROWS)


def as_html(encoding: str = "utf-8") -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>" for row in ROWS)
    return f"<!DOCTYPE html><html><body><table>{rows}</table></body></html>".encode(encoding)


def as_xml_2003() -> bytes:
    def cell(value):
        kind = "Number" if isinstance(value, int) else "String"
        return f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'

    rows = "".join("<Row>" + "".join(map(cell, row)) + "</Row>" for row in ROWS)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="DS"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


@pytest.mark.parametrize(
    "content",
    [
        as_xls(ROWS),
        as_text(";").encode("utf-8-sig"),
        as_text(";").encode(),
        as_text("\t").encode("utf-16"),
        as_text("\t").encode("utf-16-le"),
        as_text(",").encode(),
        as_html(),
        as_html("utf-16"),
        as_xml_2003(),
    ],
)
@pytest.mark.parametrize("file", ["bieu.xls", "bieu.xlsx", "bieu.csv"])
def test_a_form_is_read_whatever_it_is_saved_and_named_as(content, file):
    assert accepted(read(content, file)) == READ


def test_rows_of_a_text_file_stand_on_a_sheet_of_the_file_s_own_name():
    reading = read(as_text(";").encode(), r"C:\bao cao\..\bieu 2023.csv")

    assert column(reading, "sheet") == ["bieu 2023.csv"]
    assert reading.file == "bieu 2023.csv"


def test_line_breaks_in_quotes_do_not_break_a_text_file_s_rows():
    text = as_text(";").replace("Vườn mẫu", '"Vườn\nmẫu; kiểu mẫu"')

    assert column(read(text.encode()), "name") == ["Vườn mẫu; kiểu mẫu"]


def test_an_error_cell_of_an_old_workbook_is_pointed_at():
    book = Workbook()
    sheet = fill(book.active, [*ROWS, [2, "Xã An Vĩ", "#N/A", "KT"]])
    sheet["C5"].data_type = "e"

    assert errors(read(saved(book))) == [("C5", "error_value")]


def test_an_old_workbook_under_a_password_is_refused_as_such():
    content = bytearray(as_xls(ROWS))
    at = content.find(b"\x09\x08\x10\x00")
    content[at + 20 : at + 24] = b"\x2f\x00\x04\x00"

    assert refusal(bytes(content)) in {Refusal.ENCRYPTED, Refusal.CUT_SHORT}


class FailingChild:
    """A child that goes down whatever it is asked."""

    def __init__(self, failing: int) -> None:
        self.failing = failing
        self.asked = 0

    def ask(self, *_asked: bytes) -> None:
        self.asked += 1

    def answer(self) -> bytes:
        if self.asked <= self.failing:
            raise wire.ClosedError
        return wire.packed({"sheets": []})

    def close(self) -> None:
        return


class FailingSandbox(Sandbox):
    """Hands out children that go down so many times."""

    def __init__(self, failing: int) -> None:
        super().__init__()
        self.child = FailingChild(failing)

    def new_child(self):
        return self.child


def test_a_file_that_brings_its_child_down_is_refused_and_harms_no_other():
    room = Room(FailingSandbox(failing=1))

    with pytest.raises(RefusedError) as refused:
        room.parse(GOOD, "a.xlsx")
    assert refused.value.refusal is Refusal.READER_STOPPED
    assert room.parse(GOOD, "b.xlsx") == []


def test_a_file_is_not_blamed_for_what_files_before_it_left_in_the_room():
    sandbox = FailingSandbox(failing=0)
    room = Room(sandbox)
    room.parse(GOOD, "a.xlsx")
    sandbox.child.failing, sandbox.child.asked = 1, 0

    assert room.parse(GOOD, "b.xlsx") == []


def test_a_server_that_was_ended_is_started_again():
    sandbox = Sandbox()
    sandbox.parse(GOOD, "a.xlsx")
    sandbox.close()

    assert sandbox.parse(GOOD, "b.xlsx")[0].rows[3][1] == "Xã An Vĩ"
    sandbox.close()


def test_many_files_share_a_room():
    with shared_sandbox().room() as room:
        names = [room.parse(GOOD, f"{number}.xlsx")[0].name for number in range(20)]

    assert names == ["Sheet"] * 20


def test_macros_are_never_run_and_are_mentioned():
    reading = read(repacked(**{"xl/vbaProject.bin": b"anything"}))

    assert accepted(reading) == READ
    assert warnings(reading) == [("", "macros")]


def test_what_a_file_is_does_not_hang_on_its_name():
    assert format_of(GOOD) == "xlsx"
    assert format_of(as_xls(ROWS)) == "xls"
    assert format_of(as_html()) == "html"
    assert format_of(b"a;b\n1;2") == "text"


def test_a_sheet_whose_packed_bytes_are_damaged_is_refused():
    damaged = bytearray(GOOD)
    at = damaged.find(SHEET.encode()) + len(SHEET) + 40
    damaged[at : at + 40] = b"\xff" * 40

    assert refusal(bytes(damaged)) is Refusal.CUT_SHORT
