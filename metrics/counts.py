"""How many models: unit × year × field, by origin (settled rules 2, 3 and 8)."""

import pandas as pd

from domain.kinds import Basis, DoneAt, Origin
from domain.plans import Plan
from metrics.reported import UNIT_YEAR, standing_numbers

CELL = [*UNIT_YEAR, "field"]
ORIGINS = [origin.value for origin in Origin]
FIGURES = [*ORIGINS, "registered", "counted", "unknown_origin", "to_confirm", "struck_off"]


def counts(
    models: pd.DataFrame,
    reported: pd.DataFrame,
    reports: pd.DataFrame,
    stated_counts: pd.DataFrame,
    plan: Plan,
) -> pd.DataFrame:
    """One row per reported unit, year and field, int64: `unit_id`, `year`, `field`, `basis`;
    `new`, `replicated`, `upgraded`, `maintained`, `unknown`: what is registered, by origin;
    `registered`, their sum; `counted`, what counts of them; `unknown_origin` and `to_confirm`, how
    many of those counted; `struck_off`, the models struck off in this year.

    Every field of the plan has a row in a reported unit-year, 0 or not; words of an open list have
    one where they are used, "" where none was written. A unit-year not reported has no rows. A
    number alone states no origin, and counts only in a plan by which what is registered is done.
    `reported` is from `reported_unit_years`, `reports` from
    `standing_reports`.
    """
    bases = reported[[*UNIT_YEAR, "basis"]]
    parts = [
        _empty_cells(bases, plan),
        _listed(models, bases),
        _numbers(standing_numbers(reports, stated_counts), bases, plan),
        struck_off_in(models),
    ]
    whole = pd.concat(parts, ignore_index=True).fillna(dict.fromkeys(FIGURES, 0))
    summed = whole.groupby(CELL, as_index=False, sort=True)[FIGURES].sum()
    ordered = summed.merge(bases, on=UNIT_YEAR)[[*CELL, "basis", *FIGURES]]
    return ordered.astype(dict.fromkeys(FIGURES, "int64"))


def _empty_cells(bases: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    fields = pd.DataFrame({"field": pd.Series([field.code for field in plan.fields], dtype="str")})
    return bases[UNIT_YEAR].merge(fields, how="cross").assign(**dict.fromkeys(FIGURES, 0))


def _listed(models: pd.DataFrame, bases: pd.DataFrame) -> pd.DataFrame:
    in_lists = bases.loc[bases["basis"] == Basis.LIST.value, UNIT_YEAR]
    rows = models.merge(in_lists, on=UNIT_YEAR)
    flags = {origin: (rows["origin"] == origin).astype("int64") for origin in ORIGINS}
    counted = rows["counts"].astype("int64")
    return rows[CELL].assign(
        **flags,
        registered=1,
        counted=counted,
        unknown_origin=counted * flags[Origin.UNKNOWN.value],
        to_confirm=rows["to_confirm"].astype("int64"),
    )


def _numbers(given: pd.DataFrame, bases: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    alone = bases.loc[bases["basis"] == Basis.COUNTS.value, UNIT_YEAR]
    rows = given.merge(alone, on=UNIT_YEAR)
    same = ["registered", Origin.UNKNOWN.value]
    # A number says what was registered, and nothing of how far it came.
    if plan.counting.done_at is DoneAt.REGISTERED:
        same += ["counted", "unknown_origin"]
    return rows[CELL].fillna({"field": ""}).assign(**dict.fromkeys(same, rows["count"]))


def struck_off_in(models: pd.DataFrame) -> pd.DataFrame:
    """One row for each row of `models` that was struck off: `unit_id`, `field`; `year`, that in
    which it was, whenever it was registered; `struck_off`, 1.
    """
    struck = models[models["struck_year"].notna()]
    year = struck["struck_year"].astype("int64")
    return struck[["unit_id", "field"]].assign(year=year, struck_off=1)
