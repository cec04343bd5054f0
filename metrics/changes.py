"""What changed between two versions of a list: models added, left out, written otherwise."""

import pandas as pd

MODEL = ["unit_id", "year", "name_key"]
COMPARED = ("name", "field", "origin", "form", "state", "level")


def changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """One row for each model that the two lists do not say alike, in the order of `unit_id`, year
    and name: `MODEL`, `change` ("added", "left_out", "altered"), `name`, and for what was altered
    `column`, `was` and `is` (a row for each column of `COMPARED` that differs).

    `before` and `after`: the columns of `listings` in `metrics`, of one or several reports. A model
    is its unit, year and `name_key`; of two of one key in a list the last counts.
    """
    both = _once(before).merge(
        _once(after), on=MODEL, how="outer", suffixes=("_before", "_after"), indicator=True
    )
    both["name"] = both["name_after"].fillna(both["name_before"])
    words = {"right_only": "added", "left_only": "left_out"}
    one_sided = both[both["_merge"] != "both"].assign(
        change=lambda rows: rows["_merge"].astype("str").map(words), column=None, was=None
    )
    one_sided["is"] = None
    kept = both[both["_merge"] == "both"]
    altered = [_altered(kept, column) for column in COMPARED]
    columns = [*MODEL, "change", "name", "column", "was", "is"]
    found = [part[columns] for part in (one_sided, *altered) if not part.empty]
    if not found:
        return pd.DataFrame(columns=columns)
    order = [*MODEL, "column"]
    return pd.concat(found).sort_values(order, ignore_index=True, na_position="first")


def _once(listed: pd.DataFrame) -> pd.DataFrame:
    once = listed.drop_duplicates(MODEL, keep="last")[[*MODEL, *COMPARED]]
    return once.astype(dict.fromkeys(COMPARED, "object"))


def _altered(kept: pd.DataFrame, column: str) -> pd.DataFrame:
    was, now = kept[f"{column}_before"].fillna(""), kept[f"{column}_after"].fillna("")
    differs = kept[was != now]
    found = differs.assign(change="altered", column=column, was=was[differs.index])
    return found.assign(**{"is": now[differs.index]})
