"""A file whose models cannot be counted costs itself alone, wherever it stands among others."""

from datetime import UTC, date, datetime

import pytest
from screens import CODE, registered, small_district
from sqlalchemy import func, select

from data_loaders import adoption, hand_in
from data_loaders.batches import Together
from data_loaders.chunks import Read
from data_loaders.intake import HandedBy
from database.session import reading
from database.tables import Batch, Submission
from domain.problems import Refusal
from tallies import counting
from tallies.proof import proved

TODAY = datetime.now(UTC).astimezone().date()
NAMES = ["Vườn rau sạch", "Nuôi ong", "Trồng nấm"]


@pytest.fixture
def district(new_database):
    return small_district(new_database(tables=True))


@pytest.fixture
def handed_in(district, monkeypatch):
    """Hands files in together, as if they had been read; each has a model of this name."""

    def hand_in_named(*names, by=hand_in.NOBODY):
        def read(*_asked):
            model = ("KC-X05", "Xã Dạ Trạch")
            yield [
                Read(name, name.encode(), registered(*model, (name, "economy", "new"), year=2024))
                for name in names
            ]

        monkeypatch.setattr(hand_in, "_read_here", read)
        plan, day = adoption.adopted_plan(district, CODE), date(2024, 3, 1)
        return list(hand_in.hand_in_all(district, [], plan, day, lambda: datetime.now(UTC), by))

    return hand_in_named


def how_many(source, column):
    with reading(source) as connection:
        return connection.execute(select(func.count(column))).scalar_one()


@pytest.mark.both_engines
@pytest.mark.parametrize("place", range(len(NAMES)))
def test_the_others_are_kept_and_counted(district, handed_in, monkeypatch, caplog, place):
    count = counting.models

    def fail(tables, *rest):
        if NAMES[place] in set(tables.listings["name"]):
            raise ZeroDivisionError
        return count(tables, *rest)

    before = how_many(district, Submission.submission_id)
    with monkeypatch.context() as failing:
        failing.setattr(counting, "models", fail)
        came = handed_in(*NAMES, by=HandedBy(together=Together(CODE, "Cả xã")))

    refused = [None] * len(NAMES)
    refused[place] = Refusal.OUR_FAULT
    assert [one.reading.refusal for one in came] == refused
    assert [one.taken is None for one in came] == [each is not None for each in refused]
    assert how_many(district, Submission.submission_id) == before + len(NAMES) - 1
    assert how_many(district, Batch.batch_id) == 1
    assert not proved(district, TODAY).wrong
    assert NAMES[place] in caplog.text
