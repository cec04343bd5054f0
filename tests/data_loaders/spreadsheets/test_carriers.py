"""In a commune's own report "Hội Phụ nữ" is the commune's, not the district's office."""

import pytest
from reader_forms import TITLE, errors, read

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


@pytest.mark.parametrize("committee", ["UBND xã", "UBND", "Đảng ủy", "UBND xã An Vĩ"])
def test_its_committee_is_a_part_of_the_commune_beside_the_others(committee):
    names = [committee, "Hội Nông dân xã", "Công an", "Hội CCB", "Thôn Thượng"]

    found, carried_by = units("ĐẢNG ỦY XÃ AN VĨ", "Đơn vị", names)

    assert set(found) == {"Xã An Vĩ"}
    assert carried_by == names


def test_one_who_helps_from_outside_makes_no_model_another_unit_s():
    names = ["Hội Phụ nữ", "Công an xã", "Xã Tân Dân", "Ban CHQS huyện"]

    assert set(units("UBND XÃ AN VĨ", "Đơn vị thực hiện", names)[0]) == {"Xã An Vĩ"}


def test_a_summary_of_communes_goes_to_the_communes():
    found, _ = units("ĐẢNG ỦY XÃ AN VĨ", "Đơn vị thực hiện", ["Xã Tân Dân", "Xã Hàm Tử"])

    assert found == ["Xã Tân Dân", "Xã Hàm Tử"]


def test_in_the_district_s_list_the_same_words_are_the_district_s_offices():
    found, _ = units("HUYỆN ỦY KHOÁI CHÂU", "Đơn vị", ["Hội Phụ nữ", "Công an huyện"])

    assert found == ["Hội Liên hiệp Phụ nữ huyện", "Công an huyện"]


PARTS = [
    "Thôn Thượng",
    "Khu phố 2",
    "Ấp 3",
    "Chi bộ 4",
    "Tổ dân phố 5",
    "Trường THCS",
    "HTX Đại Đồng",
]


@pytest.mark.parametrize("label", ["Đơn vị", "Địa điểm", "Đơn vị thực hiện"])
def test_hamlets_and_schools_carry_the_models_of_the_commune_that_speaks(label):
    found, carried_by = units("UBND XÃ AN VĨ", label, PARTS)

    assert set(found) == {"Xã An Vĩ"}
    assert carried_by == PARTS


def test_beside_them_the_commune_s_own_name_and_another_commune_mean_themselves():
    names = ["Thôn Thượng", "Xã An Vĩ", "Xã Tân Dân", "Trạm Y tế"]
    found, carried_by = units("UBND XÃ AN VĨ", "Đơn vị", names)

    assert found == ["Xã An Vĩ", "Xã An Vĩ", "Xã Tân Dân", "Xã An Vĩ"]
    assert carried_by == ["Thôn Thượng", None, None, "Trạm Y tế"]


def test_another_commune_s_hamlet_is_told():
    rows = [[1, "Vườn mẫu", "Kinh tế", "Thôn Thượng"]]
    rows += [[2, "Đường hoa", "VH-XH", "Thôn 3, xã Tân Dân"]]
    head = ["TT", "Tên mô hình", "Lĩnh vực", "Đơn vị"]

    assert errors(read([["UBND XÃ AN VĨ"], [TITLE], head, *rows])) == [("D5", "unknown_unit")]


def test_in_the_district_s_list_a_hamlet_is_no_unit():
    rows = [[1, "Vườn mẫu", "Kinh tế", "Thôn Thượng"], [2, "Đường hoa", "VH-XH", "Xã An Vĩ"]]
    head = ["TT", "Tên mô hình", "Lĩnh vực", "Đơn vị"]
    reading = read([["HUYỆN ỦY KHOÁI CHÂU"], [TITLE], head, *rows])

    assert list(reading.rows["accepted"]) == [False, True]


def test_numbers_of_hamlets_are_added_up_to_the_commune_s():
    head = ["TT", "Đơn vị", "Kinh tế", "VH-XH"]
    rows = [[1, "Thôn Thượng", 2, 1], [2, "Thôn Hạ", 1, None], [3, "Trường THCS", 0, 2]]
    total = [None, "Tổng cộng", 3, 3]
    above = [["UBND XÃ AN VĨ"], ["SỐ LƯỢNG MÔ HÌNH ĐĂNG KÝ NĂM 2023"], head]
    reading = read([*above, *rows, total])

    assert list(reading.rows["count"]) == [3, 3]
    assert list(reading.rows["cell"]) == ["C4:C6", "D4:D6"]
    assert (set(reading.rows["unit"]), reading.problems) == ({"Xã An Vĩ"}, [])


def test_one_hamlet_s_number_that_cannot_be_read_keeps_the_whole_out():
    head = ["TT", "Đơn vị", "Kinh tế"]
    rows = [[1, "Thôn Thượng", 2], [2, "Thôn Hạ", "nhiều"]]
    above = [["UBND XÃ AN VĨ"], ["SỐ LƯỢNG MÔ HÌNH ĐĂNG KÝ NĂM 2023"], head]

    assert not read([*above, *rows]).rows["accepted"].any()


def test_schools_and_squads_carry_the_models_of_their_office():
    names = ["Trường Mầm non An Vĩ", "Trường THCS Tân Dân"]
    found, carried_by = units("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO KHOÁI CHÂU", "Đơn vị", names)

    assert set(found) == {"Phòng Giáo dục và Đào tạo"}
    assert carried_by == names
