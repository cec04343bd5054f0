"""Which reports of many files do not count: of those on the desk, if they were taken in now, and of
those that are in.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import streamlit as st

from data_loaders import frames, handed_in, marks
from data_loaders.drafts import Mark
from data_loaders.intake import day_received
from data_loaders.sorting import those_not_counted
from data_loaders.versions import already_in
from database.session import engine
from domain.access import EVERYWHERE, Places
from domain.not_counted import NotCounted
from domain.plans import Plan
from metrics.not_counted import not_counted
from metrics.standing import standing_reports
from pages.staff.desk import OnDesk
from translations import gettext as _

Found = dict[Mark, tuple[NotCounted, ...]]
_FOUND = "desk_not_counted"


def told(desk: list[OnDesk], plan: Plan, received: date | None, whose: Places) -> list[OnDesk]:
    """The files on the desk, each with its reports that would not count if all were taken in now.

    They stand beside each other as well, in their order; what is in already is looked up as it is.
    """
    found, first = _on_desk(desk, plan, received, whose), _firsts(desk)
    return [
        replace(
            file,
            sorted=replace(
                file.sorted,
                not_counted=found.get(file.mark, ()),
                reason=file.sorted.reason or _said_of_a_copy(file, first),
            ),
        )
        for file in desk
    ]


def _firsts(desk: list[OnDesk]) -> dict[str, OnDesk]:
    """Of files of the same bytes the one that stands first, by their SHA-256."""
    return {file.mark[1]: file for file in reversed(desk)}


def _said_of_a_copy(file: OnDesk, first: dict[str, OnDesk]) -> str:
    same = first[file.mark[1]]
    if file.against or same is file:
        return ""
    return _("Giống hệt tệp {file} nên chỉ nhận một lần.").format(file=same.reading.file)


def _on_desk(desk: list[OnDesk], plan: Plan, received: date | None, whose: Places) -> Found:
    first = _firsts(desk)
    good = [file for file in desk if not file.against and first[file.mark[1]] is file]
    readings = tuple((file.mark, id(file.reading)) for file in good)
    key = (plan.code, marks.data_version(engine()), received, readings)
    kept = st.session_state.get(_FOUND)
    if kept is None or kept[0] != key:
        # The readings are kept too, so that the id of one is never another's.
        looked_up = _look_up(good, plan, received, whose)
        kept = st.session_state[_FOUND] = (key, looked_up, [file.reading for file in good])
    found: Found = kept[1]
    return found


def of_submissions(
    submission_ids: Iterable[int], plan: Plan, whose: Places
) -> dict[int, tuple[NotCounted, ...]]:
    """The same of files that are in, by their submission."""
    reports = _accepted(plan, whose)
    beaten = _beaten(reports, reports["submission_id"].isin(list(submission_ids)))
    return those_not_counted(beaten, "submission_id")


def _look_up(desk: list[OnDesk], plan: Plan, received: date | None, whose: Places) -> Found:
    accepted, fresh, in_already = _accepted(plan, whose), [], {}
    for place, file in enumerate(desk):
        known = already_in(engine(), plan.code, file.uploaded.content, file.reading, whose)
        if known is not None and known.state == "accepted":
            in_already[known.submission_id] = place
            continue
        # One that was taken back comes in at its old place.
        sequence = 2**62 + place if known is None else known.submission_id
        fresh.append(_fresh(file, place, sequence, received))
    accepted["place"] = accepted["submission_id"].map(in_already).astype("Int64")
    together = pd.concat([accepted, *fresh], ignore_index=True)
    together["report_id"] = together["report_id"].where(
        together["report_id"] > 0, -1 - together.index.to_series()
    )
    names = frames.units(engine(), EVERYWHERE).set_index("unit_id")["name"]
    together["unit"] = together["unit_id"].map(names)
    beaten = _beaten(together, together["place"].notna())
    found = those_not_counted(beaten, "place")
    return {desk[place].mark: some for place, some in found.items()}


def _fresh(file: OnDesk, place: int, sequence: int, received: date | None) -> pd.DataFrame:
    day, said_by = day_received(file.reading, received, _today())
    made = handed_in.reports_to_be(engine(), file.reading, day, dated=said_by != "upload")
    return made.assign(place=place, sequence=sequence, file=file.reading.file)


def _beaten(reports: pd.DataFrame, wanted: "pd.Series[bool]") -> pd.DataFrame:
    marked = standing_reports(reports, _today())
    files = reports[["report_id", "file"]].rename(
        columns={"report_id": "other", "file": "other_file"}
    )
    asked = reports.loc[wanted, "report_id"]
    beaten = not_counted(marked)
    return beaten[beaten["report_id"].isin(asked)].merge(files, on="other")


def _accepted(plan: Plan, whose: Places) -> pd.DataFrame:
    reports = handed_in.reports(engine(), plan.code, whose)
    return reports[reports["state"] == "accepted"].copy()


def _today() -> date:
    return datetime.now().astimezone().date()
