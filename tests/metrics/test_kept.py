"""Plans without a quota: what the year's reports tell of, each model once, by its origin."""

from datetime import date

import pandas as pd
import pytest

from metrics.kept import kept_models
from metrics.standing import standing_reports
from tests.metrics.deciding import make_decisions
from tests.metrics.makers import listed, make_tables, row_of

REPORTS = [
    (1, 2, "result", 2017, "2017-10-20"),
    (2, 2, "result", 2018, "2018-10-20"),
    (3, 3, "result", 2017, "2017-10-25"),
]


def kept(listings, reports=REPORTS, as_of=date(2020, 1, 1), decisions=()):
    made = make_tables(None, reports, listings)._replace(decisions=make_decisions(list(decisions)))
    return kept_models(made, standing_reports(made.reports, as_of), as_of)


def test_a_model_kept_is_told_of_in_each_year_whenever_it_was_registered():
    found = kept(
        [
            listed(1, 2, 2014, "Tiếng kẻng", origin="maintained"),
            listed(1, 2, 2017, "Vườn rau", origin="new"),
            listed(2, 2, 2014, "Tiếng kẻng", origin="upgraded", level="district"),
        ]
    )

    assert row_of(found, year=2017)[["maintained", "new", "listed"]].tolist() == [1, 1, 2]
    assert row_of(found, year=2018)[["upgraded", "listed", "recognised"]].tolist() == [1, 1, 1]


def test_two_reports_of_a_year_tell_of_a_model_once_and_the_later_word_holds():
    half = (4, 2, "result", 2017, "2017-07-01", "own", 4, "first_half")
    found = kept(
        [
            listed(1, 2, 2017, "Vườn rau", origin="replicated", field="economy"),
            listed(4, 2, 2017, "Vườn rau", origin="new", field="culture_society"),
            # What the later report does not say again, the earlier one has said.
            listed(4, 2, 2017, "Đèn đường", origin="maintained"),
            listed(1, 2, 2017, "Đèn đường", origin="unknown", field=""),
        ],
        [*REPORTS, half],
    )

    assert found[["field", "replicated", "maintained", "listed"]].values.tolist() == [
        ["economy", 1, 1, 2]
    ]


def test_a_model_given_up_is_not_one_of_those_kept():
    found = kept([listed(1, 2, 2017, "Vườn rau", origin="maintained", state="struck_off")])

    assert found[["maintained", "listed", "struck_off"]].values.tolist() == [[0, 0, 1]]


def test_words_of_an_open_list_and_none_at_all_each_have_their_row():
    found = kept(
        [
            listed(1, 2, 2017, "Đèn", field="An sinh xã hội"),
            listed(3, 3, 2017, "Kẻng", field=None, origin="unknown"),
        ]
    )

    assert found[["unit_id", "field", "unknown"]].values.tolist() == [
        [2, "An sinh xã hội", 0],
        [3, "", 1],
    ]


def test_what_does_not_stand_is_not_told():
    again = (5, 2, "result", 2017, "2017-11-20")
    listings = [listed(1, 2, 2017, "Vườn rau"), listed(5, 2, 2017, "Vườn mẫu")]

    assert kept(listings, [*REPORTS, again])["listed"].sum() == 1
    assert kept(listings, [*REPORTS, again], date(2017, 10, 21))["listed"].sum() == 1
    assert kept(listings, [*REPORTS, again], date(2017, 10, 1)).empty


def test_of_no_lists_there_is_an_empty_table():
    found = kept([])

    assert found.empty
    assert pd.api.types.is_integer_dtype(found["listed"])


GARDENS = [
    listed(1, 2, 2017, "Vườn rau", model_id=1, origin="new"),
    listed(2, 2, 2018, "Vườn rau sạch", model_id=2, origin="new"),
]
AGAIN = {"kind": "same", "model_id": 2, "other_model_id": 1, "other_unit_id": 2}


@pytest.mark.parametrize(
    ("why", "as_of", "recognised"),
    [("before the decision", date(2018, 4, 30), 0), ("since it", date(2018, 5, 1), 1)],
)
def test_a_model_is_recognised_by_a_decision_too(why, as_of, recognised):
    said = {"kind": "recognised", "model_id": 1, "value": "district", "made": "2018-05-01"}
    assert kept(GARDENS, as_of=as_of, decisions=[said])["recognised"].sum() == recognised, why


def test_a_model_struck_off_by_a_decision_is_given_up_in_the_year_of_its_day():
    struck = {"kind": "struck_off", "model_id": 1, "made": "2018-05-01"}
    found = kept(GARDENS, decisions=[struck])
    at_once = kept(GARDENS, decisions=[struck | {"day": "2017-11-01"}])

    assert found[["year", "listed", "struck_off"]].values.tolist() == [[2017, 1, 0], [2018, 1, 1]]
    assert at_once[["year", "listed", "struck_off"]].values.tolist() == [[2017, 0, 1], [2018, 1, 0]]


def test_an_earlier_model_under_a_new_name_is_maintained_and_not_new():
    found = kept(GARDENS, decisions=[AGAIN | {"made": "2018-11-01"}])

    assert found[["new", "maintained", "listed"]].values.tolist() == [[1, 0, 1], [0, 1, 1]]


def test_a_model_under_its_own_name_is_maintained_where_a_person_said_so():
    listings = [GARDENS[0], GARDENS[1] | {"name": "Vườn rau", "name_key": "vườn rau"}]
    listings[1]["model_id"] = 1
    said = {"kind": "same", "model_id": 1, "value": "2018", "made": "2018-11-01"}
    found = kept(listings, decisions=[said])

    assert found[["new", "maintained", "listed"]].values.tolist() == [[1, 0, 1], [0, 1, 1]]


def test_two_names_of_one_model_are_told_once_a_year():
    listings = [GARDENS[0], GARDENS[1] | {"report_id": 1, "year": 2017}]
    found = kept(listings, decisions=[AGAIN | {"made": "2018-11-01"}])

    assert found["listed"].tolist() == [1]


def test_what_a_union_and_its_agency_both_tell_of_is_told_once():
    listings = [GARDENS[0], listed(3, 3, 2017, "Vườn rau", model_id=2)]
    said = AGAIN | {"unit_id": 3, "made": "2018-11-01"}
    found = kept(listings, decisions=[said])
    from_beneath = kept(listings, decisions=[said | {"other_unit_id": 99, "other_model_id": 9}])

    assert found[["unit_id", "listed"]].values.tolist() == [[2, 1]]
    assert from_beneath[["unit_id", "listed"]].values.tolist() == [[2, 1]]


def test_a_model_copied_from_another_is_replicated():
    said = {"kind": "replicates", "model_id": 1, "made": "2018-11-01"}
    found = row_of(kept(GARDENS, decisions=[said]), year=2017)

    assert found[["new", "replicated"]].tolist() == [0, 1]
