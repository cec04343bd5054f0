"""Whatever stands in a sheet, reading it ends, and ends well."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_forms import plan, register

from data_loaders.spreadsheets import vocabulary
from data_loaders.spreadsheets.read import interpreter_of
from data_loaders.spreadsheets.sheets import Sheet
from domain.problems import Severity

SOURCE = tomllib.loads(Path(vocabulary.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
LABELS = [label for labels in SOURCE["roles"].values() for label in labels[:4]]
SAID = [
    form for table in SOURCE["values"].values() for forms in table.values() for form in forms[:3]
]
OTHER = [
    "x",
    "-",
    "I",
    "A.",
    "(1)",
    "nt",
    "……",
    "Tổng cộng",
    "Nơi nhận:",
    "KT",
    "Xã An Vĩ",
    "Xã Lạ",
]
OTHER += ["Kinh tế", "Năm 2023", "Đơn vị: Xã An Vĩ", "ĐĂNG KÝ NĂM 2023", "Vườn mẫu", "\u0301", ":"]
CELLS = st.sampled_from([*LABELS, *SAID, *OTHER, *OTHER, None, 1.0, 2.0, -3.0, 45000.0, True])
PLACES = st.tuples(st.integers(0, 9), st.integers(0, 7))
MERGES = st.tuples(st.integers(0, 9), st.integers(0, 7), st.integers(0, 3), st.integers(0, 3))
SHEETS = st.builds(
    lambda rows, merges, unvalued, errors: Sheet(
        name="DS",
        rows=rows,
        merges=[(a, b, a + down, b + across) for a, b, down, across in merges],
        unvalued=unvalued,
        errors=errors,
    ),
    st.lists(st.lists(CELLS, max_size=8), min_size=1, max_size=10),
    st.lists(MERGES, max_size=3),
    st.sets(PLACES, max_size=3),
    st.dictionaries(PLACES, st.just("#REF!"), max_size=2),
)
PLANS = ["khoai-chau-2021-2025", "tay-ninh-2019", "hon-quan-2016-2020", "ninh-thuan-2023-2025"]


@pytest.mark.parametrize("code", PLANS)
@settings(max_examples=60, deadline=None)
@given(sheet=SHEETS)
def test_every_row_kept_out_has_a_problem_and_every_accepted_one_a_unit_and_a_year(code, sheet):
    reading = interpreter_of(plan(code), register()).read([sheet], "bieu.xlsx")
    rows = reading.rows
    good = rows[rows["accepted"]]

    assert good["unit_code"].notna().all()
    assert good["year"].notna().all()
    if not rows["accepted"].all():
        assert any(problem.severity is Severity.ERROR for problem in reading.problems)
