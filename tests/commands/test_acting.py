"""`manage.py --as LOGIN`: an account's places, its role before a change, its name in the trail."""

import json

import pytest
import typer
from screens import CODE, FORMS, move_to, small_district
from sqlalchemy import select
from typer.main import get_command
from typer.testing import CliRunner

from accounts.built_in import ensure_accounts, login_of
from accounts.identity import Role
from accounts.mode import Mode
from commands import acting
from database.base import Base
from database.session import reading
from database.tables import Account, AuditEntry, Decision, Model, Submission, Unit
from exports.papers.kinds import KINDS
from manage import app

PLAN = ("--plan", CODE)
# Of the small district: Xã An Vĩ, whose office the account is, and Xã Đông Tảo beside it.
MINE, OTHERS = "KC-X02", "KC-X12"


@pytest.fixture(autouse=True)
def source(new_database, monkeypatch):
    """The small district; each of the built-in accounts stands in Xã An Vĩ."""
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    source = small_district(url)
    ensure_accounts(source, Mode.DEMO)
    for role in Role:
        move_to(source, role, MINE)
    return source


def manage(*words, role: Role | None = Role.OFFICE):
    login = () if role is None else ("--as", login_of(role))
    return CliRunner().invoke(app, [str(word) for word in (*login, *words)], catch_exceptions=False)


def everything(source):
    with reading(source) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in Base.metadata.sorted_tables
        }


def number_of(source, file: str) -> int:
    with reading(source) as connection:
        asked = select(Submission.submission_id).where(Submission.file_name == file)
        return connection.execute(asked).scalar_one()


def model_of(source, code: str) -> int:
    with reading(source) as connection:
        asked = select(Model.model_id).join(Unit, Unit.unit_id == Model.unit_id)
        return connection.execute(asked.where(Unit.code == code).limit(1)).scalar_one()


def account_of(source, role: Role) -> int:
    with reading(source) as connection:
        asked = select(Account.account_id).where(Account.login == login_of(role))
        return connection.execute(asked).scalar_one()


@pytest.mark.parametrize("role", list(Role))
def test_figures_and_files_are_those_of_its_places(role):
    day = ("--as-of", "2023-11-30")
    figures = json.loads(manage("figures", *PLAN, "--json", *day, role=role).stdout)
    files = json.loads(manage("submissions", *PLAN, "--json", role=role).stdout)
    every = json.loads(manage("figures", *PLAN, "--json", *day, role=None).stdout)

    assert {row["unit"] for row in figures} == {"Xã An Vĩ"}
    assert [one["file"] for one in files] == [f"{MINE}.xlsx"]
    assert figures == [row for row in every if row["unit"] == "Xã An Vĩ"]


@pytest.mark.parametrize(
    "words",
    [
        ("units", "list"),
        ("deadlines", "list", *PLAN),
        ("deadlines", "missing", *PLAN, "--as-of", "2024-06-30", "--text"),
        ("review", "pairs", *PLAN, "--all"),
        ("follows", "list"),
    ],
)
def test_no_list_names_a_unit_beside_it(words):
    done = manage(*words)

    assert done.exit_code == 0
    assert "Đông Tảo" not in done.stdout
    assert OTHERS not in done.stdout


def test_a_login_is_taken_however_it_is_written():
    loud = f" {login_of(Role.OFFICE).upper()}  "
    done = CliRunner().invoke(app, ["--as", loud, "submissions", *PLAN, "--json"])

    assert [one["file"] for one in json.loads(done.stdout)] == [f"{MINE}.xlsx"]


def test_blank_forms_are_written_for_its_units_alone(tmp_path):
    out = tmp_path / "forms"
    done = manage("export", "forms", *PLAN, "--year", 2024, "--out", out)

    assert done.exit_code == 0
    assert {MINE in path.name or "an_vi" in path.name for path in out.iterdir()} == {True}


def test_a_letter_about_a_place_beside_it_is_refused(tmp_path):
    out = tmp_path / "letter.docx"
    asked = ("--year", 2024, "--out", out, "--place", OTHERS)
    done = manage("export", "letter", *PLAN, *asked)

    assert done.exit_code == 2
    assert "ngoài phạm vi" in done.stderr
    assert not out.exists()


