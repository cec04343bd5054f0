"""The title of the chart of models by field says who leads and who lags, in every case."""

import pandas as pd
import pytest

from charts.fields_balance import finding_of_fields

FIELDS = {
    "economy": "Phát triển kinh tế",
    "defence": "Quốc phòng - an ninh",
    "ntm": "NTM",
    "party": "Xây dựng Đảng",
}


def balance(counts):
    return pd.DataFrame(list(counts.items()), columns=["field", "counted"])


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            {"economy": 46, "defence": 4},
            "Phát triển kinh tế chiếm 92 %, quốc phòng - an ninh chỉ 8 %",
        ),
        (
            {"economy": 46, "defence": 0},
            "Phát triển kinh tế chiếm 100 %, quốc phòng - an ninh chưa có mô hình nào",
        ),
        ({"economy": 3, "ntm": 1}, "Phát triển kinh tế chiếm 75 %, NTM chỉ 25 %"),
        ({"economy": 3}, "Phát triển kinh tế chiếm 100 %"),
        (
            {"economy": 3, "defence": 3, "ntm": 1},
            "Phát triển kinh tế và quốc phòng - an ninh: mỗi lĩnh vực 43 %, NTM chỉ 14 %",
        ),
        (
            {"economy": 4, "defence": 1, "ntm": 1},
            "Phát triển kinh tế chiếm 67 %, quốc phòng - an ninh và NTM mỗi lĩnh vực chỉ 17 %",
        ),
        ({"economy": 2, "defence": 2}, "Các lĩnh vực ngang nhau, mỗi lĩnh vực 50 %"),
        (
            {"economy": 5, "defence": 2, "ntm": 2, "party": 2},
            "Phát triển kinh tế chiếm 45 %, 3 lĩnh vực mỗi lĩnh vực chỉ 18 %",
        ),
        ({"economy": 0}, "Chưa có mô hình nào ở lĩnh vực nào"),
    ],
)
def test_of_fields(counts, said):
    names = {code: FIELDS[code] for code in counts}

    assert finding_of_fields(balance(counts), names, set(names), is_open=False) == said


def test_of_themes_out_of_files_the_first_is_named_as_it_is_written_and_none_lags():
    rows, names = balance({"*X*": 2, "economy": 1}), {"*X*": "*X*", "economy": "Kinh tế"}

    assert finding_of_fields(rows, names, set(), is_open=True) == "*X* chiếm 67 %"


def test_what_is_out_of_the_plans_list_neither_leads_nor_lags():
    counts = {"economy": 3, "defence": 1, "": 9, "*X*": 7}
    names = {**FIELDS, "": "chưa ghi lĩnh vực", "*X*": "*X*"}
    said = "Phát triển kinh tế chiếm 15 %, quốc phòng - an ninh chỉ 5 %"

    assert finding_of_fields(balance(counts), names, set(FIELDS), is_open=False) == said
    nothing = finding_of_fields(balance({"": 2}), names, set(), is_open=True)
    assert nothing == "Chưa có mô hình nào ở lĩnh vực nào"
