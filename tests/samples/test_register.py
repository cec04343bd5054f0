"""The sample's register: three real districts of one province."""

from samples.register import owing, sample_units


def test_a_code_names_one_unit():
    codes = [unit.code for unit in sample_units()]

    assert len(codes) == len(set(codes))


def test_every_unit_stands_under_a_unit_of_the_register():
    units = sample_units()
    codes = {unit.code for unit in units}

    assert {unit.parent for unit in units} - {None} <= codes
    assert [unit.name for unit in units if unit.parent is None] == ["Tỉnh Hưng Yên"]


def test_each_district_has_its_communes_and_nine_agencies():
    units = sample_units()
    communes = {
        district: sum(unit.kind == "commune" for unit in owing(units, district))
        for district in ("KC", "KD", "YM")
    }
    agencies = {
        district: sum(unit.kind != "commune" for unit in owing(units, district))
        for district in communes
    }

    assert communes == {"KC": 25, "KD": 17, "YM": 17}
    assert agencies == {"KC": 9, "KD": 9, "YM": 9}


def test_communes_of_a_district_have_different_names():
    for district in ("KC", "KD", "YM"):
        names = [unit.name for unit in owing(sample_units(), district)]
        assert len(names) == len(set(names))


def test_every_unit_ends_with_the_districts():
    assert {str(unit.valid_to) for unit in sample_units()} == {"2025-06-30"}
