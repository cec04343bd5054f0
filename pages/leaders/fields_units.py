"""The units that leave a field empty: which, since when, and where to look further."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import streamlit as st

from domain.kinds import FieldReach, UnitState
from domain.plans import place_of
from domain.text import sort_key
from pages.frame.course import Asked, course, key_of
from pages.frame.plain import plain
from pages.frame.shared import shared
from pages.frame.table import in_arrow
from pages.frame.take_along import offer
from pages.frame.ways import carried
from pages.leaders.fields_found import left_empty
from pages.leaders.fields_unit_table import links, table
from translations import gettext as _
from translations import language
from translations.joining import inside
from translations.numbers import number

AT_MOST, ROW, TALLEST = 100, 36, 420
KEY = "de_trong_linh_vuc"
NEVER, LONG, LATELY = "never", "long", "lately"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which units somebody looks for: a field's code (None: any), and how long it is empty; in
    which language the answer is worded.
    """

    asked: Asked
    field: str | None
    how: str
    language: str


@dataclass(frozen=True, slots=True)
class Listed:
    """`units`: `unit_id`, `name`, `code`, `valid_to`, `place`, `silent` (years, a tuple) and
    `several`, in how many fields sought; `fields`: the rows of `fields_left_empty` of these;
    `unheard`: the names of units that reported no year; `table`: `units` as shown, the first ones.

    Shared between sessions: never changed.
    """

    units: pd.DataFrame
    fields: pd.DataFrame
    unheard: tuple[str, ...]
    table: pd.DataFrame


def ask(asked: Asked) -> Sought:
    """The row of filters; both stand in the address."""
    every = _("Mọi lĩnh vực")
    fields = {field.name: field.code for field in asked.plan.fields}
    hows = {
        _("Chưa lần nào có mô hình"): NEVER,
        _("Trống từ hai năm báo cáo trở lên"): LONG,
        _("Trống ở năm báo cáo gần nhất"): LATELY,
    }
    which, how, _rest = st.columns([1.2, 1.2, 1])
    field = which.selectbox(_("Lĩnh vực"), [every, *fields], key="linh_vuc", bind="query-params")
    chosen = how.selectbox(_("Để trống"), list(hows), key="de_trong", bind="query-params")
    return Sought(asked, fields.get(field), hows.get(chosen, NEVER), language())


@shared(32, {Sought: key_of})
def listed(sought: Sought) -> Listed:
    """The units that answer, those that leave most fields empty first, then by name."""
    asked = sought.asked
    rows = left_empty(asked)
    empty = _answering(rows, sought.how)
    if sought.field is not None:
        empty &= rows["field"] == sought.field
    several = empty.groupby(rows["unit_id"]).sum()
    several = several[several > 0]
    units = _known_units(asked)
    mine = units[units["unit_id"].isin(several.index)]
    mine = mine.assign(several=mine["unit_id"].map(several))
    keys = {name: place for place, name in enumerate(sorted(set(mine["name"]), key=sort_key))}
    mine = mine.assign(turn=mine["name"].map(keys))
    ordered = mine.sort_values(["several", "turn"], ascending=[False, True], ignore_index=True)
    ordered = ordered.drop(columns="turn")
    fields = rows[rows["unit_id"].isin(ordered["unit_id"])]
    quiet = rows.loc[rows["reach"] == FieldReach.NOT_REPORTED.value, "unit_id"]
    unheard = units.loc[units["unit_id"].isin(quiet), "name"]
    names = tuple(sorted(unheard, key=sort_key))
    return Listed(ordered, fields, names, table(ordered.head(AT_MOST), fields, asked))


def _answering(rows: pd.DataFrame, how: str) -> "pd.Series[bool]":
    return {
        NEVER: rows["reach"] == FieldReach.NEVER.value,
        LONG: rows["empty_years"] >= 2,
        LATELY: rows["empty_years"] > 0,
    }[how]


