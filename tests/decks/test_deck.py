"""The slides say what was counted, one idea each, in every state of a plan."""

import re
from datetime import date

import pandas as pd
import pytest

from decks.deck import deck
from decks.slide import MOST_ROWS
from decks.told import Told
from domain.plans import Quota
from metrics.progress import progress
from tests.decks.courses import (
    DAY,
    EARLIER,
    LISTED,
    REPORTS,
    course,
    district,
    silent,
    two_districts,
)
from tests.metrics.makers import listed, make_district, make_plan, make_tables

DAY_LATER = date(2024, 5, 1)


def told(seen, before=None, **more):
    return {slide.key: slide for slide in deck(Told(seen, before, 3, **more))}


@pytest.fixture(scope="module")
def slides():
    return told(district(), district(EARLIER))


def test_the_first_slide_is_the_answer_the_last_two_what_changed_and_what_is_next(slides):
    assert list(slides) == [
        *("cau-tra-loi", "so-lieu-chinh", "qua-cac-nam", "theo-linh-vuc", "tung-don-vi"),
        *("can-don-doc", "dung-han", "cong-nhan", "dua-tren", "thay-doi", "sap-den-han"),
    ]


def test_the_answer_is_that_of_the_year(slides):
    slide = slides["cau-tra-loi"]

    assert slide.sentence == "2 trong 3 đơn vị đạt chỉ tiêu năm 2023."
    assert slide.lines[0] == "1 đơn vị chưa báo cáo."
    assert "ít nhất 1 mô hình mỗi năm" in slide.note


def test_a_year_that_nobody_reported_is_no_base_of_a_comparison(slides):
    slide = slides["so-lieu-chinh"]

    assert slide.sentence == "Năm 2023: 67 % số đơn vị đạt chỉ tiêu."
    assert [(big.label, big.value, big.beside) for big in slide.bigs] == [
        ("Đạt chỉ tiêu", "67 %", "2 trên 3; năm 2022: chưa báo cáo"),
        ("Đạt mức phấn đấu", "0 %", "0 trên 3; năm 2022: chưa báo cáo"),
        ("Mô hình được tính", "2", "năm 2022: chưa báo cáo"),
        ("Được công nhận", "1 trên 3", "trong số lượt đăng ký"),
        ("Đúng hạn", "1 trên 3", "năm 2022: chưa báo cáo"),
    ]


@pytest.mark.parametrize("day", [DAY, date(2024, 5, 1)])
def test_the_headline_figures_stand_beside_those_of_the_year_before_the_one_spoken_of(day):
    earlier = [(4, 2, "register", 2022, "2022-03-01")]
    lines = [*LISTED, listed(4, 2, 2022, "Đường điện", model_id=4)]
    world = make_tables(reports=[*REPORTS, *earlier], listings=lines)
    slide = told(course(world, make_plan(), day), year=2023)["so-lieu-chinh"]

    assert slide.sentence == "Năm 2023: 67 % số đơn vị đạt chỉ tiêu, tăng 34 điểm so với năm 2022."
    assert slide.bigs[0].beside == "2 trên 3; năm 2022: 33 %"
    assert slide.bigs[4].beside == "năm 2022: 1 trên 3"


def test_the_years_and_the_fields_say_their_finding_with_the_table_behind(slides):
    years, fields = slides["qua-cac-nam"], slides["theo-linh-vuc"]

    assert years.sentence == "Năm 2023 có 2 mô hình được tính, ít nhất phải có 3."
    assert years.table["Cộng"].tolist() == [2]
    # A year without a bar says why.
    under = [re.sub("<[^>]*>", " ", words).split() for words in years.figure.layout.xaxis.ticktext]
    assert (
        under
        == [
            *(["2021", "chưa", "báo", "cáo"], ["2022", "chưa", "báo", "cáo"], ["2023"]),
            *(["2024", "chưa", "đến", "hạn"], ["2025", "chưa", "đến", "hạn"]),
        ][: len(under)]
    )
    assert len(under) >= 3
    # Of the years to come nothing is owed yet: their step is dashed.
    lines = [line for line in years.figure.data if line.type == "scatter" and line.name]
    dashes = {line.name: line.line.dash for line in lines}
    assert dashes == {"phải đạt": "solid", "phải đạt, chưa đến hạn": "dash"}
    assert fields.sentence == "economy chiếm 100 %, 3 lĩnh vực chưa có mô hình nào."
    assert fields.table["Số mô hình"].tolist() == [2, 0, 0, 0]
    assert years.figure is not None
    assert fields.figure is not None


def test_the_map_tells_silence_in_words_and_never_as_zero(slides):
    table = slides["tung-don-vi"].table.set_index("Đơn vị")

    assert table.loc["Xã 04", "2023"] == "chưa báo cáo"
    assert table.loc["Xã 02", "2023"] == "1"


