"""Slips bear their issuer above their title, as papers do."""

import pytest
from reader_forms import accepted, read

TITLE = ["PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"]
NAME, FIELD = ["Tên mô hình:", "Trồng hoa giấy"], ["Lĩnh vực:", "VHXH"]
READ = [("Xã Chí Tân", "Trồng hoa giấy", "culture_society")]


@pytest.mark.parametrize(
    "issuer",
    [
        [["ĐẢNG ỦY XÃ CHÍ TÂN"]],
        [["ĐẢNG BỘ HUYỆN KHOÁI CHÂU"], ["ĐẢNG ỦY XÃ CHÍ TÂN"], ["*"]],
        [["ĐẢNG ỦY XÃ CHÍ TÂN", "ĐẢNG CỘNG SẢN VIỆT NAM"]],
        [["UBND XÃ CHÍ TÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]],
    ],
)
@pytest.mark.parametrize(
    "pairs",
    [
        [NAME, FIELD, ["Đơn vị đăng ký:", "Xã Chí Tân"]],
        [NAME, FIELD, ["Người phụ trách:", "Bà Lụa"]],
        [NAME, FIELD],
        [["1. Tên mô hình: Trồng hoa giấy"], ["2. Lĩnh vực: VHXH"], ["3. Mục tiêu: sạch"]],
    ],
)
def test_the_issuer_above_the_title_is_no_part_of_the_slip(issuer, pairs):
    reading = read([*issuer, [], TITLE, [], *pairs])

    assert (reading.kind, reading.year) == ("register", 2023)
    assert accepted(reading) == READ


def test_a_slip_that_names_no_field_is_not_read_from_its_name_alone():
    assert read([TITLE, NAME]).rows.empty
