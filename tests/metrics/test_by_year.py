"""Models year by year, beside what is owed: of the small district, worked out by hand."""

from datetime import date

from domain.kinds import Origin
from metrics.by_year import counted_by_year, kept_by_year, not_due_of, owed_by_year
from tests.decks.courses import district, silent


def rows(table):
    return list(table.itertuples(index=False, name=None))


def test_a_year_that_nobody_reported_has_no_row_and_a_field_without_a_model_has_one():
    seen = district()
    told = rows(counted_by_year(seen.found, seen.plan))

    # Of unit 2 one model is struck off; unit 3 has one.
    assert [row for row in told if row[2]] == [(2023, "economy", 2)]
    assert {year for year, _field, _count in told} == {2023}
    assert len(told) == len(seen.plan.fields)
    assert counted_by_year(silent().found, seen.plan).empty


def test_what_is_owed_is_due_or_to_come():
    assert rows(owed_by_year(district(date(2023, 3, 31)).found.compliance)) == [
        (2021, 3, True),
        (2022, 3, True),
        (2023, 3, False),
        (2024, 3, False),
        (2025, 3, False),
    ]
    not_due = []
    for day in (date(2023, 3, 31), date(2023, 4, 1)):
        every = district(day).found.compliance
        owing = every[every["owed"]]
        not_due.append(not_due_of(owing[["year"]].assign(due=owing["due_passed"])))
    assert not_due == [{2023, 2024, 2025}, {2024, 2025}]
    assert owed_by_year(district(quota=None).found.compliance).empty


def test_an_origin_of_which_nothing_is_told_has_no_row():
    origins = [origin.value for origin in Origin]

    assert rows(kept_by_year(district(quota=None).found, origins)) == [(2023, "new", 2)]
    assert kept_by_year(silent(quota=None).found, origins).empty
