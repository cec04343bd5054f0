"""Numbers by unit, year, field and origin; and the list against the number."""

from metrics.results import results
from tests.metrics.makers import AFTER, FIELDS, listed, make_plan, make_tables, row_of


def counted(plan=None, **rows):
    return results(make_tables(**rows), plan or make_plan(), AFTER)


def test_a_year_worked_out_by_hand():
    # Unit 2 registers in March 2022 four models of the economy and one of culture:
    #   new, replicated, of unknown origin: 3 count, 1 of them of unknown origin;
    #   upgraded: registered, does not count; culture, new: counts in March.
    # Its result report of November strikes off the one of culture: counted there 1 - 1 = 0.
    # Economy: registered 4, counted 3. Culture: registered 1, counted 0, struck off 1. In all 3.
    names = ["Nuôi bò sinh sản", "Trồng nhãn muộn", "Chuối tiêu hồng", "Đường hoa", "Bóng chuyền"]
    origins = ["new", "replicated", "unknown", "upgraded", "new"]
    fields = ["economy"] * 4 + ["culture_society"]
    lines = [
        listed(1, 2, 2022, name, origin=origin, field=field)
        for name, origin, field in zip(names, origins, fields, strict=True)
    ]
    struck = listed(2, 2, 2022, "Bóng chuyền", field="culture_society", state="struck_off")
    found = counted(
        reports=[(1, 2, "register", 2022, "2022-03-09"), (2, 2, "result", 2022, "2022-11-20")],
        listings=[*lines, struck],
    )
    economy = row_of(found.counts, unit_id=2, year=2022, field="economy")
    assert economy[["new", "replicated", "unknown", "upgraded", "maintained"]].tolist() == [
        1,
        1,
        1,
        1,
        0,
    ]
    assert economy[["registered", "counted", "unknown_origin", "struck_off"]].tolist() == [
        4,
        3,
        1,
        0,
    ]
    culture = row_of(found.counts, unit_id=2, year=2022, field="culture_society")
    assert culture[["registered", "counted", "unknown_origin", "struck_off"]].tolist() == [
        1,
        0,
        0,
        1,
    ]
    year = row_of(found.compliance, unit_id=2, year=2022)
    assert year[["total", "unknown_origin", "struck_off"]].tolist() == [3, 1, 1]
    assert year["state"] == "exceeded"


def test_every_field_of_the_plan_has_a_row_in_a_reported_year_and_no_other_year_has_any():
    found = counted(
        reports=[(1, 2, "register", 2022, "2022-03-09")],
        listings=[listed(1, 2, 2022, "Đường hoa")],
    )
    assert set(found.counts["field"]) == set(FIELDS)
    assert len(found.counts) == len(FIELDS)
    assert found.counts["counted"].sum() == 1


def test_where_a_list_and_a_number_disagree_the_list_is_the_figure():
    found = counted(
        reports=[(1, 2, "register", 2023, "2023-03-09"), (2, 2, "counts", 2023, "2023-12-01")],
        listings=[listed(1, 2, 2023, "Đường hoa")],
        stated=[(2, 2, 2023, "economy", 4), (2, 2, 2023, "culture_society", 2)],
    )
    year = row_of(found.compliance, unit_id=2, year=2023)
    assert (year["basis"], year["total"], year["stated_total"]) == ("list", 1, 6)
    assert found.counts["counted"].sum() == 1


def test_where_there_is_only_a_number_it_is_the_figure_and_its_origin_unknown():
    found = counted(
        reports=[(2, 2, "counts", 2023, "2023-12-01")],
        stated=[(2, 2, 2023, "economy", 4), (2, 2, 2023, "culture_society", 2)],
    )
    year = row_of(found.compliance, unit_id=2, year=2023)
    assert (year["basis"], year["total"], year["unknown_origin"]) == ("counts", 6, 6)
    assert year[["stated_total"]].isna().all()


def test_a_number_that_was_replaced_is_not_counted():
    found = counted(
        reports=[(1, 2, "counts", 2023, "2023-11-01"), (2, 2, "counts", 2023, "2023-12-01")],
        stated=[(1, 2, 2023, "economy", 9), (2, 2, 2023, "economy", 2)],
    )
    assert found.compliance["total"].sum() == 2


def test_a_model_that_only_a_later_report_mentions_is_no_list_of_its_year():
    # The result report of 2024 names one model registered in 2023; the form of 2023 said 6.
    rows = {
        "reports": [(1, 2, "counts", 2023, "2023-12-01"), (2, 2, "result", 2024, "2024-11-01")],
        "listings": [listed(2, 2, 2023, "Đường hoa")],
        "stated": [(1, 2, 2023, "economy", 6)],
    }
    found = counted(**rows)
    assert row_of(found.compliance, unit_id=2, year=2023)["total"] == 6
    without = counted(**(rows | {"reports": rows["reports"][1:]}))
    year = row_of(without.compliance, unit_id=2, year=2023)
    assert (year["basis"], year["total"], year["state"]) == ("list", 1, "met")


def test_a_model_struck_off_later_is_shown_in_that_year_and_still_counts_in_its_own():
    found = counted(
        reports=[(1, 2, "register", 2022, "2022-03-01"), (2, 2, "result", 2023, "2023-11-01")],
        listings=[
            listed(1, 2, 2022, "Đường hoa"),
            listed(2, 2, 2022, "Đường hoa", state="struck_off"),
        ],
    )
    before = row_of(found.compliance, unit_id=2, year=2022)
    after = row_of(found.compliance, unit_id=2, year=2023)
    assert before[["total", "struck_off"]].tolist() == [1, 0]
    assert after[["total", "struck_off"]].tolist() == [0, 1]


def test_what_the_half_year_struck_off_stays_struck_off_when_the_year_says_nothing_of_it():
    # Registered in March: 2. Struck off in July's half-yearly report: 1. The report of December
    # speaks only of the one that is left. Counted: 1.
    found = counted(
        reports=[
            (1, 2, "register", 2022, "2022-03-01"),
            (2, 2, "result", 2022, "2022-07-01", "own", 2, "first_half"),
            (3, 2, "result", 2022, "2022-12-01", "own", 3, "year"),
        ],
        listings=[
            listed(1, 2, 2022, "Đường hoa"),
            listed(1, 2, 2022, "Nuôi bò sinh sản"),
            listed(2, 2, 2022, "Đường hoa", state="struck_off"),
            listed(3, 2, 2022, "Nuôi bò sinh sản", state="effective"),
        ],
    )
    year = row_of(found.compliance, unit_id=2, year=2022)
    assert year[["total", "struck_off"]].tolist() == [1, 1]


def test_words_of_an_open_list_are_fields_as_written_and_none_is_a_field_too():
    plan = make_plan(fields=(), fields_open=True)
    found = counted(
        plan,
        reports=[(1, 2, "register", 2022, "2022-03-01")],
        listings=[
            listed(1, 2, 2022, "Đường hoa", field="Nông thôn mới"),
            listed(1, 2, 2022, "Bóng chuyền", field=None),
        ],
    )
    assert found.counts["field"].tolist() == ["", "Nông thôn mới"]
    assert row_of(found.compliance, unit_id=2, year=2022)["total"] == 2
