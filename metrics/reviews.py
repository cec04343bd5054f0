"""The reviews that a plan sets (sơ kết, tổng kết), on their days or occasions."""

import pandas as pd

from domain.plans import Plan


def reviews_of(plan: Plan) -> pd.DataFrame:
    """One row per review, those with a day first, by day, the others as the plan has them: `name`,
    `occasion`, `paragraph` str, `day` datetime64 (missing where only an occasion is given).

    No report is due on a review's day (Khoái Châu 05-KH/BCĐ, IV.4): it says when the units sit
    down together, not by when a report is late.
    """
    rows = [(each.name, each.occasion, each.occasion_day, each.source) for each in plan.reviews]
    told = pd.DataFrame(rows, columns=["name", "occasion", "day", "paragraph"])
    typed = told.astype(
        dict.fromkeys(("name", "occasion", "paragraph"), "str") | {"day": "datetime64[s]"}
    )
    return typed.sort_values("day", kind="stable", na_position="last", ignore_index=True)
