"""Where listings stand in their files, as far as somebody may see."""

from datetime import date

import pytest
from screens import CODE, NOW, registered, small_district
from sqlalchemy import select

from data_loaders.intake import take_in
from data_loaders.listed_at import listed_at, noted
from data_loaders.plans import builtin_plans
from database.session import reading
from database.tables import Listing, Unit
from domain.access import EVERYWHERE, Places

pytestmark = pytest.mark.both_engines


@pytest.fixture
def source(new_database):
    made = small_district(new_database(tables=True))
    told = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào", "economy", "new"))
    told.rows["note"] = "Đề nghị đưa ra"
    take_in(made, b"noted", told, builtin_plans()[CODE], date(2023, 3, 21), NOW)
    return made


def ids(source, name):
    with reading(source) as connection:
        listings = connection.execute(select(Listing.listing_id)).scalars().all()
        unit = connection.execute(select(Unit.unit_id).where(Unit.name == name)).scalar_one()
    return listings, Places(frozenset({unit}))


def test_each_listing_has_its_file_and_cell(source):
    listings, of_commune = ids(source, "Xã Bình Kiều")
    found = listed_at(source, listings, EVERYWHERE)
    assert len(found) == len(listings) == 6
    (row,) = listed_at(source, listings, of_commune).to_dict("records")
    assert (row["file"], row["sheet"], row["cell"]) == ("KC-X03.xlsx", "DS", "B9")
    assert row["received"].date() == date(2023, 3, 21)
    assert listed_at(source, [], EVERYWHERE).empty


def test_notes_are_loaded_for_those_who_may_see_the_unit(source):
    _listings, of_another = ids(source, "Xã An Vĩ")
    assert noted(source, CODE, EVERYWHERE)["note"].tolist() == ["Đề nghị đưa ra"]
    assert noted(source, CODE, of_another).empty
