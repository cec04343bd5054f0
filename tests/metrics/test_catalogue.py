from datetime import date

import pandas as pd
import pytest

from data_loaders.lives import _SAID
from metrics.catalogue import catalogue, life, steps_reached
from metrics.models import models
from metrics.standing import standing_reports
from metrics.tables import NO_DECISIONS
from tests.metrics.makers import (
    AFTER,
    listed,
    make_listings,
    make_plan,
    make_reports,
    make_tables,
    row_of,
)

REPORTS = [
    (1, 2, "register", 2022, "2022-03-01"),
    (2, 2, "result", 2022, "2022-11-01"),
    (3, 2, "register", 2023, "2023-03-01"),
    (4, 2, "register", 2022, "2022-02-01"),  # replaced by report 1
]
# The road is registered in 2022, recognised that year, and kept going in 2023; the camera is new
# in 2023; report 4 had a school that the corrected list no longer names.
LISTINGS = [
    listed(1, 2, 2022, "Đường hoa", model_id=10, step="planned"),
    listed(
        2, 2, 2022, "Đường hoa", model_id=10, state="effective", level="district", step="checked"
    ),
    listed(3, 2, 2023, "Đường hoa", model_id=10, origin="maintained", step="planned"),
    listed(3, 2, 2023, "Camera", model_id=11, field="defence_security"),
    listed(4, 2, 2022, "Trường học", model_id=12, step="summed_up"),
]


def _decision(decision_id, model_id, kind, value="", day="2024-05-01", undone=None):
    row = {"decision_id": decision_id, "model_id": model_id, "unit_id": 2, "kind": kind}
    row |= {"other_model_id": None, "other_unit_id": None}
    row |= {"value": value, "day": day, "made_at": "2024-05-02"}
    row |= dict.fromkeys(("name_key", "reason", "document_number", "made_by"), "")
    made = pd.DataFrame([row | {"undone_at": undone}])
    return made[list(NO_DECISIONS.columns)].astype(NO_DECISIONS.dtypes.to_dict())


@pytest.fixture
def reports():
    return standing_reports(make_reports(REPORTS), AFTER)


@pytest.fixture
def listings():
    return make_listings(LISTINGS)


def _catalogue(listings, reports, decisions=NO_DECISIONS, as_of=AFTER):
    steps = steps_reached(listings, reports, decisions, as_of)
    made = make_tables()._replace(listings=listings, decisions=decisions)
    return catalogue(models(made, reports, make_plan(), as_of).models, steps)


def test_a_model_of_several_years_is_one_row_with_all_of_them(listings, reports):
    found = _catalogue(listings, reports)
    road = row_of(found, model_id=10)

    assert sorted(found["model_id"]) == [10, 11]
    assert (road["years"], road["counted"], road["level"]) == ((2022, 2023), 1, "district")
    assert (road["counted_years"], road["recognised_years"]) == ((2022,), (2022,))
    assert row_of(found, model_id=11)["recognised_years"] == ()
    assert (road["origin"], road["unit_id"]) == ("new", 2)
    assert (road["state"], row_of(found, model_id=11)["state"]) == ("effective", "registered")


def test_the_highest_level_ever_named_is_the_one_shown(reports):
    later = [
        listed(2, 2, 2022, "Đường hoa", model_id=10, level="province"),
        listed(3, 2, 2023, "Đường hoa", model_id=10, level="commune"),
    ]

    assert row_of(_catalogue(make_listings(later), reports), model_id=10)["level"] == "province"


def test_the_furthest_step_that_a_standing_report_names_is_the_one_reached(listings, reports):
    found = _catalogue(listings, reports)

    assert row_of(found, model_id=10)["step"] == "checked"
    assert pd.isna(row_of(found, model_id=11)["step"])


def test_a_person_may_say_a_step_and_take_it_back(listings, reports):
    said = _decision(1, 11, "step", "carried_out")
    undone = _decision(1, 11, "step", "carried_out", undone="2024-06-01")

    assert row_of(_catalogue(listings, reports, said), model_id=11)["step"] == "carried_out"
    assert pd.isna(row_of(_catalogue(listings, reports, undone), model_id=11)["step"])


def _facts():
    """The road's listings as `data_loaders.lives.facts` hands them out."""
    received = {number: day for number, _unit, _kind, _year, day in REPORTS}
    kinds = {number: (kind, year) for number, _unit, kind, year, _day in REPORTS}
    rows = make_listings(LISTINGS)
    rows = rows[rows["model_id"] == 10]
    return rows.assign(
        submission_id=rows["report_id"],
        kind=[kinds[report][0] for report in rows["report_id"]],
        report_year=[kinds[report][1] for report in rows["report_id"]],
        received=pd.to_datetime([received[report] for report in rows["report_id"]]),
        **dict.fromkeys(set(_SAID) - set(rows.columns), ""),
    )


def test_a_life_tells_each_word_with_its_source_the_oldest_first(reports):
    struck = _decision(7, 10, "struck_off", day="2022-12-01")
    told = life(_facts(), reports, struck, AFTER)

    assert list(zip(told["event"], told["value"], strict=True)) == [
        ("registered", "new"),
        ("step", "planned"),
        ("result", "effective"),
        ("recognised", "district"),
        ("step", "checked"),
        ("struck_off", ""),
        ("registered", "maintained"),
        ("step", "planned"),
    ]
    assert told["day"].dt.date.tolist()[5] == date(2022, 12, 1)
    assert told["decision_id"].notna().tolist() == [False] * 5 + [True] + [False] * 2
    assert told["standing"].all()


def test_what_a_replaced_report_said_and_what_was_taken_back_no_longer_hold(reports):
    alone = reports.assign(standing=False)
    undone = _decision(7, 10, "struck_off", undone="2024-06-01")

    assert not life(_facts(), alone, undone, AFTER)["standing"].any()


def test_a_model_of_which_nothing_is_known_has_an_empty_life(reports):
    assert life(_facts().iloc[:0], reports, NO_DECISIONS, AFTER).empty


def test_a_life_and_a_step_are_those_of_the_day_looked_at(reports):
    day = date(2022, 10, 1)
    struck = _decision(7, 10, "struck_off", day="2022-12-01")
    told = life(_facts(), reports, struck, day)
    said = _decision(1, 10, "step", "carried_out", day="2022-12-01")
    steps = steps_reached(make_listings([]), reports, said, day)

    assert told["event"].tolist() == ["registered", "step"]
    assert steps.empty
