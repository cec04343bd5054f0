"""Who works in which field: by kind of unit, on average and in all."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from domain.kinds import UnitState
from pages.frame import filters
from pages.frame.chart import Chart, show_chart
from pages.frame.course import Asked, key_of
from pages.frame.shared import shared
from pages.leaders import fields_tables
from pages.leaders.fields_found import REST, Found, by_kind, field_names, fields_found
from pages.leaders.fields_pictures import (
    SMALL_GROUP,
    Drawing,
    carrier_in_words,
    carriers,
    kind_in_words,
    of_carriers,
    of_kinds,
)
from translations import gettext as _
from translations.joining import inside
from translations.numbers import number, percent

ALIKE, APART = 1.15, 0.05  # averages, and shares, between which it is worth to tell apart


def choose_year(found: Found) -> int | None:
    """The year to look at; None for all of the plan's."""
    none = {year for year, why in found.untold.items() if why.state is UnitState.NONE}
    with filters.across_pages():
        place = st.container(width=260)
    return filters.choose_year(place, sorted({*found.years, *none}, reverse=True), None)


@dataclass(frozen=True, slots=True)
class Titles:
    """Of the charts by kind and of areas; "" where there is no such chart."""

    of_kinds: str
    of_area: str


@shared(64, {Drawing: key_of})
def titles(drawing: Drawing) -> Titles:
    """What the charts of the year say; of one kind of unit alone there is none by kind."""
    asked, year = drawing.asked, drawing.year
    carried, rows = carriers(asked, year), by_kind(asked, year)
    if not carried["counted"].sum():
        return Titles("", "")
    several = rows["kind"].nunique() > 1
    area = title_of_area(carried, asked, fields_found(asked), several=several)
    return Titles(title_of_kinds(rows) if several else "", area)


def show_carried(drawing: Drawing) -> None:
    """The two charts."""
    drawn = _charts(drawing)
    if not drawn:
        st.write(_("Năm này chưa có mô hình nào được tính."))
    for chart in drawn:
        show_chart(chart)


@shared(48, {Drawing: key_of})
def _charts(drawing: Drawing) -> tuple[Chart, ...]:
    """Those that there are. Shared: never changed."""
    asked, year, said = drawing.asked, drawing.year, titles(drawing)
    of_the_kinds = (
        Chart(
            "theo_loai_don_vi",
            said.of_kinds,
            _reading_of_kinds(asked),
            of_kinds(drawing),
            lambda: fields_tables.kinds(asked, year),
        )
        if said.of_kinds
        else None
    )
    of_the_area = (
        Chart(
            "ai_lam_linh_vuc",
            said.of_area,
            _reading_of_area(asked, several=bool(said.of_kinds)),
            of_carriers(drawing),
            lambda: fields_tables.area(asked, year),
        )
        if said.of_area
        else None
    )
    return tuple(chart for chart in (of_the_kinds, of_the_area) if chart is not None)


def title_of_kinds(rows: pd.DataFrame) -> str:
    """The finding by kind: who does most and least a unit, small groups aside."""
    sums = rows.groupby("kind", sort=False).agg(
        counted=("counted", "sum"), units=("units", "first"), unit_years=("unit_years", "first")
    )
    sums = sums.assign(per_unit=sums["counted"] / sums["unit_years"])
    spoken = sums[sums["units"] >= SMALL_GROUP].sort_values("per_unit", kind="stable")
    if len(spoken) < 2:
        words = _("Mỗi đơn vị bình quân {average} mô hình một năm")
        whole = sums["counted"].sum() / sums["unit_years"].sum()
        return words.format(average=number(float(whole), 1))
    if spoken["per_unit"].iloc[-1] < ALIKE * spoken["per_unit"].iloc[0]:
        words = _("Các loại đơn vị gần như nhau: {low}–{high} mô hình một đơn vị một năm")
    else:
        words = _("{most}: {high} mô hình một đơn vị một năm; {least}: {low}")
    return words.format(
        most=kind_in_words(str(spoken.index[-1])),
        high=number(float(spoken["per_unit"].iloc[-1]), 1),
        least=inside(kind_in_words(str(spoken.index[0]))),
        low=number(float(spoken["per_unit"].iloc[0]), 1),
    )


def _reading_of_kinds(asked: Asked) -> str:
    beside = _("Số đậm: mô hình bình quân một đơn vị, một năm đã báo cáo; số sau: tổng số mô hình.")
    small = _("Nhóm nhỏ dưới {count} đơn vị, bình quân dễ lệch.").format(count=SMALL_GROUP)
    bars = (
        _("Mỗi dòng một nội dung, mỗi cột một loại đơn vị, chung một thước đo.")
        if asked.plan.fields_open
        else _("Mỗi dòng một loại đơn vị, mỗi cột một lĩnh vực, chung một thước đo.")
    )
    return f"{bars} {beside} {small}"


def title_of_area(carried: pd.DataFrame, asked: Asked, found: Found, *, several: bool) -> str:
    """The finding of all models as one area; of an open list, how much its first themes hold."""
    if not asked.plan.fields_open:
        return _title_by_kind(carried, asked, found) if several else _title_by_unit(carried)
    sums = carried.groupby("field")["counted"].sum().sort_values(ascending=False)
    first = sums[sums >= sums.head(3).iloc[-1]]
    words = _("{count} nội dung đứng đầu chiếm {share} số mô hình")
    return words.format(count=len(first), share=percent(float(first.sum() / sums.sum())))


def _title_by_kind(carried: pd.DataFrame, asked: Asked, found: Found) -> str:
    """Which kind carries most, and its part in the field that lags."""
    sums = carried.groupby("carrier")["counted"].sum()
    first = str(sums.idxmax())
    share = percent(float(sums.max() / sums.sum()))
    said = _("{kind} làm {share} số mô hình").format(kind=kind_in_words(first), share=share)
    lagging = found.own[found.own["counted"] > 0].nsmallest(1, "counted")["field"].tolist()
    mine = carried[carried["field"].isin(lagging)]
    if not mine["counted"].sum():
        return said
    part = mine.loc[mine["carrier"] == first, "counted"].sum() / mine["counted"].sum()
    if abs(part - sums.max() / sums.sum()) < APART:
        return said
    field = inside(field_names(asked.plan, (lagging[0],))[lagging[0]])
    words = _("{said}, riêng {field} là {share}")
    return words.format(said=said, field=field, share=percent(float(part)))


def _title_by_unit(carried: pd.DataFrame) -> str:
    named = carried[carried["carrier"] != REST]
    sums = named.groupby("carrier")["counted"].sum()
    first = sums[sums == sums.max()]
    if len(first) > 1:
        words = _("{units} đơn vị cùng có nhiều mô hình nhất: mỗi đơn vị {count}")
        return words.format(units=number(len(first)), count=number(int(sums.max())))
    words = _("{unit} có nhiều mô hình nhất: {count}")
    return words.format(unit=carrier_in_words(str(sums.idxmax())), count=number(int(sums.max())))


def _reading_of_area(asked: Asked, *, several: bool) -> str:
    if asked.plan.fields_open:
        return _("Ô càng to, nội dung càng nhiều mô hình.")
    whose = _("loại đơn vị") if several else _("đơn vị")
    words = _("Cột càng rộng, lĩnh vực càng nhiều mô hình; trong cột chia theo {whose}.")
    return words.format(whose=whose)
