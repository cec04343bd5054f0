"""The command line as programs outside rely on it: its forms, its JSON, its exit codes."""

import hashlib
import json
import logging
import shutil
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from engines import contents
from openpyxl import load_workbook
from screens import laid_out
from sqlalchemy import Engine, delete
from sqlalchemy.exc import OperationalError
from typer.testing import CliRunner, Result

from data_loaders import hand_in, in_turn
from data_loaders.marks import data_version
from database.session import engine, writing
from database.tables import TallyMark
from manage import app

FORMS = Path(__file__).parent / "forms"
PLAN = "khoai-chau-2021-2025"
EXPECTED = json.loads((FORMS / "expected.json").read_text(encoding="utf-8"))
FIGURES = json.loads((FORMS / "expected_figures.json").read_text(encoding="utf-8"))["figures"]
READABLE = sorted(name for name, form in EXPECTED.items() if not form.get("refuse"))
OF_THE_PLAN = [FORMS / name for name in READABLE if EXPECTED[name]["kind"] != "round"]


def manage(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


def answer(*words: object) -> Any:
    done = manage(*words, "--json")
    return json.loads(done.stdout)


@pytest.fixture
def installation(tmp_path: Path, new_database, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with the register of the sample forms and two plans in force."""
    url = new_database()
    laid_out(url, installed)
    monkeypatch.setenv("DATABASE_URL", url)
    return tmp_path


def installed(url: str) -> Engine:
    """By the commands that a person begins with."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DATABASE_URL", url)
        assert manage("migrate").exit_code == 0
        assert manage("units", "import", FORMS / "units.csv").exit_code == 0
        assert manage("plans", "adopt", PLAN).exit_code == 0
        assert manage("plans", "adopt", "tay-ninh-2019").exit_code == 0
    return engine(url)


def plan_of(name: str) -> str:
    return "tay-ninh-2019" if EXPECTED[name].get("kind") == "round" else PLAN


def as_expected(row: dict[str, Any], wanted: list[Any], kind: str) -> list[Any]:
    """The parts of `row` that `wanted` speaks of, in its shape."""
    if kind == "counts":
        return [row["unit"], row["field"], row["count"]]
    if kind == "round":
        return [row["unit"], row["name"], row["quantity"], row["worth"]]
    told: list[Any] = [row["unit"], row["name"], row["field"]]
    if len(wanted) > 3:
        told.append(row["year"])
    if len(wanted) > 4:
        told.append({key: row[key] for key in wanted[4]})
    return told


@pytest.mark.parametrize("name", READABLE)
def test_each_sample_form_is_read_as_its_office_meant_it(installation: Path, name: str) -> None:
    form = EXPECTED[name]
    (record,) = answer("read", FORMS / name, "--plan", plan_of(name))
    assert (record["outcome"], record["kind"], record["year"]) == (
        "read",
        form["kind"],
        form["year"],
    )
    rows = [row for row in record["rows"] if row["accepted"]]
    assert [
        as_expected(row, wanted, form["kind"])
        for row, wanted in zip(rows, form["rows"], strict=True)
    ] == form["rows"]
    found = {(p["cell"], p["fault"]) for p in record["problems"] if p["severity"] == "error"}
    assert found == {tuple(flag) for flag in form.get("flags", [])}


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - set(READABLE)))
def test_a_file_that_is_no_report_is_refused_with_its_reason(installation: Path, name: str) -> None:
    (record,) = answer("read", FORMS / name, "--plan", PLAN)
    assert record["outcome"] == "refused"
    assert record["reason"]
    assert record["rows"] == []


def test_every_row_says_in_which_sheet_and_cell_it_stands(installation: Path) -> None:
    (record,) = answer("read", FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx", "--plan", PLAN)
    assert [row["cell"] for row in record["rows"]] == ["B10", "B11", "B12", "B13"]
    (text,) = answer("read", FORMS / "v07_dang_ky_2025.csv", "--plan", PLAN)
    assert {row["sheet"] for row in text["rows"]} == {"v07_dang_ky_2025.csv"}


def test_legacy_text_is_converted_and_said(installation: Path) -> None:
    (record,) = answer("read", FORMS / "v06_dang_ky_2021_xa_dai_tap.xls", "--plan", PLAN)
    assert [p["severity"] for p in record["problems"] if p["fault"] == "legacy_encoding"] == [
        "warning"
    ]


def hashes_of(folder: Path) -> dict[str, str]:
    """Every file in `folder` with the SHA-256 of its bytes.

    Left out is SQLite's index of its log, where readers make their marks.
    """
    kept = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".db-shm")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}


