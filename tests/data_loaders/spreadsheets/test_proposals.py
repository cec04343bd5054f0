"""What is only proposed strikes nothing off; what was decided does."""

import pytest
from reader_forms import column, read, warnings

RESULT = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"
HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
ROW = [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]
PROPOSED = [
    "Đề nghị đưa ra khỏi danh sách",
    "Xem xét đưa ra",
    "Dự kiến đưa ra",
    "Đề nghị huyện xem xét cho đưa ra khỏi danh sách",
    "Kiến nghị dừng hoạt động",
    "De nghi dua ra khoi danh sach",
    "Sẽ đưa ra khỏi danh sách",
    "Dự kiến đưa ra khỏi danh sách vào cuối năm",
    "Đề nghị loại",
]
DECIDED = [
    "Đã đưa ra khỏi danh sách",
    "Đưa ra khỏi danh sách theo QĐ số 15",
    "Đưa ra khỏi danh sách theo đề nghị của xã",
    "Đã dừng hoạt động",
    "Da dua ra khoi danh sach",
]


def told(label, text):
    return read([[RESULT], [], [*HEAD, label], [*ROW, text]])


@pytest.mark.parametrize("label", ["Đánh giá", "Ghi chú"])
@pytest.mark.parametrize("text", PROPOSED)
def test_a_proposal_is_told_and_strikes_nothing_off(label, text):
    reading = told(label, text)

    assert column(reading, "state") == ["registered"]
    assert warnings(reading) == [("E4", "proposed_only")]


@pytest.mark.parametrize("text", DECIDED)
def test_a_decision_strikes_off(text):
    reading = told("Đánh giá", text)

    assert (column(reading, "state"), warnings(reading)) == (["struck_off"], [])


def test_how_the_model_fares_is_read_beside_the_proposal():
    reading = told("Đánh giá", "Kém hiệu quả, đề nghị đưa ra khỏi danh sách")

    assert column(reading, "state") == ["ineffective"]
    assert warnings(reading) == [("E4", "proposed_only")]


@pytest.mark.parametrize("text", ["Không đưa ra khỏi danh sách", "Chưa đưa ra khỏi danh sách"])
def test_what_is_denied_strikes_nothing_off(text):
    assert column(told("Ghi chú", text), "state") == ["registered"]


@pytest.mark.parametrize("text", ["Dự kiến hoàn thành quý IV", "Phấn đấu đạt hiệu quả cao"])
def test_what_is_only_planned_is_not_reached(text):
    assert column(told("Đánh giá", text), "state") == ["registered"]
    assert column(told("Ghi chú", text), "state") == ["registered"]


@pytest.mark.parametrize(
    ("title", "state", "told"),
    [
        ("DANH SÁCH MÔ HÌNH ĐƯA RA KHỎI DANH SÁCH NĂM 2023", "struck_off", []),
        ("QUYẾT ĐỊNH ĐƯA RA KHỎI DANH SÁCH CÁC MÔ HÌNH NĂM 2023", "struck_off", []),
        ("MÔ HÌNH ĐỀ NGHỊ ĐƯA RA KHỎI DANH SÁCH NĂM 2023", None, [("A1", "proposed_only")]),
    ],
)
def test_a_title_says_whether_its_list_is_decided(title, state, told):
    rows = [[*ROW, "Kém hiệu quả"], [2, "Xã Tân Dân", "Đường hoa", "VH-XH", "Không có người làm"]]
    reading = read([[title], [], [*HEAD, "Lý do"], *rows])

    assert column(reading, "state") == [state or "registered"] * 2
    assert warnings(reading) == told


def test_a_section_of_models_struck_off_says_so_of_those_that_fare_badly():
    rows = [["I", "Mô hình đã đưa ra khỏi danh sách"], [*ROW, "Kém hiệu quả"]]
    rows += [["II", "Mô hình đề nghị đưa ra khỏi danh sách"]]
    rows += [[2, "Xã An Vĩ", "Đường hoa", "VH-XH", "Kém hiệu quả"]]
    reading = read([[RESULT], [], [*HEAD, "Đánh giá"], *rows])

    assert column(reading, "state") == ["struck_off", "ineffective"]
    assert warnings(reading) == [("B6", "proposed_only")]


def test_a_column_of_models_struck_off_is_no_column_of_names():
    head = [
        "TT",
        "Đơn vị",
        "Số đăng ký",
        "Đề nghị đưa ra khỏi danh sách",
        "Đã đưa ra khỏi danh sách",
    ]
    reading = read([["SỐ LƯỢNG MÔ HÌNH NĂM 2023"], [], head, [1, "Xã An Vĩ", 4, 1, 0]])

    assert reading.kind == "counts"
    assert (column(reading, "name"), column(reading, "count")) == ([None], [4])
