"""Groups of units side by side."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from metrics.comparison import (
    FEW,
    GROUP_TALLIES,
    SHARES,
    added_up,
    changed,
    fields_of_groups,
    group_tallies,
    models_each,
    peers,
    ranked,
    wilson,
)
from metrics.conversion import conversion
from metrics.headline import headline
from metrics.progress import progress
from metrics.results import results
from tests.metrics.makers import AFTER, listed, make_district, make_plan, make_tables, row_of
from tests.metrics.worlds import DAYS, YEARS, lineages, plans, tables

PAIRS = st.integers(0, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


def shares_of(*pairs):
    """Tallies of groups a, b, c, … with so many met of so many owed."""
    names = [chr(ord("a") + place) for place in range(len(pairs))]
    met, owed = zip(*pairs, strict=True)
    table = pd.DataFrame({"group": names, "met": met, "owed_by_now": owed})
    return table.astype({"met": "Int64", "owed_by_now": "Int64"})


def interval(part, whole):
    found = wilson(pd.Series([part]), pd.Series([whole])).iloc[0]
    return found["low"], found["high"]


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        # z² = 3,8415: (0 + 1,9207) / 13,8415 = 0,1388, and as much on either side of it.
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        # (5 + 1,9207) / 13,8415 = 0,5; 1,96 × √(10 × 0,25 + 0,9604) / 13,8415 = 0,2634.
        (5, 10, 0.2366, 0.7634),
        (3, 3, 0.4385, 1.0),
    ],
)
def test_the_range_is_that_of_the_formula_worked_by_hand(part, whole, low, high):
    assert interval(part, whole) == pytest.approx((low, high), abs=5e-5)


@given(PAIRS)
def test_the_range_holds_the_share_within_nought_and_one(pair):
    part, whole = pair
    low, high = interval(part, whole)
    if whole:
        assert 0 <= low <= part / whole <= high <= 1
        assert high > low
    else:
        assert pd.isna(low)
        assert pd.isna(high)


@given(PAIRS.filter(lambda pair: pair[1]))
def test_the_range_of_those_that_do_not_is_the_mirror_of_those_that_do(pair):
    part, whole = pair
    low, high = interval(part, whole)

    assert interval(whole - part, whole) == pytest.approx((1 - high, 1 - low))


@given(PAIRS.filter(lambda pair: pair[1]))
def test_more_of_the_same_share_lies_in_a_narrower_range(pair):
    part, whole = pair
    low, high = interval(part, whole)
    narrow_low, narrow_high = interval(4 * part, 4 * whole)

    assert narrow_high - narrow_low < high - low


def test_equal_shares_have_one_rank_and_the_next_counts_them_all():
    found = ranked(shares_of((30, 40), (10, 20), (20, 40), (3, 30)), "share_met")

    assert found["rank"].tolist() == [1, 2, 2, 4]
    assert found["tied"].tolist() == [False, True, True, False]


def test_what_differs_from_the_best_by_more_than_chance_is_clearly_below():
    found = ranked(shares_of((95, 100), (90, 100), (60, 100)), "share_met")

    assert found["clearly_below"].tolist() == [False, False, True]


def test_ranges_that_overlap_a_little_may_still_be_clearly_apart():
    found = ranked(shares_of((306, 426), (306, 484), (296, 426)), "share_met")

    # 71,8 % from 67,4 %, 63,2 % to 67,4 %: 8,6 > √(4,5² + 4,2²) = 6,1; against 69,5 % to 73,7 %:
    # 2,3 < √(4,5² + 4,2²).
    assert found["high"].iloc[1] > found["low"].iloc[0]
    assert found["clearly_below"].tolist() == [False, True, False]


@given(PAIRS.filter(lambda pair: pair[1]), PAIRS.filter(lambda pair: pair[1]))
def test_what_does_not_overlap_is_apart_and_the_mirror_of_it_too(one, other):
    now, before = (ranked(shares_of(pair), "share_met") for pair in (one, other))
    clear = changed(now, before)["clear"].item()
    (low, high), (low_before, high_before) = interval(*one), interval(*other)
    mirrored = [shares_of((whole - part, whole)) for part, whole in (one, other)]

    assert clear or not (low > high_before or high < low_before)
    assert changed(*(ranked(each, "share_met") for each in mirrored))["clear"].item() == clear


def test_what_is_small_is_marked_and_never_stands_above_others():
    found = ranked(shares_of((3, 3), (FEW - 1, FEW - 1), (FEW, 2 * FEW), (0, 0)), "share_met")

    assert found["small"].tolist() == [True, True, False, False]
    assert found["rank"].fillna(0).tolist() == [0, 0, 1, 0]
    assert pd.isna(found["share"].iloc[3])


def test_where_everybody_is_small_nobody_has_a_rank():
    found = ranked(shares_of((3, 3), (0, 4)), "share_met")

    assert found["rank"].isna().all()
    assert not found["clearly_below"].any()


@given(st.lists(PAIRS, min_size=1, max_size=12))
def test_ranks_do_not_depend_on_the_order_of_the_groups(pairs):
    rows = shares_of(*pairs)
    found = ranked(rows, "share_met").set_index("group")
    turned = ranked(rows.iloc[::-1].reset_index(drop=True), "share_met").set_index("group")

    pd.testing.assert_frame_equal(found, turned.loc[found.index])


@given(st.lists(PAIRS, min_size=1, max_size=12))
def test_a_higher_rank_is_a_higher_share_and_one_rank_one_share(pairs):
    found = ranked(shares_of(*pairs), "share_met").dropna(subset=["rank"])
    for one in found.itertuples():
        assert one.rank == 1 + int((found["share"] > one.share).sum())


# District a is units 2 and 3, b is unit 4. 2023: unit 2 lists three, one recognised; unit 3 lists
# one late; unit 4 is silent. 2022: unit 4 lists two, and nobody else.
TABLES = make_tables(
    make_district(3),
    [
        (1, 2, "register", 2023, "2023-03-01"),
        (2, 2, "result", 2023, "2023-11-01"),
        (3, 3, "register", 2023, "2023-04-20"),
        (4, 4, "register", 2022, "2022-03-01"),
    ],
    [
        listed(1, 2, 2023, "Đường hoa", field="culture_society"),
        listed(1, 2, 2023, "Tiếng kẻng an ninh", field="defence_security"),
        listed(1, 2, 2023, "Một cửa thân thiện", origin="maintained"),
        listed(2, 2, 2023, "Đường hoa", field="culture_society", level="district"),
        listed(3, 3, 2023, "Nuôi bò sinh sản"),
        listed(4, 4, 2022, "Vườn rau sạch"),
        listed(4, 4, 2022, "Đèn đường quê"),
    ],
)
PLAN = make_plan()
FOUND = results(TABLES, PLAN, AFTER)
GROUPS = pd.DataFrame({"unit_id": [2, 3, 4], "group": ["a", "a", "b"]})


def test_a_groups_figures_of_a_year_are_those_worked_out_by_hand():
    found = group_tallies(FOUND, GROUPS, PLAN, AFTER, 2023)
    a, b = row_of(found, group="a"), row_of(found, group="b")

    assert a[["units", "owed_by_now", "reported", "not_reported"]].tolist() == [2, 2, 2, 0]
    # Unit 2 has two that count (one is only maintained), unit 3 has one.
    assert a[["met", "reached_aim", "models"]].tolist() == [2, 1, 3]
    assert a[["registered", "recognised"]].tolist() == [4, 1]
    assert a[["on_time", "judged"]].tolist() == [1, 2]
    assert b[["units", "owed_by_now", "not_reported", "met", "models"]].tolist() == [1, 1, 1, 0, 0]
    assert models_each(found).tolist()[0] == 3 / 2
    assert pd.isna(models_each(found)[1])


def test_a_silent_group_has_no_share_of_any_field_and_a_talking_one_has_all():
    found = fields_of_groups(FOUND, GROUPS, PLAN, 2023)

    assert set(found["group"]) == {"a"}
    assert row_of(found, field="economy")["share"] == 1 / 3
    assert row_of(found, field="political_system")["counted"] == 0


def test_without_a_quota_what_is_kept_is_of_the_number_too():
    free = make_plan(quota=None)
    found = results(TABLES, free, AFTER)
    tallies = group_tallies(found, GROUPS, free, AFTER, 2023)

    # Unit 2 tells of three, one of them maintained and one recognised; unit 3 of one.
    assert tallies["models"].tolist() == [4, 0]
    assert tallies[["registered", "recognised"]].values.tolist() == [[4, 1], [0, 0]]
    assert fields_of_groups(found, GROUPS, free, 2023)["counted"].sum() == 4


def test_the_change_since_the_year_before_is_told_with_whether_it_may_be_chance():
    now = ranked(shares_of((95, 100), (5, 10), (0, 0)), "share_met")
    before = ranked(shares_of((60, 100), (4, 10), (1, 2)), "share_met")
    found = changed(now, before)

    assert found["change"].tolist()[:2] == pytest.approx([0.35, 0.1])
    assert found["clear"].tolist() == [True, False, False]
    assert pd.isna(found["change"].iloc[2])


def test_peers_are_of_one_kind_and_none_is_more_than_twice_the_smallest():
    sizes = pd.DataFrame(
        {
            "group": ["a", "b", "c", "d", "e"],
            "kind": ["party", "party", "party", "union", "party"],
            "size": [10, 20, 21, 12, 0],
        }
    )
    found = peers(sizes).set_index("group")

    assert found["peers"].to_dict() == {"e": 0, "a": 1, "b": 1, "c": 2, "d": 3}
    assert found.loc["a", ["least", "most"]].tolist() == [10, 20]


@given(st.lists(st.integers(0, 90), min_size=1, max_size=20))
def test_every_group_has_its_peers_whatever_the_order(sizes):
    rows = pd.DataFrame({"size": sizes, "kind": "party", "group": [f"g{n}" for n in sizes]})
    rows["group"] += [f"-{place}" for place in range(len(sizes))]
    found, turned = peers(rows), peers(rows.iloc[::-1])

    assert len(found) == len(sizes)
    assert (found["most"] <= 2 * found["least"]).all()
    assert found.equals(turned)


DISTRICT_OF = st.dictionaries(st.integers(4, 8), st.sampled_from(["a", "b", "c"]))


def grouped(chosen):
    made = pd.DataFrame({"unit_id": list(chosen), "group": list(chosen.values())})
    return made.astype({"unit_id": "int64", "group": "str"})


@law
@given(tables(), plans(), DAYS, DISTRICT_OF, st.none() | st.sampled_from(YEARS))
def test_the_groups_together_are_the_figures_of_their_units(made, plan, day, chosen, year):
    found = results(made, plan, day)
    groups = grouped(chosen)
    tallies = group_tallies(found, groups, plan, day, year)
    rows = found.compliance[found.compliance["unit_id"].isin(groups["unit_id"])]
    whole = headline(found.instead(compliance=rows), plan, day, year)

    for figure in ("owed_by_now", "reported", "not_reported", "on_time", "judged"):
        assert tallies[figure].sum() == getattr(whole, figure)
    if plan.quota:
        for figure in ("models", "registered", "recognised"):
            assert tallies[figure].sum() == getattr(whole, figure)
        assert tallies["met"].sum() == whole.met
    for of, among in SHARES.values():
        assert (tallies[of].fillna(0) <= tallies[among]).all()


@law
@given(tables(), plans(), DAYS, DISTRICT_OF)
def test_the_fields_of_a_group_add_up_to_its_models(made, plan, day, chosen):
    found, groups = results(made, plan, day), grouped(chosen)
    tallies = group_tallies(found, groups, plan, day).set_index("group")["models"]
    fields = fields_of_groups(found, groups, plan)

    sums = fields.groupby("group")["counted"].sum().reindex(tallies.index, fill_value=0)
    assert sums.tolist() == tallies.tolist()
    shares = fields.dropna().groupby("group")["share"].sum()
    assert shares.tolist() == pytest.approx([1] * len(shares))


@law
@given(tables(), plans(), DAYS, lineages(), DAYS)
def test_groups_converted_to_the_units_of_a_day_add_up_to_what_was_reported(
    made, plan, day, lineage, converted_to
):
    units, steps = lineage
    found = results(made._replace(units=units), plan, day)
    into = conversion(units, steps, converted_to)
    views = [
        pd.DataFrame({"unit_id": into["unit_id"], "group": into[column].astype("str")})
        for column in ("unit_id", "into_unit_id")
    ]
    sums = [group_tallies(found, groups, plan, day)[GROUP_TALLIES[1:]].sum() for groups in views]

    assert sums[0].tolist() == sums[1].tolist()


def test_a_group_under_two_plans_has_what_it_has_under_both():
    alone = group_tallies(FOUND, GROUPS, PLAN, AFTER, 2023)
    free = make_plan(quota=None)
    unmeasured = group_tallies(results(TABLES, free, AFTER), GROUPS, free, AFTER, 2023)
    both = added_up([alone, unmeasured])

    assert both["reported"].tolist() == [4, 0]
    assert both["met"].tolist() == alone["met"].tolist()
    assert unmeasured["met"].isna().all()


def test_the_figures_of_two_districts_are_those_of_progress():
    found = group_tallies(FOUND, GROUPS, PLAN, AFTER)
    rows = FOUND.compliance.merge(GROUPS, on="unit_id")
    by_group = progress(rows, rows[["unit_id"]], PLAN, AFTER, ["group"])

    assert found["met"].tolist() == by_group["met"].tolist()
    shares = ranked(found, "share_met")["share"].tolist()
    assert shares == pytest.approx(by_group["share_met"].tolist())
