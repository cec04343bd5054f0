"""In a commune's own report "Hội Phụ nữ" is the commune's, not the district's office."""

import pytest
from reader_forms import TITLE, read

BODIES = ["Hội Phụ nữ", "Đoàn thanh niên", "Công an", "Công an xã", "Ban CHQS xã", "Chi bộ thôn 1"]


def units(above, label, names):
    rows = [[n, f"Mô hình {n}", "Kinh tế", name] for n, name in enumerate(names, 1)]
    reading = read([[above], [TITLE], ["TT", "Tên mô hình", "Lĩnh vực", label], *rows])
    assert reading.rows["accepted"].all()
    return list(reading.rows["unit"]), list(reading.rows["carried_by"])


@pytest.mark.parametrize("label", ["Đơn vị thực hiện", "Đơn vị chủ trì", "Đơn vị", "Tên đơn vị"])
def test_the_bodies_of_a_commune_that_speaks_carry_its_models(label):
    found, carried_by = units("ĐẢNG ỦY XÃ AN VĨ", label, BODIES)

    assert set(found) == {"Xã An Vĩ"}
    assert carried_by == BODIES


def test_one_who_helps_from_outside_makes_no_model_another_unit_s():
    names = ["Hội Phụ nữ", "Công an xã", "Xã Tân Dân", "Ban CHQS huyện"]

    assert set(units("UBND XÃ AN VĨ", "Đơn vị thực hiện", names)[0]) == {"Xã An Vĩ"}


def test_a_summary_of_communes_goes_to_the_communes():
    found, _ = units("ĐẢNG ỦY XÃ AN VĨ", "Đơn vị thực hiện", ["Xã Tân Dân", "Xã Hàm Tử"])

    assert found == ["Xã Tân Dân", "Xã Hàm Tử"]


def test_in_the_district_s_list_the_same_words_are_the_district_s_offices():
    found, _ = units("HUYỆN ỦY KHOÁI CHÂU", "Đơn vị", ["Hội Phụ nữ", "Công an huyện"])

    assert found == ["Hội Liên hiệp Phụ nữ huyện", "Công an huyện"]
