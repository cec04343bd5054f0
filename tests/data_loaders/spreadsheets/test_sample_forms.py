"""The sample forms are read as their expected.json says, flags included."""

import json

import pytest
from reader_forms import FORMS, KHOAI_CHAU, errors, read

from domain.kinds import Outcome, ReportKind

EXPECTED = json.loads((FORMS / "expected.json").read_text(encoding="utf-8"))
ROUNDS = {"v08_dot1_2019.xlsx": "tay-ninh-2019"}
REFUSED = [file for file, said in EXPECTED.items() if said.get("refuse")]
READ = [file for file in EXPECTED if file not in REFUSED]
SAID_OF = {
    ReportKind.COUNTS: ["unit", "field", "count"],
    ReportKind.ROUND: ["unit", "name", "quantity", "worth"],
}


def reading_of(file):
    return read((FORMS / file).read_bytes(), file, ROUNDS.get(file, KHOAI_CHAU))


@pytest.mark.parametrize("file", READ)
def test_a_sample_form_has_the_kind_the_year_and_the_rows_it_says(file):
    reading, said = reading_of(file), EXPECTED[file]
    rows = reading.rows[reading.rows["accepted"]]
    columns = SAID_OF.get(reading.kind, ["unit", "name", "field"])

    assert (reading.outcome, reading.kind, reading.year) == (
        Outcome.READ,
        said["kind"],
        said["year"],
    )
    assert rows[columns].values.tolist() == [row[: len(columns)] for row in said["rows"]]


@pytest.mark.parametrize("file", READ)
def test_what_else_a_sample_form_says_of_a_row_is_read_too(file):
    rows = reading_of(file).rows
    listed = [row for row in EXPECTED[file]["rows"] if len(row) > 3 and isinstance(row[-1], dict)]
    for row in listed:
        (here,) = rows[rows["name"] == row[1]].to_dict("records")
        assert here["year"] == row[3]
        assert {key: here[key] for key in row[4]} == row[4]


@pytest.mark.parametrize("file", READ)
def test_a_sample_form_is_flagged_at_its_bad_cells_and_nowhere_else(file):
    flags = [tuple(flag) for flag in EXPECTED[file].get("flags", [])]

    assert errors(reading_of(file)) == flags


@pytest.mark.parametrize("file", REFUSED)
def test_what_is_no_report_is_refused_and_gives_no_row(file):
    reading = reading_of(file)

    assert reading.outcome is Outcome.REFUSED
    assert reading.rows.empty


def test_what_the_form_says_of_itself_comes_with_the_cell_it_was_taken_from():
    reading = reading_of("v01_dang_ky_2023_xa_dong_tao.xlsx")
    cells = {about: (fact.value, fact.cell) for about, fact in reading.facts.items()}

    assert cells == {
        "kind": ("register", "A6"),
        "year": ("2023", "A6"),
        "unit": ("Xã Đông Tảo", "A2"),
        "received": ("2023-03-10", "F2"),
    }
    assert reading.tables[0].cells == "A9:H14"
