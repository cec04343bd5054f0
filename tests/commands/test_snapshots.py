"""Figures frozen from the command line say what `figures` says as of the day."""

import json
from datetime import date

import pytest
from screens import CODE, NOW, registered
from sqlalchemy import update
from typer.testing import CliRunner

from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from database.session import writing
from database.tables import Snapshot
from manage import app
from tests.screens import ROOT

pytestmark = pytest.mark.both_engines
OF = ("--plan", CODE, "--as-of", "2023-11-30")


@pytest.fixture
def run(source):
    def run_command(*arguments, code=0):
        done = CliRunner().invoke(app, [*arguments])
        assert done.exit_code == code, done.output
        return done

    return run_command


def printed(run, *arguments):
    return json.loads(run(*arguments, "--json").stdout)


def slides(run, number):
    return {slide["slide"]: slide for slide in printed(run, "snapshots", "show", number)["slides"]}


def test_a_deck_says_what_the_figures_of_its_day_say(run, source):
    number = run("snapshots", "make", *OF).stdout.strip()
    figures = printed(run, "figures", *OF)
    late = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "new"))
    take_in(source, b"late", late, builtin_plans()[CODE], date(2023, 4, 20), NOW)
    found = slides(run, number)

    of_year = [row for row in figures if row["year"] == 2023 and row["state"] != "not_owed"]
    met = sum(row["state"] in {"met", "exceeded"} for row in of_year)
    total = sum(row["total"] or 0 for row in of_year)
    assert found["cau-tra-loi"]["sentence"] == (
        f"{met} trong {len(of_year)} đơn vị đạt chỉ tiêu năm 2023."
    )
    bigs = {big["label"]: big["value"] for big in found["so-lieu-chinh"]["figures"]}
    assert bigs["Mô hình được tính"] == str(total) == "4"
    by_unit = {row["Đơn vị"]: row["2023"] for row in found["tung-don-vi"]["table"]}
    said = {row["unit"]: row["total"] for row in of_year if row["total"] is not None}
    assert {unit: by_unit[unit] for unit in said} == {u: str(count) for u, count in said.items()}
    assert sum(row["total"] or 0 for row in printed(run, "figures", *OF)) == total + 1


def test_they_are_listed_with_day_and_hash_and_taken_off_the_list(run):
    number = run("snapshots", "make", *OF, "--title", "Giao ban").stdout.strip()
    run("snapshots", "withdraw", number)
    (record,) = printed(run, "snapshots", "list")

    assert (record["title"], record["as_of"], record["plans"]) == ("Giao ban", "2023-11-30", [CODE])
    assert len(record["sha256"]) == 64
    assert record["withdrawn"] is True
    run("snapshots", "reinstate", number)
    assert printed(run, "snapshots", "list")[0]["withdrawn"] is False


def test_an_account_sees_and_makes_what_lies_within_its_places(run):
    number = run("snapshots", "make", *OF).stdout.strip()
    staff, leader = ("--as", "built-in-staff"), ("--as", "built-in-leader")

    assert printed(run, *leader, "snapshots", "list")[0]["snapshot"] == int(number)
    assert printed(run, *staff, "snapshots", "list") == []
    assert "Không có bản chốt nào" in run(*staff, "snapshots", "show", number, code=2).stderr
    run(*staff, "snapshots", "make", *OF, code=2)
    run(*leader, "snapshots", "make", *OF)
    assert [one["made_by"] for one in printed(run, "snapshots", "list")] == ["Lãnh đạo", None]


def test_one_that_was_tampered_with_is_not_shown(run, source):
    number = run("snapshots", "make", *OF).stdout.strip()
    with writing(source) as connection:
        connection.execute(update(Snapshot).values(content=b"other"))

    done = run("snapshots", "show", number, code=2)
    assert "mã băm không" in " ".join(done.stderr.split())
    run("check", code=1)


def test_plans_of_different_rules_are_not_counted_together(run):
    other = ROOT / "plans" / "hon-quan-2016-2020.toml"
    run("plans", "adopt", str(other))
    done = run("snapshots", "make", *OF, "--plan", "hon-quan-2016-2020", code=2)

    assert "không tính chung được" in " ".join(done.stderr.split())


def test_the_files_that_a_snapshot_rests_on_are_told_with_their_day_and_whole_hash(run):
    number = run("snapshots", "make", *OF).stdout.strip()
    files = printed(run, "snapshots", "show", number)["submissions"]

    assert files
    assert {tuple(one) for one in files} == {("submission_id", "file", "sha256", "received")}
    assert all(len(one["sha256"]) == 64 and one["received"] <= "2023-11-30" for one in files)
