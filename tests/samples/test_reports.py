"""The sample's files: the same for the same seed, sound, and like an office's papers."""

import csv
import hashlib
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
import xlrd

from domain.problems import Fault
from samples.characters import CHARACTERS, YEARS
from samples.legacy_reports import legacy_reports
from samples.register import sample_units
from samples.reports import sample_papers, write_reports
from samples.write_legacy import tcvn3


def _digests(written, folder):
    return {
        str(one.path.relative_to(folder)): hashlib.sha256(one.path.read_bytes()).hexdigest()
        for one in written
    }


def _folder(written):
    return Path(written[0].path).parents[2]


def test_the_same_seed_gives_the_same_bytes(written, tmp_path):
    again = write_reports(tmp_path)

    assert _digests(again, tmp_path) == _digests(written, _folder(written))


def test_another_seed_gives_other_reports():
    assert [paper.about for paper in sample_papers(7)] != [paper.about for paper in sample_papers()]


def test_each_report_is_a_file_of_its_own(written):
    assert 250 <= len(written) <= 450
    assert len({one.path for one in written}) == len(written)
    assert all(one.path.is_file() for one in written)


def test_reports_come_in_the_order_of_the_day_received(written):
    days = [one.received for one in written]

    assert days == sorted(days)


def test_progress_is_told_of_every_file(tmp_path):
    told = []
    written = write_reports(tmp_path, progress=lambda done, total: told.append((done, total)))

    assert told == [(done, len(written)) for done in range(1, len(written) + 1)]


def test_every_row_is_of_a_unit_of_the_register_and_of_the_reports_own_plan(written):
    parents = {unit.code: unit.parent for unit in sample_units()}
    districts = {character.plan: character.code for character in CHARACTERS}

    for one in written:
        assert {parents[row.unit_code] for row in one.rows} == {districts[one.plan_code]}


def test_wrong_rows_stand_in_as_many_files_as_they_should(written):
    wrong = Counter(one.plan_code for one in written if one.faults)
    summaries = sum(year % 2 for year in YEARS)  # one a district in each year of listed summaries

    for character in CHARACTERS:
        assert wrong[character.plan] == sum(character.mistaken) + summaries
    faults = {fault for one in written for fault in one.faults}
    assert faults == {
        Fault.MISSING_NAME,
        Fault.UNKNOWN_FIELD,
        Fault.MISSING_FIELD,
        Fault.UNKNOWN_UNIT,
        Fault.REPEATED_ROW,
    }


def test_a_corrected_list_follows_the_first_and_says_more(written):
    by_path = {one.path: one for one in written}
    corrected = [one for one in written if "_dieu chinh" in one.path.name]

    assert len(corrected) == sum(sum(character.resent) for character in CHARACTERS)
    for second in corrected:
        first = by_path[second.path.with_name(second.path.name.replace("_dieu chinh", ""))]
        assert first.received < second.received
        assert set(first.rows) < set(second.rows)


def test_every_workbook_opens_and_carries_its_head_its_title_and_its_close(written):
    workbooks = [one for one in written if one.path.suffix == ".xlsx"]
    for one in workbooks[::12]:
        book = openpyxl.load_workbook(one.path)
        cells = [
            str(cell.value)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        dated = f"ngày {one.received:%d} tháng "
        assert any(dated in cell for cell in cells), one.path
        assert "Nơi nhận:" in cells
        assert any("NĂM" in cell and str(one.received.year) in cell for cell in cells)
        for sheet in book:
            assert "Số liệu minh họa" in sheet.oddFooter.center.text


def test_no_cell_of_a_workbook_is_a_formula_but_the_sums_of_a_counts_form(written):
    for one in written:
        if one.path.suffix == ".xlsx" and (one.faults or "Bieu" in one.path.name):
            formulas = [
                cell.value
                for sheet in openpyxl.load_workbook(one.path)
                for row in sheet.iter_rows()
                for cell in row
                if cell.data_type == "f"
            ]
            assert bool(formulas) is ("Bieu" in one.path.name)
            assert all(formula.startswith("=SUM(") for formula in formulas)


def test_a_text_file_is_semicolons_with_a_mark_and_holds_its_rows(written):
    texts = [one for one in written if one.path.suffix == ".csv"]

    assert texts
    for one in texts:
        content = one.path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
        names = {cell for row in rows for cell in row}
        assert {row.name for row in one.rows} <= names


def test_an_old_file_says_in_vntime_what_its_words_are(written):
    old = {one.path.name: one for one in written if one.path.suffix == ".xls"}

    assert set(old) == {report.file for report in legacy_reports().values()}
    for report in legacy_reports().values():
        book = xlrd.open_workbook(old[report.file].path, formatting_info=True)
        sheet = book.sheet_by_index(0)
        names = [sheet.cell_value(row, 1) for row in range(6, sheet.nrows)]
        assert names == [tcvn3(name) for name, _field in report.models]
        fonts = {
            book.font_list[book.xf_list[sheet.cell_xf_index(row, column)].font_index].name
            for row in range(sheet.nrows)
            for column in range(sheet.ncols)
            if sheet.cell_value(row, column)
        }
        assert fonts == {".VnTime"}


def test_an_accented_capital_has_no_key_in_vntime():
    with pytest.raises(ValueError, match="DÂN VẬN"):
        tcvn3("DÂN VẬN")


def test_no_field_is_unknown_to_the_plan(written):
    assert {row.field for one in written for row in one.rows} == {
        "economy",
        "culture_society",
        "defence_security",
        "political_system",
    }
