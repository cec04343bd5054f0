"""An entry whose detail gave way to an erasure is held to all else that it says."""

import pytest
from sqlalchemy import Engine, insert

from database import audit
from database.audit_check import Fault, verify
from database.audit_hash import OLD, SEALED, Said, Seal, detail_hash
from database.session import writing
from database.tables import Erasure
from domain.audit import ERASED, Break
from tests.database.trail import NOW, changed, entries_of, five_entries, tamper

pytestmark = pytest.mark.both_engines


@pytest.fixture
def blanked(new_database) -> Engine:
    """The third entry's detail gave way to an erasure, which another entry notes."""
    source = five_entries(new_database(tables=True))
    given = {"salt": "", "name_hash": "", "name_words": 2, "reason": "12", "made_at": NOW}
    tamper(source, insert(Erasure).values(**given))
    told = {"n": "(đã xóa tên 1)"}
    tamper(source, changed(3, detail=told, detail_salt=None, erasure_id=1))
    with writing(source) as connection:
        noted = {"entries": {"3": detail_hash(told, "")}}
        audit.record(connection, ERASED, "erasure 1", noted, NOW, 1)
    assert verify(source).whole
    return source


@pytest.mark.parametrize(
    "values",
    [
        {"scheme": 1, "account_id": 2, "action": "withdrawn"},
        {"scheme": 1},
        {"scheme": 3},
        {"account_id": 2},
    ],
)
def test_an_entry_whose_detail_gave_way_is_still_held_to_the_rest(blanked, values):
    tamper(blanked, changed(3, **values))

    assert Fault(3, Break.CHANGED) in verify(blanked).faults


def test_a_seal_written_later_binds_no_entry_that_was_never_old(blanked):
    tamper(blanked, changed(3, scheme=OLD, account_id=2))
    third = entries_of(blanked)[2]
    said = Said(third.previous_hash, third.made_at, 2, third.action, third.thing)
    seal = Seal()
    seal.add(said, third.hash, third.detail_hash)
    with writing(blanked) as connection:
        audit.record(connection, SEALED, "audit", seal.told(), NOW)

    assert Fault(3, Break.CHANGED) in verify(blanked).faults


def test_an_entry_that_gave_way_cannot_be_said_to_be_of_no_erasure(blanked):
    tamper(blanked, changed(3, erasure_id=None))

    assert verify(blanked).faults == [Fault(3, Break.DETAIL_CHANGED)]


@pytest.mark.parametrize("detail", [{}, {"entries": 3}, {"entries": {"x": 3}}])
def test_an_erasure_that_notes_nothing_is_named(blanked, detail):
    tamper(blanked, changed(6, detail=detail))

    broken = [Fault(3, Break.DETAIL_CHANGED), Fault(6, Break.DETAIL_CHANGED)]
    assert verify(blanked).faults == broken
