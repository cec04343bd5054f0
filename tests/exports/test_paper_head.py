from datetime import date

import pytest

from data_loaders.plans import builtin_plans
from exports.paper_dates import day, days_in
from exports.paper_head import even_lines, issuer_lines, number_of, sign_of

PLANS = builtin_plans()


def numbered(code, number):
    plan = PLANS[code]
    return plan.model_copy(update={"document": plan.document.model_copy(update={"number": number})})


@pytest.mark.parametrize(
    ("code", "number", "report", "letter"),
    [
        ("khoai-chau-2021-2025", "05-KH/BCĐ", "7-BC/BCĐ", "7-CV/BCĐ"),
        ("hon-quan-2016-2020", "447-CV/HU", "7-BC/HU", "7-CV/HU"),
        ("ninh-thuan-2023-2025", "15/KH-LĐLĐ", "7/BC-LĐLĐ", "7/LĐLĐ"),
        ("ninh-thuan-2023-2025", "", "7/BC-…", "7/…"),
        ("khoai-chau-2021-2025", "15", "7-BC/…", "7-CV/…"),
    ],
)
def test_a_paper_bears_the_sign_of_the_plans_own_number(code, number, report, letter):
    plan = numbered(code, number)

    assert number_of(plan, "BC", "7") == report
    assert number_of(plan, "CV", "7") == letter
    assert sign_of(plan) in report


def test_the_head_names_the_institution_and_not_its_standing_committee():
    assert issuer_lines(PLANS["ninh-thuan-2023-2025"], 19) == [
        "LIÊN ĐOÀN LAO ĐỘNG",
        "TỈNH NINH THUẬN",
    ]


def test_lines_of_a_head_are_even_and_break_between_phrases():
    words = PLANS["khoai-chau-2021-2025"].issuer.name.upper()
    lines = even_lines(words, 24)

    assert [line.replace("\u00a0", " ") for line in lines] == [
        "BAN CHỈ ĐẠO HUYỆN",
        "VỀ THỰC HIỆN PHONG TRÀO",
        "THI ĐUA “DÂN VẬN KHÉO”",
    ]
    assert even_lines("HUYỆN ỦY KHOÁI CHÂU", 24) == ["HUYỆN ỦY KHOÁI CHÂU"]
    assert even_lines("CÔNGTYTRÁCHNHIỆMHỮUHẠN", 5) == ["CÔNGTYTRÁCHNHIỆMHỮUHẠN"]


def test_days_take_a_nought_as_official_papers_ask():
    assert day(date(2017, 5, 5)) == "05/5/2017"
    assert day(date(2024, 2, 12)) == "12/02/2024"
    assert days_in("đúng hạn, nhận ngày 2/12/2024") == "đúng hạn, nhận ngày 02/12/2024"
