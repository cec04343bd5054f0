"""The days of every year of a plan, with what an office moved, and its reviews."""

from datetime import date

import pandas as pd
import streamlit as st

from data_loaders import deadlines, frames
from database.session import engine
from domain.access import Places
from domain.plans import Plan
from exports.table_files import as_excel
from metrics.plan_days import plan_days, unit_days
from pages.frame.later import later
from pages.frame.plain import plain
from pages.office.plan_reviews import show_reviews
from translations import gettext as _
from translations.duty_wording import asked_label
from translations.numbers import day


def show(plan: Plan, whose: Places, as_of: date) -> None:
    """Which day is next, and all of them."""
    dues = deadlines.dues(engine(), plan.code, whose)
    days = plan_days(plan, dues, as_of)
    moved = unit_days(dues, frames.units(engine(), whose))
    st.subheader(_next(days, as_of), anchor=False)
    told = _table(days, moved)
    if not told.empty:
        year = told.columns[0]
        shown = told.assign(**{year: told[year].mask(told[year].duplicated(), "")}).map(plain)
        st.table(shown, border="horizontal", hide_index=True, alt=_("Hạn của từng năm."))
        st.download_button(
            _("Tải lịch các hạn (Excel)"),
            later(lambda: as_excel(told, plan.name)),
            file_name=f"lich-{plan.code}.xlsx",
            icon=":material/download:",
        )
    show_reviews(plan)


def _next(days: pd.DataFrame, as_of: date) -> str:
    """The sentence: the next day, or that none is to come."""
    coming = days[days["due"] >= pd.Timestamp(as_of)]
    undated = int(days["due"].isna().sum())
    if coming.empty:
        said = _("Từ ngày {day} không còn hạn nào nữa.").format(day=day(as_of))
    else:
        row = coming.sort_values("due").iloc[0]
        said = _("Hạn gần nhất: {report} (năm {year}), hết ngày {day}.").format(
            report=asked_label(row["kind"], row["period"]), year=row["year"], day=day(row["due"])
        )
    if undated:
        said += " " + _("{count} báo cáo chưa có ngày.").format(count=undated)
    return said


def _table(days: pd.DataFrame, moved: pd.DataFrame) -> pd.DataFrame:
    rows = [row for _index, row in days.iterrows()]
    return pd.DataFrame(
        {
            _("Năm"): [str(row["year"]) for row in rows],
            _("Báo cáo"): [asked_label(row["kind"], row["period"]) for row in rows],
            _("Ngày cuối còn đúng hạn"): [_day(row, moved) for row in rows],
        }
    )


def _day(row: pd.Series, moved: pd.DataFrame) -> str:
    """The day, what the plan had where it was moved, and the days of single units."""
    said = [_written(row["due"])]
    if row["extended"]:
        said = [_moved(row)]
    same = (moved[["kind", "period", "year"]] == [row["kind"], row["period"], row["year"]]).all(
        axis=1
    )
    said += [
        _("riêng {unit}: {day} ({reason})").format(unit=name, day=_written(last_day), reason=reason)
        for name, last_day, reason in moved.loc[same, ["name", "last_day", "reason"]].itertuples(
            index=False
        )
    ]
    return "; ".join(said)


def _moved(row: pd.Series) -> str:
    due, why = _written(row["due"]), _why(row)
    if pd.isna(row["plan_day"]):
        return _("{day} (văn phòng đặt: {why})").format(day=due, why=why)
    return _("{day} (kế hoạch: {plan_day}; gia hạn: {why})").format(
        day=due, plan_day=_written(row["plan_day"]), why=why
    )


def _why(row: pd.Series) -> str:
    return ", ".join(said for said in (row["reason"], row["set_by"]) if isinstance(said, str))


def _written(value: object) -> str:
    return day(value) if isinstance(value, pd.Timestamp) else _("chưa đặt ngày")
