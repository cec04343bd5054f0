"""A list of names pasted from a paper, found again among the models."""

import pandas as pd
import streamlit as st

from metrics.pasted import keys_in, pasted
from pages.frame.few_units import FEW, units_with
from pages.frame.plain import plain
from pages.office.review_rows import Sought, by_unit_year, found_in, told_of
from pages.office.review_scope import Scope, table_key
from translations import gettext as _
from translations.numbers import number


def ask(scope: Scope) -> pd.DataFrame:
    """A place to paste names into; the models of `scope` that they mean, and what was not found."""
    with st.expander(_("Dán danh sách tên từ văn bản")):
        text = st.text_area(
            _("Mỗi dòng một mô hình; thêm tên đơn vị sau dấu “;” khi nhiều đơn vị trùng tên"),
            key=table_key("dan_ten", ()),
            height=140,
        )
        if not (keys := keys_in(text or "")):
            return found_in(Sought(scope, "")).first.iloc[:0]
        units = by_unit_year(scope)["unit_id"].drop_duplicates()
        models = told_of(scope, sorted(units_with(scope.asked, units, keys))[:FEW])
        found = pasted(text, models, scope.units)
        known = found[found["model_id"].notna()]
        said = _("Nhận ra {known} trên {all} dòng.")
        st.markdown(f"**{said.format(known=number(len(known)), all=number(len(found)))}**")
        _say_what_is_not_found(found[found["model_id"].isna()])
    meant = models[models["model_id"].isin(known["model_id"])]
    return meant.sort_values("year").drop_duplicates("model_id", keep="last")


def _say_what_is_not_found(lines: pd.DataFrame) -> None:
    for line, found in zip(lines["line"], lines["found"], strict=True):
        why = (
            _("có {count} mô hình mang tên này, hãy ghi thêm đơn vị").format(count=number(found))
            if found
            else _("không có mô hình nào mang tên này; xem lại tên, năm và đơn vị đang chọn")
        )
        st.markdown(f"- {plain(line)}: {plain(why)}")
