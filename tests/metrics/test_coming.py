"""What is due next, and what came back and was not sent again."""

from datetime import date

from metrics.coming import coming_reports
from metrics.not_sent_again import not_sent_again
from metrics.results import results
from tests.metrics.makers import make_plan, make_reports, make_tables

DAY = date(2022, 3, 31)


def test_the_next_days_say_how_many_owe_a_report_and_of_how_many_it_is_not_in():
    made = make_tables(reports=[(1, 2, "register", 2022, "2022-03-01")])
    found = results(made, make_plan(), DAY)
    coming = coming_reports(found.timeliness, DAY)

    assert [str(due.date()) for due in coming["due"]] == [
        "2022-03-31",
        "2023-03-31",
        "2024-03-31",
        "2025-03-31",
    ]
    assert coming["owed"].tolist() == [3, 3, 3, 3]
    assert coming["waiting"].tolist() == [2, 3, 3, 3]


def test_a_day_that_is_past_does_not_come_again():
    found = results(make_tables(), make_plan(), date(2025, 4, 1))

    assert coming_reports(found.timeliness, date(2025, 4, 1)).empty


def test_a_report_that_came_back_waits_until_one_of_the_same_unit_and_period_is_taken_in():
    rows = [
        (1, 2, "register", 2021, "2021-03-01"),
        (2, 3, "register", 2021, "2021-03-01"),
        (3, 2, "register", 2021, "2021-04-01"),
        (4, 3, "register", 2022, "2022-03-01"),
        (5, 4, "register", 2021, "2021-05-01", "own", 0),
        (6, 4, "register", 2021, "2021-03-01"),
    ]
    states = ["returned", "returned", "accepted", "accepted", "accepted", "returned"]
    waiting = not_sent_again(make_reports(rows).assign(state=states))

    # Unit 3 sent another year's; of unit 4 the one accepted was taken in before it came back.
    assert waiting["report_id"].tolist() == [2, 6]
