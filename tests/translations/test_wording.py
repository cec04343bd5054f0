import pytest

import translations
from domain.kinds import (
    Level,
    ModelForm,
    ModelState,
    Origin,
    ReportKind,
    ReportSource,
    UnitState,
)
from domain.problems import Fault, Problem, Refusal
from translations import wording
from translations.refusal_wording import refusal_sentence
from translations.report_wording import report_of_year, reports_of_years

LABELS = {
    ReportKind: wording.kind_label,
    Origin: wording.origin_label,
    ModelForm: wording.form_label,
    ModelState: wording.state_label,
    Level: wording.level_label,
    ReportSource: wording.source_label,
    UnitState: wording.unit_state_label,
}


@pytest.fixture
def in_english():
    translations.use("en")
    yield
    translations.use("vi")


@pytest.mark.parametrize("fault", list(Fault))
def test_every_problem_says_where_and_what_and_leaves_no_blank(fault):
    said = wording.problem_sentence(
        Problem("DS", "C8", fault, found="Thể thao điện tử", expected="Kinh tế, Văn hóa")
    )

    assert said.startswith("Ô C8, trang tính “DS”: ")
    assert "{" not in said


@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_says_what_to_do_next(refusal):
    said = refusal_sentence(refusal)

    assert said.count(".") >= 2
    assert "{" not in said


def test_an_unknown_field_offers_those_of_the_plan():
    problem = Problem("DS", "C8", Fault.UNKNOWN_FIELD, "Thể thao", expected="Kinh tế, Văn hóa")

    assert wording.problem_sentence(problem) == (
        "Ô C8, trang tính “DS”: “Thể thao” không thuộc lĩnh vực nào của kế hoạch. "
        "Chọn một trong: Kinh tế, Văn hóa."
    )


def test_the_nearest_known_word_is_asked_about_and_never_taken():
    problem = Problem("DS", "B13", Fault.UNKNOWN_UNIT, "Xã Đông Tạo", suggestion="Xã Đông Tảo")

    assert "Có phải là “Xã Đông Tảo”?" in wording.problem_sentence(problem)


@pytest.mark.parametrize(
    ("sheet", "cell", "words"),
    [
        ("DS", "C8", "Ô C8, trang tính “DS”"),
        ("DS", "B4:I12", "Các ô B4:I12, trang tính “DS”"),
        ("DS", "", "Trang tính “DS”"),
        ("", "", "Tên tệp"),
    ],
)
def test_a_place_is_a_cell_a_range_a_sheet_or_the_name_of_the_file(sheet, cell, words):
    assert wording.place_in_words(sheet, cell) == words


@pytest.mark.parametrize("words", list(LABELS), ids=lambda words: words.__name__)
def test_every_code_has_words_of_its_own_in_both_languages(words, in_english):
    english = [LABELS[words](code) for code in words]
    translations.use("vi")
    vietnamese = [LABELS[words](code) for code in words]

    assert len(set(vietnamese)) == len(list(words))
    assert all(one != other for one, other in zip(english, vietnamese, strict=True))


def test_braces_in_a_cell_are_words_like_others():
    problem = Problem("DS", "C8", Fault.UNKNOWN_FIELD, "{found.__class__}")

    assert "“{found.__class__}”" in wording.problem_sentence(problem)


def test_a_report_of_a_table_is_named_with_the_part_of_its_year_and_the_year():
    kinds, periods = ["register", "result", "round"], ["year", "second_half", "round_2"]

    assert report_of_year("register", "year", 2024) == "Danh sách đăng ký 2024"
    assert reports_of_years(kinds, periods, [2024, 2023, 2022]) == [
        "Danh sách đăng ký 2024",
        "Báo cáo kết quả 6 tháng cuối năm 2023",
        "Báo cáo đợt 2 2022",
    ]
