"""What people decided on models, as of a day."""

from datetime import date

import pytest

from metrics.models import models
from metrics.standing import standing_reports
from tests.metrics.deciding import make_decisions, make_lineage
from tests.metrics.makers import AFTER, listed, make_plan, make_tables, make_units, row_of

REPORTS = [
    (21, 2, "register", 2021, "2021-09-01"),
    (22, 2, "register", 2022, "2022-03-01"),
    (23, 2, "register", 2023, "2023-03-01"),
]
DOOR, FRIENDLY = "Một cửa thân thiện", "Bộ phận một cửa thân thiện"
LIKE = [listed(21, 2, 2021, DOOR, model_id=1), listed(22, 2, 2022, FRIENDLY, model_id=2)]
SAME = {"kind": "same", "model_id": 2, "other_model_id": 1, "other_unit_id": 2}


def counted(listings, decisions=(), as_of=AFTER, reports=REPORTS, **more):
    made = make_tables(more.pop("units", None), reports, listings)
    made = made._replace(decisions=make_decisions(list(decisions)), **more)
    return models(made, standing_reports(made.reports, as_of), make_plan(), as_of)


def flags(found, year, name=None):
    row = row_of(found.models, year=year, **({"name": name} if name else {}))
    return bool(row["counts"]), bool(row["repeats"]), bool(row["to_confirm"])


def test_a_like_pair_waits_until_a_person_answers():
    found = counted(LIKE)
    assert flags(found, 2022) == (True, False, True)
    pair = row_of(found.pairs)
    assert (pair["name"], pair["other_name"], pair["answer"]) == (FRIENDLY, DOOR, "")
    assert (pair["model_id"], pair["other_model_id"]) == (2, 1)
    assert (pair["listing_id"], pair["other_listing_id"]) == (2, 1)


@pytest.mark.parametrize(
    ("kind", "as_said"), [("same", (False, True, False)), ("different", (True, False, False))]
)
def test_an_answer_decides_whether_it_counts_again(kind, as_said):
    found = counted(LIKE, [SAME | {"kind": kind, "made": "2023-05-01"}])
    assert flags(found, 2022) == as_said
    assert flags(found, 2021) == (True, False, False)
    assert found.pairs["answer"].tolist() == [kind]


@pytest.mark.parametrize(
    ("why", "more", "day", "holds"),
    [
        ("before it was made", {}, date(2023, 4, 30), False),
        ("on the day it was made", {}, date(2023, 5, 1), True),
        ("on the day of its paper", {"day": "2023-04-10"}, date(2023, 4, 10), True),
        ("before the day of its paper", {"day": "2023-04-10"}, date(2023, 4, 9), False),
        ("before a paper that is still to come", {"day": "2023-06-10"}, date(2023, 5, 9), False),
        ("while nobody had undone it", {"undone": "2023-07-01"}, date(2023, 6, 30), True),
        ("on the day it was undone", {"undone": "2023-07-01"}, date(2023, 7, 1), False),
        (
            "undone, on an earlier day for which it was never known",
            {"day": "2023-04-10", "undone": "2023-07-01"},
            date(2023, 4, 20),
            False,
        ),
    ],
)
def test_a_decision_holds_from_its_day_until_it_is_undone(why, more, day, holds):
    found = counted(LIKE, [SAME | {"made": "2023-05-01"} | more], day)
    assert flags(found, 2022)[1] is holds, why


def test_the_last_answer_to_a_question_holds_whichever_model_it_names_first():
    turned = {"kind": "different", "model_id": 1, "other_model_id": 2, "other_unit_id": 2}
    found = counted(LIKE, [SAME | {"made": "2023-05-01"}, turned | {"made": "2023-05-02"}])
    assert flags(found, 2022) == (True, False, False)


def test_what_repeats_a_model_that_no_list_names_any_more_counts():
    found = counted(LIKE[1:], [SAME | {"made": "2023-05-01"}])
    assert flags(found, 2022) == (True, False, False)


def test_it_does_not_count_again_where_the_other_is_out_of_sight():
    elsewhere = SAME | {"other_model_id": 99, "other_unit_id": 99, "made": "2023-05-01"}
    assert flags(counted(LIKE, [elsewhere]), 2022) == (False, True, False)


