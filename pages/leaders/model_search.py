"""Looking for models: what is asked for, what answers, and how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from domain.kinds import Level, ModelState, Origin, Step
from domain.plans import Plan
from domain.text import fold, sort_key
from metrics.catalogue import STEPS
from pages.frame.choice import place_of
from translations import gettext as _
from translations.life_wording import step_label
from translations.numbers import number
from translations.role_wording import value_in_words
from translations.wording import level_label, origin_label, state_label


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for; None where it does not matter. `words` in any spelling."""

    words: str
    field: str | None
    year: int | None
    standing: str | None


def standings() -> dict[str, str]:
    """Ways in which a model stands, by which one can look for it."""
    return {
        _("Đang được tính"): "counted",
        _("Được công nhận"): "recognised",
        _("Kém hiệu quả"): "ineffective",
        _("Đưa ra khỏi danh sách"): "struck_off",
        _("Chờ xác nhận có trùng không"): "to_confirm",
    }


def ask(known: pd.DataFrame, plan: Plan) -> Sought:
    """The row of filters; all of them stand in the address."""
    everything = _("Tất cả")
    what, which, when, how = st.columns([2, 1.3, 0.8, 1.3], vertical_alignment="bottom")
    words = what.text_input(
        _("Tìm mô hình, đơn vị, người thực hiện"),
        placeholder=_("gõ không dấu cũng được"),
        key="tim",
        bind="query-params",
        max_chars=100,
    )
    fields = {value_in_words(plan, "field", code): code for code in _fields(known, plan)}
    field = which.selectbox(
        _("Lĩnh vực"), [everything, *fields], key="linh_vuc", bind="query-params"
    )
    years = sorted({year for row in known["years"] for year in row}, reverse=True)
    year = when.selectbox(_("Năm"), [everything, *map(str, years)], key="nam", bind="query-params")
    standing = how.selectbox(
        _("Tình trạng"), [everything, *standings()], key="tinh_trang", bind="query-params"
    )
    return Sought(
        words or "",
        fields.get(field),
        int(year) if year.isdigit() else None,
        standings().get(standing),
    )


def _fields(known: pd.DataFrame, plan: Plan) -> list[str]:
    """The plan's own fields, then the words of an open list, by the alphabet."""
    own = [field.code for field in plan.fields]
    others = {field for field in known["field"] if field and field not in own}
    return [*own, *sorted(others, key=sort_key)]


def found_in(known: pd.DataFrame, sought: Sought) -> pd.DataFrame:
    """The rows of the catalogue that answer, by unit and name in the order of the alphabet."""
    keep = pd.Series(True, index=known.index)
    if wanted := fold(sought.words):
        spoken = known[["name", "unit", "carried_by"]].fillna("").agg(" · ".join, axis=1)
        keep &= spoken.map(fold).str.contains(wanted, regex=False)
    if sought.field is not None:
        keep &= known["field"] == sought.field
    if sought.year is not None:
        keep &= known["years"].map(lambda years: sought.year in years).astype(bool)
    if sought.standing is not None:
        keep &= _stands(known, sought.standing)
    rows = known[keep]
    order = sorted(rows.index, key=lambda at: (sort_key(rows.at[at, "unit"]), *_name(rows, at)))
    return rows.loc[order].reset_index(drop=True)


def _name(rows: pd.DataFrame, at: int) -> tuple[object, ...]:
    return sort_key(str(rows.at[at, "name"]))


def _stands(known: pd.DataFrame, standing: str) -> "pd.Series[bool]":
    return {
        "counted": known["counted"] > 0,
        "recognised": known["level"].notna(),
        "ineffective": known["state"] == ModelState.INEFFECTIVE.value,
        "struck_off": known["struck_year"].notna(),
        "to_confirm": known["to_confirm"],
    }[standing]


def sentence(found: pd.DataFrame) -> str:
    """What was found, in one sentence."""
    words = _("{count} mô hình của {units} đơn vị, {recognised} được công nhận").format(
        count=number(len(found)),
        units=number(found["unit_id"].nunique()),
        recognised=number(int(found["level"].notna().sum())),
    )
    if struck := int(found["struck_year"].notna().sum()):
        words += _(", {count} đã đưa ra khỏi danh sách").format(count=number(struck))
    return f"{words}."


def table(found: pd.DataFrame, plans: Sequence[Plan]) -> pd.DataFrame:
    """The rows as they are shown, and handed on as a file; the place too where there are several,
    the step where one is known.
    """
    plan = plans[0]
    fields = [value_in_words(plan, "field", field or None) for field in found["field"]]
    told = pd.DataFrame({_("Tên mô hình"): found["name"], _("Đơn vị"): found["unit"]})
    if len(plans) > 1:
        places = {each.code: place_of(each) for each in plans}
        told[_("Nơi")] = found["plan_code"].map(places)
    told[_("Năm")] = [", ".join(map(str, years)) for years in found["years"]]
    told[_("Tình trạng")] = [state_label(ModelState(state)) for state in found["state"]]
    told[_("Công nhận")] = [
        level_label(Level(level)) if isinstance(level, str) else "–" for level in found["level"]
    ]
    told[_("Lĩnh vực")] = fields
    told[_("Nguồn gốc")] = [origin_label(Origin(origin)) for origin in found["origin"]]
    if found["step"].isin(STEPS).any():
        told[_("Bước")] = [
            step_label(Step(step)) if step in STEPS else "–" for step in found["step"]
        ]
    return told
