"""A name that gives way gives way in what was frozen too, and every frozen figure stays."""

import hashlib
import zlib

import pytest
from screens import CODE, NOW, registered, small_district
from snapshots import DAY, snapshot
from sqlalchemy import select, update

from data_loaders.erasing.erase import erase, look
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.snapshots import kept
from database.keeping.check import check
from database.session import reading, writing
from database.tables import Snapshot
from domain.access import EVERYWHERE
from domain.erased import PersonName, mark_of

pytestmark = pytest.mark.both_engines
WHO = "Nguyễn Thị Hòa Bình"
NAME = PersonName.of(WHO)


@pytest.fixture
def source(new_database):
    made = small_district(new_database(tables=True))
    model = (f"Bà {WHO} nuôi gà", "economy", "new")
    reading = registered("KC-X03", "Xã Bình Kiều", model)
    take_in(made, b"hers", reading, builtin_plans()[CODE], DAY.replace(month=3), NOW)
    return made


def content(source):
    with reading(source) as connection:
        return zlib.decompress(connection.execute(select(Snapshot.content)).scalar_one())


def models(source, known):
    found = kept.opened(source, known).tables["models"]
    return found.drop(columns=["name", "name_key"]), found["name"].tolist()


def test_the_name_goes_and_the_figures_stay(source):
    frozen = snapshot(source, title=f"Họp với bà {WHO}")
    figures, names = models(source, frozen)
    assert WHO in " ".join(names)

    found = look(source, NAME)
    assert found.snapshots == {frozen.snapshot_id: 2}  # the name and the key to compare by
    done = erase(source, NAME, "12/ĐN", found, NOW)
    known = kept.snapshot(source, frozen.snapshot_id, EVERYWHERE)
    left, named = models(source, known)

    assert done.places == found.places
    assert left.equals(figures)
    assert f"Bà {mark_of(1)} nuôi gà" in named
    assert not NAME.stands_in(content(source).decode())
    assert known.title == f"Họp với bà {mark_of(1)}"
    assert known.sha256 == frozen.sha256
    assert known.digest == hashlib.sha256(content(source)).hexdigest() != frozen.sha256
    assert [one.proof for one in check(source) if one.wrong] == []


def test_a_copy_that_no_erasure_noted_is_forged(source):
    frozen = snapshot(source)
    forged = content(source).replace("Đông Tảo".encode(), "Đông Tạo".encode())
    digest = hashlib.sha256(forged).hexdigest()
    values = {"content": zlib.compress(forged), "redacted_sha256": digest}
    with writing(source) as connection:
        connection.execute(update(Snapshot).values(**values))
    known = kept.snapshot(source, frozen.snapshot_id, EVERYWHERE)

    assert known.digest == digest
    with pytest.raises(kept.TamperedError):
        kept.opened(source, known)
    assert [one.wrong for one in check(source) if one.wrong] == [("snapshot 1",)]


def test_what_gave_way_does_not_come_back_by_its_first_hash(source):
    frozen = snapshot(source)
    before = content(source)
    erase(source, NAME, "12/ĐN", look(source, NAME), NOW)
    with writing(source) as connection:
        values = {"content": zlib.compress(before), "redacted_sha256": None}
        connection.execute(update(Snapshot).values(**values))

    with pytest.raises(kept.TamperedError):
        kept.opened(source, frozen)
    assert [one.wrong for one in check(source) if one.wrong] == [("snapshot 1",)]


def test_a_second_name_gives_way_in_the_copy_of_the_first(source):
    frozen = snapshot(source)
    other = PersonName.of("Đông Tảo An")
    late = registered("KC-X03", "Xã Bình Kiều", ("Ông Đông Tảo An nuôi gà", "economy", "new"))
    take_in(source, b"his", late, builtin_plans()[CODE], DAY.replace(month=4), NOW)
    both = snapshot(source)
    erase(source, NAME, "12/ĐN", look(source, NAME), NOW)
    erase(source, other, "13/ĐN", look(source, other), NOW)

    for one in (frozen, both):
        assert kept.opened(source, kept.snapshot(source, one.snapshot_id, EVERYWHERE))
    assert [one.proof for one in check(source) if one.wrong] == []


def test_a_snapshot_without_the_name_is_left_as_it_is(source):
    frozen = snapshot(source)
    other = PersonName.of("Trần Văn Nam")
    erase(source, other, "12/ĐN", look(source, other), NOW)

    assert kept.snapshot(source, frozen.snapshot_id, EVERYWHERE) == frozen


def test_what_is_damaged_is_left_to_the_check(source, monkeypatch):
    frozen = snapshot(source)
    monkeypatch.setattr("data_loaders.erasing.frozen.unpacked", lambda _packed: b"")

    assert look(source, NAME).snapshots == {}
    assert kept.opened(source, frozen).as_of == DAY
