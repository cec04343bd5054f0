"""The tables that are counted, loaded while people hand in."""

from datetime import date

import pytest
from screens import CODE, NOW, registered, small_district

from data_loaders import counted, frames
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from domain.access import EVERYWHERE

pytestmark = pytest.mark.both_engines


def test_what_is_handed_in_while_the_tables_are_loaded_is_in_all_of_them_or_in_none(
    new_database, monkeypatch
):
    source = small_district(new_database(tables=True))
    before = counted.tables(source, CODE, EVERYWHERE)
    load_listings = frames.listings

    def hand_in_and_load(*given):
        monkeypatch.setattr(frames, "listings", load_listings)  # once: its own tally is counted too
        told = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào", "economy", "new"))
        take_in(source, b"meanwhile", told, builtin_plans()[CODE], date(2023, 3, 21), NOW)
        return load_listings(*given)

    monkeypatch.setattr(frames, "listings", hand_in_and_load)
    meanwhile = counted.tables(source, CODE, EVERYWHERE)
    monkeypatch.undo()
    after = counted.tables(source, CODE, EVERYWHERE)

    assert len(meanwhile.listings) == len(before.listings) == len(after.listings) - 1
    assert len(meanwhile.reports) == len(before.reports) == len(after.reports) - 1
