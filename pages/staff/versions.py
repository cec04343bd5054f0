"""Every version of what a file reports on: when each came, why one went back, what changed."""

from itertools import pairwise
from typing import Any

import pandas as pd
import streamlit as st

from data_loaders import handed_in
from database.session import engine
from domain.access import Places
from domain.kinds import ReportKind
from domain.plans import Plan
from metrics.changes import changes
from metrics.standing import SLOT
from pages.frame.plain import plain
from pages.staff.beside import changes_in_short, changes_in_words
from translations import gettext as _
from translations.numbers import day, number
from translations.wording import report_label

AT_MOST = 6
LISTS = (ReportKind.REGISTER.value, ReportKind.RESULT.value)


def show_versions(
    chosen: pd.DataFrame, reports: pd.DataFrame, backs: pd.DataFrame, plan: Plan, whose: Places
) -> None:
    """For the first units of the `chosen` reports, all versions of each, the first one first.

    `reports`: every report that may be seen, with `standing`; `backs`: what was sent back
    (`data_loaders.returning`).
    """
    several = [
        (slot, _versions(reports, slot)) for slot in chosen[SLOT].head(AT_MOST).to_dict("records")
    ]
    told = [
        (slot, versions)
        for slot, versions in several
        if len(versions) > 1 or versions["submission_id"].isin(backs["submission_id"]).any()
    ]
    if not told:
        return
    st.subheader(_("Các bản đã nộp"), anchor=False)
    for slot, versions in told:
        label = report_label(ReportKind(slot["kind"]), slot["period"])
        st.markdown(f"**{plain(versions['unit'].iloc[0])}, {label.lower()} {slot['year']}**")
        changed = _changes(versions, whose) if slot["kind"] in LISTS else {}
        for place, (_index, version) in enumerate(versions.iterrows(), start=1):
            _show_version(place, version, backs, changed.get(int(version["report_id"])), plan)


def _versions(reports: pd.DataFrame, slot: dict[Any, Any]) -> pd.DataFrame:
    same = (reports[SLOT] == [slot[column] for column in SLOT]).all(axis=1)
    return reports[same].sort_values("sequence")


def _changes(versions: pd.DataFrame, whose: Places) -> dict[int, pd.DataFrame]:
    """For each report but the first, what it lists otherwise than the one before it."""
    listed = handed_in.listings(engine(), versions["report_id"], whose)
    by_report = {report: listed[listed["report_id"] == report] for report in versions["report_id"]}
    return {
        int(after): changes(by_report[before], by_report[after])
        for before, after in pairwise(versions["report_id"])
    }


def _show_version(
    place: int,
    version: pd.Series,
    backs: pd.DataFrame,
    changed: pd.DataFrame | None,
    plan: Plan,
) -> None:
    words = _("{number}. Nhận ngày {day}, tệp {file}: {state}").format(
        number=number(place),
        day=day(version["received"]),
        file=plain(version["file"]),
        state=_state(version),
    )
    lines = [words]
    for _index, back in backs[backs["submission_id"] == version["submission_id"]].iterrows():
        who = plain(back["made_by"]) if isinstance(back["made_by"], str) else _("văn phòng")
        said = _("Trả lại ngày {day} ({who}): “{reason}”").format(
            day=day(back["made_at"]), who=who, reason=plain(back["reason"])
        )
        lines.append(f"   - {said}")
    if changed is not None and not changed.empty:
        lines.append(f"   - {changes_in_short(changed)}")
        lines += [f"      - {line}" for line in changes_in_words(changed, plan)]
    elif changed is not None:
        lines.append("   - " + _("Giống hệt bản trước."))
    st.markdown("\n".join(lines))


def _state(version: pd.Series) -> str:
    if version["state"] == "returned":
        return _("bị trả lại, chờ bản mới")
    if version["state"] == "withdrawn":
        return _("đã rút lại")
    return _("đang được tính") if version["standing"] else _("đã có bản khác thay")
