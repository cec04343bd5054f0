"""Who still owes a report: one row a unit, and what came late is no longer owed."""

import pandas as pd

from metrics.overdue import units_overdue

UNITS = pd.DataFrame(
    {
        "unit_id": [1, 2, 3, 4],
        "code": ["A", "B", "C", "D"],
        "name": ["Đảng ủy xã Đồng Nơ", "Ủy ban xã An Khương", "Xã Ân Lợi", "Xã Bình"],
    }
)
ROWS = pd.DataFrame(
    [
        # A owes two years, B one of them for longer, C is late but in, D is not due yet.
        (1, 2016, "missing", "2016-10-29", 397),
        (1, 2017, "missing", "2017-10-29", 32),
        (2, 2016, "missing", "2016-10-29", 397),
        (2, 2017, "on_time", "2017-10-29", None),
        (3, 2016, "late", "2016-10-29", 12),
        (3, 2017, "missing", "2017-10-29", 32),
        (4, 2017, "pending", "2017-12-29", None),
    ],
    columns=["unit_id", "year", "state", "due", "days_late"],
).astype({"due": "datetime64[us]", "days_late": "Int64"})


def test_a_unit_stands_once_with_all_that_it_owes_the_most_first():
    found = units_overdue(ROWS, UNITS)

    assert found["code"].tolist() == ["A", "B", "C"]
    assert found["missing"].tolist() == [2, 1, 1]
    assert found["years"].tolist() == [(2016, 2017), (2016,), (2017,)]
    assert found["days_late"].tolist() == [397, 397, 32]


def test_equal_units_stand_by_the_vietnamese_alphabet():
    same = ROWS[ROWS["year"] == 2017].assign(state="missing", due=pd.Timestamp("2017-10-29"))

    assert units_overdue(same, UNITS)["name"].tolist() == [
        "Đảng ủy xã Đồng Nơ",
        "Ủy ban xã An Khương",
        "Xã Ân Lợi",
        "Xã Bình",
    ]


def test_nothing_missing_is_an_empty_table_of_the_same_columns():
    found = units_overdue(ROWS[ROWS["state"] != "missing"], UNITS)

    assert found.empty
    assert list(found.columns) == list(units_overdue(ROWS, UNITS).columns)
