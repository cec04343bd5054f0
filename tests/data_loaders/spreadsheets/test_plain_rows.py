"""What a sheet's XML says beside its values is found, whether or not its rows are plain."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_loaders.spreadsheets import xlsx_parts
from data_loaders.spreadsheets.plain_rows import PlainRows
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.xlsx_parts import notes_of
from domain.problems import Refusal

PLAIN = '<row r="{row}" spans="1:3"><c r="A{row}" s="1" t="s"><v>0</v></c><c r="B{row}"/></row>'
ODD = [
    '<row r="{row}" hidden="1"><c r="A{row}"><v>1</v></c></row>',
    "<row r='{row}' hidden='1'><c r='A{row}'><v>1</v></c></row>",
    '<x:row r="{row}" hidden="true"/>',
    '<row r="{row}"><c r="A{row}" t="e"><v>#REF!</v></c></row>',
    '<row r="{row}"><c r="A{row}" t=\'e\'><v>#REF!</v></c></row>',
    '<row r="{row}"><c r="B{row}"><f>A1</f></c></row>',
    '<row r="{row}"><c r="B{row}"><f t="shared" si="0"/></c></row>',
    '<row r="{row}"><c r="B{row}" t="inlineStr"><is><t>hidden</t></is></c></row>',
    '<row r="{row}" customHeight="1" x14ac:dyDescent="0.25"><c r="C{row}"><v>2.5E-3</v></c></row>',
    '</sheetData><mergeCells><mergeCell ref="A{row}:B{row}"/></mergeCells><sheetData>',
]
ROWS = st.lists(st.sampled_from([PLAIN, PLAIN, *ODD]), max_size=6)
AROUND = st.sampled_from(["", '<cols><col min="2" max="3" hidden="1"/></cols>'])
MERGES = st.sampled_from(["", '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>'])


def sheet(rows: str, before: str = "", after: str = "") -> bytes:
    return f"<worksheet>{before}<sheetData>{rows}</sheetData>{after}</worksheet>".encode()


class NeverPlain(PlainRows):
    """No rows are plain: each is looked at."""

    def __init__(self, xml: bytes) -> None:
        super().__init__(xml)
        self.are_plain = False


@given(rows=ROWS, before=AROUND, after=MERGES)
def test_the_same_is_noted_as_where_every_row_is_looked_at(rows, before, after):
    numbered = "".join(row.format(row=number) for number, row in enumerate(rows, 1))
    xml = sheet(numbered, before, after)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(xlsx_parts, "PlainRows", NeverPlain)
        looked_at = notes_of(xml, {})

    assert notes_of(xml, {}) == looked_at


def test_rows_of_plain_values_are_plain_and_all_others_are_not():
    assert PlainRows(sheet(PLAIN.format(row=1))).are_plain
    for odd in ODD[:8]:
        assert not PlainRows(sheet(odd.format(row=1))).are_plain, odd


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1048577"/>',
        '<row r="1048576"><c r="ZZ1048576"><v>1</v></c></row>',
        '<row spans="1:1" r="1048577"/>',
        "<row r='1048577'/>",
        '<x:row r="1048577"/>',
        '<row r="1"><c r="A9999999"><v>1</v></c></row>',
        '<row r="400000"><c r="XFD1"><v>1</v></c></row>',
        '<row r="400000"><c r="xfd1"><v>1</v></c></row>',
    ],
)
@pytest.mark.parametrize("beside", ["", PLAIN.format(row=1), ODD[5].format(row=1)])
def test_corners_too_far_apart_are_refused_be_the_rows_plain_or_not(row, beside):
    with pytest.raises(RefusedError) as refused:
        notes_of(sheet(beside + row), {})

    assert refused.value.refusal is Refusal.TOO_LARGE


def test_a_long_list_of_plain_rows_is_near():
    rows = "".join(PLAIN.format(row=number) for number in range(1, 1_001))
    xml = sheet(rows)

    assert PlainRows(xml).last_near() == 1_000
    assert re.search(rb"<row", PlainRows(xml).beside()) is None
