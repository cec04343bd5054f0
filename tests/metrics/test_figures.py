"""The sample forms' figures, from tables made of what their correct reading says."""

import csv
import json
from datetime import date
from pathlib import Path

from metrics.figures import PRINTED, figures
from tests.metrics.makers import (
    AFTER,
    listed,
    make_plan,
    make_tables,
    make_units,
)

FORMS = Path(__file__).parents[1] / "forms"
EXPECTED = json.loads((FORMS / "expected_figures.json").read_text("utf-8"))["figures"]
READINGS = json.loads((FORMS / "expected.json").read_text("utf-8"))
PLAN = make_plan(place="Huyện Khoái Châu")


def register():
    rows = list(csv.DictReader((FORMS / "units.csv").read_text("utf-8").splitlines()))
    ids = {row["code"]: number for number, row in enumerate(rows, start=1)}
    return make_units(
        [
            (
                ids[row["code"]],
                row["code"],
                row["name"],
                row["kind"],
                ids.get(row["parent"]),
                row["valid_from"],
                row["valid_to"] or None,
            )
            for row in rows
        ]
    )


def sample_tables(files=None):
    """What intake would have stored of the forms, in the order of `files`."""
    units = register()
    ids = dict(zip(units["name"], units["unit_id"], strict=True))
    reports, listings, stated = {}, [], []
    for file in files or READINGS:
        reading = READINGS[file]
        if reading.get("refuse") or reading["kind"] == "round":
            continue
        kind, year = reading["kind"], reading["year"]
        for unit, name, field, *more in reading["rows"]:
            slot = (ids[unit], kind, year)
            report = reports.setdefault(slot, len(reports) + 1)
            if kind == "counts":
                stated.append((report, ids[unit], year, name, field))
            else:
                states = more[1] if len(more) > 1 else {"origin": "unknown"}
                unsaid = {"origin": "unknown", "form": "unknown"}
                cells = unsaid | {"field": field} | states
                listings.append(listed(report, ids[unit], year, name, **cells))
    rows = [(report, *slot, f"{slot[2]}-12-01") for slot, report in reports.items()]
    return make_tables(units, rows, listings, stated)


def by_unit_year(found):
    return {(row["unit_code"], row["year"]): row for row in found}


def test_the_sample_forms_give_their_figures_exactly():
    found = by_unit_year(figures(sample_tables(), PLAN, AFTER))
    for wanted in EXPECTED:
        row = found[wanted["unit_code"], wanted["year"]]
        assert {key: row[key] for key in wanted} == wanted
        assert row["struck_off"] == wanted.get("struck_off", 0)
        assert row["stated_total"] == wanted.get("stated_total")


def test_unit_years_that_the_sample_forms_do_not_name_are_not_reported():
    named = {(wanted["unit_code"], wanted["year"]) for wanted in EXPECTED}
    rest = [
        row
        for key, row in by_unit_year(figures(sample_tables(), PLAN, AFTER)).items()
        if key not in named
    ]
    assert len(rest) == 34 * 5 - len(named)
    for row in rest:
        assert row["state"] == "not_reported"
        assert row["counts"] is row["total"] is row["basis"] is row["struck_off"] is None
        assert (row["at_least"], row["aim"]) == (1, 2)


def test_figures_come_by_unit_code_and_year_with_the_printed_keys():
    found = figures(sample_tables(), PLAN, AFTER)
    keys = [(row["unit_code"], row["year"]) for row in found]
    assert keys == sorted(keys)
    assert all(list(row) == PRINTED for row in found)


def test_figures_can_be_written_as_json():
    found = figures(sample_tables(), PLAN, AFTER)
    assert json.loads(json.dumps(found)) == found


def test_the_order_in_which_the_files_arrive_does_not_matter():
    backwards = sample_tables(list(reversed(READINGS)))
    assert figures(backwards, PLAN, AFTER) == figures(sample_tables(), PLAN, AFTER)


def test_one_year_alone_says_what_all_years_say_of_it():
    whole = figures(sample_tables(), PLAN, AFTER)
    alone = figures(sample_tables(), PLAN, AFTER, year=2024)
    assert alone == [row for row in whole if row["year"] == 2024]
    assert len(alone) == 34


def test_on_a_day_before_anything_was_received_nothing_is_reported():
    found = figures(sample_tables(), PLAN, date(2021, 9, 15))
    states = {(row["year"], row["state"]) for row in found}
    assert states == {(2021, "not_reported")} | {(year, "not_owed") for year in range(2022, 2026)}


def test_without_a_quota_a_report_is_reported_and_no_minimum_is_named():
    plan = make_plan(place="Huyện Khoái Châu", quota=None)
    found = by_unit_year(figures(sample_tables(), plan, AFTER))
    chi_tan = found["KC-X05", 2023]
    assert (chi_tan["state"], chi_tan["total"]) == ("reported", 0)
    assert chi_tan["at_least"] is chi_tan["aim"] is None
    assert found["KC-X05", 2024]["state"] == "not_reported"