def _known_units(asked: Asked) -> pd.DataFrame:
    seen = course(asked)
    years = seen.found.compliance
    quiet = years[years["state"] == UnitState.NOT_REPORTED.value]
    silent: dict[object, tuple[int, ...]] = {
        unit: tuple(sorted(set(group))) for unit, group in quiet.groupby("unit_id")["year"]
    }
    units = seen.units.drop_duplicates("unit_id")
    places = {plan.code: place_of(plan) for plan in asked.plans}
    years_silent = [silent.get(unit, ()) for unit in units["unit_id"].tolist()]
    return units[["unit_id", "name", "code", "valid_to"]].assign(
        place=units["plan_code"].map(places),
        silent=pd.Series(years_silent, index=units.index, dtype="object"),
    )


def show_units(asked: Asked) -> None:
    """The filters and the units that answer, at most so many; all of them as a file."""
    above = st.container()
    sought = ask(asked)
    found = listed(sought)
    title = _finding(sought, len(found.units))
    above.subheader(plain(title), anchor=False)
    if not found.units.empty:
        _show_table(found, sought, title)
    if found.unheard:
        st.caption(_unheard_in_words(found.unheard))


def _finding(sought: Sought, count: int) -> str:
    names = {field.code: inside(field.name) for field in sought.asked.plan.fields}
    words = {
        NEVER: _("{count} đơn vị chưa lần nào có mô hình ở {field}"),
        LONG: _("{count} đơn vị để trống {field} từ hai năm báo cáo trở lên"),
        LATELY: _("{count} đơn vị để trống {field} ở năm báo cáo gần nhất"),
    }
    if not count:
        return _("Không đơn vị nào đã báo cáo mà để trống như vậy")
    field = names.get(sought.field or "", _("ít nhất một lĩnh vực"))
    return words[sought.how].format(count=number(count), field=field)


@dataclass(frozen=True, slots=True)
class Addressed:
    """Units looked for, what of the address their links take along, and the heads of these."""

    sought: Sought
    along: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]


@shared(64, {Addressed: key_of})
def _with_links(addressed: Addressed) -> pa.Table:
    """The table as shown, each unit with where it leads. Shared: never changed."""
    found, along = listed(addressed.sought), dict(addressed.along)
    shown = found.units.head(AT_MOST)
    where = (links(shown, "don-vi-toi", "don_vi", along), links(shown, "mo-hinh", "tim", along))
    words = {str(name): column.tolist() for name, column in found.table.items()}
    return in_arrow(words | dict(zip(addressed.heads, where, strict=True)))


def _show_table(found: Listed, sought: Sought, title: str) -> None:
    asked = sought.asked
    led = {_("Xem"): _("báo cáo"), _("Xem thêm"): _("mô hình")}
    told = _with_links(Addressed(sought, tuple(carried().items()), tuple(led)))
    st.dataframe(
        told,
        hide_index=True,
        row_height=ROW,
        height=min(ROW * (len(told) + 1) + 2, TALLEST),
        key="don_vi_de_trong",
        column_config={
            head: st.column_config.LinkColumn(display_text=words, width=80)
            for head, words in led.items()
        },
        alt=title,
    )
    if len(found.units) > AT_MOST:
        words = _("Hiện {shown} trên {all} đơn vị; chọn hẹp lại hoặc tải bảng để xem hết.")
        st.caption(words.format(shown=number(AT_MOST), all=number(len(found.units))))
    offer(st.container(), KEY, title, lambda: table(found.units, found.fields, asked))


def _unheard_in_words(unheard: tuple[str, ...]) -> str:
    names = ", ".join(plain(name) for name in unheard[:6])
    if len(unheard) > 6:
        names = _("{names} và {count} đơn vị khác").format(
            names=names, count=number(len(unheard) - 6)
        )
    words = _("{count} đơn vị chưa báo cáo năm nào nên không xét: {names}.")
    return words.format(count=number(len(unheard)), names=names)
