"""How the models are spread over the fields."""

from metrics.fields import fields_balance
from metrics.results import results
from tests.metrics.makers import AFTER, FIELDS, listed, make_plan, make_tables, row_of

TABLES = make_tables(
    reports=[(1, 2, "register", 2021, "2021-09-01"), (2, 3, "register", 2022, "2022-03-01")],
    listings=[
        listed(1, 2, 2021, "Đường hoa", field="political_system"),
        listed(1, 2, 2021, "Nuôi bò sinh sản"),
        listed(2, 3, 2022, "Một cửa thân thiện", field="political_system"),
        listed(2, 3, 2022, "Tiếng kẻng an ninh", field="political_system", origin="maintained"),
    ],
)


def spread(plan, *, by_year=False):
    found = results(TABLES, plan, AFTER)
    return fields_balance(found.counts, found.compliance, plan, by_year=by_year)


def test_every_field_of_the_plan_is_shown_in_its_order_with_its_share():
    found = spread(make_plan())
    assert found["field"].tolist() == list(FIELDS)
    assert found["counted"].tolist() == [1, 0, 0, 2]
    assert found["share"].tolist() == [1 / 3, 0, 0, 2 / 3]


def test_each_year_is_a_whole_of_its_own():
    found = spread(make_plan(), by_year=True)
    assert len(found) == 5 * len(FIELDS)
    assert row_of(found, year=2022, field="political_system")["share"] == 1
    assert found.loc[found["year"] == 2024, "share"].isna().all()


def test_words_of_an_open_list_come_by_number():
    found = spread(make_plan(fields=(), fields_open=True))
    assert found["field"].tolist() == ["political_system", "economy"]


def test_only_the_units_given_are_counted():
    plan = make_plan()
    found = results(TABLES, plan, AFTER)
    one = found.compliance[found.compliance["unit_id"] == 3]
    assert fields_balance(found.counts, one, plan)["counted"].sum() == 1
