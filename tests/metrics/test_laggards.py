"""The units that hold the district back."""

from datetime import date

import pandas as pd

from metrics.laggards import laggards
from metrics.results import results
from tests.metrics.makers import (
    listed,
    make_district,
    make_dues,
    make_plan,
    make_tables,
    row_of,
)

# On 1/6/2022 two years are owed. Unit 2 met both; unit 3 reported 2021 without a model that counts
# and is silent on 2022; unit 4 is silent on both; unit 5 is silent on 2022 alone.
DAY = date(2022, 6, 1)
TABLES = make_tables(
    make_district(4),
    [
        (1, 2, "register", 2021, "2021-09-01"),
        (2, 2, "register", 2022, "2022-03-01"),
        (3, 3, "register", 2021, "2021-09-01"),
        (4, 5, "register", 2021, "2021-09-01"),
    ],
    [
        listed(1, 2, 2021, "Đường hoa"),
        listed(2, 2, 2022, "Tiếng kẻng an ninh"),
        listed(3, 3, 2021, "Một cửa thân thiện", origin="maintained"),
        listed(4, 5, 2021, "Nuôi bò sinh sản"),
    ],
)


def held_back(plan, at_most=10):
    return laggards(results(TABLES, plan, DAY).compliance, TABLES.units, plan, at_most)


def test_the_worst_come_first_with_what_they_lack_and_since_when():
    found = held_back(make_plan())
    assert found["code"].tolist() == ["X04", "X03", "X05"]
    assert found["missing"].tolist() == [2, 2, 1]
    third = row_of(found, code="X03")
    assert (third["years_below"], third["years_not_reported"]) == ((2021,), (2022,))
    assert row_of(found, code="X04")["years_not_reported"] == (2021, 2022)
    since = pd.to_datetime(["2021-09-15", "2021-09-15", "2022-04-01"])
    assert found["since"].tolist() == list(since)


def test_no_more_are_named_than_asked_for():
    assert held_back(make_plan(), at_most=1)["code"].tolist() == ["X04"]


def test_without_a_quota_only_silence_holds_back():
    found = held_back(make_plan(quota=None))
    assert found["code"].tolist() == ["X04", "X03", "X05"]
    assert found["missing"].tolist() == [2, 1, 1]


def test_where_nothing_is_owed_yet_nobody_holds_back():
    compliance = results(TABLES, make_plan(), date(2021, 1, 1)).compliance
    assert laggards(compliance, TABLES.units, make_plan()).empty


def test_who_was_given_more_time_is_missed_since_the_day_given():
    moved = make_dues([("register", "year", 2022, 5, "2022-05-10")])
    found = results(TABLES._replace(dues=moved), make_plan(), DAY).compliance
    held = laggards(found, TABLES.units, make_plan())
    assert row_of(held, code="X05")["since"] == pd.Timestamp("2022-05-11")
    assert row_of(held, code="X04")["since"] == pd.Timestamp("2021-09-15")
