from datetime import date

import pytest

import translations
from translations.numbers import day, number, percent


@pytest.fixture(params=["vi", "en"])
def language(request):
    translations.use(request.param)
    yield request.param
    translations.use("vi")


def test_thousands_and_decimals_are_written_as_the_language_writes_them(language):
    written = {"vi": ("1.250", "1.250,5", "62,5 %"), "en": ("1,250", "1,250.5", "62.5 %")}

    assert (number(1250), number(1250.5, 2), percent(0.625, 1)) == written[language]


def test_days_come_first_in_both_languages(language):
    assert day(date(2023, 3, 10)) == "10/3/2023"


@pytest.mark.parametrize(
    ("share", "written"),
    [(0, "0 %"), (0.0588, "6 %"), (0.995, "99 %"), (0.9999, "99 %"), (1, "100 %")],
)
def test_less_than_all_is_never_called_all(share, written):
    assert percent(share) == written
