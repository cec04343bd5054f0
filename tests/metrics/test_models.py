"""Each model once, and which of them count."""

import pytest

from domain.kinds import Origin
from domain.plans import Counting, Quota
from metrics.models import models
from metrics.results import results
from metrics.standing import standing_reports
from tests.metrics.makers import AFTER, listed, make_plan, make_tables, row_of

REPORTS = [
    (21, 2, "register", 2021, "2021-09-01"),
    (22, 2, "register", 2022, "2022-03-01"),
    (52, 2, "result", 2022, "2022-11-01"),
    (53, 2, "result", 2023, "2023-11-01"),
]


def found_models(listings, plan=None, reports=REPORTS):
    made = make_tables(reports=reports, listings=listings)
    standing = standing_reports(made.reports, AFTER)
    return models(made, standing, plan or make_plan(), AFTER).models


@pytest.mark.parametrize(
    ("origin", "counts"),
    [
        ("new", True),
        ("replicated", True),
        ("upgraded", False),
        ("maintained", False),
        ("unknown", True),
    ],
)
def test_new_and_replicated_models_count_and_unknown_ones_until_disproved(origin, counts):
    found = found_models([listed(22, 2, 2022, "Tiếng kẻng an ninh", origin=origin)])
    assert found["counts"].tolist() == [counts]


def test_a_plan_says_itself_which_origins_count():
    plan = make_plan(counting=Counting(origins=(Origin.UPGRADED,)))
    found = found_models(
        [
            listed(22, 2, 2022, "Tiếng kẻng an ninh", origin="upgraded"),
            listed(22, 2, 2022, "Một cửa thân thiện", origin="new"),
        ],
        plan,
    )
    assert row_of(found, name="Tiếng kẻng an ninh")["counts"]
    assert not row_of(found, name="Một cửa thân thiện")["counts"]


def test_a_model_that_two_reports_name_is_one_and_what_is_stated_beats_what_is_not():
    found = found_models(
        [
            listed(22, 2, 2022, "Một cửa thân thiện", origin="new", form="unknown", field=None),
            listed(
                52,
                2,
                2022,
                "Một cửa thân thiện",
                origin="unknown",
                form="collective",
                field="culture_society",
                state="effective",
                level="commune",
            ),
        ]
    )
    one = row_of(found, name="Một cửa thân thiện")
    assert (one["origin"], one["form"], one["field"]) == ("new", "collective", "culture_society")
    assert (one["state"], one["level"]) == ("effective", "commune")


def test_the_result_has_the_last_word_though_its_file_was_taken_in_before_the_register():
    found = found_models(
        [
            listed(52, 2, 2022, "Một cửa thân thiện", origin="upgraded", state="effective"),
            listed(22, 2, 2022, "Một cửa thân thiện", origin="new", state="registered"),
        ]
    )
    assert found[["origin", "state"]].iloc[0].tolist() == ["upgraded", "effective"]
    assert not found["counts"].any()


def test_the_highest_recognition_is_kept():
    found = found_models(
        [
            listed(52, 2, 2022, "Một cửa thân thiện", level="province"),
            listed(53, 2, 2022, "Một cửa thân thiện", level="district"),
        ]
    )
    assert found["level"].tolist() == ["province"]


def test_what_is_not_recognised_has_no_level():
    assert found_models([listed(22, 2, 2022, "Một cửa thân thiện")])["level"].isna().all()


@pytest.mark.parametrize(
    ("done_at", "names"),
    [
        ("registered", {"Đường hoa", "Vườn rau", "Camera", "Tiếng kẻng"}),
        ("effective", {"Vườn rau", "Camera", "Tiếng kẻng"}),
        ("commune", {"Camera", "Tiếng kẻng"}),
        ("district", {"Tiếng kẻng"}),
    ],
)
def test_a_model_counts_once_it_has_come_as_far_as_the_plan_asks(done_at, names):
    made = make_tables(
        reports=[(1, 2, "register", 2023, "2023-03-01"), (2, 2, "result", 2023, "2023-11-01")],
        listings=[
            listed(1, 2, 2023, "Đường hoa"),
            listed(2, 2, 2023, "Vườn rau", state="effective"),
            listed(2, 2, 2023, "Camera", level="commune"),
            listed(2, 2, 2023, "Tiếng kẻng", level="province"),
        ],
    )
    found = results(made, make_plan(counting=Counting(done_at=done_at)), AFTER)
    rows = found.models

    assert set(rows.loc[rows["counts"], "name"]) == names
    year = row_of(found.compliance, unit_id=2, year=2023)
    assert (year["total"], found.counts["registered"].sum()) == (len(names), 4)


@pytest.mark.parametrize(
    ("done_at", "total", "state"), [("registered", 3, "exceeded"), ("district", 0, "none")]
)
def test_a_number_alone_says_nothing_of_how_far_its_models_came(done_at, total, state):
    made = make_tables(
        reports=[(1, 2, "counts", 2023, "2023-03-01")], stated=[(1, 2, 2023, "economy", 3)]
    )
    found = results(made, make_plan(counting=Counting(done_at=done_at)), AFTER)
    year = row_of(found.compliance, unit_id=2, year=2023)

    assert (year["total"], year["state"]) == (total, state)
    assert found.counts["registered"].sum() == 3


