"""Rows of the page on the quality of the figures with what only the models themselves tell."""

import pandas as pd

from data_loaders.listed_at import listed_at, stated_at
from database.session import engine
from metrics.reported import UNIT_YEAR
from pages.frame.course import Asked, course
from pages.frame.some_models import some_models

AT = ["submission_id", "sheet", "cell", "file"]
NAMED = ["listing_id", "other_listing_id"]


def with_names(pairs: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Some of `Facts.pairs` with the `name` and `other_name` of their models."""
    if pairs.empty:
        return pairs.assign(name="", other_name="")
    found = some_models(asked, frozenset(pairs["unit_id"])).pairs
    return pairs.merge(found[[*NAMED, "name", "other_name"]], on=NAMED)


def with_lists(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Some of `Facts.otherwise` with the first cell of the list of each (`file`, `sheet`, `cell`
    and `submission_id`) and that of its number (`…_of_number`).
    """
    both = with_numbers(rows, asked).rename(columns={each: f"{each}_of_number" for each in AT})
    if rows.empty:
        return both.reindex(columns=[*both, *AT])
    models = some_models(asked, frozenset(rows["unit_id"])).models
    first = models.merge(rows[UNIT_YEAR], on=UNIT_YEAR).sort_values("listing_id")
    first = first.drop_duplicates(UNIT_YEAR)[[*UNIT_YEAR, "listing_id"]]
    cells = listed_at(engine(), first["listing_id"].tolist(), asked.sight.whose)
    lists = first.merge(cells, on="listing_id")[[*UNIT_YEAR, *AT]]
    return both.merge(lists, on=UNIT_YEAR, how="left")


def with_numbers(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Some unit-years with the cell of the number that stands for each: `file`, `sheet`, `cell` and
    `submission_id`.
    """
    reports = course(asked).found.reports
    stands = reports.loc[reports["standing"], ["report_id", *UNIT_YEAR]]
    standing = stands.merge(rows[UNIT_YEAR], on=UNIT_YEAR)
    told = stated_at(engine(), standing["report_id"].tolist(), asked.sight.whose)
    numbers = told.merge(standing, on="report_id").drop_duplicates(UNIT_YEAR)
    return rows.merge(numbers[[*UNIT_YEAR, *AT]], on=UNIT_YEAR, how="left")
