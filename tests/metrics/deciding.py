"""Decisions and steps of lineage in a line each, in the columns that `metrics` describes."""

import pandas as pd

from metrics.tables import NO_DECISIONS, NO_LINEAGE


def _frame(rows, like):
    return pd.DataFrame(rows, columns=list(like.columns)).astype(like.dtypes.to_dict())


def make_decisions(rows):
    """`rows`: dicts with `kind`, `model_id` and `made`; maybe `undone` and any other column."""
    usual = dict.fromkeys(("value", "reason", "document_number", "made_by", "name_key"), "")
    filled = [
        usual
        | {"decision_id": number, "unit_id": 2, "other_unit_id": None, "other_model_id": None}
        | {"day": None, "made_at": row["made"], "undone_at": row.get("undone")}
        | {column: value for column, value in row.items() if column not in ("made", "undone")}
        for number, row in enumerate(rows, start=1)
    ]
    for row in filled:
        row["made_at"] = pd.Timestamp(row["made_at"], tz="UTC")
        row["undone_at"] = pd.Timestamp(row["undone_at"], tz="UTC") if row["undone_at"] else None
    return _frame(filled, NO_DECISIONS)


def make_lineage(rows):
    """`rows`: (from, into, day) and maybe whether the whole unit went."""
    filled = [
        {"lineage_id": number, "from_unit_id": row[0], "into_unit_id": row[1], "day": row[2]}
        | {"whole": row[3] if len(row) > 3 else True, "decree": ""}
        for number, row in enumerate(rows, start=1)
    ]
    return _frame(filled, NO_LINEAGE)
