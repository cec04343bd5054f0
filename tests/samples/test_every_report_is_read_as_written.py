"""The sample goes through the reader like any upload; what is read is what was written."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

import samples
from data_loaders.plans import builtin_plans, load_plan
from data_loaders.spreadsheets.read import read_file
from data_loaders.units import Register
from domain.kinds import ModelForm, Outcome
from domain.problems import Fault, Severity
from samples.characters import CHARACTERS
from samples.register import sample_units

SAMPLE_PLANS = Path(samples.__file__).parent / "plans"
STEP = 4  # every fourth file: enough to meet each form in each district


@pytest.fixture(scope="module")
def plans():
    own = {path.stem: load_plan(path) for path in SAMPLE_PLANS.glob("*.toml")}
    return {character.plan: {**builtin_plans(), **own}[character.plan] for character in CHARACTERS}


@pytest.fixture(scope="module")
def readings(written, plans):
    registers = {code: Register(sample_units(), plan.place) for code, plan in plans.items()}
    return [
        (
            one,
            read_file(
                one.path.read_bytes(),
                one.path.name,
                plans[one.plan_code],
                registers[one.plan_code],
            ),
        )
        for one in written
        if _chosen(written, one)
    ]


def _chosen(written, one):
    rare = one.path.suffix != ".xlsx" or "Bieu" in one.path.name or one.faults
    return rare or written.index(one) % STEP == 0


def _word(value):
    return None if value is None or pd.isna(value) else value


def _rows(reading):
    columns = ["unit_code", "name", "field", "year", "origin", "state", "level", "count"]
    good = reading.rows[reading.rows["accepted"].astype(bool)]
    return Counter(tuple(map(_word, row)) for row in good[columns].itertuples(index=False))


def _written_rows(one):
    return Counter(
        (r.unit_code, r.name, r.field, r.year, r.origin, r.state, r.level, r.number)
        for r in one.rows
    )


def test_every_report_is_understood(readings):
    assert [one.about for one, reading in readings if reading.outcome is not Outcome.READ] == []


def test_the_good_rows_are_those_written(readings):
    for one, reading in readings:
        read, wanted = _rows(reading), _written_rows(one)
        assert read == wanted, (one.path.name, read - wanted, wanted - read)


def test_the_wrong_rows_are_found_and_no_others(readings):
    for one, reading in readings:
        errors = [each.fault for each in reading.problems if each.severity is Severity.ERROR]
        assert sorted(errors) == list(one.faults), one.path.name


def test_the_day_received_is_read_from_the_head_block(readings):
    for one, reading in readings:
        assert reading.received == one.received, one.path.name


def test_collectives_and_individuals_are_told_apart_in_result_reports(readings):
    for one, reading in readings:
        wanted = {r.name: r.form for r in one.rows if r.form is not ModelForm.UNKNOWN}
        read = dict(zip(reading.rows["name"], reading.rows["form"], strict=True))
        assert {name: read[name] for name in wanted} == wanted, one.path.name


def test_old_files_warn_of_their_encoding(readings):
    for one, reading in readings:
        warned = Fault.LEGACY_ENCODING in {each.fault for each in reading.problems}
        assert warned is (one.path.suffix == ".xls")