def test_a_model_called_new_under_its_own_old_name_is_asked_about_year_by_year():
    again = [
        listed(21, 2, 2021, DOOR, model_id=1),
        listed(22, 2, 2022, DOOR, model_id=1),
        listed(23, 2, 2023, DOOR, model_id=1),
    ]
    said = [
        {"kind": "same", "model_id": 1, "value": "2022", "made": "2023-05-01"},
        {"kind": "different", "model_id": 1, "value": "2023", "made": "2023-05-01"},
    ]
    assert [flags(counted(again), year)[2] for year in (2021, 2022, 2023)] == [False, True, True]
    found = counted(again, said)
    assert flags(found, 2022) == (False, True, False)
    assert flags(found, 2023) == (True, False, False)


def test_a_model_without_an_origin_counts_again_once_a_person_said_it_is_another():
    again = [
        listed(21, 2, 2021, DOOR, model_id=1),
        listed(22, 2, 2022, DOOR, model_id=1, origin="unknown"),
    ]
    said = {"kind": "different", "model_id": 1, "value": "2022", "made": "2023-05-01"}
    assert flags(counted(again), 2022) == (False, True, False)
    assert flags(counted(again, [said]), 2022) == (True, False, False)


def test_recognition_is_written_to_the_year_it_speaks_of_and_never_lowers_a_level():
    both = [
        listed(21, 2, 2021, DOOR, model_id=1, level="province"),
        listed(22, 2, 2022, DOOR, model_id=1, origin="maintained"),
    ]
    said = {"kind": "recognised", "model_id": 1, "value": "district", "made": "2023-05-01"}
    levels = counted(both, [said]).models.set_index("year")["level"]
    assert levels.to_dict() == {2021: "province", 2022: "district"}
    early = counted(both, [said | {"day": "2021-12-01"}]).models.set_index("year")["level"]
    assert early.isna().to_dict() == {2021: False, 2022: True}
    assert early[2021] == "province"


@pytest.mark.parametrize(
    ("why", "day", "struck", "counts"),
    [
        ("in its own year it stops counting", "2022-12-20", 2022, False),
        ("a year later it had counted", "2023-02-01", 2023, True),
    ],
)
def test_a_model_struck_off_by_hand_is_struck_off_from_its_day(why, day, struck, counts):
    said = {"kind": "struck_off", "model_id": 1, "day": day, "made": "2023-05-01"}
    row = row_of(counted([listed(22, 2, 2022, DOOR, model_id=1)], [said]).models)
    assert (row["struck_year"], row["counts"]) == (struck, counts), why


def test_of_a_report_and_a_decision_that_strike_off_the_first_counts():
    rows = [
        listed(22, 2, 2022, DOOR, model_id=1),
        listed(23, 2, 2022, DOOR, model_id=1, state="struck_off"),
    ]
    said = {"kind": "struck_off", "model_id": 1, "made": "2024-05-01"}
    assert row_of(counted(rows, [said]).models)["struck_year"] == 2023


def test_a_model_said_to_be_copied_is_replicated_in_the_year_it_was_first_registered():
    both = [
        listed(21, 2, 2021, DOOR, model_id=1, origin="unknown"),
        listed(22, 2, 2022, DOOR, model_id=1, origin="maintained"),
    ]
    said = {"kind": "replicates", "model_id": 1, "other_model_id": 9, "made": "2023-05-01"}
    origins = counted(both, [said]).models.set_index("year")["origin"]
    assert origins.to_dict() == {2021: "replicated", 2022: "maintained"}


COMMUNES = [
    (1, "H", "Huyện Mẫu", "district", None, None, None),
    (2, "A", "Xã Cũ Một", "commune", 1, None, "2022-02-28"),
    (3, "B", "Xã Cũ Hai", "commune", 1, None, "2023-02-28"),
    (4, "C", "Xã Mới", "commune", 1, "2023-03-01", None),
    (5, "D", "Xã Khác", "commune", 1, None, None),
]


