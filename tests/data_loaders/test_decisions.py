from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, select

from data_loaders.adoption import adopt
from data_loaders.deadlines import DayRefusedError, NotYourDayError, SetDay, dues, set_day
from data_loaders.decided_on import decided_on
from data_loaders.decisions import (
    NotDecidedError,
    Said,
    answer_to,
    decide,
    decide_all,
    decisions,
    model_ids,
    undo,
    undo_all,
)
from data_loaders.lineage import lineage
from database.session import engine, reading, writing
from database.tables import AuditEntry, Model, Unit, UnitLineage
from domain.access import EVERYWHERE, Places
from domain.asked import DayFault
from domain.kinds import DecisionKind
from tests.screens import ROOT

pytestmark = pytest.mark.both_engines

PLAN, DAYS_OF = "sample", "khoai-chau-2021-2025"
NOW = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)
HERE, THERE = Places(frozenset({2})), Places(frozenset({3}))


@pytest.fixture
def source(new_database):
    """A district (1) with two communes (2, 3); models 1 and 2 of the one, 3 of the other."""
    made = engine(new_database(tables=True))
    units = [(1, "H", None), (2, "X2", 1), (3, "X3", 1)]
    models = [(1, 2, "đường hoa"), (2, 2, "camera"), (3, 3, "đường hoa")]
    with writing(made) as connection:
        for unit_id, code, parent in units:
            row = {"unit_id": unit_id, "code": code, "name": code, "parent_id": parent}
            connection.execute(insert(Unit).values(**row, kind="commune"))
        for model_id, unit_id, name in models:
            row = {"model_id": model_id, "unit_id": unit_id, "name": name, "name_key": name}
            connection.execute(insert(Model).values(**row, plan_code=PLAN))
    return made


@pytest.fixture
def adopted(source):
    """The same with a plan in force, whose days can be set."""
    adopt(source, ROOT / "plans" / f"{DAYS_OF}.toml", NOW)
    return source


def _actions(source):
    with reading(source) as connection:
        return connection.execute(select(AuditEntry.action)).scalars().all()


def test_a_decision_is_kept_with_who_when_why_and_is_in_the_trail(source):
    said = Said(DecisionKind.RECOGNISED, 1, "district", None, date(2024, 4, 20), "", "12-QĐ/HU")
    decide(source, said, EVERYWHERE, NOW)

    (row,) = decisions(source, PLAN, EVERYWHERE).to_dict("records")
    assert (row["kind"], row["value"], row["unit_id"]) == ("recognised", "district", 2)
    assert (row["document_number"], row["day"].date()) == ("12-QĐ/HU", date(2024, 4, 20))
    assert _actions(source) == ["decided"]


def test_the_same_decision_twice_is_one(source):
    said = Said(DecisionKind.SAME, 2, other_model_id=1)

    assert decide(source, said, EVERYWHERE, NOW) == decide(source, said, EVERYWHERE, NOW)
    assert len(decisions(source, PLAN, EVERYWHERE)) == 1


def test_one_taken_back_is_kept_and_can_be_decided_again(source):
    said = Said(DecisionKind.SAME, 2, other_model_id=1)
    undo(source, decide(source, said, EVERYWHERE, NOW), EVERYWHERE, NOW)
    decide(source, said, EVERYWHERE, NOW)

    assert decisions(source, PLAN, EVERYWHERE)["undone_at"].isna().tolist() == [False, True]
    assert _actions(source) == ["decided", "decision undone", "decided"]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(Said(DecisionKind.STRUCK_OFF, 3), id="a model of another unit"),
        pytest.param(Said(DecisionKind.SAME, 1, other_model_id=3), id="compared with another's"),
        pytest.param(Said(DecisionKind.SAME, 1, other_model_id=1), id="compared with itself"),
        pytest.param(Said(DecisionKind.STRUCK_OFF, 99), id="no model at all"),
    ],
)
def test_nobody_decides_on_what_is_not_theirs(source, said):
    with pytest.raises(NotDecidedError):
        decide(source, said, HERE, NOW)
    assert decisions(source, PLAN, EVERYWHERE).empty
    assert _actions(source) == []


