"""The figures at the head of a page."""

from datetime import date

import pandas as pd

from metrics.followed import followed_units
from metrics.headline import headline
from metrics.recognition import recognition
from metrics.results import results
from tests.metrics.deciding import make_decisions
from tests.metrics.makers import AFTER, listed, make_district, make_plan, make_tables, row_of

# Three communes. 2022: unit 2 lists one model. 2023: unit 2 lists three, of which its result report
# finds two effective and one recognised, and strikes one off; unit 3 lists none; unit 4 is silent.
TABLES = make_tables(
    make_district(3),
    [
        (1, 2, "register", 2022, "2022-03-01"),
        (2, 2, "register", 2023, "2023-03-01"),
        (3, 2, "result", 2023, "2023-11-01"),
        (4, 3, "register", 2023, "2023-03-01"),
    ],
    [
        listed(1, 2, 2022, "Nuôi bò sinh sản"),
        listed(2, 2, 2023, "Đường hoa"),
        listed(2, 2, 2023, "Tiếng kẻng an ninh", origin="unknown"),
        listed(2, 2, 2023, "Một cửa thân thiện"),
        listed(3, 2, 2023, "Đường hoa", state="effective", level="district"),
        listed(3, 2, 2023, "Tiếng kẻng an ninh", state="effective", origin="unknown"),
        listed(3, 2, 2023, "Một cửa thân thiện", state="struck_off"),
    ],
)
PLAN = make_plan()
FOUND = results(TABLES, PLAN, AFTER)


def test_a_years_headline_says_what_was_worked_out_by_hand():
    found = headline(FOUND, PLAN, AFTER, 2023)
    assert (found.owed_by_now, found.met, found.reached_aim) == (3, 1, 1)
    assert (found.none, found.not_reported) == (1, 1)
    assert found.share_met == found.share_aim == found.share == 1 / 3
    assert (found.models, found.unknown_origin) == (2, 1)
    assert (found.registered, found.effective, found.recognised, found.struck_off) == (3, 2, 1, 1)
    assert found.share_recognised == 1 / 3
    # Units 2 and 3 registered on 1/3, unit 4 never did.
    assert (found.on_time, found.judged, found.share_on_time) == (2, 3, 2 / 3)
    assert found.final


def test_the_headline_of_all_years_adds_them_up():
    found = headline(FOUND, PLAN, AFTER)
    assert (found.year, found.owed_by_now, found.met, found.models) == (None, 15, 2, 3)
    assert (found.registered, found.recognised) == (4, 1)


def test_a_headline_speaks_of_the_units_that_it_is_given():
    others = FOUND.compliance[FOUND.compliance["unit_id"] != 2]
    found = headline(FOUND.instead(compliance=others), PLAN, AFTER, 2023)
    assert (found.models, found.registered, found.owed_by_now) == (0, 0, 2)
    assert found.share_recognised is None


def test_a_year_that_is_not_owed_yet_has_no_rate():
    early = results(TABLES, PLAN, date(2023, 2, 1))
    found = headline(early, PLAN, date(2023, 2, 1), 2023)
    assert (found.owed_by_now, found.share_met, found.share) == (0, None, None)


def test_without_a_quota_nothing_is_met_or_missed():
    plan = make_plan(quota=None)
    free = results(TABLES, plan, AFTER)
    found = headline(free, plan, AFTER, 2023)
    assert found.met is found.none is found.share_met is None
    assert (found.reported, found.not_reported, found.share_reported) == (2, 1, 2 / 3)


def test_a_model_struck_off_in_a_year_not_reported_is_told_in_that_year_alone():
    # Registered in 2022; the office strikes it off in 2024, of which unit 2 has reported nothing.
    said = {"kind": "struck_off", "model_id": 1, "made": "2024-05-01"}
    found = results(TABLES._replace(decisions=make_decisions([said])), PLAN, AFTER)
    unit = row_of(found.compliance, unit_id=2, year=2024)

    assert (unit["struck_off"], unit["reported"]) == (1, False)
    assert pd.isna(unit["total"])
    for year, struck in ((2022, 0), (2023, 1), (2024, 1), (None, 2)):
        told = headline(found, PLAN, AFTER, year)
        rows = found.compliance if year is None else found.compliance.query("year == @year")
        assert told.struck_off == rows["struck_off"].sum() == struck
    assert row_of(followed_units(found, TABLES.units, 2024), unit_id=2)["struck_off"] == 1


def test_registered_effective_recognised_and_struck_off_are_four_figures():
    found = recognition(FOUND.tally, FOUND.compliance)
    assert found["year"].tolist() == list(PLAN.years)
    year = row_of(found, year=2023)
    assert year[["registered", "effective", "recognised", "struck_off"]].tolist() == [3, 2, 1, 1]
    assert row_of(found, year=2024)[["share_recognised"]].isna().all()
