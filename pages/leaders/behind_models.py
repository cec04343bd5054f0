"""The models of a unit's year, each with the way to its life, and the cells they are read from."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data_loaders.listed_at import listed_at, stated_at
from database.session import engine
from domain.kinds import Level, Origin, ReportKind
from domain.plans import Plan
from pages.frame.course import Asked, course
from pages.frame.plain import plain
from pages.frame.sheet_picture import show_source
from pages.frame.ways import Way, lead
from translations import gettext as _
from translations.model_wording import counted_in_words
from translations.numbers import number
from translations.role_wording import value_in_words
from translations.wording import level_label, origin_label

AT_MOST = 20


def show_models(asked: Asked, cell: pd.Series, plan: Plan) -> None:
    """The models registered in the year of `cell` (a row of `metrics.compliance`), what each counts
    for, and on request the sheet a word or a number stands in.
    """
    found = course(asked).found
    models = _of(found.models, cell)
    whose = asked.sight.whose
    places = listed_at(engine(), models["listing_id"].tolist(), whose)
    rows = models.merge(places, on="listing_id", how="left").head(AT_MOST)
    if len(rows):
        st.markdown(_("**Mô hình có trong danh sách**"))
    for row in rows.to_dict("records"):
        left, right = st.columns(2, gap="small", vertical_alignment="center")
        with left:
            lead(Way("mo-hinh", str(row["name"]), {"ma": str(row["model_id"])}))
        right.markdown(f":small[{_about(row, plan)}]")
    if len(models) > AT_MOST:
        words = _("Còn {count} mô hình, xem ở trang Mô hình.")
        st.caption(words.format(count=number(len(models) - AT_MOST)))
    reports = _of(found.reports, cell)
    counting = reports[reports["standing"] & (reports["kind"] == ReportKind.COUNTS.value)]
    stated = stated_at(engine(), counting["report_id"].tolist(), whose)
    _show_cells(asked, plan, pd.concat([rows, stated], ignore_index=True))


def _of(table: pd.DataFrame, cell: pd.Series) -> pd.DataFrame:
    mine = (table["unit_id"] == cell["unit_id"]) & (table["year"] == cell["year"])
    rows: pd.DataFrame = table[mine]
    return rows


def _about(row: Mapping[Any, Any], plan: Plan) -> str:
    words = [
        value_in_words(plan, "field", str(row["field"]) or None),
        origin_label(Origin(str(row["origin"]))),
        _counted(row, plan),
    ]
    if isinstance(row["level"], str):
        words.append(_("công nhận {level}").format(level=level_label(Level(row["level"]))))
    return plain(" · ".join(words))


def _counted(row: Mapping[Any, Any], plan: Plan) -> str:
    struck = not pd.isna(row["struck_year"]) and row["struck_year"] <= row["year"]
    marks = {mark: bool(row[mark]) for mark in ("counts", "to_confirm", "repeats")}
    return counted_in_words(plan, Origin(str(row["origin"])), **marks, struck_off=struck)


def _show_cells(asked: Asked, plan: Plan, rows: pd.DataFrame) -> None:
    """The cells that the models and the numbers are read from, one of them on request."""
    known = rows[rows["cell"].notna()] if "cell" in rows else rows.iloc[:0]
    if known.empty:
        return
    told = {_label(row, plan): row for row in known.to_dict("records")}
    chosen = st.selectbox(
        _("Xem ô trong tệp gốc"),
        list(told),
        index=None,
        placeholder=_("chọn một ô"),
        key="o_trong_tep",
    )
    if chosen is not None:
        row = told[chosen]
        place = str(row["file"]), str(row["sheet"]), str(row["cell"])
        show_source(int(row["submission_id"]), *place, asked.sight.whose)


def _label(row: Mapping[Any, Any], plan: Plan) -> str:
    if isinstance(row.get("name"), str):
        said = str(row["name"])
    else:
        field = row["field"] if isinstance(row["field"], str) and row["field"] else None
        of_field = value_in_words(plan, "field", field) if field else _("tổng số")
        said = _("{field}: {count}").format(field=of_field, count=number(row["count"]))
    return f"{said} · {row['sheet']}!{row['cell']} · {row['file']}"
