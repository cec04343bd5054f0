"""The tables behind the charts of the page of fields."""

import pandas as pd

from charts.fields_reach import FILLS, reach_label
from pages.frame.course import Asked
from pages.leaders.fields_found import Found, by_kind, field_names
from pages.leaders.fields_pictures import (
    carrier_in_words,
    carriers,
    kind_in_words,
)
from translations import gettext as _
from translations.wording import why_no_number


def years(asked: Asked, found: Found) -> pd.DataFrame:
    """Number and share of each field in each year; a year without them says why."""
    names = field_names(asked.plan, found.fields)
    told = found.by_year[~found.by_year["year"].isin(list(found.untold))]
    shown = pd.DataFrame(
        {
            _("Năm"): told["year"].astype("str"),
            _("Lĩnh vực"): told["field"].map(names),
            _("Số mô hình"): told["counted"].astype("Int64"),
            _("Tỷ lệ (%)"): _hundredths(told["share"]),
        }
    )
    empty = pd.DataFrame(
        {
            _("Năm"): [str(year) for year in found.untold],
            _("Lĩnh vực"): [
                why_no_number(why.state, owed=why.owed) for why in found.untold.values()
            ],
        }
    )
    whole = pd.concat([shown, empty], ignore_index=True) if len(empty) else shown
    return whole.sort_values(_("Năm"), kind="stable", ignore_index=True)


def reach(asked: Asked, found: Found) -> pd.DataFrame:
    """How many units stand how to each field."""
    names = field_names(asked.plan, tuple(found.reached["field"]))
    shown = {
        _("Lĩnh vực"): found.reached["field"].map(names),
        _("Số đơn vị"): found.reached["units"],
    }
    return pd.DataFrame(shown | {reach_label(each): found.reached[each.value] for each in FILLS})


def kinds(asked: Asked, year: int | None) -> pd.DataFrame:
    """Models of each kind of unit in each field, by whom and how many a unit a year."""
    rows = by_kind(asked, year)
    names = field_names(asked.plan, tuple(rows["field"].unique()))
    return pd.DataFrame(
        {
            _("Loại đơn vị"): [kind_in_words(kind) for kind in rows["kind"]],
            _("Lĩnh vực"): rows["field"].map(names),
            _("Số mô hình"): rows["counted"].where(rows["unit_years"] > 0),
            _("Đơn vị đã báo cáo"): rows["units"],
            _("Lượt đơn vị, năm đã báo cáo"): rows["unit_years"],
            _("Bình quân một đơn vị, một năm"): rows["per_unit"].round(2),
        }
    )


def area(asked: Asked, year: int | None) -> pd.DataFrame:
    """Models of each field by who carries them."""
    rows = carriers(asked, year)
    rows = rows[rows["counted"] > 0].sort_values(["field", "counted"], ascending=[True, False])
    names = field_names(asked.plan, tuple(rows["field"].unique()))
    sums = rows.groupby("field")["counted"].transform("sum")
    return pd.DataFrame(
        {
            _("Lĩnh vực"): rows["field"].map(names),
            _("Ai thực hiện"): [carrier_in_words(carrier) for carrier in rows["carrier"]],
            _("Số mô hình"): rows["counted"],
            _("Phần của lĩnh vực (%)"): _hundredths(rows["counted"] / sums),
        }
    )


def _hundredths(shares: "pd.Series[float]") -> "pd.Series[float]":
    return (shares * 100).round(1)
