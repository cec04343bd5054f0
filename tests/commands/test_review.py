"""Review from the command line: the pairs, the answers, and what the figures then say."""

import json
from dataclasses import replace
from datetime import date

import pytest
from screens import CODE, NOW, registered, small_district
from typer.testing import CliRunner

from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from manage import app

pytestmark = pytest.mark.both_engines

COMMUNE = ("KC-X12", "Xã Đông Tảo")
NAME, AGAIN = "Nuôi gà an toàn sinh học", "Chăn nuôi gà an toàn sinh học"


@pytest.fixture
def run(new_database, monkeypatch):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    reading = registered(
        *COMMUNE,
        (AGAIN, "economy", "new"),
        ("Camera an ninh thôn xóm", "economy", "new"),
        year=2024,
    )
    reading = replace(reading, file="2024.xlsx")
    take_in(small_district(url), b"2024", reading, builtin_plans()[CODE], date(2024, 3, 20), NOW)

    def run_command(*arguments, code=0):
        done = CliRunner().invoke(app, [*arguments])
        assert done.exit_code == code, done.output
        return done

    return run_command


def asked(run, *more):
    return json.loads(run("review", "pairs", "--plan", CODE, "--json", *more).stdout)


def total(run):
    printed = run("figures", "--plan", CODE, "--year", "2024", "--json").stdout
    row = next(one for one in json.loads(printed) if one["unit_code"] == COMMUNE[0])
    return row["total"], row["to_confirm"]


def answer(run, kind, pair, *more, code=0):
    numbers = (str(pair["model"]), str(pair["other_model"]))
    return run("review", kind, *numbers, "--plan", CODE, *more, code=code)


def test_pairs_are_printed_with_their_cells(run):
    first, second = sorted(asked(run), key=lambda pair: pair["name"], reverse=True)
    assert (first["name"], first["other_name"]) == (AGAIN, NAME)
    assert (first["year"], first["other_year"]) == (2024, 2023)
    assert first["source"] == {"file": "2024.xlsx", "sheet": "DS", "cell": "B9"}
    assert first["other_source"]["file"] == "KC-X12.xlsx"
    assert second["model"] == second["other_model"]
    assert total(run) == (2, 2)


def test_an_answer_changes_the_figures_and_undone_changes_them_back(run):
    pair = next(one for one in asked(run) if one["name"] == AGAIN)
    printed = answer(run, "same", pair, "--reason", "renamed", "--json")
    (number,) = json.loads(printed.stdout)["decisions"]
    assert total(run) == (1, 1)
    assert {one["answer"] for one in asked(run, "--all")} == {"same", ""}

    run("review", "undo", str(number))
    assert total(run) == (2, 2)
    answer(run, "different", pair)
    assert total(run) == (2, 1)


def test_an_answer_to_a_pair_turned_round_is_kept_as_the_pair_was_asked(run):
    pair = next(one for one in asked(run) if one["name"] == AGAIN)
    turned = pair | {"model": pair["other_model"], "other_model": pair["model"]}
    answer(run, "same", turned)
    written = answer(run, "same", pair, "--json")
    assert json.loads(written.stdout)["decisions"] == [1]
    assert total(run) == (1, 1)


def test_a_model_under_its_own_name_is_answered_for_a_year(run):
    pair = next(one for one in asked(run) if one["model"] == one["other_model"])
    refused = answer(run, "same", pair, code=2)
    assert "--year" in refused.stderr
    answer(run, "same", pair, "--year", "2024")
    assert total(run) == (1, 1)


def test_models_are_recognised_together_or_not_at_all(run):
    models = [str(one["model"]) for one in asked(run)]
    with_strange = ("review", "recognise", *models, "999", "--level", "district", "--plan", CODE)
    assert "999" in run(*with_strange, code=2).stderr
    done = run(
        *("review", "recognise", *models, "--level", "district", "--document", "12-QĐ/HU"),
        *("--plan", CODE, "--json"),
    )
    assert len(json.loads(done.stdout)["decisions"]) == 2


def test_a_model_is_struck_off_from_the_day_of_the_paper(run):
    model = next(str(one["model"]) for one in asked(run) if one["name"] == AGAIN)
    strike = ("review", "strike-off", model, "--plan", CODE, "--day", "2024-11-01")
    run(*strike, "--reason", " ", code=2)
    run(*strike, "--reason", "no longer kept up")
    assert total(run) == (1, 1)


def test_no_decision_is_undone_that_there_is_not(run):
    assert "77" in run("review", "undo", "77", code=2).stderr