def test_what_is_beside_it_is_changed_by_no_command(source):
    before = everything(source)
    done = [
        manage("withdraw", number_of(source, f"{OTHERS}.xlsx")),
        manage("reinstate", number_of(source, f"{OTHERS}.xlsx")),
        manage("review", "strike-off", model_of(source, OTHERS), "--reason", "thử", *PLAN),
        manage("review", "recognise", model_of(source, OTHERS), "--level", "district", *PLAN),
        manage("follows", "add", login_of(Role.LEADER), OTHERS),
        manage("plans", "set", CODE, "quota.at_least", "2", "--reason", "thử"),
        manage(
            *("deadlines", "set", *PLAN, "--kind", "register", "--year", 2024),
            *("--last-day", "2024-05-01", "--reason", "thử", "--place", OTHERS),
        ),
        manage(
            *("deadlines", "set", *PLAN, "--kind", "register", "--year", 2024),
            *("--last-day", "2024-05-01", "--reason", "thử"),
        ),
        manage("ingest", FORMS / "v01_dang_ky_2023_xa_dong_tao.xlsx", *PLAN),
    ]

    assert [one.exit_code for one in done] == [2] * 8 + [1]
    assert "ngoài phạm vi của bạn" in done[-1].stdout
    assert everything(source) == before


def test_what_is_its_own_is_changed_and_the_trail_names_it(source):
    assert manage("withdraw", number_of(source, f"{MINE}.xlsx"), role=Role.STAFF).exit_code == 0
    assert manage("reinstate", number_of(source, f"{MINE}.xlsx")).exit_code == 0
    model = model_of(source, MINE)
    assert manage("review", "strike-off", model, "--reason", "thử", *PLAN).exit_code == 0
    with reading(source) as connection:
        entries = connection.execute(
            select(AuditEntry.action, AuditEntry.account_id).order_by(AuditEntry.entry_id.desc())
        ).all()[:3]
        decided = connection.execute(select(Decision.made_by)).scalars().all()

    staff, office = account_of(source, Role.STAFF), account_of(source, Role.OFFICE)
    assert entries == [("decided", office), ("accepted", office), ("withdrawn", staff)]
    assert decided == [office]


def test_whoever_works_the_machine_stands_above_places_and_is_named_by_nobody(source):
    done = manage("withdraw", number_of(source, f"{OTHERS}.xlsx"), role=None)

    assert done.exit_code == 0
    with reading(source) as connection:
        latest = select(AuditEntry.account_id).order_by(AuditEntry.entry_id.desc()).limit(1)
        assert connection.execute(latest).scalar() is None


@pytest.mark.parametrize("login", ["nobody", "' OR 1=1 --", ""])
def test_an_account_that_there_is_not_runs_nothing(source, login):
    before = everything(source)
    words = ["--as", login, "withdraw", str(number_of(source, f"{MINE}.xlsx"))]
    done = CliRunner().invoke(app, words, catch_exceptions=False)

    assert done.exit_code == 2
    assert everything(source) == before


def commands(group, path=()):
    """Every command with its words."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


READING = {
    *("figures", "submissions", "read"),
    *("units list", "units history", "plans list", "plans show", "plans versions"),
    *("forms list", "forms export", "follows list", "review pairs"),
    *("deadlines list", "deadlines missing", "export forms"),
    *("snapshots list", "snapshots show"),
}
# A leader keeps figures as they are, for a meeting or a paper: that changes none.
KEEPING = {"snapshots make", *(f"export {kind}" for kind in KINDS)}


def test_a_leader_changes_nothing_by_any_command_there_is(source):
    before, refused = everything(source), set()
    acting.choose(login_of(Role.LEADER))
    every = {" ".join(path): command for path, command in commands(get_command(app))}
    for name, command in every.items():
        if name not in READING | KEEPING:
            with pytest.raises(typer.Exit) as ended:
                command.callback.__wrapped__()  # before what it would need is asked for
            assert ended.value.exit_code == 2, name
            refused.add(name)

    assert everything(source) == before
    assert {"withdraw", "ingest", "migrate", "run", "demo", "units import"} <= refused
    assert set(every) >= READING | KEEPING
