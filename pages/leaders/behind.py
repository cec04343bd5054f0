"""What stands behind a cell of the map: a unit's year with its models, reports and cells."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import theme
from domain.kinds import Basis, ReportKind, Timeliness, UnitState
from domain.plans import Plan
from domain.text import sort_key
from pages.frame.course import Asked, asked_key, course, units_of
from pages.frame.person import still_here
from pages.frame.plain import plain
from pages.frame.push import unit_way
from pages.frame.shared import shared
from pages.frame.ways import Way, lead
from pages.leaders.behind_models import show_models
from pages.leaders.compliance_reports import reports_owed, with_files
from translations import gettext as _
from translations.numbers import number
from translations.timeliness_wording import timeliness_in_words
from translations.wording import report_label, unit_state_label

UNIT, YEAR = "xem_don_vi", "xem_nam"
# Of more units a list to choose from is no help: then those that lack most are in it.
MOST_AT_ONCE = 300
_YEAR_SEEN, _LAST = "nam_dang_xem", "o_vua_bam"


def ask_unit(names: dict[int, str], shown: Collection[int]) -> None:
    """The list of units, to open one without pointing at the map; it stands in the address.

    `names` are those of `labels`. Of many units it holds those that are `shown`, and the one asked
    for.
    """
    st.selectbox(
        _("Xem một đơn vị"),
        _some_of(names, shown) if len(names) > MOST_AT_ONCE else list(names.values()),
        index=None,
        placeholder=_("chọn, hoặc bấm một ô của bảng"),
        key=UNIT,
        bind="query-params",
    )


def _some_of(names: dict[int, str], shown: Collection[int]) -> list[str]:
    """The names of those `shown` and of the one asked for, by the alphabet."""
    told = {names[unit] for unit in shown if unit in names}
    asked_for = st.session_state.get(UNIT) or st.query_params.get(UNIT)
    if asked_for and asked_for not in told and asked_for in names.values():
        told.add(asked_for)
    return sorted(told, key=sort_key)


def show_map(figure: go.Figure, key: str, alt: str, names: dict[int, str] | None) -> None:
    """A map of units (`charts.compliance`); a click on a cell opens its unit and year. `names`: of
    `labels`; None where the rows sum up several units.
    """
    st.plotly_chart(
        figure,
        theme=None,
        config=theme.CONFIG,
        key=key,
        alt=alt,
        on_select=partial(pick, key, names) if names else "ignore",
        selection_mode="points",
    )


def pick(key: str, names: dict[int, str]) -> None:
    """What a click on the map of `key` does: its unit and year are those to be shown.

    A second click on the same cell says nothing but that it is no longer picked: it opens it again.
    """
    points = st.session_state[key]["selection"]["points"]
    cells = [point["customdata"] for point in points if point.get("customdata")]
    last = (cells[-1][3], cells[-1][1]) if cells else st.session_state.get(f"{_LAST}_{key}")
    if last is None or int(last[0]) not in names:
        return
    st.session_state[f"{_LAST}_{key}"] = last
    st.session_state[UNIT] = names[int(last[0])]
    st.session_state[_YEAR_SEEN] = str(int(last[1]))


@shared(32, {Asked: asked_key})
def labels(asked: Asked) -> dict[int, str]:
    """`unit_id` -> the unit's name with its code, as one chooses it, by the alphabet; in any order
    where there are more than one chooses from. Shared.
    """
    units = units_of(asked).drop_duplicates("unit_id")
    rows = zip(units["unit_id"].tolist(), units["name"], units["code"], strict=True)
    told = {unit: f"{name} · {code}" for unit, name, code in rows}
    if len(told) > MOST_AT_ONCE:
        return told
    return dict(sorted(told.items(), key=lambda one: sort_key(one[1])))


def show_behind_cell(asked: Asked) -> None:
    """The card of the unit that was picked or chosen, over the page; nothing where none was."""
    wanted = st.session_state.get(UNIT)
    if wanted is None:
        return
    unit = next(unit for unit, label in labels(asked).items() if label == wanted)
    units = units_of(asked)
    row = units[units["unit_id"] == unit].iloc[0]
    # What is behind a unit's cell rests on its own plan alone: no other is counted for it.
    own = replace(asked, plans=tuple(one for one in asked.plans if one.code == row["plan_code"]))
    card = st.dialog(plain(str(row["name"])), width="large", on_dismiss=_forget)
    card(partial(_show_card, own, row))()


def _forget() -> None:
    st.session_state[UNIT] = None
    st.query_params.pop(YEAR, None)


def _show_card(asked: Asked, unit: pd.Series) -> None:
    if not still_here():
        st.rerun()
    seen = course(asked)
    rows = seen.found.compliance
    mine = rows[(rows["unit_id"] == unit["unit_id"]) & rows["year"].isin(list(asked.years))]
    years = [str(year) for year in sorted(mine["year"])]
    begun = [year for year in years if int(year) <= asked.as_of.year]
    wanted = st.session_state.get(_YEAR_SEEN) or st.query_params.get(YEAR)
    st.session_state[_YEAR_SEEN] = wanted if wanted in years else (begun or years)[-1]
    year = st.segmented_control(_("Năm"), years, key=_YEAR_SEEN, required=True) or years[-1]
    st.query_params[YEAR] = year
    cell = mine[mine["year"] == int(year)].iloc[0]
    plan = next(each for each in asked.plans if each.code == unit["plan_code"])
    st.markdown(f"**{_state(cell, plan)}**")
    _show_reports(asked, cell, plan)
    show_models(asked, cell, plan)
    with st.container(horizontal=True):
        lead(
            Way("mo-hinh", _("Mọi mô hình của đơn vị"), {"tim": str(unit["name"])}),
            ":material/category:",
        )
        way = unit_way(str(unit["name"]), str(unit["code"]))
        lead(Way(way.address, _("Trang của đơn vị"), way.asked), ":material/home_work:")


def _state(cell: pd.Series, plan: Plan) -> str:
    """A year of a unit, in words."""
    state = unit_state_label(UnitState(cell["state"]))
    if pd.isna(cell["total"]):
        return _("Năm {year}: {state}.").format(year=cell["year"], state=state)
    told = {"year": cell["year"], "count": number(cell["total"]), "state": state}
    words = [_("Năm {year}: {count} mô hình được tính, {state}.").format(**told)]
    if plan.quota is None:
        words = [_("Năm {year}: {state}.").format(**told)]
    if cell["basis"] == Basis.COUNTS.value:
        words.append(_("Theo biểu số lượng, không có danh sách."))
    elif pd.notna(cell["stated_total"]) and cell["stated_total"] != cell["total"]:
        stated = number(cell["stated_total"])
        words.append(_("Biểu số lượng ghi {count}; lấy số của danh sách.").format(count=stated))
    return " ".join(words)


def _show_reports(asked: Asked, cell: pd.Series, plan: Plan) -> None:
    """The reports owed of the year: how each came in, and the way to its file."""
    owed = reports_owed(asked)
    rows = owed[(owed["unit_id"] == cell["unit_id"]) & (owed["year"] == cell["year"])]
    if rows.empty:
        return
    st.markdown(_("**Báo cáo**"))
    for row in with_files(rows, asked).to_dict("records"):
        label = report_label(ReportKind(row["kind"]), row["period"])
        late = None if pd.isna(row["days_late"]) else int(row["days_late"])
        due, received = (
            None if pd.isna(row[each]) else row[each].date() for each in ("due", "first_received")
        )
        said = timeliness_in_words(Timeliness(row["state"]), due, received, late, asked.as_of)
        left, right = st.columns(2, gap="small", vertical_alignment="center")
        left.markdown(f":small[{label}: {said}]")
        if isinstance(row["file"], str):
            way = Way("da-nop", row["file"], {"ke_hoach": plan.name, "tim": row["file"]})
            with right:
                lead(way, ":material/description:")