@pytest.mark.parametrize(
    ("why", "striking", "year", "counts"),
    [
        ("struck off in the year it is registered it stops counting", 52, 2022, False),
        ("struck off a year later it had counted when registered", 53, 2022, True),
    ],
)
def test_a_struck_off_model_stops_counting_in_that_year(why, striking, year, counts):
    found = found_models(
        [
            listed(22, 2, year, "Một cửa thân thiện"),
            listed(striking, 2, year, "Một cửa thân thiện", state="struck_off"),
        ]
    )
    assert found["counts"].tolist() == [counts], why
    assert found["struck_year"].tolist() == [{52: 2022, 53: 2023}[striking]]


def test_a_model_struck_off_twice_is_struck_off_the_first_time():
    found = found_models(
        [
            listed(53, 2, 2022, "Một cửa thân thiện", state="struck_off"),
            listed(52, 2, 2022, "Một cửa thân thiện", state="struck_off"),
        ]
    )
    assert found["struck_year"].tolist() == [2022]


@pytest.mark.parametrize(
    ("why", "name", "origin", "counts", "to_confirm"),
    [
        ("no origin and the very same name: it repeats", "Một cửa thân thiện", "unknown", 0, 0),
        ("called new under the same name: a person decides", "Một cửa thân thiện", "new", 1, 1),
        ("replicated under its own old name likewise", "Một cửa thân thiện", "replicated", 1, 1),
        ("a like name: a person decides", "Bộ phận một cửa thân thiện", "new", 1, 1),
        ("a like name and no origin likewise", "Bộ phận một cửa thân thiện", "unknown", 1, 1),
        ("the same words in another order", "Thân thiện một cửa", "new", 1, 1),
        ("another name that shares two words", "Chính quyền thân thiện", "new", 1, 0),
        ("what does not count waits for nobody", "Bộ phận một cửa thân thiện", "maintained", 0, 0),
    ],
)
def test_a_model_of_an_earlier_year_is_not_new(why, name, origin, counts, to_confirm):
    found = found_models(
        [
            listed(21, 2, 2021, "Một cửa thân thiện"),
            listed(22, 2, 2022, name, origin=origin),
        ]
    )
    later = row_of(found, year=2022)
    assert (later["counts"], later["to_confirm"]) == (bool(counts), bool(to_confirm)), why
    first = row_of(found, year=2021)
    assert (first["counts"], first["to_confirm"]) == (True, False)


def test_only_a_repeat_without_origin_is_marked_as_one():
    found = found_models(
        [
            listed(21, 2, 2021, "Một cửa thân thiện"),
            listed(22, 2, 2022, "Một cửa thân thiện", origin="unknown"),
        ]
    )
    assert found.sort_values("year")["repeats"].tolist() == [False, True]


def test_another_unit_may_have_a_model_of_the_same_name():
    reports = [*REPORTS, (31, 3, "register", 2022, "2022-03-01")]
    found = found_models(
        [
            listed(21, 2, 2021, "Một cửa thân thiện"),
            listed(31, 3, 2022, "Một cửa thân thiện", origin="unknown"),
        ],
        reports=reports,
    )
    assert found["counts"].all()
    assert not found["to_confirm"].any()


def test_where_a_plan_cumulates_the_models_of_earlier_years_count_again():
    plan = make_plan(quota=Quota(at_least=1, aim=2, cumulated=True, source="II.4"))
    found = found_models(
        [
            listed(21, 2, 2021, "Một cửa thân thiện"),
            listed(22, 2, 2022, "Một cửa thân thiện", origin="unknown"),
        ],
        plan,
    )
    assert found["counts"].all()
    assert not found["to_confirm"].any()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tuyến đường hoa tự quản", "Đường hoa tự quản"),
        ("Đường hoa tự quản", "Tuyến đường hoa tự quản"),
    ],
)
def test_of_like_names_in_two_reports_of_a_year_the_one_said_later_waits(first, second):
    found = found_models([listed(22, 2, 2022, first), listed(52, 2, 2022, second)])
    assert not row_of(found, name=first)["to_confirm"]
    assert row_of(found, name=second)["to_confirm"]
    assert found["counts"].all()


def test_like_names_that_one_report_names_side_by_side_are_two_models():
    found = found_models(
        [
            listed(22, 2, 2022, "Đường hoa thôn Đông"),
            listed(22, 2, 2022, "Đường hoa thôn Đoài"),
            listed(52, 2, 2022, "Đường hoa thôn Đoài"),
        ]
    )
    assert len(found) == 2
    assert not found["to_confirm"].any()


def test_lists_that_were_replaced_name_no_models():
    reports = [(1, 2, "register", 2022, "2022-03-01"), (2, 2, "register", 2022, "2022-03-09")]
    found = found_models(
        [listed(1, 2, 2022, "Một cửa thân thiện"), listed(2, 2, 2022, "Tiếng kẻng an ninh")],
        reports=reports,
    )
    assert found["name"].tolist() == ["Tiếng kẻng an ninh"]


def test_a_name_of_stock_words_alone_is_known_by_its_words():
    found = found_models(
        [
            listed(22, 2, 2022, "Mô hình Dân vận khéo", name_key=""),
            listed(22, 2, 2022, "Điển hình dân vận", name_key=""),
        ]
    )
    assert len(found) == 2


def test_no_listings_make_no_models():
    found = found_models([])
    assert found.empty
    assert {"counts", "repeats", "to_confirm", "struck_year"} <= set(found.columns)
