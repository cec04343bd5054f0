"""Problems alike are told once, with every cell."""

from domain.problem_groups import grouped
from domain.problems import Fault, Problem


def missing(*cells: str) -> list[Problem]:
    return [Problem("DS", cell, Fault.MISSING_FIELD) for cell in cells]


def test_cells_below_each_other_are_one_range_and_every_problem_counts():
    (group,) = grouped(missing("B7", "B8", "B9", "B11", "C12"))

    assert group.ranges == ("B7:B9", "B11", "C12")
    assert (group.count, group.cells) == (5, ("B7", "B8", "B9", "B11", "C12"))


def test_ranges_of_one_width_below_each_other_are_one_too():
    (group,) = grouped(missing("C5:F5", "C6:F6", "C7"))

    assert group.ranges == ("C5:F6", "C7")


def test_problems_of_other_words_sheets_or_faults_stay_apart_in_the_order_met():
    problems = [
        Problem("DS", "D5", Fault.UNKNOWN_FIELD, "Thể thao"),
        Problem("DS", "D6", Fault.UNKNOWN_FIELD, "Du lịch"),
        Problem("DS", "D7", Fault.UNKNOWN_FIELD, "Thể thao"),
        Problem("DS2", "D7", Fault.UNKNOWN_FIELD, "Thể thao"),
        Problem("", "", Fault.MACROS),
    ]

    assert [(g.problem.sheet, g.problem.found, g.ranges) for g in grouped(problems)] == [
        ("DS", "Thể thao", ("D5", "D7")),
        ("DS", "Du lịch", ("D6",)),
        ("DS2", "Thể thao", ("D7",)),
        ("", "", ()),
    ]


def test_rows_that_repeat_different_rows_of_one_name_are_alike():
    problems = [
        Problem("DS", f"C{row}", Fault.REPEATED_ROW, "Vườn mẫu", expected=f"C{row - 3}")
        for row in (8, 9)
    ]

    assert [group.ranges for group in grouped(problems)] == [("C8:C9",)]


def test_of_very_many_ranges_only_the_first_are_put_in_words():
    (group,) = grouped(missing(*(f"B{row}" for row in range(1, 60, 2))))

    assert group.cells_in_words(3) == "B1, B3, B5, …"
