"""What a run of the measurements leaves behind."""

from datetime import date

import pytest

from benchmarks.measure import Aim, Shown
from benchmarks.results import BEGINS, ENDS, RESULTS, put_into, told

RUN = told(
    [Shown("Pages", ("", "ms"), (("/tien-do", "14"),))],
    [Aim("country to district", 1.5, "×", at_most=1.3), Aim("runs", 44, "a second", at_least=40)],
    600,
    date(2026, 11, 28),
)


def test_what_was_written_by_hand_stays_and_the_run_before_goes():
    text = f"# Title\n\nBy hand.\n\n{BEGINS}\nold\n{ENDS}\n\nBy hand too.\n"

    assert put_into(text, RUN) == text.replace("old", RUN)
    assert put_into(put_into(text, "another"), RUN) == put_into(text, RUN)


def test_it_says_how_long_it_took_on_what_and_whether_each_aim_was_met():
    assert RUN.startswith("One run of 10 minutes on 2026-11-28: ")
    assert "| country to district | at most 1.3 × | 1.5 × | no |" in RUN
    assert "| runs | at least 40 a second | 44 a second | yes |" in RUN
    assert "### Pages\n\n|  | ms |\n| --- | --- |\n| /tien-do | 14 |" in RUN


@pytest.mark.parametrize("lacking", [BEGINS, ENDS])
def test_a_page_without_its_marks_is_not_guessed_at(lacking):
    with pytest.raises(ValueError, match="not enough values"):
        put_into(f"{BEGINS}\n{ENDS}".replace(lacking, ""), RUN)


def test_the_page_has_its_marks():
    assert put_into(RESULTS.read_text(encoding="utf-8"), RUN).count(RUN) == 1
