"""Words for problems alike."""

from dataclasses import replace

from domain.problem_groups import ProblemGroup
from translations import gettext as _
from translations.wording import place_in_words, problem_sentence


def group_place(group: ProblemGroup) -> str:
    """Where problems alike stand: “Các ô D7:D18 (12 chỗ), trang tính “DS””."""
    return place_in_words(group.problem.sheet, _cells(group))


def group_sentence(group: ProblemGroup) -> str:
    """Problems alike in one sentence: “Các ô D7:D18 (12 chỗ), trang tính “DS”: …”."""
    return problem_sentence(replace(group.problem, cell=_cells(group)))


def _cells(group: ProblemGroup) -> str:
    cells = group.cells_in_words()
    if group.count > 1 and cells:
        cells = _("{cells} ({count} chỗ)").format(cells=cells, count=group.count)
    return cells
