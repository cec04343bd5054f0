"""Columns known by what stands in them, where labels differ from office to office."""

import pytest
from reader_forms import column, errors, read, warnings

TITLE = ["ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2024"]
RESULTS = ["KẾT QUẢ THỰC HIỆN MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"]
HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]


def listed(labels, *cells, title=TITLE):
    """A list of An Vĩ with these columns besides, and a row for each tuple of their cells."""
    rows = [[n, "Xã An Vĩ", f"Mô hình {n}", "Kinh tế", *each] for n, each in enumerate(cells, 1)]
    return read([title, [*HEAD, *labels], *rows])


@pytest.mark.parametrize(
    "label", ["Mô hình mới/cũ", "Mới hay cũ", "Diễn giải", "Nội dung", "Tính chất của mô hình"]
)
def test_a_column_of_origins_is_one_whatever_its_label(label):
    reading = listed([label], ["Mới"], ["Cũ"], ["Chuyển tiếp"], ["Tiếp tục duy trì"])

    assert column(reading, "origin") == ["new", "maintained", "maintained", "maintained"]
    assert warnings(reading) == []


@pytest.mark.parametrize("label", ["Quyết định", "Hồ sơ"])
def test_words_that_may_mean_anything_make_no_column_of_origins(label):
    reading = listed([label], ["Đã có"], ["Đã có"])

    assert column(reading, "origin") == ["unknown", "unknown"]


@pytest.mark.parametrize("label", ["Hình thức", "Hình thức (TT/CN)", "TT/CN", "Tập thể/cá nhân"])
def test_tt_and_cn_are_collectives_and_individuals_in_a_column_of_forms(label):
    reading = listed([label], ["TT"], ["CN"], [None])

    assert column(reading, "form") == ["collective", "individual", "unknown"]
    assert warnings(reading) == []


@pytest.mark.parametrize(
    "labels",
    [
        ["Kết quả nổi bật", "Mức độ hoàn thành"],
        ["Kết quả thực hiện", "Mức độ đạt"],
        ["Hiệu quả", "Kết quả"],
        ["Kết quả đạt được", "Nhận định"],
    ],
)
def test_of_two_columns_of_results_the_one_of_grades_says_the_state_wherever_it_stands(labels):
    told, graded = ["5 hộ tham gia", "15 buổi"], ["Hoàn thành tốt", "Không hiệu quả"]
    one_way = listed(labels, *zip(told, graded, strict=True), title=RESULTS)
    other_way = listed(labels[::-1], *zip(graded, told, strict=True), title=RESULTS)

    for reading in (one_way, other_way):
        assert column(reading, "state") == ["effective", "ineffective"]
        assert warnings(reading) == []


def test_what_a_column_of_results_tells_at_length_is_no_unknown_word():
    reading = listed(["Kết quả"], ["Tốt"], ["Vận động được 52 triệu đồng"], ["Ờ"], title=RESULTS)

    assert column(reading, "state") == ["effective", "registered", "registered"]
    assert warnings(reading) == [("E5", "unknown_word")]


@pytest.mark.parametrize(
    "label", ["Hình thức công nhận", "Hình thức khen thưởng, công nhận", "Cấp công nhận"]
)
def test_a_column_of_recognition_gives_the_level(label):
    cells = ["UBND huyện", "Giấy khen của UBND tỉnh", "UBND xã công nhận", "Chưa"]
    reading = listed([label], *([each] for each in cells), title=RESULTS)

    assert column(reading, "level") == ["district", "province", "commune", None]
    assert warnings(reading) == []


def test_praise_alone_is_told_as_praise():
    reading = listed(["Khen thưởng"], ["Giấy khen của UBND huyện"], ["Không"], title=RESULTS)

    assert column(reading, "level") == [None, None]
    assert warnings(reading) == [("E2", "praise_only")]
    assert listed(["Khen thưởng"], ["Không"], title=RESULTS).problems == []


def test_praise_beside_a_level_is_worth_no_remark():
    reading = listed(["Cấp công nhận", "Khen thưởng"], ["Huyện", "Giấy khen"], title=RESULTS)

    assert (column(reading, "level"), reading.problems) == (["district"], [])


def test_where_a_column_of_praise_tells_who_recognised_it_is_one_of_levels():
    reading = listed(["Khen thưởng"], ["UBND huyện công nhận"], title=RESULTS)

    assert column(reading, "level") == ["district"]
    assert reading.problems == []


@pytest.mark.parametrize(
    "note",
    [
        *("Không thực hiện nữa", "Dừng", "Đã rút", "Thôi không làm", "Chuyển sang mô hình khác"),
        *("Dừng thực hiện từ tháng 6", "Không triển khai", "Rút khỏi đăng ký"),
    ],
)
def test_a_note_that_takes_a_model_back_strikes_it_off(note):
    reading = listed(["Ghi chú"], [note])

    assert column(reading, "state") == ["struck_off"]
    assert errors(reading) == warnings(reading) == []


@pytest.mark.parametrize(
    "note",
    [
        "Do thiếu kinh phí nên đơn vị không thực hiện được mô hình này",
        "Xin rút vì chưa có hộ tham gia",
        "Chuyển sang mô hình nuôi ong của Hội Nông dân",
        "Tạm dừng chờ hướng dẫn mới của huyện",
    ],
)
def test_a_note_that_may_take_a_model_back_is_told(note):
    reading = listed(["Ghi chú"], [note])

    assert warnings(reading) == [("E3", "unknown_word")]


@pytest.mark.parametrize(
    ("note", "origin", "told"),
    [
        ("Nhân rộng từ xã Tân Dân", "replicated", []),
        ("Mô hình nhân rộng của thôn 3 xã Tân Dân", "replicated", []),
        ("Nhân rộng từ năm 2021 với 20 hộ", "unknown", []),
        ("Nhân rộng từ xã Tân Dân, nay đã dừng", "unknown", [("E3", "unknown_word")]),
    ],
)
def test_a_note_of_where_a_model_was_copied_from_makes_it_a_copy(note, origin, told):
    reading = listed(["Ghi chú"], [note])

    assert (column(reading, "origin"), warnings(reading)) == ([origin], told)


@pytest.mark.parametrize("note", ["Phối hợp với Hội Phụ nữ", "Đã rút kinh nghiệm", "Họp tháng 6"])
def test_a_note_of_other_things_says_nothing(note):
    reading = listed(["Ghi chú"], [note])

    assert column(reading, "state") == ["registered"]
    assert reading.problems == []
