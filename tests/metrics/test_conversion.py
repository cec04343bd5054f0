"""Units that changed: by lineage alone, exact where whole, marked where not; totals agree."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from laws import law

from metrics.conversion import conversion, converted, converted_compliance
from metrics.results import results
from tests.metrics.makers import (
    AFTER,
    listed,
    make_lineage,
    make_plan,
    make_tables,
    make_units,
    row_of,
)
from tests.metrics.worlds import DAYS, YEARS, lineages, plans, tables

DAY = date(2025, 7, 1)
ABOVE = (1, "H", "Huyện Mẫu", "district", None, None, "2025-06-30")


def commune(unit_id, first=None, last=None, name=None, code=None):
    written = f"Xã {unit_id:02}"
    return (unit_id, code or f"X{unit_id:02}", name or written, "commune", 1, first, last)


OLD = [commune(unit, last="2025-06-30") for unit in (2, 3, 4)]
NEW = commune(20, first="2025-07-01")


def ends(units, steps, day=DAY):
    found = conversion(make_units(units), make_lineage(steps), day)
    pairs = zip(found["into_unit_id"], found["conversion"], strict=True)
    return dict(zip(found["unit_id"], pairs, strict=True))


def test_a_unit_of_the_day_is_itself_and_one_that_went_over_whole_is_the_other():
    found = ends([ABOVE, *OLD, NEW], [(2, 20, "2025-07-01", True)])

    assert found[2] == (20, "whole")
    assert found[20] == (20, "kept")
    assert found[3] == (3, "ended")


def test_mergers_are_followed_one_after_another_up_to_the_day():
    units = [commune(2, last="2025-02-28"), commune(5, "2025-03-01", "2025-06-30"), NEW]
    steps = [(2, 5, "2025-03-01", True), (5, 20, "2025-07-01", True)]

    assert ends(units, steps)[2] == (20, "whole")
    assert ends(units, steps, date(2025, 6, 30)) == {
        2: (5, "whole"),
        5: (5, "kept"),
        20: (20, "later"),
    }
    assert ends(units, steps, date(2025, 2, 28))[2] == (2, "kept")


def test_a_unit_of_which_only_parts_went_over_stays_what_it_was_and_is_marked():
    steps = [(2, 20, "2025-07-01", False), (2, 3, "2025-07-01", False)]
    found = ends([commune(2, last="2025-06-30"), commune(3), NEW], steps)

    assert found[2] == (2, "parts")
    assert (found[3], found[20]) == ((3, "kept"), (20, "kept"))


def test_a_unit_that_lives_on_without_a_part_is_marked_for_those_who_were_in_it_by_then():
    units = [commune(2, last="2020-12-31"), commune(3), commune(4), commune(5, last="2024-12-31")]
    steps = [(2, 3, "2021-01-01", True), (3, 4, "2023-01-01", False), (5, 3, "2025-01-01", True)]
    found = ends(units, steps)

    assert (found[2], found[3]) == ((3, "parts"), (3, "parts"))
    assert found[5] == (3, "whole")


def test_a_new_commune_that_keeps_an_old_ones_name_and_code_is_another_unit():
    """Domain notes: 3,181 of 3,316 merged communes reuse a part's code, 1,688 a part's name."""
    same = {"name": "Xã Chí Minh", "code": "12271"}
    old = [commune(2, last="2025-06-30", **same), commune(3, last="2025-06-30")]
    units = [ABOVE, *old, commune(20, first="2025-07-01", **same)]
    steps = [(3, 20, "2025-07-01", True)]
    made = make_tables(
        make_units(units),
        [(1, 2, "register", 2024, "2024-03-01"), (2, 3, "register", 2024, "2024-03-01")],
        [listed(1, 2, 2024, "Đèn đường"), listed(1, 2, 2024, "Loa"), listed(2, 3, 2024, "Cổng")],
    )
    found = results(made, make_plan(), AFTER)
    after = converted_compliance(found.compliance, conversion(made.units, make_lineage(steps), DAY))

    assert row_of(found.compliance, unit_id=2, year=2024)["total"] == 2
    assert row_of(after, unit_id=2, year=2024)["total"] == 2
    assert row_of(after, unit_id=20, year=2024)["total"] == 1


@pytest.fixture
def merged():
    """2024: unit 2 has 3 models, unit 3 has none at all, unit 4 said nothing; all went into 20."""
    made = make_tables(
        make_units([ABOVE, *OLD, NEW]),
        [(1, 2, "register", 2024, "2024-03-01"), (2, 3, "register", 2024, "2024-03-01")],
        [
            listed(1, 2, 2024, "Đèn đường"),
            listed(1, 2, 2024, "Hòm thư", field="defence_security"),
            listed(1, 2, 2024, "Nuôi ong"),
            listed(2, 3, 2024, "Cổng chào", origin="maintained"),
        ],
    )
    steps = make_lineage([(unit, 20, "2025-07-01", True) for unit in (2, 3, 4)])
    return results(made, make_plan(), AFTER), conversion(made.units, steps, DAY)


def test_a_surplus_of_one_part_never_covers_the_lack_of_another(merged):
    found, into = merged
    row = row_of(converted_compliance(found.compliance, into), unit_id=20, year=2024)

    assert (row["total"], row["at_least"], row["aim"], row["done"]) == (3, 3, 6, 1)
    assert (row["units_owed"], row["units_reported"], row["units_met"]) == (3, 2, 1)
    assert row["state"] == "none"


def test_a_year_of_which_no_part_said_anything_is_not_reported(merged):
    found, into = merged
    row = row_of(converted_compliance(found.compliance, into), unit_id=20, year=2023)

    assert row["state"] == "not_reported"
    assert pd.isna(row["total"])
    assert (row["at_least"], row["done"]) == (3, 0)


def test_models_go_over_with_their_unit(merged):
    found, into = merged
    models = converted(found.models, into)

    assert set(models["unit_id"]) == {20}
    assert sorted(models["from_unit_id"]) == [2, 2, 2, 3]


@law
@given(tables(), plans(), DAYS, lineages(), DAYS)
def test_the_totals_of_both_views_agree(made, plan, as_of, lineage, day):
    units, steps = lineage
    found = results(made._replace(units=units), plan, as_of)
    into = conversion(units, steps, day)
    after = converted_compliance(found.compliance, into)
    before = found.compliance
    duties = before[before["owed"]]

    for column in ("total", "stated_total", "unknown_origin", "to_confirm", "struck_off"):
        assert after[column].sum() == before[column].sum()
    for column in ("at_least", "aim"):
        assert after[column].sum() == duties[column].sum()
    capped = duties["total"].fillna(0).clip(upper=duties["at_least"].fillna(0))
    assert after["done"].sum() == capped.sum()
    assert after["units_owed"].sum() == len(duties)
    for year in YEARS:
        of_year = [table[table["year"] == year]["total"].sum() for table in (before, after)]
        assert of_year[0] == of_year[1]


@law
@given(tables(), plans(), DAYS, lineages())
def test_before_anything_changed_the_converted_view_is_the_reported_one(made, plan, as_of, lineage):
    units, steps = lineage
    found = results(made._replace(units=units), plan, as_of).compliance
    into = conversion(units, steps, date(2019, 1, 1))
    after = converted_compliance(found, into)

    both = found.merge(after, on=["unit_id", "year"], suffixes=("", "_after"))
    assert len(both) == len(found) == len(after)
    assert both["state"].tolist() == both["state_after"].tolist()
    assert both["total"].fillna(-1).tolist() == both["total_after"].fillna(-1).tolist()


@law
@given(lineages(), DAYS)
def test_what_is_exact_stands_under_a_unit_of_the_day(lineage, day):
    units, steps = lineage
    found = conversion(units, steps, day)
    lives = units.set_index("unit_id")
    for row in found[found["conversion"].isin(["kept", "whole"])].itertuples():
        into = lives.loc[row.into_unit_id]
        assert pd.isna(into["valid_from"]) or into["valid_from"] <= pd.Timestamp(day)
        assert pd.isna(into["valid_to"]) or into["valid_to"] >= pd.Timestamp(day)