def test_nobody_sees_or_undoes_a_decision_of_another_place(source):
    decided = decide(source, Said(DecisionKind.STRUCK_OFF, 1), EVERYWHERE, NOW)

    assert decisions(source, PLAN, THERE).empty
    with pytest.raises(NotDecidedError):
        undo(source, decided, THERE, NOW)


def test_who_sees_one_of_two_models_takes_back_nothing_said_of_both(source):
    decided = decide(source, Said(DecisionKind.SAME, 1, other_model_id=3), EVERYWHERE, NOW)

    with pytest.raises(NotDecidedError):
        undo(source, decided, HERE, NOW)
    assert decisions(source, PLAN, EVERYWHERE)["undone_at"].isna().all()


def test_what_was_taken_back_is_not_taken_back_again(source):
    decided = decide(source, Said(DecisionKind.STRUCK_OFF, 1), EVERYWHERE, NOW)
    undo(source, decided, EVERYWHERE, NOW)
    undo(source, decided, EVERYWHERE, datetime(2024, 6, 1, tzinfo=UTC))

    assert decisions(source, PLAN, EVERYWHERE)["undone_at"].tolist() == [NOW]
    assert _actions(source) == ["decided", "decision undone"]


def test_days_are_kept_one_after_another_with_their_reasons(adopted):
    for unit_id, day in ((None, date(2024, 4, 10)), (3, date(2024, 4, 20))):
        set_day(
            adopted, SetDay(DAYS_OF, "register", "year", 2024, unit_id, day, "bão"), EVERYWHERE, NOW
        )

    assert dues(adopted, DAYS_OF, EVERYWHERE)["last_day"].dt.day.tolist() == [10, 20]
    assert dues(adopted, DAYS_OF, HERE)["last_day"].dt.day.tolist() == [10]
    assert _actions(adopted)[-2:] == ["day set", "day set"]


def test_a_day_set_for_the_unit_above_is_seen_by_those_beneath(adopted):
    given = SetDay(DAYS_OF, "register", "year", 2024, 1, date(2024, 4, 10), "bão")
    set_day(adopted, given, EVERYWHERE, NOW)

    assert dues(adopted, DAYS_OF, HERE)["unit_id"].tolist() == [1]


def test_a_day_is_not_moved_without_a_reason(adopted):
    given = SetDay(DAYS_OF, "register", "year", 2024, None, date(2024, 4, 10), "  ")
    with pytest.raises(ValueError, match="reason"):
        set_day(adopted, given, EVERYWHERE, NOW)
    assert dues(adopted, DAYS_OF, EVERYWHERE).empty


