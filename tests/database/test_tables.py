"""The database as an office finds it: empty, or with figures, and with people writing at once."""

import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from database import audit, audit_check
from database.migrate import migrate
from database.session import reading, writing
from database.tables import AuditEntry, Follows, Unit

NOW = datetime(2024, 3, 1, 8, 30, tzinfo=timezone(timedelta(hours=7)))


pytestmark = pytest.mark.both_engines


def test_migrating_again_keeps_what_is_in_it(source: Engine) -> None:
    with writing(source) as connection:
        connection.execute(insert(Unit).values(code="KC", name="Huyện Khoái Châu", kind="district"))
    migrate(source)
    with reading(source) as connection:
        assert connection.execute(select(Unit.name)).scalars().all() == ["Huyện Khoái Châu"]


def test_a_row_that_points_nowhere_is_refused(source: Engine) -> None:
    with pytest.raises(IntegrityError), writing(source) as connection:
        connection.execute(insert(Follows).values(account_id=1, unit_id=99))


def test_a_transaction_that_fails_leaves_nothing_behind(source: Engine) -> None:
    def fail_in_the_middle() -> None:
        with writing(source) as connection:
            connection.execute(insert(Unit).values(code="A", name="A", kind="commune"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_in_the_middle()
    with reading(source) as connection:
        assert connection.execute(select(Unit.unit_id)).all() == []


def test_many_writers_at_once_wait_for_each_other_and_lose_nothing(source: Engine) -> None:
    def write(writer: int) -> None:
        for number in range(10):
            with writing(source) as connection:
                # Read first, then write: what a deferred transaction would fail at.
                connection.execute(select(Unit.unit_id)).all()
                code = f"{writer}-{number}"
                connection.execute(insert(Unit).values(code=code, name=code, kind="commune"))
                audit.record(connection, "added", code, {}, NOW)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with reading(source) as connection:
        assert len(connection.execute(select(Unit.unit_id)).all()) == 40
        hashes = connection.execute(select(AuditEntry.previous_hash)).scalars().all()
    assert len(set(hashes)) == 40


def test_a_moment_comes_back_as_the_same_moment(source: Engine) -> None:
    with writing(source) as connection:
        audit.record(connection, "a", "b", {}, NOW)
    with reading(source) as connection:
        kept = connection.execute(select(AuditEntry.made_at)).scalar_one()
    assert kept == NOW
    assert kept.tzinfo == UTC


def test_each_audit_entry_carries_the_hash_of_the_one_before(source: Engine) -> None:
    with writing(source) as connection:
        audit.record(connection, "first", "x", {"n": 1}, NOW)
        audit.record(connection, "second", "x", {"n": 2}, NOW)
    with reading(source) as connection:
        first, second = connection.execute(select(AuditEntry.__table__)).all()
    assert first.previous_hash == audit.FIRST
    assert second.previous_hash == first.hash
    assert audit_check.verify(source) == audit_check.Verified(2, second.hash)


def test_a_reader_is_not_kept_waiting_by_a_writer(source: Engine) -> None:
    with writing(source) as writer:
        writer.execute(insert(Unit).values(code="A", name="A", kind="commune"))
        with reading(source) as reader:
            assert reader.execute(select(Unit.unit_id)).all() == []


def test_who_reads_sees_one_state_from_the_first_question_to_the_last(source: Engine) -> None:
    with reading(source) as reader:
        assert reader.execute(select(Unit.unit_id)).all() == []
        with writing(source) as writer:
            writer.execute(insert(Unit).values(code="A", name="A", kind="commune"))
        assert reader.execute(select(Unit.unit_id)).all() == []
    with reading(source) as reader:
        assert len(reader.execute(select(Unit.unit_id)).all()) == 1
