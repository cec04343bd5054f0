"""The units that may have a model of a name, over the small district of `tests/screens.py`."""

import pytest
from screens import CODE, small_district

from data_loaders import frames
from data_loaders.models_named import units_named, units_with_keys
from domain.access import EVERYWHERE, Places
from domain.model_names import name_key

pytestmark = pytest.mark.both_engines


@pytest.fixture
def source(new_database):
    return small_district(new_database(tables=True))


def codes_of(source, unit_ids):
    units = frames.units(source, EVERYWHERE).set_index("unit_id")["code"]
    return sorted(units[list(unit_ids)])


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("hòa giải", ["KC-X04"]),
        ("HOA GIAI", ["KC-X04"]),
        ("duong hoa", ["KC-X12"]),
        ("Vuờn", ["KC-X02"]),
        ("100%", []),
        ("hòa giải viên", []),
    ],
)
def test_a_name_is_found_with_its_accents_or_without(source, written, codes):
    assert codes_of(source, units_named(source, CODE, EVERYWHERE, written)) == codes


def test_a_whole_name_is_found_by_its_key(source):
    keys = [name_key("Tiếp tục mô hình Nuôi gà an toàn sinh học"), "không có"]
    assert codes_of(source, units_with_keys(source, CODE, EVERYWHERE, keys)) == ["KC-X12"]
    assert units_with_keys(source, CODE, EVERYWHERE, []) == set()


def test_what_is_out_of_sight_is_not_found(source):
    units = frames.units(source, EVERYWHERE).set_index("code")["unit_id"]
    mine = Places(frozenset({int(units["KC-X02"])}))
    assert codes_of(source, units_named(source, CODE, mine, "a")) == ["KC-X02"]
    assert units_with_keys(source, CODE, mine, [name_key("Nuôi gà an toàn sinh học")]) == set()
