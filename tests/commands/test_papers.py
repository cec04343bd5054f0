"""Papers from the command line: of one snapshot, within places, whole or not at all."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from screens import CODE, NOW, registered
from typer.testing import CliRunner

from accounts.built_in import login_of
from accounts.identity import Role
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.snapshots import kept
from domain.access import EVERYWHERE
from exports.papers import kinds
from exports.papers.kinds import KINDS
from manage import app
from tests.screens import move_to

OF = ("--plan", CODE, "--year", "2023", "--as-of", "2023-11-30")


@pytest.fixture
def export(source, tmp_path):
    """Runs `export`; the file it was to write, and what it said."""

    def run(kind, *options, code=0, role=None, out="paper"):
        file = tmp_path / "papers" / out
        file.parent.mkdir(exist_ok=True)
        who = ["--as", login_of(role)] if role else []
        done = CliRunner().invoke(app, [*who, "export", kind, *OF, "--out", str(file), *options])
        assert done.exit_code == code, done.output
        return file, done.stderr

    return run


def of_source(source):
    return kept.snapshots(source, EVERYWHERE)


@pytest.mark.parametrize("kind", sorted({*KINDS} - {kinds.RECOGNITION}))
def test_each_kind_is_written_and_says_of_which_snapshot(source, export, kind):
    file, said = export(kind)
    (known,) = of_source(source)

    assert file.stat().st_size > 1000
    assert known.sha256[:8] in said
    assert not known.of_meeting


def test_papers_of_the_same_figures_are_of_one_snapshot_and_later_ones_of_another(source, export):
    export(kinds.WORD)
    export(kinds.EXCEL)
    assert len(of_source(source)) == 1

    late = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "new"))
    take_in(source, b"late", late, builtin_plans()[CODE], date(2023, 4, 20), NOW)
    export(kinds.EXCEL)
    assert len(of_source(source)) == 2


def test_a_paper_of_a_place_holds_its_units_alone(source, export):
    file, _said = export(kinds.EXCEL, "--place", "KC-X02")
    told = [
        str(cell)
        for sheet in load_workbook(BytesIO(file.read_bytes()))
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    ]

    assert any("Xã An Vĩ" in words for words in told)
    assert not any("Đông Tảo" in words for words in told)


def test_whoever_sees_one_unit_gets_papers_of_it_alone(source, export):
    move_to(source, Role.LEADER, "KC-X02")
    file, _said = export(kinds.WORD, role=Role.LEADER)
    paper = Document(BytesIO(file.read_bytes()))
    told = [each.text for each in paper.paragraphs]
    told += [cell.text for table in paper.tables for row in table.rows for cell in row.cells]

    assert any("Xã An Vĩ" in words for words in told)
    assert not any("Đông Tảo" in words for words in told)
    assert export(kinds.WORD, "--place", "KC-X12", role=Role.LEADER, code=2, out="other")[1]
    assert not (file.parent / "other").exists()


def test_where_there_is_nothing_to_say_no_file_is_written(export):
    file, said = export(kinds.RECOGNITION, code=2)

    assert "2023" in said
    assert not file.exists()


def test_a_paper_that_fails_leaves_what_was_there(source, export, monkeypatch):
    file, _said = export(kinds.EXCEL)
    before = file.read_bytes()
    monkeypatch.setattr("pathlib.Path.replace", _full)
    _file, said = export(kinds.EXCEL, "--place", "KC-X02", code=2)

    assert "No space left on device" in " ".join(said.split())
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def _full(*_given):
    raise OSError(28, "No space left on device")


def test_a_year_that_the_plan_has_not_is_refused(export, source):
    _file, said = export(kinds.WORD, "--year", "2031", code=2)

    assert "2031" in said
    assert of_source(source) == []