def one_more(founded):
    """The district and a commune that is founded on a day."""
    late = make_district(1, start=founded).iloc[[1]]
    late = late.assign(unit_id=9, code="X09", name="Xã Mới")
    return pd.concat([make_district(), late], ignore_index=True)


def test_a_year_not_due_yet_is_not_a_year_of_which_nothing_is_to_be_reported():
    world = make_tables(units=one_more("2023-01-01"), reports=REPORTS, listings=LISTED)
    table = told(course(world, make_plan(), date(2024, 2, 1)))["tung-don-vi"].table
    cells = table.set_index("Đơn vị")

    assert cells.loc["Xã 02", "2024"] == "chưa đến hạn"
    assert cells.loc["Xã Mới", "2022"] == "không phải báo cáo"


def mapped(quiet, day=DAY):
    """The map of nine units of which the first `quiet` said nothing in 2021 to 2023."""
    units = make_district(9)
    spoke = units["unit_id"].tolist()[1 + quiet :]
    asked = [(unit, year) for unit in spoke for year in (2021, 2022, 2023)]
    reports = [
        (at, unit, "register", year, f"{year}-03-01") for at, (unit, year) in enumerate(asked, 1)
    ]
    lines = [
        listed(at, unit, year, f"Mô hình {at}", model_id=at)
        for at, (unit, year) in enumerate(asked, 1)
    ]
    return told(course(make_tables(units=units, reports=reports, listings=lines), make_plan(), day))


def test_only_units_that_lack_something_are_shown_as_lacking():
    slide = mapped(2)["tung-don-vi"]

    assert slide.sentence == "2 trong 9 đơn vị có năm còn thiếu."
    assert len(slide.figure.layout.yaxis.ticktext) == 2
    none = mapped(0)["tung-don-vi"]
    assert none.sentence == (
        "Không đơn vị nào trong 9 đơn vị có năm còn thiếu. Đây là 7 đơn vị đầu theo thứ tự chữ cái."
    )


def test_of_many_that_lack_as_much_nobody_is_called_the_worst():
    slide = mapped(8)["tung-don-vi"]

    assert slide.sentence == (
        "8 trong 9 đơn vị có năm còn thiếu. Đây là 7 trong số 8 đơn vị còn thiếu."
    )


def test_units_founded_later_are_not_counted_among_those_of_the_years_due():
    world = make_tables(units=one_more("2023-09-30"), reports=REPORTS, listings=LISTED)
    slide = told(course(world, make_plan(), DAY))["tung-don-vi"]

    assert slide.sentence.startswith("3 trong 3 đơn vị")


def test_who_needs_a_push_and_since_when(slides):
    slide = slides["can-don-doc"]

    assert slide.sentence == "3 đơn vị còn thiếu 7 mô hình đến ngày 2/10/2023."
    assert slide.table.iloc[0].tolist() == ["Xã 04", 3, "2021, 2022, 2023", "–", "15/9/2021"]


def test_what_the_figures_rest_on(slides):
    slide = slides["dua-tren"]

    assert slide.sentence == "Số liệu dựa trên 3 báo cáo trong 3 tệp đã nhận."
    assert slide.table.set_index("Số liệu")["Số lượng"]["Lượt chưa báo cáo"] == 7


def test_what_changed_is_told_with_names(slides):
    slide = slides["thay-doi"]

    assert slide.sentence == (
        "Từ cuộc họp trước (30/6/2023): thêm 2 báo cáo, 1 mô hình mới ghi, 1 được công nhận, "
        "1 đưa ra khỏi danh sách, 2 lượt đơn vị đổi kết quả."
    )
    assert slide.lines == (
        "1 lượt lên mức cao hơn: Xã 03.",
        "1 lượt xuống mức thấp hơn: Xã 02.",
        "Được công nhận: Đường hoa (Xã 02).",
        "Đưa ra khỏi danh sách: Kẻng (Xã 02).",
        "Mô hình mới ghi: Vườn rau (Xã 03).",
    )
    # Behind it is all of it, reports too, that no line names.
    changes = slide.table["Thay đổi"].tolist()
    assert "chưa báo cáo → đạt chỉ tiêu" in changes
    assert [one for one in changes if "báo cáo:" in one] == [
        "thêm báo cáo: báo cáo kết quả cả năm",
        "thêm báo cáo: danh sách đăng ký",
    ]


def test_a_report_that_was_only_sent_again_stands_behind_the_slide():
    again = [*REPORTS, (4, 3, "register", 2023, "2023-09-30")]
    lines = [*LISTED, listed(4, 3, 2023, "Vườn rau", model_id=3)]
    before = district(date(2023, 9, 15))
    slide = told(course(make_tables(reports=again, listings=lines), make_plan(), DAY), before)

    (row,) = [one for one in slide["thay-doi"].table.to_numpy().tolist() if "bản mới" in one[-1]]
    assert row == ["Xã 03", 2023, "báo cáo có bản mới: danh sách đăng ký"]


