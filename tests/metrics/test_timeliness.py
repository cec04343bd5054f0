from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from domain.kinds import Timeliness
from domain.plans import Duty
from metrics.duties import expected_reports
from metrics.tables import NO_DUES
from metrics.timeliness import report_timeliness, timeliness_by
from tests.metrics import worlds
from tests.metrics.makers import make_district, make_dues, make_plan, make_reports, row_of

RESULTS = (
    Duty(kind="result", period="half_year", source="IV.3"),
    Duty(kind="result", period="year", source="IV.3"),
)


def _state(reports, as_of=date(2023, 6, 1), dues=NO_DUES, returned=(), **where):
    """How the report that unit 2 owes stands; of 2023's register unless `where` says otherwise."""
    plan = make_plan(duties=(*make_plan().duties, *RESULTS))
    expected = expected_reports(make_district(1), plan, dues, as_of)
    found = report_timeliness(expected, make_reports(reports), as_of, make_reports(list(returned)))
    return row_of(found, **({"kind": "register", "period": "year", "year": 2023} | where))


@pytest.mark.parametrize(
    ("received", "as_of", "state", "days"),
    [
        pytest.param("2023-03-31", date(2023, 6, 1), "on_time", None, id="on the last day of Q1"),
        pytest.param("2023-04-01", date(2023, 6, 1), "late", 1, id="the day after"),
        pytest.param(None, date(2023, 3, 31), "pending", None, id="not in, its day not over"),
        pytest.param(None, date(2023, 4, 5), "missing", 5, id="not in, five days over"),
        pytest.param("2023-04-03", date(2023, 4, 2), "missing", 2, id="received after the day"),
    ],
)
def test_a_report_with_a_day_is_on_time_late_pending_or_missing(received, as_of, state, days):
    reports = [(1, 2, "register", 2023, received)] if received else []
    found = _state(reports, as_of)

    assert found["state"] == state
    assert (None if found["days_late"] is None else found["days_late"]) == days or (
        days is None and found.isna()["days_late"]
    )


def test_before_the_15th_of_september_2021_the_14th_is_on_time_and_the_15th_is_not():
    for day, state in (("2021-09-14", "on_time"), ("2021-09-15", "late")):
        assert _state([(1, 2, "register", 2021, day)], year=2021)["state"] == state


def test_a_correction_does_not_make_an_on_time_report_late():
    reports = [(1, 2, "register", 2023, "2023-03-20"), (2, 2, "register", 2023, "2023-05-02")]
    found = _state(reports)

    assert (found["state"], found["first_report"]) == ("on_time", 1)


def test_an_extension_moves_the_day_visibly():
    moved = make_dues([("register", "year", 2023, 2, "2023-04-15")])
    found = _state([(1, 2, "register", 2023, "2023-04-10")], dues=moved)

    assert (found["state"], found["extended"]) == ("on_time", True)
    assert found["plan_day"].date() == date(2023, 3, 31)


def test_a_duty_without_a_day_is_never_late_until_the_office_sets_one():
    result = {"kind": "result", "year": 2022}
    sent = [(1, 2, "result", 2022, "2023-02-20")]
    assert _state([], **result)["state"] == "undated"
    assert _state(sent, **result)["state"] == "received"

    day = make_dues([("result", "year", 2022, None, "2023-01-31")])
    assert _state(sent, dues=day, **result)["days_late"] == 20
    assert _state([], dues=day, **result)["state"] == "missing"


def test_what_is_not_over_yet_is_pending_though_it_has_no_day():
    assert _state([], kind="result", year=2023)["state"] == "pending"
    assert _state([], kind="result", period="first_half", year=2022)["state"] == "undated"


def test_the_second_halfs_results_answer_the_yearly_duty_and_the_first_halfs_do_not():
    halves = [
        (1, 2, "result", 2022, "2022-07-10", "own", 1, "first_half"),
        (2, 2, "result", 2022, "2023-01-10", "own", 2, "second_half"),
    ]
    assert _state(halves[:1], kind="result", year=2022)["state"] == "undated"
    assert _state(halves, kind="result", year=2022)["first_report"] == 2
    assert _state(halves, kind="result", period="first_half", year=2022)["first_report"] == 1


def test_a_supplement_is_not_the_years_register():
    supplement = [(1, 2, "register", 2023, "2023-03-01", "own", 1, "supplement")]
    assert _state(supplement)["state"] == "missing"


