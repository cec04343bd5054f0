"""How models fare and who recognised them: understood by meaning, in lists of every kind."""

import pytest
from reader_forms import TITLE, column, read, warnings

from data_loaders.spreadsheets.vocabulary import vocabulary

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
RESULT = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"


def judged(label, *texts, title=TITLE):
    rows = [
        [number, "Xã An Vĩ", f"Mô hình số {number} của xã", "Kinh tế", text]
        for number, text in enumerate(texts, 1)
    ]
    return read([[title], [], [*HEAD, label], *rows])


@pytest.mark.parametrize(
    "label", ["Kết quả", "Đánh giá", "Nhận xét", "Kết quả năm 2023", "Tự đánh giá", "Cột lạ"]
)
def test_a_register_s_own_words_on_its_models_are_read_by_meaning(label):
    texts = ["Kém hiệu quả, đưa ra khỏi danh sách", "Hiệu quả", "Chưa hiệu quả"]
    reading = judged(label, *texts, "Đang thực hiện", "Có hiệu quả", "Đang triển khai")
    states = ["struck_off", "effective", "ineffective", "in_progress", "effective", "in_progress"]

    assert reading.kind == "register"
    assert column(reading, "state") == states
    assert warnings(reading) == []


def test_words_on_a_model_that_nobody_knows_are_told_in_a_register_too():
    reading = judged("Đánh giá", "Hiệu quả", "Màu xanh lá")

    assert column(reading, "state") == ["effective", "registered"]
    assert warnings(reading) == [("E5", "unknown_word")]


def test_one_state_among_contents_told_at_length_is_read_and_the_contents_are_no_fault():
    told = "Đã vận động 35 hộ dân hiến 1.200 mét vuông đất để mở rộng đường làng ngõ xóm"
    reading = judged("Kết quả", told, "Đưa ra khỏi danh sách", told + " năm nay")

    assert column(reading, "state") == ["registered", "struck_off", "registered"]
    assert warnings(reading) == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Đang sử dụng bờ kè mới", None),
        ("Vận động hiến đất", None),
        ("Đáp ứng yêu cầu của dân", None),
        ("Nâng cao hiệu quả sản xuất", None),
        ("Xếp loại: Tốt", "effective"),
        ("Tạm dừng", None),
        ("Tạm ngưng hoạt động", None),
        ("Tam dung hoat dong", None),
        ("Không thực hiện được do thiếu kinh phí", None),
        ("Tạm dừng từ 2022, nay đã dừng hẳn, đưa ra khỏi danh sách", "struck_off"),
        ("Không thực hiện", "struck_off"),
        ("Hoàn thành chỉ tiêu đăng ký", "effective"),
        ("Khong hieu qua", "ineffective"),
        ("Kém, chưa phát huy", "ineffective"),
    ],
)
def test_a_word_of_a_state_inside_another_word_or_phrase_says_nothing(text, state):
    assert vocabulary().value_within("state", text) == state


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Đã được công nhận cấp huyện", "district"),
        ("Công nhận cấp xã", "commune"),
        ("Được UBND tỉnh tặng bằng khen công nhận", "province"),
        ("Công nhận cấp TW", "central"),
    ],
)
def test_a_state_that_tells_of_recognition_gives_its_level(text, level):
    reading = judged("Kết quả", text, "Hiệu quả", title=RESULT)

    assert column(reading, "level") == [level, None]
    assert warnings(reading) == []


def test_a_cell_may_tell_both_how_a_model_fares_and_who_recognised_it():
    reading = judged("Kết quả", "Hiệu quả, được công nhận cấp huyện", title=RESULT)

    assert (column(reading, "state"), column(reading, "level")) == (["effective"], ["district"])


def test_recognition_without_a_level_is_told_and_what_shall_be_recognised_is_not_yet():
    texts = ["Được công nhận", "Chưa được công nhận", "Đề nghị công nhận cấp huyện", "Hiệu quả"]
    reading = judged("Kết quả", *texts, title=RESULT)

    assert column(reading, "level") == [None, None, None, None]
    assert warnings(reading) == [("E4", "level_not_said"), ("E6", "unknown_word")]


def test_a_tick_for_recognition_without_a_level_is_told_and_a_dash_is_none():
    reading = judged("Công nhận", "x", "-", "Chưa công nhận cấp huyện", "Xã", title=RESULT)

    assert column(reading, "level") == [None, None, None, "commune"]
    assert warnings(reading) == [("E4", "level_not_said")]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Đang hoạt động hiệu quả", "effective"),
        ("Đang hoạt động tốt", "effective"),
        ("Đang duy trì tốt", "effective"),
        ("Đang duy trì hoạt động có hiệu quả", "effective"),
        ("Đang triển khai tốt", "effective"),
        ("Đang thực hiện, có hiệu quả", "effective"),
        ("Dang hoat dong hieu qua", "effective"),
        ("Tiếp tục thực hiện hiệu quả", "effective"),
        ("Đang hoạt động", "in_progress"),
        ("Đang triển khai, bước đầu hiệu quả", "in_progress"),
        ("Đang thực hiện, đạt 50% kế hoạch", "in_progress"),
        ("Đang thực hiện, phấn đấu đạt hiệu quả", "in_progress"),
        ("Chưa hoàn thành, đang thực hiện", "in_progress"),
        ("Đang hoạt động kém hiệu quả", "ineffective"),
        ("Đang hoạt động nhưng hiệu quả chưa cao", "ineffective"),
        ("Đang hoạt động, chưa phát huy hiệu quả", "ineffective"),
    ],
)
def test_what_goes_on_well_is_effective_and_what_only_goes_on_is_not(text, state):
    assert vocabulary().value_within("state", text) == state
    assert column(judged("Hiện trạng", text, "Tốt", title=RESULT), "state") == [state, "effective"]


def test_a_note_of_what_goes_on_well_says_so_too():
    note = "Mô hình đang hoạt động có hiệu quả"

    assert column(judged("Ghi chú", note, title=RESULT), "state") == ["effective"]


@pytest.mark.parametrize(
    "text", ["Tạm dừng", "Tạm ngừng hoạt động", "Không thực hiện được", "Tạm dừng từ năm 2022"]
)
def test_what_is_paused_or_came_to_nothing_is_told_and_not_struck_off(text):
    for label in ("Hiện trạng", "Kết quả", "Ghi chú"):
        reading = judged(label, text, "Hiệu quả", title=RESULT)

        assert column(reading, "state") == ["registered", "effective"]
        assert warnings(reading) == [("E4", "unknown_word")]


@pytest.mark.parametrize("section", ["II. CÁC MÔ HÌNH TẠM DỪNG", "II. Không thực hiện được"])
def test_a_section_of_models_paused_is_told_and_strikes_none_off(section):
    rows = [["I", "Mô hình hiệu quả"], [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]]
    rows += [[section], [1, "Xã An Vĩ", "Xóm không rác", "Kinh tế"]]
    reading = read([[RESULT], [], HEAD, *rows])

    assert column(reading, "state") == ["effective", "registered"]
    assert warnings(reading) == [("A6", "unknown_word")]