def test_what_changed_is_counted_place_by_place_where_there_are_several():
    slide = told(two_districts(), two_districts(EARLIER))["thay-doi"]

    # The second district sent nothing more: nothing of it is told.
    assert slide.lines == (
        "Huyện Một: thêm 2 báo cáo, 1 mô hình mới ghi, 1 được công nhận, 1 đưa ra khỏi danh sách, "
        "2 lượt đơn vị đổi kết quả.",
    )
    assert set(slide.table["Nơi"]) == {"Huyện Một"}
    assert "đưa ra khỏi danh sách: Kẻng" in slide.table["Thay đổi"].tolist()


def test_a_list_longer_than_a_slide_stands_behind_it_whole():
    units = make_district(14)
    slide = told(course(make_tables(units=units), make_plan(), DAY))["can-don-doc"]

    assert len(slide.table) == 14 > MOST_ROWS


def test_without_a_meeting_before_or_a_change_it_says_so():
    assert told(district())["thay-doi"].sentence == "Chưa có cuộc họp trước để so."
    same = told(district(), district(date(2023, 10, 1)))["thay-doi"]
    assert same.sentence == "Từ cuộc họp trước (1/10/2023) chưa có gì thay đổi."


def test_what_is_due_next_is_the_next_register(slides):
    slide = slides["sap-den-han"]

    assert slide.sentence == (
        "Việc tới: danh sách đăng ký (2024), hạn 31/3/2024, 3 đơn vị còn phải nộp."
    )
    assert slide.table["Hạn cuối"].tolist() == ["31/3/2024", "31/3/2025"]


def test_where_nobody_has_said_anything_no_slide_pretends_so():
    slides = told(silent())

    assert slides["cau-tra-loi"].sentence == "Chưa đơn vị nào báo cáo (3 đơn vị, từ 2021)."
    assert list(slides) == ["cau-tra-loi", "can-don-doc", "thay-doi", "sap-den-han"]
    push = slides["can-don-doc"]
    assert push.sentence == "Cần đôn đốc 3 đơn vị: chưa đơn vị nào báo cáo."
    assert push.table.columns.tolist() == ["Đơn vị", "Chưa báo cáo", "Từ ngày"]


def test_a_year_of_which_nobody_reported_is_not_a_year_of_nothing():
    slides = told(district(date(2024, 5, 1)))

    assert slides["cau-tra-loi"].sentence == "Năm 2024 chưa đơn vị nào báo cáo (3 đơn vị)."
    assert "so-lieu-chinh" not in slides
    assert "tung-don-vi" in slides


def test_before_anything_is_due_there_are_no_headline_figures():
    slides = told(silent(date(2021, 3, 1)))

    assert slides["cau-tra-loi"].sentence == "Chưa đến hạn đăng ký đầu tiên của kế hoạch."
    assert "so-lieu-chinh" not in slides
    assert slides["can-don-doc"].sentence == "Không đơn vị nào còn thiếu đến ngày 1/3/2021."


def test_after_the_end_it_is_the_final_result_without_a_pace():
    slides = told(district(date(2026, 6, 1)))

    assert slides["cau-tra-loi"].sentence == "Kết quả cuối kỳ: 2 trên 15 lượt đạt chỉ tiêu (13 %)."
    assert not any("Theo nhịp này" in line for line in slides["cau-tra-loi"].lines)
    assert slides["sap-den-han"].sentence == "Kế hoạch không còn báo cáo nào sắp đến hạn."


def test_a_plan_without_a_quota_is_told_by_its_reports():
    slides = told(district(quota=None), district(EARLIER, quota=None))

    assert slides["cau-tra-loi"].sentence == "Năm 2023: 2 trong 3 báo cáo đã nhận, 2 mô hình."
    assert [big.label for big in slides["so-lieu-chinh"].bigs] == [
        *("Đã báo cáo", "Mô hình báo cáo kể ra", "Được công nhận", "Đúng hạn"),
    ]
    assert slides["can-don-doc"].sentence == "7 báo cáo chưa nộp."
    assert slides["qua-cac-nam"].sentence == "Năm 2023 báo cáo kể ra 2 mô hình."


def test_places_stand_side_by_side_each_against_what_it_owes_itself():
    seen = two_districts()
    slide = told(seen)["tung-noi"]
    done = [
        int(progress(seen.of_plan(plan), seen.units, plan, DAY)["done"].iloc[0])
        for plan in seen.plans
    ]

    assert slide.sentence == ("Huyện Một đã đạt 13 % phần của cả giai đoạn, Huyện Hai mới 7 %.")
    assert slide.table["Đã đạt"].tolist() == done == [2, 1]
    assert slide.table["Phải đạt cả giai đoạn"].tolist() == [15, 15]


