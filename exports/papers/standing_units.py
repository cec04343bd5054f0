"""Which units still exist on the day of a paper: nobody else can be asked for a report."""

from datetime import date

import pandas as pd

from translations.numbers import number


def gone_by(units: pd.DataFrame, day: date) -> set[int]:
    """The units that no longer exist on `day` (merged, split up, dissolved)."""
    stands = units["valid_to"].isna() | (units["valid_to"] >= pd.Timestamp(day))
    return set(units["unit_id"].tolist()) - set(units.loc[stands, "unit_id"].tolist())


def of_units_gone(lacking: pd.DataFrame) -> str:
    """How many reports lack of units that no longer exist; "" where none does. `lacking` has a row
    (`unit_id`) for each.
    """
    if lacking.empty:
        return ""
    units = number(lacking["unit_id"].nunique())
    return (
        f"Còn thiếu {number(len(lacking))} báo cáo của {units} đơn vị nay không còn tồn tại (đã "
        "sáp nhập, chia tách hoặc giải thể); không đôn đốc các đơn vị này."
    )
