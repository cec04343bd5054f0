"""What a report does to those that are in: what it replaces, or why it does not count."""

from datetime import date, datetime
from typing import NamedTuple

import pandas as pd
import streamlit as st

from data_loaders import handed_in
from data_loaders.spreadsheets.reading import Reading
from database.session import engine
from domain.access import Places
from domain.kinds import ReportKind
from domain.plans import Plan
from metrics.standing import beside
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day, number
from translations.wording import kind_label

AT_MOST = 40
SUFFERS = ("replaced", "outranked")


class Beside(NamedTuple):
    """How a file's reports stand beside others: `found` has a row for each report that meets
    another (`unit`, `kind`, `year`, `relation` of `metrics.standing.beside`, the other's `file` and
    `received`); `reports` is how many the file holds in all.
    """

    found: pd.DataFrame
    reports: int


def before_taking(reading: Reading, plan: Plan, whose: Places, received: date) -> Beside:
    """What would happen if `reading` were taken in."""
    reports = _accepted(plan, whose)
    fresh = handed_in.reports_to_be(engine(), reading, received)
    return _with_names(beside(reports, fresh, _today()), fresh, reports)


def after_taking(submission_id: int, plan: Plan, whose: Places) -> Beside:
    """What a submission that is in does to the others."""
    reports = _accepted(plan, whose)
    fresh = reports[reports["submission_id"] == submission_id]
    return _with_names(beside(reports, fresh, _today()), fresh, reports)


def _accepted(plan: Plan, whose: Places) -> pd.DataFrame:
    reports = handed_in.reports(engine(), plan.code, whose)
    return reports[reports["state"] == "accepted"]


def _today() -> date:
    return datetime.now().astimezone().date()


def _with_names(found: pd.DataFrame, fresh: pd.DataFrame, reports: pd.DataFrame) -> Beside:
    slots = fresh[["report_id", "kind", "year"]]
    others = reports[["report_id", "unit", "file", "received"]]
    named = found.merge(slots, on="report_id").merge(
        others.rename(columns={"report_id": "other"}), on="other"
    )
    return Beside(named, len(fresh))


def show(stands: Beside) -> None:
    """Say it: what does not count first, in words that tell what to do about it."""
    suffers = stands.found["relation"].isin(SUFFERS)
    left_out, taking_over = stands.found[suffers], stands.found[~suffers]
    if len(left_out) == 1:
        st.warning(_in_words(left_out.iloc[0]), icon=":material/priority_high:")
    elif len(left_out):
        words = _("{some} trên {all} báo cáo trong tệp không được tính")
        st.warning(_counted(words, left_out, stands) + ".", icon=":material/priority_high:")
        _list(_("Vì sao không được tính"), left_out)
    if len(taking_over) == 1:
        st.markdown(f":material/swap_horiz: {_in_words(taking_over.iloc[0])}")
    elif len(taking_over):
        words = _("{some} trên {all} báo cáo trong tệp thay số liệu đã có")
        _list(_counted(words, taking_over, stands), taking_over)


def _counted(words: str, some: pd.DataFrame, stands: Beside) -> str:
    return words.format(some=number(len(some)), all=number(stands.reports))


def _list(title: str, found: pd.DataFrame) -> None:
    with st.expander(title):
        lines = [f"- {_in_words(row)}" for _index, row in found.head(AT_MOST).iterrows()]
        st.markdown("\n".join(lines))
        if len(found) > AT_MOST:
            st.caption(_("Và {count} báo cáo nữa.").format(count=number(len(found) - AT_MOST)))


def _in_words(row: pd.Series) -> str:
    sentences = {
        "replaces": _("thay bản nhận ngày {day} (tệp {file})."),
        "outranks": _("thay số liệu của đơn vị trong biểu tổng hợp {file}, nhận ngày {day}."),
        "replaced": _(
            "không được tính, vì đã có bản nhận ngày {day}, sau ngày của tệp này (tệp {file}). "
            "Nếu tệp này mới hơn, ghi đúng ngày nhận ở đầu trang."
        ),
        "outranked": _("không được tính, vì đơn vị đã tự báo cáo ngày {day} (tệp {file})."),
    }
    said = sentences[row["relation"]].format(day=day(row["received"]), file=plain(row["file"]))
    kind = kind_label(ReportKind(row["kind"]))
    return f"**{plain(row['unit'])}, {kind.lower()} {row['year']}**: {said}"