@pytest.mark.parametrize(
    ("report", "state"),
    [
        pytest.param(
            (1, 2, "register", 2023, "2023-03-20", "summary"), "on_time", id="a summary in time"
        ),
        pytest.param(
            (1, 2, "register", 2023, "2023-05-20", "summary"), "received", id="a summary after"
        ),
        pytest.param((1, 2, "counts", 2023, "2023-05-20"), "received", id="numbers alone"),
        pytest.param(
            (1, 2, "register", 2023, "2024-05-20", "own", 1, "year", False),
            "received",
            id="an archive without a day, loaded a year later",
        ),
        pytest.param(
            (1, 2, "register", 2023, "2023-04-02", "own", 1, "year", False),
            "late",
            id="without a day of its own, handed in two days after",
        ),
    ],
)
def test_no_lateness_is_made_up_where_nobody_knows_when_the_unit_sent_it(report, state):
    assert _state([report], date(2024, 6, 1))["state"] == state


def test_a_units_own_late_report_is_late_though_a_summary_named_it_before():
    reports = [
        (1, 2, "register", 2023, "2023-04-10", "summary"),
        (2, 2, "register", 2023, "2023-04-20"),
    ]
    found = _state(reports)
    assert found["days_late"] == 20
    # The day and the file beside the days counted are of the report that is late.
    assert (found["first_received"].date(), found["first_report"]) == (date(2023, 4, 20), 2)


def test_what_is_sent_again_after_it_was_returned_is_a_correction():
    returned = [(1, 2, "register", 2023, "2023-03-20")]
    again = [(2, 2, "register", 2023, "2023-04-20")]
    found = _state(again, returned=returned)
    assert (found["state"], found["first_report"]) == ("on_time", 1)

    # Until it is sent again nothing is in, and before that day nothing was.
    assert _state([], returned=returned)["state"] == "missing"
    assert _state(again, date(2023, 4, 19), returned=returned)["state"] == "missing"


def test_what_was_returned_after_its_day_was_late_from_the_first():
    returned = [(1, 2, "register", 2023, "2023-04-05")]
    found = _state([(2, 2, "register", 2023, "2023-04-20")], returned=returned)
    assert (found["state"], found["days_late"], found["first_report"]) == ("late", 5, 1)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param((2, 2, "register", 2023, "2023-04-20", "summary"), id="by a summary"),
        pytest.param((2, 2, "register", 2022, "2023-04-20"), id="of another year"),
        pytest.param((2, 3, "register", 2023, "2023-04-20"), id="of another unit"),
    ],
)
def test_another_report_is_no_correction_of_what_was_returned(again):
    found = _state([again], returned=[(1, 2, "register", 2023, "2023-03-20")])
    assert found["state"] in {"missing", "received"}


def test_the_share_on_time_is_of_those_whose_day_is_known():
    plan, as_of = make_plan(), date(2023, 6, 1)
    expected = expected_reports(make_district(4), plan, NO_DUES, as_of)
    # In 2023 unit 2 is on time, 3 late, 4 missing, and of 5 only a late summary speaks.
    reports = make_reports(
        [
            (1, 2, "register", 2023, "2023-03-01"),
            (2, 3, "register", 2023, "2023-05-01"),
            (3, 5, "register", 2023, "2023-05-01", "summary"),
        ]
    )
    found = row_of(timeliness_by(report_timeliness(expected, reports, as_of), ["year"]), year=2023)

    assert found[["owed", "judged", "on_time", "late", "missing", "received"]].tolist() == [
        *(4, 3, 1, 1, 1, 1)
    ]
    assert found["share_on_time"] == pytest.approx(1 / 3)


@law
@given(worlds.tables(), worlds.DAYS)
def test_every_report_owed_stands_in_one_way_and_no_rate_passes_one(tables, as_of):
    plan = make_plan(place="Tỉnh Mẫu", duties=(*make_plan().duties, *RESULTS))
    expected = expected_reports(tables.units, plan, NO_DUES, as_of)
    found = report_timeliness(expected, tables.reports, as_of)
    tally = timeliness_by(found).iloc[0]

    assert len(found) == len(expected) == tally["owed"]
    assert set(found["state"]) <= {str(state) for state in Timeliness}
    assert tally["judged"] == 0 or 0 <= tally["share_on_time"] <= 1
    overdue = found["state"].isin(["late", "missing"])
    assert (found.loc[overdue, "days_late"] > 0).all()
    assert found.loc[~overdue, "days_late"].isna().all()
    assert found.loc[found["due"].isna(), "state"].isin(["received", "undated", "pending"]).all()
    assert (found["first_received"].dropna() <= str(as_of)).all()


@law
@given(worlds.tables(), worlds.DAYS, st.integers(0, 400))
def test_a_later_day_never_makes_an_on_time_report_late(tables, as_of, later):
    plan = make_plan(place="Tỉnh Mẫu")
    days = as_of, date.fromordinal(as_of.toordinal() + later)
    before, after = (
        report_timeliness(expected_reports(tables.units, plan, NO_DUES, as_of), tables.reports, day)
        for day in days
    )
    kept = before["state"] == "on_time"

    assert (after.loc[kept, "state"] == "on_time").all()
    assert not (after.loc[before["state"] == "missing", "state"] == "on_time").any()
