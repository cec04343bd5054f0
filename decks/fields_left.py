"""Slides of the fields in which units never had a model, and of who leaves one empty."""

import pandas as pd

from charts.fields_reach import FILLS, reach_key, reach_label, units_in_fields
from decks.fields import MOST_FIELDS
from decks.slide import Slide
from decks.told import Told
from decks.units import names_of_units
from domain.kinds import FieldReach
from metrics.fields import field_cells
from metrics.fields_left_empty import fields_left_empty, units_by_reach
from translations import gettext as _
from translations.joining import inside
from translations.numbers import number
from translations.plan_wording import field_names


def left_empty(told: Told) -> Slide | None:
    """In how many units each field of the plan is worked in, and in how many it never was."""
    reached = units_by_reach(_left_empty(told))
    if reached.empty or not told.any_reported:
        return None
    names = field_names(told.plan, reached["field"])
    occurring = [reach.value for reach in FILLS if reached[reach.value].any()]
    drawn = len(names) <= MOST_FIELDS
    shown = {_("Lĩnh vực"): list(names.values()), _("Số đơn vị"): reached["units"].tolist()}
    of_reach = {reach_label(each): reached[each.value].tolist() for each in FILLS}
    return Slide(
        "don-vi-theo-linh-vuc",
        _of_reach(reached, names),
        _("Mô hình duy trì cũng là có làm; năm chưa báo cáo không tính là năm để trống."),
        table=pd.DataFrame(shown | of_reach),
        figure=units_in_fields(reached, names, dark=told.dark) if drawn else None,
        reading=_(
            "Mỗi thanh là mọi đơn vị, chia theo đã làm lĩnh vực ấy hay chưa; kể cả mô hình duy trì."
        ),
        legend=reach_key(occurring, dark=told.dark) if drawn else "",
        of_period=True,
    )


def _of_reach(reached: pd.DataFrame, names: dict[str, str]) -> str:
    never = reached.set_index("field")[FieldReach.NEVER.value]
    if not never.max():
        return _("Chưa đơn vị nào bỏ trống hẳn một lĩnh vực.")
    words = _("{count} trong {units} đơn vị chưa lần nào có mô hình {field}.")
    return words.format(
        count=number(never.max()),
        units=number(reached["units"].max()),
        field=inside(names[str(never.idxmax())]),
    )


def who_leaves_empty(told: Told) -> Slide | None:
    """The units that never had a model in some field, those that lack most fields first."""
    left = _left_empty(told)
    never = left[left["reach"] == FieldReach.NEVER.value]
    if never.empty:
        return None
    names = field_names(told.plan, never["field"])
    units = never.groupby("unit_id").agg(
        fields=("field", list), years=("years_told", "max"), lacks=("field", "size")
    )
    known = names_of_units(told)
    rows = units.assign(name=[known[unit] for unit in units.index], place=range(len(units)))
    rows = rows.sort_values(["lacks", "years", "place"], ascending=[False, False, True])
    spoke = left.loc[left["reach"] != FieldReach.NOT_REPORTED.value, "unit_id"].nunique()
    words = _("{count} trong {units} đơn vị đã báo cáo còn lĩnh vực chưa lần nào có mô hình.")
    shown = {
        _("Đơn vị"): rows["name"].tolist(),
        _("Chưa lần nào có"): [", ".join(names[code] for code in each) for each in rows["fields"]],
        _("Số năm đã biết"): rows["years"].tolist(),
    }
    return Slide(
        "ai-de-trong",
        words.format(count=number(len(rows)), units=number(spoke)),
        _("Để trống nhiều lĩnh vực nhất đứng trước. Hỏi từng đơn vị: vì sao, năm tới làm gì."),
        table=pd.DataFrame(shown),
        of_period=True,
    )


def _left_empty(told: Told) -> pd.DataFrame:
    found = told.seen.found
    return fields_left_empty(field_cells(found, told.plan), found.compliance, told.plan)
