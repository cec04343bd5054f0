"""The map of units converted to a day: what it shows, and what could not be converted."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from domain.kinds import Conversion
from domain.plans import place_of
from domain.text import sort_key
from metrics.conversion import converted_compliance
from pages.frame.course import Asked, asked_key, course
from pages.frame.plain import plain
from pages.frame.shared import shared
from pages.frame.views import converted_units
from translations import gettext as _
from translations.numbers import day as in_words
from translations.numbers import number

EXACT = (Conversion.KEPT.value, Conversion.WHOLE.value)


@dataclass(frozen=True, slots=True)
class Converted:
    """`compliance`: the rows of `converted_compliance`; `units`: a row for each unit of the plans,
    what became of it (`converted_units`), its own name in `was` and its plan's place in `place`.
    """

    compliance: pd.DataFrame
    units: pd.DataFrame

    def names(self) -> dict[int, str]:
        """`unit_id` -> name of each row of the map; what was left as it was bears a mark."""
        left = set(self.units.loc[~self.units["conversion"].isin(EXACT), "into_unit_id"])
        rows = self.units.drop_duplicates("into_unit_id")
        again = rows["name"].duplicated(keep=False)
        names = rows["name"].where(~again, rows["name"] + ", " + rows["place"])
        pairs = zip(rows["into_unit_id"], names, strict=True)
        return {unit: f"{name}°" if unit in left else name for unit, name in pairs}

    def lacks(self) -> dict[int, float]:
        """How many models each unit lacks of what is owed."""
        rows = self.compliance[self.compliance["due_passed"]]
        lack = (rows["at_least"].fillna(0) - rows["done"]).groupby(rows["unit_id"]).sum()
        return dict(zip(lack.index.tolist(), lack.tolist(), strict=True))


@shared(32, {Asked: asked_key})
def converted(asked: Asked, day: date) -> Converted:
    """What was asked for, by the units of `day`."""
    seen = course(asked)
    units = converted_units(day)
    places = {plan.code: place_of(plan) for plan in seen.plans}
    own = seen.units[["unit_id", "name"]].rename(columns={"name": "was"})
    mine = units.merge(own.assign(place=seen.units["plan_code"].map(places)), on="unit_id")
    rows = converted_compliance(seen.found.compliance, mine)
    return Converted(rows[rows["year"].isin(list(asked.years))], mine)


def show_conversion(asked: Asked, day: date) -> None:
    """Which units went into which, and which could not be converted, beneath the map."""
    units = converted(asked, day).units
    st.caption(_summary(units, day))
    with st.expander(_("Đơn vị nào vào đơn vị nào")):
        st.table(_table(units), border="horizontal", hide_index=True)


def _summary(units: pd.DataFrame, day: date) -> str:
    merged = units[units["conversion"] == Conversion.WHOLE.value]
    words = _("{old} đơn vị đã vào {new} đơn vị của ngày {day}.")
    said = [
        words.format(
            old=number(len(merged)),
            new=number(merged["into_unit_id"].nunique()),
            day=in_words(day),
        )
    ]
    untold = {
        Conversion.PARTS: _("{count} đơn vị chia cho nhiều nơi, không quy đổi được (dấu °)."),
        Conversion.ENDED: _("{count} đơn vị đã kết thúc, không ghi vào đơn vị nào (dấu °)."),
        Conversion.LATER: _("{count} đơn vị lập sau ngày đó (dấu °)."),
    }
    counts = units["conversion"].value_counts()
    said += [
        sentence.format(count=number(counts[kind.value]))
        for kind, sentence in untold.items()
        if kind.value in counts
    ]
    return " ".join(said)


def _table(units: pd.DataFrame) -> pd.DataFrame:
    """One row per unit of the map that is not just itself: what it is made of, or why not."""
    changed = units[units["conversion"] != Conversion.KEPT.value]
    rows = []
    for into, group in changed.groupby("into_unit_id"):
        whole = group[group["conversion"] == Conversion.WHOLE.value]
        itself = units[(units["unit_id"] == into) & (units["conversion"].isin(EXACT))]
        parts = [*itself["was"], *whole["was"]]
        left = group[group["conversion"] != Conversion.WHOLE.value]
        told = ", ".join(sorted(parts, key=sort_key)) or _marked(left["conversion"].iloc[0])
        rows.append((plain(group["name"].iloc[0]), plain(told)))
    rows.sort(key=lambda row: sort_key(row[0]))
    return pd.DataFrame(rows, columns=[_("Trên bảng"), _("Gồm")])


def _marked(conversion: str) -> str:
    return {
        Conversion.PARTS: _("chia nhiều nơi"),
        Conversion.ENDED: _("đã kết thúc"),
        Conversion.LATER: _("lập sau"),
    }[Conversion(conversion)]
