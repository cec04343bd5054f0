"""What plans without a quota ask: models kept, widened and built, as the year's reports tell.

Tây Ninh 2017, II.4: “Duy trì, phát triển bền vững những mô hình … đã có”, I: “nhân rộng các mô
hình”; Hớn Quản 447-CV/HU, điểm 3: “Xây dựng và nhân rộng các mô hình”.
"""

import pandas as pd

from domain.kinds import ModelState, Origin, Period, ReportKind

ORIGINS = [origin.value for origin in Origin]
FIGURES = [*ORIGINS, "listed", "recognised", "struck_off"]
_LISTS = [ReportKind.REGISTER.value, ReportKind.RESULT.value]
_PERIODS = [period.value for period in Period]


def kept_models(listings: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """One row per unit, year of report and field that its lists tell of: `unit_id`, `year`,
    `field` ("" where none is written), and int64 `new`, `replicated`, `upgraded`, `maintained`,
    `unknown`; `listed`, their sum; `recognised` of them; `struck_off`, models told to be given up,
    which are none of these.

    A model is told once a year, however many of the unit's reports of that year name it; the last
    word that is said of its origin, field and state holds, and any level makes it recognised. It
    counts in the year of the report, whenever it was registered: kept is what is told of again.

    `reports` is from `standing_reports`.
    """
    once = _each_once(_told(listings, reports))
    struck = once["state"] == ModelState.STRUCK_OFF.value
    flags = {origin: (once["origin"] == origin) & ~struck for origin in ORIGINS}
    rows = once[["unit_id", "year", "field"]].assign(
        **flags, listed=~struck, recognised=once["level"].notna() & ~struck, struck_off=struck
    )
    whole = rows.groupby(["unit_id", "year", "field"], as_index=False)[FIGURES].sum()
    return whole.astype(dict.fromkeys(FIGURES, "int64"))


def as_counts(kept: pd.DataFrame) -> pd.DataFrame:
    """`kept` in the columns by which `fields_balance` spreads models over the fields."""
    return kept.assign(counted=kept["listed"], unknown_origin=kept["unknown"], to_confirm=0)


def _told(listings: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The listings of lists that stand, the last word of each year last."""
    lists = reports[reports["standing"] & reports["kind"].isin(_LISTS)]
    said = lists[["report_id", "kind", "period", "year"]]
    told = listings.drop(columns="year").merge(said, on="report_id")
    places = {
        "later_kind": told["kind"].map(_LISTS.index),
        "later_period": told["period"].map(_PERIODS.index),
    }
    return told.assign(**places).sort_values(["later_kind", "later_period", "listing_id"])


def _each_once(told: pd.DataFrame) -> pd.DataFrame:
    keyless = told["name_key"].isna() | (told["name_key"] == "")
    stated = told.assign(
        name_key=told["name_key"].where(~keyless, told["name"]),
        field=told["field"].where(told["field"] != ""),
        origin=told["origin"].where(told["origin"] != Origin.UNKNOWN.value),
    )
    said = ["field", "origin", "state", "level"]
    once = stated.groupby(["unit_id", "year", "name_key"], as_index=False)[said].last()
    return once.fillna({"field": "", "origin": Origin.UNKNOWN.value})