def test_reading_writes_nothing(installation: Path) -> None:
    before, files = contents(engine()), hashes_of(installation)
    assert before["plan"]
    answer("read", *OF_THE_PLAN, "--plan", PLAN)
    assert contents(engine()) == before
    assert hashes_of(installation) == files


def test_reading_without_a_database_makes_none_and_says_that_no_unit_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'var' / 'new.db'}")
    done = manage("read", FORMS / READABLE[0], "--plan", PLAN, "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)
    assert "units import" in done.stderr
    assert not list(tmp_path.iterdir())


def test_reading_against_an_empty_register_says_so(
    new_database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", new_database(tables=True))
    assert "units import" in manage("read", FORMS / READABLE[0], "--plan", PLAN).stderr
    manage("units", "import", FORMS / "units.csv")
    assert "units import" not in manage("read", FORMS / READABLE[0], "--plan", PLAN).stderr


def test_the_tally_is_added_up_when_asked_and_at_night_only_what_is_due(
    installation: Path,
) -> None:
    def told() -> str:
        return manage("tally", "--due").stderr

    assert manage("ingest", FORMS / READABLE[0], "--plan", plan_of(READABLE[0])).exit_code == 0
    source = engine()
    with writing(source) as connection:
        connection.execute(delete(TallyMark))
    assert "2/2" in told()
    assert told() == ""
    before = data_version(source)
    assert "2/2" in manage("tally").stderr
    assert data_version(source) != before


def test_a_database_file_that_is_not_there_is_looked_for_before_another_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "moved.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    done = manage("units", "list")

    assert done.exit_code == 2
    assert f"Không thấy tệp cơ sở dữ liệu {file}" in done.stderr.replace("\n", "")
    assert "đưa về chỗ cũ" in done.stderr.replace("\n", " ")
    assert not file.exists()


def test_the_figures_of_the_sample_forms_come_out_exactly(installation: Path) -> None:
    assert manage("ingest", *OF_THE_PLAN, "--plan", PLAN).exit_code == 0
    figures = {(f["unit_code"], f["year"]): f for f in answer("figures", "--plan", PLAN)}
    assert len(figures) == 34 * 5
    for wanted in FIGURES:
        found = figures.pop((wanted["unit_code"], wanted["year"]))
        assert {key: found[key] for key in wanted} == wanted
    for rest in figures.values():
        assert rest["state"] == "not_reported"
        assert (rest["total"], rest["counts"], rest["basis"]) == (None, None, None)


def test_the_order_of_the_files_does_not_matter_to_the_figures(
    installation: Path, new_database, monkeypatch: pytest.MonkeyPatch
) -> None:
    manage("ingest", *OF_THE_PLAN, "--plan", PLAN)
    forwards = answer("figures", "--plan", PLAN)
    monkeypatch.setenv("DATABASE_URL", new_database())
    for words in (("migrate",), ("units", "import", FORMS / "units.csv"), ("plans", "adopt", PLAN)):
        manage(*words)
    manage("ingest", *reversed(OF_THE_PLAN), "--plan", PLAN)
    assert answer("figures", "--plan", PLAN) == forwards


def test_good_files_go_in_and_each_bad_one_is_named(installation: Path) -> None:
    good, bad = FORMS / "v02_dang_ky_2022_xa_ham_tu.xlsx", FORMS / "v10b_truncated.xlsx"
    done = manage("ingest", bad, good, "--plan", PLAN, "--json")
    assert done.exit_code == 1
    refused, taken = json.loads(done.stdout)
    assert (refused["outcome"], taken["outcome"]) == ("refused", "taken")
    assert refused["reason"]
    assert taken["rows"] == 6
    (figure,) = [f for f in answer("figures", "--plan", PLAN, "--year", 2022) if f["total"]]
    assert (figure["unit"], figure["total"]) == ("Xã Hàm Tử", 6)


def test_a_form_of_another_kind_of_plan_is_refused(installation: Path) -> None:
    done = manage("ingest", FORMS / "v08_dot1_2019.xlsx", "--plan", PLAN, "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)[0]["outcome"] == "refused"


def test_a_folder_is_taken_in_twice_with_the_same_result(
    installation: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for path in OF_THE_PLAN:
        shutil.copy(path, folder)
    assert manage("ingest", folder, "--plan", PLAN).exit_code == 0
    first = answer("figures", "--plan", PLAN)
    again = answer("ingest", folder, "--plan", PLAN)
    assert {one["outcome"] for one in again} == {"already_in"}
    assert answer("figures", "--plan", PLAN) == first


def test_figures_as_of_a_day_know_nothing_of_what_came_later(installation: Path) -> None:
    form = FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx"  # dated 10/3/2023
    manage("ingest", form, "--plan", PLAN)

    def total(day: str) -> int | None:
        figures = answer("figures", "--plan", PLAN, "--year", 2023, "--as-of", day)
        return next(f["total"] for f in figures if f["unit"] == "Xã Đông Tảo")

    assert total("2023-03-09") is None
    assert total("2023-03-10") == 4


def test_the_day_received_can_be_given(installation: Path) -> None:
    form = FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx"
    (taken,) = answer("ingest", form, "--plan", PLAN, "--received", "2023-04-02")
    assert taken["received"] == "2023-04-02"


def test_a_day_received_that_has_not_come_is_refused(installation: Path) -> None:
    tomorrow = (datetime.now().astimezone() + timedelta(days=1)).date()
    done = manage("ingest", *OF_THE_PLAN, "--plan", PLAN, "--received", tomorrow)
    assert done.exit_code == 2
    assert f"{tomorrow.day}/{tomorrow.month}/{tomorrow.year}" in done.stderr
    assert answer("submissions", "--plan", PLAN) == []


def test_the_day_received_can_be_put_right_by_sending_the_file_again(installation: Path) -> None:
    form = FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx"  # dated 10/3/2023
    manage("ingest", form, "--plan", PLAN)
    (again,) = answer("ingest", form, "--plan", PLAN, "--received", "2023-04-02")
    assert again["outcome"] == "day_changed"
    assert (again["received_before"], again["received"]) == ("2023-03-10", "2023-04-02")
    assert "2/4/2023" in again["reason"]
    (unchanged,) = answer("ingest", form, "--plan", PLAN)
    assert (unchanged["outcome"], unchanged["received"]) == ("already_in", "2023-04-02")


def test_a_file_taken_back_is_not_brought_back_by_taking_in_its_folder_again(
    installation: Path,
) -> None:
    form = FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx"
    (taken,) = answer("ingest", form, "--plan", PLAN)
    number = taken["submission"]
    assert manage("withdraw", number, "--reason", "nhầm tệp").exit_code == 0
    silent = answer("figures", "--plan", PLAN)
    done = manage("ingest", form, "--plan", PLAN, "--json")
    (again,) = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (again["outcome"], again["submission"]) == ("withdrawn", number)
    assert f"reinstate {number}" in again["reason"]
    assert answer("figures", "--plan", PLAN) == silent
    assert manage("reinstate", number).exit_code == 0
    assert answer("figures", "--plan", PLAN) != silent


def test_what_was_handed_in_is_listed_with_its_state_the_latest_first(installation: Path) -> None:
    forms = [FORMS / name for name in READABLE[:2]]
    numbers = [one["submission"] for one in answer("ingest", *forms, "--plan", PLAN)]
    manage("withdraw", numbers[0])
    listed = answer("submissions", "--plan", PLAN)
    assert [(one["submission"], one["file"], one["state"]) for one in listed] == [
        (numbers[1], READABLE[1], "accepted"),
        (numbers[0], READABLE[0], "withdrawn"),
    ]
    assert set(listed[0]) == {
        *("submission", "batch", "file", "state", "received", "received_from", "handed_in_at"),
        *("handed_in_by", "reports", "not_counted"),
    }
    assert str(numbers[0]) in manage("submissions", "--plan", PLAN).stdout


@pytest.mark.parametrize("command", ["withdraw", "reinstate"])
def test_a_number_that_no_file_has_is_said_and_nothing_is_done(
    installation: Path, command: str
) -> None:
    (taken,) = answer("ingest", FORMS / READABLE[0], "--plan", PLAN)
    done = manage(command, taken["submission"], 4711)
    assert done.exit_code == 2
    assert "4711" in done.stderr
    assert [one["state"] for one in answer("submissions", "--plan", PLAN)] == ["accepted"]


def corrected(folder: Path, name: str) -> Path:
    """Xã Đông Tảo's own list of 2023, with another first model."""
    book = load_workbook(FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx")
    book.active["B10"] = f"Mô hình {name}"
    book.save(folder / f"{name}.xlsx")
    return folder / f"{name}.xlsx"


def test_two_files_of_one_day_on_the_same_unit_and_year_are_named(
    installation: Path, tmp_path: Path
) -> None:
    first, second = corrected(tmp_path, "a"), corrected(tmp_path, "b")
    other = FORMS / "v02_dang_ky_2022_xa_ham_tu.xlsx"
    done = manage("ingest", first, second, other, "--plan", PLAN, "--json")
    records = {one["file"]: one for one in json.loads(done.stdout)}
    assert {name: one["same_slot"] for name, one in records.items()} == {
        "a.xlsx": ["b.xlsx"],
        "b.xlsx": ["a.xlsx"],
        other.name: [],
    }
    assert [one["not_counted"] for one in records.values()] == [1, 0, 0]
    assert "a.xlsx, b.xlsx" in done.stderr
    assert "có tệp nhận sau thay tệp này: b.xlsx" in manage("ingest", first, "--plan", PLAN).stdout


def test_files_of_one_day_are_not_named_where_a_later_one_counts_anyway(
    installation: Path, tmp_path: Path
) -> None:
    files = [corrected(tmp_path, name) for name in "abc"]
    manage("ingest", *files[:2], "--plan", PLAN)  # dated 10/3/2023
    manage("ingest", files[2], "--plan", PLAN, "--received", "2023-03-11")
    records = answer("ingest", *files, "--plan", PLAN)
    assert [one["same_slot"] for one in records] == [[], [], []]
    assert [one["not_counted"] for one in records] == [1, 1, 0]


def test_two_files_of_different_days_say_themselves_which_is_the_later(
    installation: Path, tmp_path: Path
) -> None:
    first, second = corrected(tmp_path, "a"), corrected(tmp_path, "b")
    manage("ingest", first, "--plan", PLAN, "--received", "2023-03-01")
    manage("ingest", second, "--plan", PLAN, "--received", "2023-03-02")
    records = answer("ingest", first, second, "--plan", PLAN)
    assert [one["same_slot"] for one in records] == [[], []]
    assert [one["not_counted"] for one in records] == [1, 0]


def test_a_file_that_our_own_code_fails_at_keeps_no_other_out(
    installation: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    understand = in_turn.read_parsed

    def fail_at_the_first(parsed: Any, *rest: Any, **named: Any) -> Any:
        if READABLE[0] in parsed.file:
            raise ZeroDivisionError
        return understand(parsed, *rest, **named)

    monkeypatch.setattr(in_turn, "read_parsed", fail_at_the_first)
    forms = [FORMS / name for name in READABLE[:2]]
    with caplog.at_level(logging.ERROR):
        done = manage("ingest", *forms, "--plan", PLAN, "--json")
    failed, taken = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (failed["outcome"], taken["outcome"]) == ("refused", "taken")
    assert "ZeroDivisionError" in failed["reason"]
    (entry,) = caplog.records
    assert READABLE[0] in entry.getMessage()
    assert entry.exc_info is not None


def test_a_database_that_fails_is_no_fault_of_the_file(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_arguments: Any) -> Any:
        fault = sqlite3.OperationalError("database is locked")
        fault.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise OperationalError("insert", {}, fault)

    monkeypatch.setattr(hand_in, "take_in_all", locked)
    done = manage("ingest", FORMS / READABLE[0], "--plan", PLAN)
    assert done.exit_code == 2
    assert "đang bận" in done.output


def test_a_campaign_round_is_reported_without_models(installation: Path) -> None:
    assert manage("ingest", FORMS / "v08_dot1_2019.xlsx", "--plan", "tay-ninh-2019").exit_code == 0
    figures = {f["unit"]: f for f in answer("figures", "--plan", "tay-ninh-2019")}
    union = figures["Liên đoàn Lao động huyện"]
    assert (union["state"], union["at_least"], union["aim"]) == ("reported", None, None)
    assert figures["Phòng Giáo dục và Đào tạo"]["state"] == "reported"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("figures", "--plan", "no-such-plan"), "no-such-plan"),
        (("figures", "--plan", PLAN, "--as-of", "30/11/2024"), "%Y-%m-%d"),
        (("plans", "adopt", "no-such-plan"), "ninh-thuan-2023-2025"),
    ],
)
def test_a_wrong_word_gets_a_sentence_and_no_traceback(
    installation: Path, words: tuple[str, ...], said: str
) -> None:
    done = manage(*words)
    assert done.exit_code == 2
    assert said in done.output


def test_a_database_that_was_not_set_up_says_which_command_to_run(
    new_database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", new_database())
    done = manage("figures", "--plan", PLAN)
    assert done.exit_code == 2
    assert "migrate" in done.output


def test_every_command_explains_itself() -> None:
    for words in ((), ("units",), ("plans",), ("read",), ("ingest",), ("figures",), ("demo",)):
        assert manage(*words, "--help").exit_code == 0


def test_the_plans_are_listed_with_those_in_force_marked(installation: Path) -> None:
    lines = manage("plans", "list").stdout.splitlines()
    (ours,) = [line for line in lines if "khoai-chau" in line]
    (other,) = [line for line in lines if "ninh-thuan" in line]
    assert "x" in ours.split("│")[-2]
    assert "x" not in other.split("│")[-2]
