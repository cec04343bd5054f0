"""What holds of every figure, whatever was reported."""

import pandas as pd
from hypothesis import assume, given
from hypothesis import strategies as st
from laws import law

from metrics.figures import figures
from metrics.progress import TALLIES, progress
from metrics.results import results
from metrics.tables import Tables
from tests.metrics.makers import AFTER, listed, make_listings
from tests.metrics.worlds import DAYS, plans, tables

RATES = ["share", "share_in_all", "share_met", "share_aim", "share_reported", "projected_share"]


@law
@given(tables(), plans(), DAYS)
def test_the_sum_over_fields_is_the_total_and_what_is_not_reported_has_none(made, plan, day):
    for row in figures(made, plan, day):
        if row["counts"] is None:
            assert row["total"] is None
            assert row["state"] in {"not_reported", "not_owed"}
        else:
            assert sum(row["counts"].values()) == row["total"]
            assert set(row["counts"]) >= {field.code for field in plan.fields}
            assert row["unknown_origin"] <= row["total"]
            assert row["to_confirm"] <= row["total"]
            assert row["state"] != "not_reported"


@law
@given(tables(), plans(), DAYS)
def test_a_roll_up_is_the_sum_of_its_parts(made, plan, day):
    compliance = results(made, plan, day).compliance
    whole = progress(compliance, made.units, plan, day).iloc[0]
    for by in (["year"], ["parent_id"], ["parent_id", "year"], ["unit_id", "year"]):
        parts = progress(compliance, made.units, plan, day, by)
        summed = parts[TALLIES].sum(min_count=len(parts))
        assert summed.fillna(-1).tolist() == whole[TALLIES].fillna(-1).tolist()


@law
@given(tables(), plans(), DAYS)
def test_a_surplus_never_covers_the_lack_of_another(made, plan, day):
    assume(plan.quota)
    at_least = plan.quota.at_least
    compliance = results(made, plan, day).compliance
    owed = compliance[compliance["owed"]]
    capped = sum(min(total, at_least) for total in owed["total"].dropna())
    found = progress(compliance, made.units, plan, day).iloc[0]
    assert found["done"] == capped
    full = int((owed["total"].fillna(0) >= at_least).sum())
    assert found["done"] <= full * at_least + (len(owed) - full) * (at_least - 1)


@law
@given(tables(), plans(), DAYS)
def test_no_rate_leaves_nought_to_one(made, plan, day):
    compliance = results(made, plan, day).compliance
    for by in ([], ["year"], ["parent_id"]):
        rates = progress(compliance, made.units, plan, day, by)[RATES]
        assert (rates.isna() | ((rates >= 0) & (rates <= 1))).all(axis=None)


@law
@given(tables(), plans(), DAYS)
def test_the_states_of_what_is_owed_by_now_add_up(made, plan, day):
    compliance = results(made, plan, day).compliance
    found = progress(compliance, made.units, plan, day).iloc[0]
    assert found["owed_by_now"] == found["reported"] + found["not_reported"]
    assert found["owed_by_now"] <= found["owed_in_all"]
    if plan.quota:
        assert found["reported"] == found["met"] + found["none"]
        assert found["reached_aim"] <= found["met"]


@law
@given(tables(), plans(), st.data())
def test_adding_a_model_never_lowers_a_count(made, plan, data):
    # To a list that names models already: where there was only a number, a list takes its place.
    assume(len(made.listings))
    beside = data.draw(
        st.sampled_from(made.listings[["report_id", "unit_id", "year"]].to_numpy().tolist())
    )
    origin = data.draw(st.sampled_from(["new", "upgraded", "unknown"]))
    more = make_listings([listed(*beside, "Bể bơi học đường", origin=origin, listing_id=999)])
    listings = pd.concat([made.listings, more], ignore_index=True)
    before = results(made, plan, AFTER)
    after = results(made._replace(listings=listings), plan, AFTER)
    assert (after.compliance["total"].fillna(-1) >= before.compliance["total"].fillna(-1)).all()
    tallies = [
        progress(each.compliance, made.units, plan, AFTER)[["done", "met", "models"]].fillna(0)
        for each in (before, after)
    ]
    assert (tallies[1] >= tallies[0]).all(axis=None)


@law
@given(tables(), plans(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(made, plan, day, chance):
    shuffled = Tables(
        *(
            table.iloc[chance.sample(range(len(table)), len(table))].reset_index(drop=True)
            for table in made
        )
    )
    assert figures(shuffled, plan, day) == figures(made, plan, day)


@law
@given(tables(), plans(), DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_taken_in_does_not_matter(made, plan, day, chance):
    slots = ["unit_id", "kind", "year", "source", "received"]
    # Of two like reports received on one day the last taken in stands: there, order has a meaning.
    assume(not made.reports.duplicated(slots).any())
    ids = made.reports["report_id"].tolist()
    new_ids = dict(zip(ids, chance.sample(ids, len(ids)), strict=True))
    numbered = [
        table.assign(report_id=table["report_id"].map(new_ids).astype("int64"))
        for table in (made.reports, made.listings, made.stated_counts)
    ]
    reports = numbered[0].assign(sequence=numbered[0]["report_id"])
    listings = numbered[1].sort_values("report_id", kind="stable")
    listings["listing_id"] = range(len(listings))
    again = Tables(made.units, reports, listings, numbered[2])
    assert figures(again, plan, day) == figures(made, plan, day)
