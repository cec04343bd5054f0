"""Rows that go from process to process packed come out as they went in."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_loaders.spreadsheets import packed_rows, wire
from data_loaders.spreadsheets.packed_rows import PackedRows, unpacked_rows
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from domain.problems import Refusal

FLOATS = st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: number != 0)
VALUES = st.one_of(
    st.sampled_from(["", "a", "Xã An Vĩ", "\ud800"]),
    *(st.text(max_size=3), st.none(), FLOATS, st.sampled_from([0.0, 1.0, 1, True, False, 2**70])),
)
ROWS = st.lists(
    st.lists(VALUES, max_size=4).filter(lambda row: not row or row[-1] not in {None, ""})
)


@pytest.fixture(autouse=True, scope="module")
def _few_cells_are_packed_too():
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(packed_rows, "_FEW", 0)
        yield


def there_and_back(rows):
    packed = PackedRows(rows)
    arrays = BytesIO(b"".join(packed.arrays))
    return unpacked_rows(packed.said, arrays.read)


@given(rows=ROWS)
def test_rows_come_out_as_they_went_in(rows):
    unpacked = there_and_back(rows)

    assert unpacked == rows
    assert [[type(value) for value in row] for row in unpacked] == [
        [type(value) for value in row] for row in rows
    ]


def test_what_many_cells_say_is_told_once_and_counts_as_often_as_it_stands_there():
    sheet = Sheet(name="S", rows=[["ộ" * 1_000, 2.0]] * 1_000)
    rows = [PackedRows(sheet.rows)]
    frame = wire.packed_sheets([sheet], rows, 4_000_000)

    assert len(frame) < 20_000
    assert wire.unpacked_sheets(frame) == [sheet]
    with pytest.raises(RefusedError) as refused:
        wire.packed_sheets([sheet], rows, 2_900_000)
    assert refused.value.refusal is Refusal.TOO_LARGE


def test_no_more_cells_are_unpacked_than_a_file_may_have(monkeypatch):
    sheet = Sheet(name="S", rows=[["a"]])
    frame = wire.packed_sheets([sheet], [PackedRows(sheet.rows)], 1_000)
    monkeypatch.setattr(packed_rows, "CELLS", 0)

    with pytest.raises(wire.ClosedError):
        wire.unpacked_sheets(frame)
