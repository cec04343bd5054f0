"""The days of a plan: each report's last day, and how many came in."""

from datetime import date

import pandas as pd
import pyarrow as pa
import streamlit as st

from domain.kinds import ReportKind, Timeliness
from metrics.plan_days import usual_days
from metrics.timeliness import timeliness_by
from pages.frame.course import Asked, asked_key, course
from pages.frame.shared import shared
from pages.frame.table import as_sent
from translations import gettext as _
from translations import language, speaking
from translations.numbers import number
from translations.timeliness_wording import due_in_words
from translations.wording import report_label

GROUP = ["kind", "period", "year"]


def show_calendar(asked: Asked) -> None:
    """One row per report asked for, by year of the plan; the latest first."""
    st.subheader(_("Lịch nộp"), anchor=False)
    years = [str(year) for year in asked.years]
    this_year = str(min(max(asked.as_of.year, asked.plan.first_year), int(years[-1])))
    chosen = st.segmented_control(
        _("Năm"), years, default=this_year, key="nam_lich", bind="query-params"
    )
    told = _told(asked, int(chosen or this_year), language())
    if told.num_rows:
        st.table(told, border="horizontal", hide_index=True)
    else:
        st.write(_("Năm này kế hoạch không yêu cầu báo cáo nào."))


@shared(64, {Asked: asked_key})
def _told(asked: Asked, year: int, spoken: str) -> pa.Table:
    """The calendar as it is read in the language `spoken`. Shared: never changed."""
    rows = calendar_rows(course(asked).found.timeliness, year)
    with speaking(spoken):
        return as_sent(pd.DataFrame([_row(row) for row in rows.to_dict("records")]))


def calendar_rows(timeliness: pd.DataFrame, year: int) -> pd.DataFrame:
    """The reports asked of `year`, by their day: the columns of `timeliness_by` for each kind and
    period, `due` and `plan_day` (those of most units), `moved`, how many units have another day.
    """
    rows = timeliness[timeliness["year"] == year]
    tallies = timeliness_by(rows, GROUP)
    ends = rows.groupby(GROUP, as_index=False).agg(ends=("ends", "max"))
    days = usual_days(rows, GROUP).merge(ends, on=GROUP)
    beside = rows.merge(days[[*GROUP, "due"]], on=GROUP, suffixes=("", "_usual"))
    other = beside["due"].notna() & (beside["due"] != beside["due_usual"])
    moved = beside.assign(moved=other).groupby(GROUP, as_index=False)["moved"].sum()
    whole = tallies.merge(days, on=GROUP).merge(moved, on=GROUP)
    order = whole["due"].fillna(whole["ends"])
    return whole.assign(order=order).sort_values("order").drop(columns="order")


def _row(row: dict[object, object]) -> dict[str, str]:
    due, planned = (_date(row[column]) for column in ("due", "plan_day"))
    last_day = due_in_words(due, planned)
    if row["moved"]:
        last_day += _("; {count} đơn vị có hạn riêng").format(count=number(int(str(row["moved"]))))
    states = {
        _("Đúng hạn"): Timeliness.ON_TIME,
        _("Quá hạn"): Timeliness.LATE,
        _("Đã nhận"): Timeliness.RECEIVED,
    }
    not_in = sum(int(str(row[state.value])) for state in (Timeliness.MISSING, Timeliness.UNDATED))
    return {
        _("Báo cáo"): f"{report_label(ReportKind(str(row['kind'])), str(row['period']))}",
        _("Hạn"): last_day,
        _("Phải nộp"): number(int(str(row["owed"]))),
        **{label: number(int(str(row[state.value]))) for label, state in states.items()},
        _("Chưa nộp"): number(not_in),
        _("Chưa đến hạn"): number(int(str(row[Timeliness.PENDING.value]))),
    }


def _date(moment: object) -> date | None:
    return moment.date() if isinstance(moment, pd.Timestamp) else None
