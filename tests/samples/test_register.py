"""The sample's register: three real districts of one province, and what became of them."""

import csv
from datetime import date

import pytest

from data_loaders.lineage_checks import Life, Step, faults_of
from samples import write_units
from samples.register import UNITS_FILE, owing, sample_units

SHAPES = {date(2021, 9, 14): 25, date(2025, 1, 1): 25, date(2025, 3, 1): 20, date(2025, 6, 30): 20}
# The five communes of Khoái Châu, and the two that also took communes of other districts in, by
# Nghị quyết 1666/NQ-UBTVQH15, Điều 1, khoản 18–22, 25 and 33.
OF_KHOAI_CHAU = {
    "Xã Khoái Châu": {"Thị trấn Khoái Châu", "Xã Liên Khê", "Xã Phùng Hưng", "Xã Đông Kết"},
    "Xã Triệu Việt Vương": {"Xã Phạm Hồng Thái", "Xã Tân Dân", "Xã Ông Đình", "Xã An Vĩ"},
    "Xã Việt Tiến": {"Xã Đồng Tiến", "Xã Dân Tiến", "Xã Việt Hòa"},
    "Xã Chí Minh": {"Xã Thuần Hưng", "Xã Nguyễn Huệ", "Xã Chí Minh"},
    "Xã Châu Ninh": {"Xã Đại Tập", "Xã Tứ Dân", "Xã Tân Châu", "Xã Đông Ninh"},
    "Xã Hoàn Long": {"Xã Đông Tảo", "Xã Đồng Than", "Xã Hoàn Long"},
    "Xã Mễ Sở": {"Xã Bình Minh", "Xã Thắng Lợi", "Xã Mễ Sở"},
}


def steps():
    with (UNITS_FILE.parent / "lineage.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def communes(district, day):
    return [
        unit
        for unit in owing(sample_units(), district)
        if unit.kind == "commune" and unit.lives_on(day)
    ]


def test_a_code_names_one_unit():
    codes = [unit.code for unit in sample_units()]

    assert len(codes) == len(set(codes))


def test_every_unit_stands_under_a_unit_of_the_register():
    units = sample_units()
    codes = {unit.code for unit in units}

    assert {unit.parent for unit in units} - {None} <= codes
    assert [unit.name for unit in units if unit.parent is None] == ["Tỉnh Hưng Yên"] * 2


@pytest.mark.parametrize(("day", "count"), SHAPES.items())
def test_khoai_chau_has_its_communes_of_each_day(day, count):
    assert len(communes("KC", day)) == count
    assert {len(communes(district, day)) for district in ("KD", "YM")} == {17}


def test_each_district_has_nine_agencies():
    for district in ("KC", "KD", "YM"):
        others = [unit for unit in owing(sample_units(), district) if unit.kind != "commune"]
        assert len(others) == 9


def test_communes_of_a_district_have_different_names():
    for district in ("KC", "KD", "YM"):
        names = [unit.name for unit in owing(sample_units(), district)]
        assert len(names) == len(set(names))


def test_districts_and_all_beneath_them_end_on_30_june_2025_at_the_latest():
    before = [unit for unit in sample_units() if not unit.code.startswith("HY25")]

    assert max(unit.valid_to for unit in before) == date(2025, 6, 30)
    assert not any(unit.kind == "district" for unit in sample_units() if unit not in before)


def test_the_merger_of_2025_is_that_of_the_catalogue():
    names = {unit.code: unit.name for unit in sample_units()}
    merged = {}
    for step in steps():
        if step["day"] == "2025-03-01":
            merged.setdefault(names[step["into_code"]], set()).add(names[step["from_code"]])

    assert merged == {
        "Thị trấn Khoái Châu": {"Xã Bình Kiều"},
        "Xã Phạm Hồng Thái": {"Xã Dạ Trạch", "Xã Hàm Tử"},
        "Xã Đồng Tiến": {"Xã Hồng Tiến"},
        "Xã Chí Minh": {"Xã Chí Tân", "Xã Đại Hưng"},
        "Xã Nguyễn Huệ": {"Xã Thành Công", "Xã Nhuế Dương"},
    }


def test_the_communes_of_july_2025_are_those_of_the_decree():
    names = {unit.code: unit.name for unit in sample_units()}
    merged = {}
    for step in steps():
        if step["day"] == "2025-07-01" and step["whole"] == "whole":
            merged.setdefault(names[step["into_code"]], set()).add(names[step["from_code"]])

    assert {name: merged[name] for name in OF_KHOAI_CHAU} == OF_KHOAI_CHAU


def test_the_register_and_its_lineage_can_be_true_together():
    units = sample_units()
    lives = {
        unit.code: Life(
            unit.code, unit.name, unit.parent or "", unit.valid_from, unit.valid_to, "x"
        )
        for unit in units
    }
    told = [
        Step(
            step["from_code"],
            step["into_code"],
            date.fromisoformat(step["day"]),
            step["whole"] == "whole",
            "x",
        )
        for step in steps()
    ]

    assert len(told) > 50
    assert faults_of(lives, told) == []


def test_the_files_are_what_the_catalogue_says(tmp_path):
    write_units.write(tmp_path)

    for name in ("units.csv", "lineage.csv"):
        assert (tmp_path / name).read_bytes() == (UNITS_FILE.parent / name).read_bytes()
