"""Which field is suggested to a person whose words name none of the plan's."""

import pytest
from reader_forms import plan

from data_loaders.spreadsheets.fields import Fields


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("Phát trển kinh tê", "Phát triển kinh tế"),
        ("Kih tế", "Phát triển kinh tế"),
        ("Quốc phòng an nin", "Quốc phòng - an ninh"),
        ("Kinh tế tập thể", "Phát triển kinh tế"),
        ("Chính trị", "Xây dựng hệ thống chính trị"),
    ],
)
def test_a_slip_or_a_part_of_a_field_is_suggested(written, suggestion):
    found = Fields(plan()).find(written)

    assert (found.code, found.suggestion) == (None, suggestion)


@pytest.mark.parametrize(
    "written",
    ["Thể thao điện tử", "-", "3", "Y tế", "Xây dựng nông thôn mới", "Kinh tế, xã hội", "Giáo dục"],
)
def test_words_like_no_field_are_given_no_suggestion(written):
    found = Fields(plan()).find(written)

    assert (found.code, found.suggestion) == (None, None)
