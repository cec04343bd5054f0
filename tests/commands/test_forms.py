"""Form versions on the command line: listed, carried out and in again."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reader_forms import KHOAI_CHAU
from typer.testing import CliRunner, Result

from data_loaders.form_versions import keep_form
from data_loaders.spreadsheets.forms import FormTable, FormVersion
from data_loaders.spreadsheets.guidance import MarkedColumn
from data_loaders.spreadsheets.head_labels import HeadLabel
from database.session import engine
from manage import app

NOW = datetime(2024, 3, 5, tzinfo=UTC)


def manage(*words: object, given: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], input=given)


def form(name: str, label: str) -> FormVersion:
    table = FormTable(
        head_rows=1,
        labels=(HeadLabel(0, label), HeadLabel(1, "b")),
        columns=(MarkedColumn(index=0, role="name"),),
    )
    return FormVersion(name=name, plan_code=KHOAI_CHAU, tables=(table,))


def fresh(new_database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", new_database(tables=True))


@pytest.fixture
def two_forms(tmp_path: Path, new_database, monkeypatch: pytest.MonkeyPatch) -> Path:
    fresh(new_database, monkeypatch)
    for name, label in (("Biểu A", "a"), ("Biểu B", "c")):
        keep_form(engine(), form(name, label), NOW)
    return tmp_path


def in_force() -> set[str]:
    forms = json.loads(manage("forms", "list", "--json").stdout)
    return {each["name"] for each in forms if each["in_force"]}


def listed() -> list[str]:
    return [each["name"] for each in json.loads(manage("forms", "list", "--json").stdout)]


def test_forms_go_to_a_file_and_into_another_database(two_forms, new_database, monkeypatch):
    file = two_forms / "forms.json"
    assert manage("forms", "export", "--all", file).exit_code == 0
    fresh(new_database, monkeypatch)
    assert listed() == []

    assert manage("forms", "import", file).exit_code == 0
    assert listed() == ["Biểu B", "Biểu A"]
    assert manage("forms", "export", "--all", "-").stdout == file.read_text(encoding="utf-8")


def test_one_form_goes_out_by_its_name(two_forms):
    text = manage("forms", "export", "Biểu A", "-").stdout

    assert [each["name"] for each in json.loads(text)["forms"]] == ["Biểu A"]


def test_a_form_that_reads_wrongly_is_retired_and_an_import_puts_it_in_force_again(two_forms):
    text = manage("forms", "export", "Biểu A", "-").stdout
    assert manage("forms", "retire", "Biểu A").exit_code == 0
    assert in_force() == {"Biểu B"}

    assert manage("forms", "import", "-", given=text).exit_code == 0
    assert in_force() == {"Biểu A", "Biểu B"}
    assert manage("forms", "retire", "Biểu lạ").exit_code == 2


def test_a_table_of_the_forms_is_shown(two_forms):
    assert "Biểu A" in manage("forms", "list").stdout


def test_forms_come_in_from_the_standard_input(two_forms):
    text = manage("forms", "export", "--all", "-").stdout

    assert manage("forms", "import", "-", given=text).exit_code == 0
    assert manage("forms", "import", "-", given="{").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [("export", "-"), ("export", "--all", "Biểu A", "-"), ("export", "Biểu C", "-")],
)
def test_what_cannot_be_exported_is_said(two_forms, words):
    assert manage("forms", *words).exit_code == 2


def test_a_file_that_is_no_text_is_refused(two_forms):
    file = two_forms / "forms.json"
    file.write_bytes(b"\xff\xfe\x00")

    assert manage("forms", "import", file).exit_code == 2
    assert manage("forms", "import", two_forms / "missing.json").exit_code == 2
