"""The tables that every metric counts from, held together."""

from typing import NamedTuple

import pandas as pd


def _empty(types: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({column: pd.Series(dtype=kind) for column, kind in types.items()})


NO_DECISIONS = _empty(
    dict.fromkeys(("decision_id", "model_id", "unit_id"), "int64")
    | dict.fromkeys(("other_model_id", "other_unit_id"), "Int64")
    | dict.fromkeys(("kind", "name_key", "value", "reason", "document_number", "made_by"), "str")
    | {"day": "datetime64[s]"}
    | dict.fromkeys(("made_at", "undone_at"), "datetime64[s, UTC]")
)
NO_LINEAGE = _empty(
    dict.fromkeys(("lineage_id", "from_unit_id", "into_unit_id"), "int64")
    | {"day": "datetime64[s]", "whole": "bool", "decree": "str"}
)
NO_DUES = _empty(
    {"due_id": "int64", "year": "int64", "unit_id": "Int64"}
    | dict.fromkeys(("kind", "period", "reason", "set_by"), "str")
    | {"last_day": "datetime64[s]", "set_at": "datetime64[s, UTC]"}
)
NO_REPORTS = _empty(
    dict.fromkeys(("report_id", "submission_id", "unit_id", "year", "sequence"), "int64")
    | dict.fromkeys(("kind", "source", "period"), "str")
    | {"received": "datetime64[s]", "dated": "bool"}
)
NO_NUMBERS = _empty(
    dict.fromkeys(("report_id", "unit_id", "year", "count"), "int64") | {"field": "str"}
)
NO_PARENTS = _empty({"unit_id": "int64", "parent_id": "Int64"})
NO_ACTIVITIES = _empty(
    dict.fromkeys(("activity_id", "report_id", "unit_id", "year"), "int64")
    | dict.fromkeys(("period", "sheet", "cell", "name", "unit_of_measure"), "str")
    | {"quantity": "float64", "worth": "float64"}
)


class Tables(NamedTuple):
    """`units`, `reports`, `listings`, `stated_counts`, `decisions` on models, `lineage` of units,
    `dues` that an office set, `activities` of rounds, the `parents` of all units of the register
    (`unit_id`, `parent_id`) and the reports `returned` to their units, as `metrics` describes their
    columns.
    """

    units: pd.DataFrame
    reports: pd.DataFrame
    listings: pd.DataFrame
    stated_counts: pd.DataFrame
    decisions: pd.DataFrame = NO_DECISIONS
    lineage: pd.DataFrame = NO_LINEAGE
    dues: pd.DataFrame = NO_DUES
    activities: pd.DataFrame = NO_ACTIVITIES
    parents: pd.DataFrame = NO_PARENTS
    returned: pd.DataFrame = NO_REPORTS