@pytest.mark.parametrize(
    "unit_id", [pytest.param(3, id="another's unit"), pytest.param(None, id="everybody")]
)
def test_nobody_sets_a_day_for_units_that_are_not_theirs(adopted, unit_id):
    given = SetDay(DAYS_OF, "register", "year", 2024, unit_id, date(2024, 4, 10), "bão")
    with pytest.raises(NotYourDayError):
        set_day(adopted, given, HERE, NOW)
    assert dues(adopted, DAYS_OF, EVERYWHERE).empty


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param({"kind": "round"}, DayFault.NOT_ASKED, id="a report never asked for"),
        pytest.param({"year": 2031}, DayFault.NOT_ASKED, id="a year outside the plan"),
        pytest.param({"plan_code": "another"}, DayFault.NOT_ASKED, id="a plan not in force"),
        pytest.param(
            {"last_day": date(2023, 12, 31)}, DayFault.BEFORE_PERIOD, id="before its year begins"
        ),
        pytest.param({"last_day": date(2204, 4, 10)}, DayFault.TOO_LATE, id="a slip of the pen"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(adopted, changes, fault):
    given = SetDay(DAYS_OF, "register", "year", 2024, None, date(2024, 4, 10), "bão")
    with pytest.raises(DayRefusedError) as refused:
        set_day(adopted, replace(given, **changes), EVERYWHERE, NOW)
    assert refused.value.fault is fault
    assert dues(adopted, DAYS_OF, EVERYWHERE).empty


def test_a_step_of_lineage_is_seen_from_both_sides_until_it_is_undone(source):
    row = {"from_unit_id": 2, "into_unit_id": 3, "day": date(2025, 7, 1), "whole": True}
    with writing(source) as connection:
        connection.execute(insert(UnitLineage).values(**row))
        gone = row | {"day": date(2025, 3, 1), "undone_at": NOW}
        connection.execute(insert(UnitLineage).values(**gone))

    for whose in (HERE, THERE, EVERYWHERE):
        assert lineage(source, whose)["day"].dt.month.tolist() == [7]


def test_several_decisions_are_written_all_or_none(source):
    said = [Said(DecisionKind.RECOGNISED, model, "district") for model in (1, 2)]
    with pytest.raises(NotDecidedError):
        decide_all(source, [*said, Said(DecisionKind.RECOGNISED, 99, "district")], EVERYWHERE, NOW)
    assert decisions(source, PLAN, EVERYWHERE).empty
    assert _actions(source) == []

    assert len(decide_all(source, said, EVERYWHERE, NOW)) == 2
    assert len(decisions(source, PLAN, EVERYWHERE)) == 2


def test_several_decisions_are_taken_back_all_or_none(source):
    said = [Said(DecisionKind.RECOGNISED, model, "district") for model in (1, 3)]
    first, elsewhere = decide_all(source, said, EVERYWHERE, NOW)

    with pytest.raises(NotDecidedError):
        undo_all(source, [first, elsewhere], HERE, NOW)
    assert decisions(source, PLAN, EVERYWHERE)["undone_at"].isna().all()
    undo_all(source, [first, elsewhere], EVERYWHERE, NOW)
    assert decisions(source, PLAN, EVERYWHERE)["undone_at"].notna().all()


def test_an_answer_names_two_models_or_one_and_a_year(source):
    pair = answer_to(DecisionKind.SAME, 2, 1, 2024, "đổi tên")
    own = answer_to(DecisionKind.DIFFERENT, 2, 2, 2024)
    assert (pair.other_model_id, pair.value, pair.reason) == (1, "", "đổi tên")
    assert (own.other_model_id, own.value) == (None, "2024")
    for said in (pair, own):
        decide(source, said, EVERYWHERE, NOW)
    kept = decisions(source, PLAN, EVERYWHERE)
    assert kept["other_unit_id"].fillna(0).tolist() == [2, 0]


def test_decisions_are_read_with_the_names_of_models_and_units_within_sight(source):
    decide(source, Said(DecisionKind.REPLICATES, 3, other_model_id=1), EVERYWHERE, NOW)
    decide(source, Said(DecisionKind.STRUCK_OFF, 2, reason="cũ"), EVERYWHERE, NOW)

    rows = decided_on(source, PLAN, EVERYWHERE).to_dict("records")
    assert [(row["name"], row["unit"]) for row in rows] == [("camera", "X2"), ("đường hoa", "X3")]
    assert (rows[1]["other_name"], rows[1]["other_unit"]) == ("đường hoa", "X2")
    assert decided_on(source, PLAN, HERE)["name"].tolist() == ["camera"]
    from_there = decided_on(source, PLAN, THERE)
    assert from_there["name"].tolist() == ["đường hoa"]
    assert from_there[["other_name", "other_unit"]].isna().all(axis=None)
    assert model_ids(source, PLAN, HERE) == {1, 2}
