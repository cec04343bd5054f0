"""The sample reports under the other plans are read as written, and marked as invented."""

import openpyxl
import pytest

from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.read import read_file
from data_loaders.units import Register
from domain.kinds import Outcome, ReportKind
from samples.elsewhere import reports as elsewhere
from samples.elsewhere.writing import write_told
from samples.register import units_of

TOLD = elsewhere.told_elsewhere()


@pytest.fixture(scope="module")
def readings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("elsewhere")
    found = []
    for told in TOLD:
        path = folder / told.file
        write_told(told, path)
        plan = builtin_plans()[told.plan_code]
        place = elsewhere.places().get(told.plan_code, plan.place)
        register = Register(units_of(elsewhere.UNITS_FILE), place)
        found.append((told, path, read_file(path.read_bytes(), path.name, plan, register)))
    return found


def test_every_other_plan_has_some():
    assert set(elsewhere.plan_codes()) == set(builtin_plans()) - {"khoai-chau-2021-2025"}
    assert {told.round for told in TOLD if told.kind is ReportKind.ROUND} == {1, 2}
    assert len({told.file for told in TOLD}) == len(TOLD)


def test_each_is_read_whole_without_a_problem(readings):
    for told, _path, reading in readings:
        assert (reading.outcome, reading.problems) == (Outcome.READ, []), told.file
        assert (reading.kind, reading.year, reading.received) == (told.kind, told.year, told.day)
        assert len(reading.rows) == len(told.rows)
        if told.round:
            assert set(reading.rows["round"]) == {told.round}
        if not told.units:
            assert set(reading.rows["unit_code"]) == {told.unit_code}


def test_each_says_that_it_is_invented(readings):
    for _told, path, _reading in readings[::9]:
        sheet = openpyxl.load_workbook(path).active
        assert "Số liệu minh họa" in sheet.oddFooter.center.text


def test_the_same_report_gives_the_same_bytes(readings, tmp_path):
    told, path, _reading = readings[0]
    again = tmp_path / "again.xlsx"
    write_told(told, again)

    assert again.read_bytes() == path.read_bytes()