@pytest.mark.parametrize(
    ("why", "lineage", "waits"),
    [
        ("no step leads there", [], False),
        ("the whole unit went over", [(2, 4, "2023-03-01")], True),
        ("a part of it did", [(2, 4, "2023-03-01", False)], True),
        ("over two steps", [(2, 3, "2022-03-01"), (3, 4, "2023-03-01")], True),
        ("a step still to come", [(2, 4, "2027-01-01")], False),
        ("another unit's step", [(2, 5, "2023-03-01")], False),
        ("round in a circle", [(4, 2, "2023-03-01"), (2, 4, "2023-03-01")], True),
    ],
)
def test_models_of_the_units_that_it_came_from_are_looked_at(why, lineage, waits):
    reports = [(1, 2, "register", 2021, "2021-09-01"), (2, 4, "register", 2023, "2023-03-20")]
    rows = [listed(1, 2, 2021, DOOR), listed(2, 4, 2023, FRIENDLY)]
    steps = make_lineage(lineage)
    found = counted(rows, reports=reports, units=make_units(COMMUNES), lineage=steps)
    assert flags(found, 2023)[2] is waits, why


def offices(union_name, union_parent=1):
    return make_units(
        [
            (1, "H", "Huyện Mẫu", "district", None, None, None),
            (2, "P", "Phòng Giáo dục và Đào tạo", "agency", 1, None, None),
            (3, "U", union_name, "union_grassroots", union_parent, None, None),
        ]
    )


@pytest.mark.parametrize(
    ("why", "union", "parent", "year", "waits"),
    [
        ("its name holds the agency's", "Công đoàn phòng Giáo dục và Đào tạo", 1, 2022, True),
        ("it stands beneath the agency", "Công đoàn cơ sở số 5", 2, 2022, True),
        ("it is another's union", "Công đoàn Phòng Nội vụ", 1, 2022, False),
        ("in another year nothing is said of it", "CĐCS phòng Giáo dục và Đào tạo", 1, 2023, False),
    ],
)
def test_of_an_agency_and_its_union_the_unions_waits(why, union, parent, year, waits):
    reports = [
        (1, 2, "register", 2022, "2022-03-20"),
        (2, 3, "register", year, f"{year}-03-01"),
    ]
    rows = [listed(1, 2, 2022, DOOR), listed(2, 3, year, DOOR)]
    found = counted(rows, reports=reports, units=offices(union, parent)).models
    assert bool(row_of(found, unit_id=3)["to_confirm"]) is waits, why
    assert not row_of(found, unit_id=2)["to_confirm"]


def test_what_the_union_and_its_agency_both_report_counts_once_when_a_person_says_so():
    reports = [(1, 2, "register", 2022, "2022-03-20"), (2, 3, "register", 2022, "2022-03-01")]
    rows = [listed(1, 2, 2022, DOOR, model_id=1), listed(2, 3, 2022, DOOR, model_id=2)]
    said = SAME | {"unit_id": 3, "made": "2022-05-01"}
    found = counted(rows, [said], reports=reports, units=offices("Công đoàn cơ sở", 2)).models
    assert found.set_index("unit_id")["counts"].to_dict() == {2: True, 3: False}


@pytest.mark.parametrize(
    ("why", "union_name"), [("alike", DOOR), ("only a person saw it", "Văn phòng không giấy tờ")]
)
def test_it_counts_once_too_where_the_answer_names_the_agencys_model_first(why, union_name):
    reports = [(1, 2, "register", 2022, "2022-03-20"), (2, 3, "register", 2022, "2022-03-01")]
    rows = [
        listed(1, 2, 2022, DOOR, model_id=1),
        listed(2, 3, 2022, union_name, model_id=2),
    ]
    turned = {"kind": "same", "model_id": 1, "other_model_id": 2, "other_unit_id": 3}
    said = turned | {"unit_id": 2, "made": "2022-05-01"}
    found = counted(rows, [said], reports=reports, units=offices("Công đoàn cơ sở", 2))
    assert found.models["counts"].sum() == 1, why
    assert found.pairs["answer"].tolist() == ["same"]


def test_no_decision_says_anything_of_a_model_that_no_list_names():
    gone = {"kind": "struck_off", "model_id": 77, "made": "2023-05-01"}
    assert counted(LIKE, [gone]).models["struck_year"].isna().all()
