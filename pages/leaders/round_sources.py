"""From a figure of a campaign round down to the cell: unit, file, sheet, cell, and the original."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from accounts.identity import Person
from data_loaders import handed_in
from database.session import engine
from decks.rounds_said import amount_and_worth
from domain.plans import Plan
from domain.text import sort_key
from metrics.rounds import by_activity
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import number
from translations.wording import place_in_words

MOST_ROWS, MOST_FILES = 500, 12
READ_AT_ONCE = 12  # rows that a table of wrapped words still shows, on a phone too


def show_sources(done: pd.DataFrame, plan: Plan, person: Person) -> None:
    """Every row of the round, or those of one activity, one unit, each with its cell."""
    st.subheader(_("Số liệu lấy từ đâu"), anchor=False)
    found = _chosen(done)
    by_unit = found.sort_values("unit", key=lambda units: units.map(sort_key), kind="stable")
    shown = by_unit.head(MOST_ROWS)
    places = shown[["sheet", "cell", "file"]].itertuples(index=False)
    told = pd.DataFrame(
        {
            _("Đơn vị"): shown["unit"],
            _("Ghi trong báo cáo"): shown["name"],
            _("Khối lượng"): [amount_and_worth(row) for _index, row in shown.iterrows()],
            _("Ở đâu"): [
                _("{cell}, tệp {file}").format(cell=place_in_words(sheet, cell), file=file)
                for sheet, cell, file in places
            ],
        }
    )
    alt = _("Từng dòng của các báo cáo, với tệp, trang tính và ô của nó.")
    if len(told) <= READ_AT_ONCE:
        st.table(told.map(plain), border="horizontal", hide_index=True, alt=alt)
    else:
        st.dataframe(told, hide_index=True, row_height=36, alt=alt)
    if len(found) > MOST_ROWS:
        words = _("Hiện {shown} trên {all} dòng; chọn một đơn vị để xem các dòng khác.")
        st.caption(words.format(shown=number(MOST_ROWS), all=number(len(found))))
    _offer_originals(shown, plan, person)


def _chosen(done: pd.DataFrame) -> pd.DataFrame:
    """The rows of the activity and the unit that the person chose."""
    kinds = by_activity(done)
    activities = {
        _label(row): (row["activity_key"], row["measure_key"]) for _index, row in kinds.iterrows()
    }
    what, whose = st.columns(2)
    every_activity, every_unit = _("Mọi hoạt động"), _("Mọi đơn vị")
    activity = what.selectbox(
        _("Hoạt động"), [every_activity, *activities], key="hoat_dong", bind="query-params"
    )
    names = sorted(set(done["unit"]), key=sort_key)
    unit = whose.selectbox(_("Đơn vị"), [every_unit, *names], key="don_vi", bind="query-params")
    found = done if unit == every_unit else done[done["unit"] == unit]
    if activity in activities:
        keys = activities[activity]
        found = found[(found["activity_key"] == keys[0]) & (found["measure_key"] == keys[1])]
    return found


def _label(row: pd.Series) -> str:
    measure = row["unit_of_measure"]
    return f"{row['name']} ({measure})" if pd.notna(measure) else str(row["name"])


def _original(submission_id: int, person: Person) -> Callable[[], bytes]:
    """Loads the file as handed in, when it is asked for."""
    return lambda: handed_in.original(engine(), submission_id, person.places)


def _offer_originals(shown: pd.DataFrame, plan: Plan, person: Person) -> None:
    """The files that the rows stand in, to download; of those with others' reports none."""
    files = handed_in.submissions(engine(), plan.code, person.places)
    theirs = files[files["reports"] == files["seen"]]
    wanted = theirs[theirs["submission_id"].isin(shown["submission_id"])]
    wanted = wanted.sort_values("submission_id")
    with st.container(horizontal=True):
        for submission_id, name in wanted.head(MOST_FILES)[["submission_id", "file"]].values:
            st.download_button(
                _("Tải {file}").format(file=plain(name)),
                _original(int(submission_id), person),
                file_name=name,
                key=f"tep_{submission_id}",
                icon=":material/download:",
                type="tertiary",
            )
    if len(wanted) > MOST_FILES:
        words = _("Còn {count} tệp; chọn một đơn vị để tải tệp của đơn vị đó.")
        st.caption(words.format(count=number(len(wanted) - MOST_FILES)))
