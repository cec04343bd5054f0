"""Problems alike in one sentence."""

from domain.problem_groups import grouped
from domain.problems import Fault, Problem
from translations.group_wording import group_sentence


def test_problems_alike_are_one_sentence_with_their_cells_and_number():
    problems = [Problem("DS", f"B{row}", Fault.MISSING_FIELD) for row in (*range(7, 19), 20)]
    (group,) = grouped(problems)

    assert group_sentence(group).startswith(
        "Các ô B7:B18, B20 (13 chỗ), trang tính “DS”: thiếu lĩnh vực"
    )


def test_a_problem_that_stands_alone_is_told_as_ever():
    (group,) = grouped([Problem("DS", "B7", Fault.MISSING_FIELD)])

    assert group_sentence(group).startswith("Ô B7, trang tính “DS”: thiếu lĩnh vực")
