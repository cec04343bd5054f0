from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from data_loaders.follows import (
    NotAssignedError,
    assign,
    followed,
    follows,
    people,
    reassign,
    take_away,
)
from database.session import engine, reading, writing
from database.tables import Account, AuditEntry, Follows, Unit
from domain.access import EVERYWHERE, Places

pytestmark = pytest.mark.both_engines

NOW = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)
FIRST, SECOND = Places(frozenset({1})), Places(frozenset({5}))
MEMBER, UNION, ELSEWHERE, GONE, OFFICE = 1, 2, 3, 4, 5


@pytest.fixture
def source(new_database):
    """Two districts: 1 with communes 2 and 3, and a union 4 with 6 beneath it; 5 with commune 7.

    A member who stands in no unit, one of the union, one of district 5, one who left, and the
    office of district 1.
    """
    made = engine(new_database(tables=True))
    units = [
        (1, "district", None),
        (2, "commune", 1),
        (3, "commune", 1),
        (4, "union_upper", 1),
        (5, "district", None),
        (6, "union_grassroots", 4),
        (7, "commune", 5),
    ]
    accounts = [
        (MEMBER, "an", None, True),
        (UNION, "binh", 4, True),
        (ELSEWHERE, "chi", 7, True),
        (GONE, "dung", 2, False),
        (OFFICE, "van-phong", 1, True),
    ]
    with writing(made) as connection:
        for unit_id, kind, parent in units:
            row = {"unit_id": unit_id, "code": f"U{unit_id}", "name": f"Đơn vị {unit_id}"}
            connection.execute(insert(Unit).values(**row, kind=kind, parent_id=parent))
        for account_id, login, unit_id, active in accounts:
            row = {"account_id": account_id, "login": login, "name": login, "unit_id": unit_id}
            connection.execute(insert(Account).values(**row, role="staff", active=active))
    return made


def _trail(source):
    with reading(source) as connection:
        asked = select(AuditEntry.action, AuditEntry.detail, AuditEntry.account_id)
        return [tuple(row) for row in connection.execute(asked)]


def test_what_was_assigned_is_followed_until_it_is_taken_away_and_both_are_kept(source):
    assert assign(source, MEMBER, [2, 3], FIRST, NOW, OFFICE) == 2
    assert followed(source, MEMBER).units == {2, 3}
    assert take_away(source, MEMBER, [3], FIRST, NOW, OFFICE) == 1
    assert followed(source, MEMBER).units == {2}
    assert _trail(source) == [
        ("units given to follow", {"units": [2, 3]}, OFFICE),
        ("units no longer followed", {"units": [3]}, OFFICE),
    ]


def test_the_same_again_changes_nothing_and_leaves_no_trace(source):
    assign(source, MEMBER, [2], FIRST, NOW)

    assert assign(source, MEMBER, [2], FIRST, NOW) == 0
    assert take_away(source, MEMBER, [3], FIRST, NOW) == 0
    assert len(_trail(source)) == 1


def test_a_union_follows_those_beneath_it_without_being_assigned(source):
    assert followed(source, UNION).beneath == {6}
    assert followed(source, UNION).assigned == frozenset()


def test_an_office_of_a_district_follows_nothing_by_standing_above_it(source):
    assert followed(source, OFFICE).units == frozenset()


@pytest.mark.parametrize(
    ("account", "units", "whose"),
    [
        pytest.param(MEMBER, [2, 7], FIRST, id="a unit of another district"),
        pytest.param(MEMBER, [99], EVERYWHERE, id="a unit that there is not"),
        pytest.param(ELSEWHERE, [2], FIRST, id="an account of another district"),
        pytest.param(GONE, [3], FIRST, id="an account that is no longer active"),
        pytest.param(99, [2], EVERYWHERE, id="an account that there is not"),
    ],
)
def test_nobody_is_given_what_is_not_the_offices_to_give(source, account, units, whose):
    with pytest.raises(NotAssignedError):
        assign(source, account, units, whose, NOW)

    assert follows(source, EVERYWHERE).empty
    assert _trail(source) == []


def test_units_given_and_taken_together_are_both_or_neither(source):
    assign(source, MEMBER, [2], FIRST, NOW)

    with pytest.raises(NotAssignedError):
        reassign(source, MEMBER, [3], [7], FIRST, NOW)
    assert followed(source, MEMBER).units == {2}
    assert len(_trail(source)) == 1

    reassign(source, MEMBER, [3], [2], FIRST, NOW)
    assert followed(source, MEMBER).units == {3}


def test_who_left_is_taken_off_and_given_nothing(source):
    with writing(source) as connection:
        connection.execute(insert(Follows).values(account_id=GONE, unit_id=2))

    reassign(source, GONE, [], [2], FIRST, NOW)
    assert followed(source, GONE).units == frozenset()
    with pytest.raises(NotAssignedError):
        reassign(source, GONE, [3], [], FIRST, NOW)


def test_another_district_sees_neither_the_followed_nor_the_people(source):
    assign(source, MEMBER, [2], FIRST, NOW)

    assert follows(source, FIRST)[["login", "unit_code"]].values.tolist() == [["an", "U2"]]
    assert follows(source, SECOND).empty
    assert people(source, SECOND)["login"].tolist() == ["an", "chi"]
    assert people(source, FIRST)["login"].tolist() == ["an", "binh", "van-phong"]


def test_people_come_in_one_order_whatever_the_engine_takes_for_the_alphabet(source):
    with writing(source) as connection:
        named = {"account_id": 90, "login": "Binh", "name": "Bình", "unit_id": None}
        connection.execute(insert(Account).values(**named, role="staff", active=True))

    assert people(source, EVERYWHERE)["login"].tolist() == [
        "Binh",
        "an",
        "binh",
        "chi",
        "van-phong",
    ]
