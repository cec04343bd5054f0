"""A name that gave way makes no two models alike that were not, and parts none that were."""

import pandas as pd
import pytest

from domain.erased import PersonName
from metrics.similar import similar_names

NAMES = {
    "Nguyễn Thị Hòa": "(đã xóa tên 1)",
    "Trần Thị Mai": "(đã xóa tên 2)",
    "Lê Văn Nam": "(đã xóa tên 3)",
}
LISTED = (
    ("Bà Nguyễn Thị Hòa nuôi gà an toàn", "Bà Trần Thị Mai nuôi gà an toàn"),
    ("Bà Nguyễn Thị Hòa nuôi gà", "Bà Nguyễn Thị Hòa nuôi gà an toàn sinh học"),
    ("Nguyễn Thị Hòa", "Trần Thị Mai"),
    ("Nguyễn Thị Hòa", "Lê Văn Nam"),
    ("Nguyễn Thị Hòa", "Bà Nguyễn Thị Hòa nuôi gà"),
    ("Bà Nguyễn Thị Hòa nuôi gà", "Tuyến đường hoa phụ nữ"),
)


def alike(*names: str) -> int:
    told = pd.DataFrame({"name_id": [1, 2], "unit_id": [1, 1], "name": names})
    kin = pd.DataFrame({"unit_id": [1], "other_unit_id": [1], "same_year": [False]})
    return len(similar_names(told, kin))


@pytest.mark.parametrize("names", LISTED)
@pytest.mark.parametrize("erased", [["Nguyễn Thị Hòa"], list(NAMES)], ids=["one", "all"])
def test_the_same_pairs_wait_for_a_person(names, erased):
    left = list(names)
    for one in erased:
        left = [PersonName.of(one).replaced(each, NAMES[one]) for each in left]

    assert alike(*left) == alike(*names)
