"""A title, a decision or a column that says who recognised the models; praise says it of none."""

import pytest
from reader_forms import TITLE, read

from data_loaders.spreadsheets.totals import stated_in
from domain.problems import Fault

HEAD = ["TT", "Tên mô hình", "Đơn vị thực hiện", "Lĩnh vực"]
ROW = [1, "Vườn rau an toàn", "Xã An Vĩ", "Kinh tế"]
RESULTS = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"
LIST = "DANH SÁCH CÔNG NHẬN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"
BY = "(Kèm theo Quyết định số 19-QĐ ngày 05/12/2023 của {})"


@pytest.mark.parametrize(
    ("above", "level"),
    [
        (["DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” CẤP HUYỆN ĐƯỢC CÔNG NHẬN NĂM 2023"], "district"),
        (["DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2023"], "province"),
        (["DANH SÁCH MÔ HÌNH NĂM 2023 ĐƯỢC UBND XÃ CÔNG NHẬN"], "commune"),
        ([LIST, BY.format("Ban Chỉ đạo huyện")], "district"),
        ([LIST, BY.format("UBND tỉnh Hưng Yên")], "province"),
        ([LIST], None),
        ([LIST, "(Kèm theo Tờ trình số 19 ngày 05/12/2023 của Ban Chỉ đạo huyện)"], None),
        # Proposed is not recognised, and a paper's issuer recognises nothing by sending it.
        (["DANH SÁCH MÔ HÌNH ĐỀ NGHỊ CẤP HUYỆN CÔNG NHẬN NĂM 2023"], None),
        ([RESULTS, BY.format("Ban Chỉ đạo huyện")], None),
        (["KẾT QUẢ CÔNG NHẬN MÔ HÌNH HUYỆN KHOÁI CHÂU NĂM 2023"], None),
    ],
)
def test_a_title_or_its_decision_says_at_which_level_a_list_is_recognised(above, level):
    reading = read([*([line] for line in above), [], HEAD, ROW])

    assert reading.kind == "result"
    assert list(reading.rows["level"]) == [level]


def test_a_column_of_levels_says_more_than_the_title():
    title = ["DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN CẤP HUYỆN NĂM 2023"]
    rows = [[*ROW, "Tỉnh"], [2, "Đường hoa", "Xã An Vĩ", "Kinh tế", None]]
    reading = read([title, [], [*HEAD, "Cấp công nhận"], *rows])

    assert list(reading.rows["level"]) == ["province", None]


@pytest.mark.parametrize(
    ("label", "written", "level"),
    [
        ("Cấp ra quyết định công nhận", "UBND xã", "commune"),
        ("Cấp ra QĐ công nhận", "Huyện ủy", "district"),
        ("Đơn vị công nhận", "UBND huyện", "district"),
        ("Cơ quan ra quyết định công nhận", "Huyện ủy", "district"),
    ],
)
def test_who_decided_on_the_recognition_is_its_level_and_no_unit(label, written, level):
    above = [["ĐẢNG ỦY XÃ AN VĨ"], [RESULTS], []]
    head, row = ["TT", "Tên mô hình", "Lĩnh vực", label], [1, "Vườn mẫu", "Kinh tế", written]
    reading = read([*above, head, row])

    assert list(reading.rows["level"]) == [level]
    assert list(reading.rows["unit"]) == ["Xã An Vĩ"]
    assert reading.problems == []


@pytest.mark.parametrize("label", ["Cấp khen thưởng", "Cấp khen", "Đề nghị khen thưởng"])
def test_whoever_praised_recognised_nothing_and_that_is_told(label):
    reading = read([[RESULTS], [], [*HEAD, label], [*ROW, "Huyện"]])

    assert list(reading.rows["level"]) == [None]
    assert [(each.cell, each.fault) for each in reading.problems] == [("E3", Fault.PRAISE_ONLY)]


@pytest.mark.parametrize(
    ("words_after", "stated"),
    [
        (" 02 tập thể, 01 cá nhân", 3),
        (" 03 mô hình (02 tập thể, 01 cá nhân)", 3),
        (" 02 mô hình tập thể và 01 mô hình cá nhân", 3),
        (" 04 mô hình, 12 xã", 4),
        (" mô hình", None),
    ],
)
def test_a_total_by_who_carries_the_models_is_the_sum(words_after, stated):
    assert stated_in(words_after) == stated


@pytest.mark.parametrize("title", ["TIẾN ĐỘ THỰC HIỆN MÔ HÌNH", "BÁO CÁO TIẾN ĐỘ MÔ HÌNH"])
def test_progress_of_a_quarter_is_a_result_of_the_quarter(title):
    reading = read([[f"{title} QUÝ III/2023"], [], [*HEAD, "Tiến độ"], [*ROW, "80%"]])

    assert (reading.kind, reading.period) == ("result", "quarter_3")


@pytest.mark.parametrize(
    ("title", "label", "written", "kind"),
    [
        ("BIỂU TỔNG HỢP MÔ HÌNH NĂM 2023", "Kết quả", "Hiến 500 m2 đất", "result"),
        ("BIỂU TỔNG HỢP MÔ HÌNH NĂM 2023", "Tiến độ", "80%", "result"),
        ("BIỂU TỔNG HỢP MÔ HÌNH NĂM 2023", "Kết quả", None, "register"),
        ("BIỂU TỔNG HỢP MÔ HÌNH NĂM 2023", "Dự kiến kết quả", "Hiến 500 m2 đất", "register"),
        (TITLE, "Kết quả", "Hiến 500 m2 đất", "register"),
    ],
)
def test_a_list_that_only_its_column_of_results_tells_is_one_of_results(
    title, label, written, kind
):
    assert read([[title], [], [*HEAD, label], [*ROW, written]]).kind == kind
