"""The trail laid open to somebody with the database in their hands: what they do to it shows."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, delete, insert, text

from database import audit
from database.audit_check import Fault, verify
from database.audit_hash import FIRST, PRESENT, Said, detail_hash, entry_hash
from database.migrate import migrate
from database.session import engine, writing
from database.tables import AuditEntry
from domain.audit import ERASED, Break
from tests.database.trail import NOW, changed, entries_of, five_entries, tamper

pytestmark = pytest.mark.both_engines


@pytest.fixture
def source(new_database) -> Engine:
    return five_entries(new_database(tables=True))


def test_a_trail_that_nobody_touched_is_whole(source):
    found = verify(source)

    assert found.whole
    assert (found.count, found.head) == (5, entries_of(source)[-1].hash)


def test_an_empty_trail_is_whole(new_database):
    made = engine(new_database(tables=True))

    assert (verify(made).count, verify(made).head, verify(made).whole) == (0, FIRST, True)


def test_a_changed_detail_is_found(source):
    tamper(source, changed(3, detail={"n": 33}))

    assert verify(source).faults == [Fault(3, Break.DETAIL_CHANGED)]


@pytest.mark.parametrize(
    "values",
    [
        {"account_id": 2},
        {"account_id": None},
        {"action": "withdrawn"},
        {"thing": "due 9"},
        {"made_at": datetime(2024, 3, 2, tzinfo=UTC)},
        {"scheme": 1},
        {"scheme": 3},
    ],
    ids=[
        "by another",
        "by nobody",
        "another action",
        "another thing",
        "another day",
        "as an old one",
        "as one of tomorrow",
    ],
)
def test_an_entry_that_says_something_else_is_found(source, values):
    tamper(source, changed(3, **values))

    assert verify(source).faults == [Fault(3, Break.CHANGED)]


def test_a_detail_with_its_hash_worked_out_anew_is_found_too(source):
    salt = "00" * 16
    said = {"n": 33}
    tamper(source, changed(3, detail=said, detail_salt=salt, detail_hash=detail_hash(said, salt)))

    assert verify(source).faults == [Fault(3, Break.CHANGED)]


def test_an_entry_with_all_its_hashes_worked_out_anew_breaks_the_link_to_the_next(source):
    row = entries_of(source)[2]
    said = Said(row.previous_hash, row.made_at, 2, row.action, row.thing)
    tamper(source, changed(3, account_id=2, hash=entry_hash(said, row.detail_hash)))

    assert verify(source).faults == [Fault(4, Break.MISSING_BEFORE)]


def test_an_entry_that_was_taken_out_of_the_middle_is_missed(source):
    tamper(source, delete(AuditEntry).where(AuditEntry.entry_id == 3))

    assert verify(source).faults == [Fault(4, Break.MISSING_BEFORE)]


def test_the_first_entry_is_missed(source):
    tamper(source, delete(AuditEntry).where(AuditEntry.entry_id == 1))

    assert verify(source).faults == [Fault(2, Break.MISSING_BEFORE)]


def test_the_last_entry_is_missed_by_whoever_noted_the_trail(source):
    noted = verify(source)
    tamper(source, delete(AuditEntry).where(AuditEntry.entry_id == 5))

    assert verify(source).whole
    assert verify(source, (noted.count, noted.head)).faults == [Fault(4, Break.CUT_OFF)]


def test_a_last_entry_cut_off_and_written_anew_is_found_against_what_was_noted(source):
    noted = verify(source)
    tamper(source, delete(AuditEntry).where(AuditEntry.entry_id == 5))
    with writing(source) as connection:
        audit.record(connection, "day set", "due 5", {"n": 55}, NOW, 1)

    assert verify(source).whole
    last = entries_of(source)[-1].entry_id
    assert verify(source, (noted.count, noted.head)).faults == [Fault(last, Break.REWRITTEN)]


def test_what_was_noted_holds_after_more_was_written(source):
    noted = verify(source)
    with writing(source) as connection:
        audit.record(connection, "day set", "due 6", {}, NOW, 1)

    assert verify(source, (noted.count, noted.head)).whole


def test_two_entries_that_changed_places_are_found(source):
    for before, after in ((3, 99), (4, 3), (99, 4)):
        tamper(source, changed(before, entry_id=after))

    broken = {fault.entry_id: fault.broken for fault in verify(source).faults}
    assert broken == dict.fromkeys((3, 4, 5), Break.OUT_OF_ORDER)


@pytest.mark.parametrize("previous", ["of the entry before", "made up"])
def test_an_entry_put_in_between_is_found(source, previous):
    for number in (5, 4):
        tamper(source, changed(number, entry_id=number + 1))
    last = entries_of(source)[2].hash if previous == "of the entry before" else "ab" * 32
    said = Said(last, NOW, 1, "day set", "due 7")
    row = said._asdict() | {"detail": {}, "detail_salt": "", "detail_hash": detail_hash({}, "")}
    row |= {"entry_id": 4, "scheme": PRESENT, "hash": entry_hash(said, detail_hash({}, ""))}
    tamper(source, insert(AuditEntry).values(**row))

    assert verify(source).faults == [Fault(4, Break.INSERTED)]


def test_a_detail_cannot_be_passed_off_as_erased(source):
    tamper(source, changed(3, detail={"n": "(đã xóa tên 1)"}, detail_salt=None))

    assert verify(source).faults == [Fault(3, Break.DETAIL_CHANGED)]


def test_entries_of_many_writers_at_once_make_one_chain(source):
    def write(writer: int) -> None:
        for number in range(10):
            with writing(source) as connection:
                audit.record(connection, "day set", f"due {writer}-{number}", {}, NOW, 1)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert (verify(source).count, verify(source).whole) == (45, True)


# Two entries as an installation of the first day wrote them: the hash over the detail itself.
OLD = (
    "insert into audit_entry (made_at, account_id, action, thing, detail, previous_hash,"
    " hash) values ('2023-02-01 08:00:00.000000', 1, 'accepted', 'submission 1',"
    " :detail, :previous, :hash)"
)
ACCOUNT = "insert into account (login, name, role, active) values (:login, 'A', 'office', true)"
OLD_FIRST = "7f50c101cc90b51d9812ce062ca7b3f7a455611d200afbb7b6c05cf3c25805bd"
OLD_SECOND = "8cb59bde89471883c05738f1cf35b4367587ca07f30b45b0d925d794aa1f1ded"
OLD_ENTRIES = (
    ('{"file": "Xã Đông Tảo.xlsx", "rows": 3}', FIRST, OLD_FIRST),
    ('{"rows": 4}', OLD_FIRST, OLD_SECOND),
)


@pytest.fixture
def old(new_database) -> Engine:
    made = engine(new_database())
    migrate(made, to="0007")
    with writing(made) as connection:
        for login in ("a", "b"):
            connection.execute(text(ACCOUNT), {"login": login})
        for detail, previous, own in OLD_ENTRIES:
            said = {"detail": detail, "previous": previous, "hash": own}
            connection.execute(text(OLD), said)
    migrate(made)
    return made


def test_entries_of_the_first_day_keep_their_hashes_and_are_sealed(old):
    found = verify(old)

    assert (found.count, found.faults) == (3, [])
    assert [entry.hash for entry in entries_of(old)[:2]] == [own for *_, own in OLD_ENTRIES]


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({"detail": {"rows": 9}}, [Fault(2, Break.DETAIL_CHANGED)]),
        ({"thing": "submission 2"}, [Fault(2, Break.CHANGED), Fault(3, Break.OLD_CHANGED)]),
        ({"account_id": 2}, [Fault(3, Break.OLD_CHANGED)]),
    ],
    ids=["another detail", "another thing", "by another"],
)
def test_an_old_entry_that_was_changed_is_found(old, values, faults):
    tamper(old, changed(2, **values))

    assert verify(old).faults == faults


def test_old_entries_without_their_seal_are_found(old):
    tamper(old, delete(AuditEntry).where(AuditEntry.entry_id == 3))

    assert verify(old).faults == [Fault(0, Break.NOT_SEALED)]


def test_an_entry_after_the_seal_passes_for_no_old_one(old):
    with writing(old) as connection:
        audit.record(connection, "day set", "due 6", {"n": 6}, NOW, 1)
    tamper(old, changed(4, scheme=1, detail_salt=None))
    with writing(old) as connection:
        noted = {"entries": {"4": detail_hash({"n": 6}, "")}}
        audit.record(connection, ERASED, "erasure 1", noted, NOW, 1)
    tamper(old, changed(4, account_id=2))

    assert Fault(4, Break.DETAIL_CHANGED) in verify(old).faults
