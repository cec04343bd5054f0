"""Both cells of a unit's year where list and counts form disagree, as they stand in their files."""

import pandas as pd
import streamlit as st

from domain.access import Places
from pages.frame.course import Asked
from pages.frame.sheet_picture import show_source
from pages.leaders.quality_rows import with_lists
from translations import gettext as _


def offer_cells(rows: pd.DataFrame, asked: Asked) -> None:
    """`rows`: `Facts.otherwise`, one at least. The files are opened only once somebody asks."""
    room = st.expander(_("Xem hai ô trong tệp gốc"), type="compact", key="hai_o", on_change="rerun")
    if not room.open:
        return
    with room:
        labels = {
            f"{unit}, {year}": at
            for at, unit, year in zip(rows.index, rows["unit"], rows["year"], strict=True)
        }
        chosen = st.selectbox(_("Đơn vị, năm"), list(labels), key="luot", bind="query-params")
        row = with_lists(rows.loc[[labels[chosen]]], asked).iloc[0]
        places = zip(
            st.columns(2, gap="large"),
            (_("Danh sách"), _("Biểu số lượng")),
            ("", "_of_number"),
            strict=True,
        )
        for column, title, suffix in places:
            with column:
                st.markdown(f"**{title}**")
                _show(row, suffix, asked.sight.whose)


def _show(row: pd.Series, suffix: str, whose: Places) -> None:
    file, sheet, cell = (str(row[f"{column}{suffix}"]) for column in ("file", "sheet", "cell"))
    show_source(int(row[f"submission_id{suffix}"]), file, sheet, cell, whose)
