"""The tables behind the charts of the progress page, in words as on screen."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from domain.kinds import UnitState
from translations import gettext as _
from translations.wording import unit_state_label


def of_course(pace: pd.DataFrame) -> pd.DataFrame:
    """`metrics.pace` in words; what is done is missing in a year that nobody has reported."""
    told_of, heard = pace["reported"] > 0, pace["reported"].cumsum() > 0
    heard &= told_of | (pace["to_come"] < pace["owed"])
    told = {
        _("Năm"): pace["year"],
        _("Đã đạt"): pace["done"].astype("Int64").where(told_of),
        _("Phải đạt"): pace["owed"],
        _("Lũy kế đạt"): pace["done_so_far"].astype("Int64").where(heard),
        _("Lũy kế phải đạt"): pace["owed_so_far"],
    }
    if pace["projected_so_far"].notna().any():
        told[_("Lũy kế dự báo")] = pace["projected_so_far"].round(1)
    return pd.DataFrame(told)


def of_places(progress: pd.DataFrame, *, final: bool) -> pd.DataFrame:
    """A row for each place: `name` and the columns of `metrics.progress`, in models."""
    owed, told_of = progress["owed_in_all"], progress["reported"] + progress["early"] > 0
    done = progress["done"].astype("Int64").where(told_of)
    told = {_("Nơi"): progress["name"], _("Đã đạt"): done}
    if not final:
        told[_("Phải đạt đến nay")] = progress["owed_by_now"]
    told |= {_("Phải đạt cả giai đoạn"): owed, _("Tỷ lệ (%)"): _percent(done, owed)}
    # Where all is owed by now nothing is to come that could be forecast.
    ahead = progress["projected"].where(progress["owed_by_now"] < owed)
    if not final and ahead.notna().any():
        told[_("Dự báo (%)")] = _percent(ahead, owed)
    return pd.DataFrame(told)


def of_years(by_year: pd.DataFrame, names: Mapping[str, str], owed: pd.DataFrame) -> pd.DataFrame:
    """A row for each year reported: `count` of each `field` (code of `names`), and what is owed."""
    wide = by_year.pivot_table(index="year", columns="field", values="count", aggfunc="sum")
    cells = wide.reindex(columns=list(names), fill_value=0).fillna(0).astype("int64")
    told = cells.rename(columns=dict(names)).assign(**{_("Tổng số"): cells.sum(axis=1)})
    if len(owed):
        told[_("Phải đạt")] = owed.set_index("year")["owed"].reindex(told.index)
    return told.rename_axis(index=_("Năm"), columns=None).reset_index()


def of_fields(counts: "pd.Series[int]", names: Mapping[str, str]) -> pd.DataFrame:
    """A row for each field of `names`: its number and its share."""
    return pd.DataFrame(
        {
            _("Lĩnh vực"): [names[code] for code in counts.index],
            _("Số mô hình"): counts.to_numpy(),
            _("Tỷ lệ (%)"): _percent(
                counts, pd.Series(counts.sum(), index=counts.index)
            ).to_numpy(),
        }
    )


def of_units(
    states: pd.DataFrame, names: Mapping[int, str], places: Mapping[int, str]
) -> pd.DataFrame:
    """A row for each unit of `names` and year, with its state in words and its number.

    `states`: the columns of `metrics.compliance`. `places`: of each unit, where there are several.
    """
    rows = states[states["unit_id"].isin(list(names))]
    order = {unit: place for place, unit in enumerate(names)}
    rows = rows.assign(place=rows["unit_id"].map(order)).sort_values(["place", "year"])
    told = {_("Đơn vị"): rows["unit_id"].map(dict(names))}
    if places:
        told[_("Nơi")] = rows["unit_id"].map(dict(places))
    labels = {state.value: unit_state_label(state) for state in UnitState}
    told |= {
        _("Năm"): rows["year"],
        _("Tình trạng"): rows["state"].map(labels),
        _("Số mô hình"): rows["total"],
    }
    if "stated_total" in rows and rows["stated_total"].notna().any():
        told[_("Biểu số lượng ghi")] = rows["stated_total"]
    return pd.DataFrame(told).reset_index(drop=True)


def _percent(part: pd.Series, whole: pd.Series) -> "pd.Series[float]":
    shares = part.astype("Float64") / whole.astype("Float64").where(whole > 0)
    percents = (shares * 100).round(1).to_numpy("float64", na_value=np.nan)
    return pd.Series(percents, index=part.index)
