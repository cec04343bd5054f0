"""Plans without a quota: what the year's reports tell of, each model once, by its origin."""

from datetime import date

import pandas as pd

from metrics.kept import kept_models
from metrics.standing import standing_reports
from tests.metrics.makers import listed, make_listings, make_reports, row_of

REPORTS = [
    (1, 2, "result", 2017, "2017-10-20"),
    (2, 2, "result", 2018, "2018-10-20"),
    (3, 3, "result", 2017, "2017-10-25"),
]


def kept(listings, reports=REPORTS, as_of=date(2020, 1, 1)):
    return kept_models(
        make_listings(listings), standing_reports(make_reports(list(reports)), as_of)
    )


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
