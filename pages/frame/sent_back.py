"""What came back to its unit and was not sent again since: the report, and why."""

import pandas as pd
import streamlit as st

from accounts.identity import Person
from domain.kinds import ReportKind
from domain.plans import Plan
from metrics.not_sent_again import not_sent_again
from pages.frame.handed import handed_reports, sent_back
from pages.frame.plain import plain
from pages.frame.plans import Sight, sight_key, sight_of
from pages.frame.shared import shared
from translations import gettext as _
from translations.wording import report_label


def tell_sent_back(plan: Plan, person: Person, unit_id: int | None = None) -> None:
    """What came back to the units of this person and was not sent again since, first of all."""
    waiting = _waiting(plan.code, sight_of(person.places))
    if unit_id is not None:
        waiting = waiting[waiting["unit_id"] == unit_id]
    if waiting.empty:  # as nearly always: `to_dict` takes milliseconds to say so
        return
    for report in waiting.drop_duplicates("submission_id").to_dict("records"):
        words = _("{report} {year} của {unit} bị trả lại: {reason} Sửa rồi nộp lại.").format(
            report=report_label(ReportKind(report["kind"]), report["period"]),
            year=report["year"],
            unit=plain(report["unit"]),
            reason=plain(str(report["reason"]).rstrip(".")) + ".",
        )
        st.warning(words, icon=":material/reply:")


def reasons(plan_code: str, sight: Sight) -> dict[int, str]:
    """Why each submission of the plan that was sent back, and still is, came back; the oldest
    first.
    """
    backs = sent_back(plan_code, sight)
    waiting = backs[backs["undone_at"].isna()]
    return dict(zip(waiting["submission_id"].tolist(), waiting["reason"].tolist(), strict=True))


@shared(32, {Sight: sight_key})
def _waiting(plan_code: str, sight: Sight) -> pd.DataFrame:
    """The reports that wait to be sent again with the `reason`, in the order they came back in.
    Shared: never changed.
    """
    waiting = not_sent_again(handed_reports(plan_code, sight))
    why = reasons(plan_code, sight) if len(waiting) else {}
    places = {submission: place for place, submission in enumerate(why)}
    told = waiting[waiting["submission_id"].isin(why)]
    reason = told["submission_id"].map(why)
    ordered = told.assign(reason=reason, place=told["submission_id"].map(places))
    return ordered.sort_values("place", kind="stable")
