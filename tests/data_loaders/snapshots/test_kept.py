"""Snapshots: made of what was counted, seen by those who may, proved before they are opened."""

import zlib
from datetime import date

import pytest
from screens import CODE, NOW, registered, small_district
from snapshots import DAY, counted, frozen, snapshot
from sqlalchemy import select, update

from data_loaders import marks
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.snapshots import kept, making
from data_loaders.snapshots.kept import NoSnapshotError, TamperedError
from data_loaders.snapshots.making import Making, MovedOnError
from database.session import reading, writing
from database.tables import AuditEntry, Snapshot, Unit
from domain.access import EVERYWHERE, Places

pytestmark = pytest.mark.both_engines
EARLIER = date(2023, 6, 30)


@pytest.fixture
def source(new_database):
    return small_district(new_database(tables=True))


def places(source, *codes):
    with reading(source) as connection:
        asked = select(Unit.unit_id).where(Unit.code.in_(codes))
        return Places(frozenset(connection.execute(asked).scalars()))


def late_report(source):
    late = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "new"))
    take_in(source, b"late", late, builtin_plans()[CODE], date(2023, 4, 20), NOW)


def entries(source):
    with reading(source) as connection:
        asked = select(AuditEntry.action, AuditEntry.thing).order_by(AuditEntry.entry_id)
        return [tuple(row) for row in connection.execute(asked)]


def tampered(source, content):
    with writing(source) as connection:
        connection.execute(update(Snapshot).values(content=content))


def test_what_is_opened_is_what_was_frozen_whatever_came_in_since(source):
    before = counted(source)
    known = snapshot(source)
    late_report(source)
    opened = kept.opened(source, known)

    assert opened.tables["compliance"].equals(before.found.compliance)
    assert int(opened.tables["compliance"]["total"].sum()) == 4
    assert int(counted(source).found.compliance["total"].sum()) == 5
    assert opened.tables["submissions"]["file"].tolist() == [
        "KC-X12.xlsx",
        "KC-X02.xlsx",
        "KC-X04.xlsx",
    ]


def test_the_same_figures_have_the_same_hash_and_others_another(source):
    first, again = snapshot(source), snapshot(source)
    late_report(source)

    assert first.sha256 == again.sha256
    assert snapshot(source).sha256 != first.sha256


def test_its_making_is_in_the_trail_and_moves_no_figure(source):
    version = marks.data_version(source)
    known = snapshot(source)

    assert entries(source)[-1] == ("snapshot made", f"snapshot {known.snapshot_id}")
    assert marks.data_version(source) == version


def test_nothing_is_frozen_of_figures_that_have_moved_on(source):
    version = marks.data_version(source)
    counted_before = frozen(source)
    late_report(source)

    with pytest.raises(MovedOnError):
        making.make(source, counted_before, Making("Giao ban", None, version, NOW))
    assert kept.snapshots(source, EVERYWHERE) == []


def test_a_title_is_asked_for(source):
    told = Making("  ", None, marks.data_version(source), NOW)

    with pytest.raises(ValueError, match="title"):
        making.make(source, frozen(source), told)


@pytest.mark.parametrize("content", [b"", b"none", zlib.compress(b'{"form":1}')])
def test_one_that_is_not_what_was_frozen_is_not_opened(source, content):
    known = snapshot(source)
    tampered(source, content)

    with pytest.raises(TamperedError):
        kept.opened(source, known)


def test_a_figure_altered_in_the_content_is_told(source):
    known = snapshot(source)
    with reading(source) as connection:
        whole = zlib.decompress(connection.execute(select(Snapshot.content)).scalar_one())
    tampered(source, zlib.compress(whole.replace("Đông Tảo".encode(), "Đông Tạo".encode())))

    with pytest.raises(TamperedError):
        kept.opened(source, known)


def test_whoever_does_not_see_every_unit_of_it_sees_it_not(source):
    commune = places(source, "KC-X12")
    of_all, of_one = snapshot(source), snapshot(source, whose=commune)

    def seen(whose):
        return [one.snapshot_id for one in kept.snapshots(source, whose)]

    assert seen(EVERYWHERE) == [of_one.snapshot_id, of_all.snapshot_id]
    assert seen(places(source, "KC")) == seen(EVERYWHERE)
    assert seen(commune) == [of_one.snapshot_id]
    assert seen(places(source, "KC-X02")) == []
    with pytest.raises(NoSnapshotError):
        kept.snapshot(source, of_all.snapshot_id, commune)


def test_the_meeting_before_is_the_latest_of_no_later_day_with_the_same_scope(source):
    commune = places(source, "KC-X12")
    first = snapshot(source, date(2023, 3, 31))
    second = snapshot(source, EARLIER)
    off_the_list = snapshot(source, date(2023, 9, 30))
    kept.withdraw(source, off_the_list.snapshot_id, EVERYWHERE, NOW)
    of_one = snapshot(source, DAY, commune)
    last, again = snapshot(source, DAY), snapshot(source, DAY)

    assert first.previous_id is None
    assert second.previous_id == first.snapshot_id
    assert of_one.previous_id is None
    assert (last.previous_id, again.previous_id) == (second.snapshot_id, last.snapshot_id)


def test_one_taken_off_the_list_stays_and_comes_back(source):
    known = snapshot(source)

    def withdrawn():
        return kept.snapshot(source, known.snapshot_id, EVERYWHERE).withdrawn_at

    kept.withdraw(source, known.snapshot_id, EVERYWHERE, NOW)
    kept.withdraw(source, known.snapshot_id, EVERYWHERE, NOW)
    assert withdrawn() == NOW
    assert kept.opened(source, known).as_of == DAY
    kept.reinstate(source, known.snapshot_id, EVERYWHERE, NOW)
    assert withdrawn() is None
    thing = f"snapshot {known.snapshot_id}"
    assert entries(source)[-2:] == [("snapshot withdrawn", thing), ("snapshot reinstated", thing)]


def test_nobody_takes_off_the_list_what_they_do_not_see(source):
    known = snapshot(source)

    with pytest.raises(NoSnapshotError):
        kept.withdraw(source, known.snapshot_id, places(source, "KC-X12"), NOW)
