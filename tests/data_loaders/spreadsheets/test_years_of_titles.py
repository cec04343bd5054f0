"""The year of a title that has no word for it, and of a round's days."""

from datetime import date

import pytest
from reader_forms import plan, read, workbook

from data_loaders.spreadsheets.read import read_file
from data_loaders.units import Register, RegisterUnit
from domain.kinds import Outcome
from domain.problems import Fault, Severity
from translations.wording import problem_sentence

OWN = [["TT", "Tên mô hình", "Lĩnh vực"], [1, "Vườn mẫu", "Kinh tế"]]
ROUND = "tay-ninh-2019"
UNITS = Register([RegisterUnit("S4", "Công đoàn cơ sở Trường THPT Trần Phú", "union_grassroots")])


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("ĐĂNG KÝ DÂN VẬN KHÉO 2023", 2023),
        ("Danh sách đăng ký mô hình dân vận khéo 2023", 2023),
        ("ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO 2023 (GIAI ĐOẠN 2021-2025)", 2023),
        # Two years, a span and a paper's year say none.
        ("ĐĂNG KÝ DÂN VẬN KHÉO 2022, 2023", None),
        ("ĐĂNG KÝ DÂN VẬN KHÉO GIAI ĐOẠN 2021-2025", None),
        ("Thực hiện Kế hoạch đăng ký mô hình dân vận khéo 2022 của huyện", None),
    ],
)
def test_a_title_says_its_year_without_the_word_for_it(title, year):
    assert read([["UBND XÃ AN VĨ"], [title], [], *OWN]).year == year


@pytest.mark.parametrize(
    ("days", "year"),
    [
        ("(Từ ngày 16/7 đến ngày 30/7/2019)", 2019),
        ("Từ 16/7/2019 đến 30/7/2019", 2019),
        ("16/7 - 30/7/2019", 2019),
        ("(Kèm theo Kế hoạch ngày 12/6/2019)", None),
    ],
)
def test_the_days_of_a_round_say_its_year_and_its_message_speaks_of_no_registering(days, year):
    lines = [
        ["CĐCS TRƯỜNG THPT TRẦN PHÚ"],
        ["BÁO CÁO KẾT QUẢ CÔNG TÁC DÂN VẬN"],
        [days],
        [],
        ["TT", "Hoạt động", "Số lượng", "Kinh phí"],
        [1, "Tặng tập vở cho học sinh nghèo", "500 quyển", "5 triệu đồng"],
    ]
    reading = read_file(
        workbook(Sheet1=lines), "a.xlsx", plan(ROUND), UNITS, today=date(2020, 1, 1)
    )

    assert reading.year == year
    if year is None:
        assert reading.outcome is Outcome.NEEDS_PERSON
        (told,) = [each for each in reading.problems if each.severity is Severity.ERROR]
        assert told.fault is Fault.MISSING_YEAR
        assert "năm đăng ký" not in problem_sentence(told)
