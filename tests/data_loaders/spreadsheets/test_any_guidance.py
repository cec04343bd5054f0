"""Whatever a person says of whatever sheet, reading it ends, and ends well."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from reader_forms import plan, register

from data_loaders.spreadsheets.forms import FormError, form_of
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.guidance import CellCorrection, Guidance, MarkedColumn, MarkedTable
from data_loaders.spreadsheets.parsed import Parsed
from data_loaders.spreadsheets.preview import previews
from data_loaders.spreadsheets.read import interpreter_of, read_parsed
from domain.problems import Severity
from tests.data_loaders.spreadsheets.test_any_sheet import SHEETS

PLANS = ["khoai-chau-2021-2025", "tay-ninh-2019", "ninh-thuan-2023-2025"]
ROLES = ["serial", "unit", "unit_or_carrier", "name", "field", "year", "origin", "state", "total"]
ROLES += [
    "field:economy",
    "origin:new",
    "year:2023",
    "field:economy,year:2024",
    "quantity",
    "worth",
]
VALUES = {"unit": "Xã An Vĩ", "field": "economy", "year": "2023", "name": "Hội thi", "count": "2"}
VALUES |= {"origin": "new", "quantity": "4", "worth": "1,5", "state": "effective"}


def _marked(shape, rows, roles):
    head, first, last = sorted(rows)
    columns = tuple(MarkedColumn(index=at, role=role) for at, role in roles.items())
    try:
        return MarkedTable(
            sheet="DS",
            shape=shape,
            head=(head, first - 1) if head < first else None,
            first_row=first,
            last_row=last if last % 2 else None,
            columns=columns,
        )
    except ValidationError:
        return None


MARKS = st.builds(
    _marked,
    st.sampled_from(["list", "counts", "round"]),
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 12)),
    st.dictionaries(st.integers(0, 9), st.sampled_from(ROLES), min_size=1, max_size=6),
)
CORRECTIONS = st.builds(
    lambda row, column, about: CellCorrection(
        sheet="DS", cell=f"{'ABCDEFGH'[column]}{row + 1}", about=about, value=VALUES[about]
    ),
    st.integers(0, 9),
    st.integers(0, 7),
    st.sampled_from(list(VALUES)),
)
GUIDANCE = st.builds(
    lambda tables, corrections, year: Guidance(
        tables=tuple(filter(None, tables)), corrections=tuple(corrections), year=year
    ),
    st.lists(MARKS, max_size=2),
    st.lists(CORRECTIONS, max_size=4),
    st.sampled_from([None, 2023]),
)


def _is_sound(reading):
    rows = reading.rows
    good = rows[rows["accepted"]]
    told = any(problem.severity is Severity.ERROR for problem in reading.problems)
    return bool(good["unit_code"].notna().all() and good["year"].notna().all()) and (
        told or bool(rows["accepted"].all())
    )


@pytest.mark.parametrize("code", PLANS)
@settings(max_examples=60, deadline=None)
@given(sheet=SHEETS, guidance=GUIDANCE)
def test_whatever_is_said_no_row_goes_in_without_a_unit_or_stays_out_without_a_problem(
    code, sheet, guidance
):
    parsed = Parsed("bieu.xlsx", [sheet])

    assert _is_sound(read_parsed(parsed, plan(code), register(), guidance=guidance))
    assert all(
        len(each.rows) <= len(sheet.rows) for each in previews(parsed, plan(code), register())
    )


@settings(max_examples=60, deadline=None)
@given(sheet=SHEETS, mark=MARKS)
def test_a_form_made_from_marks_reads_its_own_file_as_the_marks_do_or_better_not_at_all(
    sheet, mark
):
    parsed = Parsed("bieu.xlsx", [sheet])
    try:
        form = form_of(
            "Biểu", plan().code, filter(None, [mark]), [Grid(parsed.sheets_to_read()[0])]
        )
    except FormError:
        return
    reading = interpreter_of(plan(), register()).read(
        parsed.sheets_to_read(), "b.xlsx", forms=[form]
    )

    assert _is_sound(reading)
    if form.tables[0].is_sure:
        assert reading.form_version == form.name