def test_what_a_place_owes_is_counted_in_models_as_what_it_has_done():
    slide = told(two_districts(quota=Quota(at_least=2, aim=3, source="II.2")))["tung-noi"]

    # Three units, five years, two models each; unit 2 kept one of its two, unit 3 has one.
    assert slide.table["Phải đạt cả giai đoạn"].tolist() == [30, 30]
    assert slide.table["Đã đạt"].tolist() == [2, 2]
    assert slide.table["Tỷ lệ"].tolist() == ["7 %", "7 %"]


def test_units_of_one_name_are_told_apart_by_their_place():
    table = told(two_districts())["can-don-doc"].table

    assert "Xã 04, Huyện Hai" in table["Đơn vị"].tolist()


@pytest.mark.parametrize("quota", [{}, {"quota": None}], ids=["quota", "no quota"])
@pytest.mark.parametrize("make", [district, silent])
def test_every_slide_says_something_to_read_and_to_say(make, quota):
    for slide in told(make(**quota), dark=True).values():
        shown = (slide.figure, slide.bigs, slide.lines, slide.table)
        assert slide.sentence.endswith(".")
        assert slide.note.endswith(".")
        assert slide.figure is None or (slide.reading and isinstance(slide.table, pd.DataFrame))
        assert slide.key in {"thay-doi", "sap-den-han", "can-don-doc"} or any(
            part is not None and len(part) for part in shown if not hasattr(part, "layout")
        )


def test_more_fields_than_are_told_apart_stand_in_a_table():
    themes = [f"Chủ đề {number}" for number in range(1, 8)]
    lines = [
        listed(1, 2, 2023, f"Mô hình {field}", field=field, model_id=place)
        for place, field in enumerate(themes, start=1)
    ]
    world = make_tables(reports=REPORTS[:1], listings=lines)
    plan = make_plan(quota=None, fields=(), fields_open=True)
    slide = told(course(world, plan, DAY))["theo-linh-vuc"]

    assert slide.figure is None
    assert slide.sentence == "Các lĩnh vực ngang nhau, mỗi lĩnh vực 14 %."
    assert slide.table["Lĩnh vực"].tolist() == themes


def test_where_no_register_is_asked_for_nothing_is_called_registered():
    asked = make_plan().model_dump()["duties"]
    results = tuple(duty for duty in asked if duty["kind"] != "register")
    seen = district(DAY_LATER, quota=None, duties=results)
    slides, asking = told(seen, year=2023), told(district())

    words = "Năm 2023: 1 trên 3 lượt mô hình báo cáo kể ra được công nhận (33 %)."
    assert slides["cong-nhan"].sentence == words
    assert "Đăng ký" not in slides["cong-nhan"].table
    assert "đăng ký" not in slides["so-lieu-chinh"].bigs[2].beside
    assert "lượt đăng ký" in asking["cong-nhan"].sentence


def test_a_deck_of_a_year_speaks_of_it_though_later_ones_are_told_of():
    more = [(4, 2, "register", 2024, "2024-03-01")]
    lines = [*LISTED, listed(4, 2, 2024, "Đường điện", model_id=4)]
    seen = course(make_tables(reports=[*REPORTS, *more], listings=lines), make_plan(), DAY_LATER)
    of_2023, of_all = told(seen, year=2023), told(seen)

    assert of_2023["qua-cac-nam"].sentence.startswith("Năm 2023 có 2 mô hình")
    assert of_all["qua-cac-nam"].sentence.startswith("Năm 2024 có 1 mô hình")
    assert of_2023["dung-han"].sentence == "Năm 2023: 1 trên 3 báo cáo đúng hạn (33 %)."
    assert of_2023["cong-nhan"].sentence == "Năm 2023: 1 trên 3 lượt đăng ký được công nhận (33 %)."
    assert of_all["cong-nhan"].sentence == "1 trên 4 lượt đăng ký được công nhận (25 %)."


def test_a_place_below_speaks_of_its_own_reports_not_of_the_plan():
    slides = told(district(date(2026, 6, 1)), below=True)

    assert slides["sap-den-han"].sentence == "Các đơn vị này không còn báo cáo nào sắp đến hạn."


def test_years_that_no_unit_owes_are_not_said_to_come():
    world = make_tables(units=make_district(start="2023-01-01"), reports=REPORTS, listings=LISTED)
    slides = told(course(world, make_plan(), DAY), year=2023)

    under = [
        re.sub("<[^>]*>", " ", words)
        for words in slides["qua-cac-nam"].figure.layout.xaxis.ticktext
    ]
    assert under[0].split() == ["2021", "không", "phải", "báo", "cáo"]
