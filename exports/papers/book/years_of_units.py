"""What each year shows of units and reports: quota met, reports in time."""

from collections.abc import Callable

import pandas as pd

from decks.opening import answer
from decks.papers import on_time
from decks.told import of_what
from domain.kinds import Timeliness, UnitState
from exports.papers.book.block import QUOTA, REPORTS, Block, with_words, year_labels
from exports.papers.book.sheet import Column
from exports.papers.book.values import values_of
from exports.papers.issue import Issue
from metrics.headline import Headline, headline
from metrics.timeliness import timeliness_by
from translations import gettext as _
from translations.joining import beginning
from translations.numbers import number
from translations.timeliness_wording import timeliness_label
from translations.wording import unit_state_label

# What is in first, what is not after it.
_STANDINGS = (
    Timeliness.ON_TIME,
    Timeliness.LATE,
    Timeliness.RECEIVED,
    Timeliness.MISSING,
    Timeliness.UNDATED,
    Timeliness.PENDING,
)


def quota_by_year(issue: Issue) -> Block | None:
    """How many units met the quota, or without one reported; None before the first day due."""
    seen = issue.seen
    heads = [headline(seen.found, issue.plan, seen.as_of, year) for year in seen.years]
    if not any(head.owed_by_now for head in heads):
        return None
    years = list(seen.years)
    ahead = _not_due(issue, heads)

    def told(label: str, figure: Callable[[Headline], float | None], look: str) -> Column:
        figures = pd.Series([figure(head) for head in heads], index=years)
        return Column(label, with_words(figures, ahead), look)

    parts = _parts(quota=issue.plan.quota is not None)
    columns = [
        told(beginning(unit_state_label(state)), figure, "whole") for state, figure in parts.items()
    ]
    columns.append(told(_("Đơn vị phải thực hiện"), lambda head: head.owed_by_now, "whole"))
    if issue.plan.quota:
        columns.append(told(_("Tỷ lệ đạt chỉ tiêu"), lambda head: head.share_met, "share"))
    else:
        columns.append(told(_("Tỷ lệ đã báo cáo"), lambda head: head.share_reported, "share"))
    first = Column(_("Năm"), year_labels(years, ahead), "year")
    codes = [state.value for state in parts]
    return Block(QUOTA, _finding(issue), [first, *columns], codes, len(years))


def _not_due(issue: Issue, heads: list[Headline]) -> dict[int, str]:
    """The years of which nothing is owed by now, and whether anything will be."""
    rows = issue.seen.found.compliance
    owing = set(rows.loc[rows["owed"], "year"])
    return {
        head.year: _("chưa đến hạn") if head.year in owing else unit_state_label(UnitState.NOT_OWED)
        for head in heads
        if head.year is not None and not head.owed_by_now
    }


def _parts(*, quota: bool) -> dict[UnitState, Callable[[Headline], int]]:
    """The states that the units owing by now are in, each unit in one."""
    if not quota:
        return {
            UnitState.REPORTED: lambda head: head.reported,
            UnitState.NOT_REPORTED: lambda head: head.not_reported,
        }
    return {
        UnitState.EXCEEDED: lambda head: head.reached_aim or 0,
        UnitState.MET: lambda head: (head.met or 0) - (head.reached_aim or 0),
        UnitState.NONE: lambda head: head.none or 0,
        UnitState.NOT_REPORTED: lambda head: head.not_reported,
    }


def _finding(issue: Issue) -> str:
    if issue.plan.quota:
        return answer(issue.told).sentence
    spoken = issue.told.spoken
    words = _("{what}: {reported} trong {owed} lượt đơn vị đã báo cáo.")
    figures = {"reported": number(spoken.reported), "owed": number(spoken.owed_by_now)}
    return words.format(what=of_what(spoken), **figures)


def reports_by_year(issue: Issue) -> Block | None:
    """How the reports owed came in; None where none is."""
    rows = timeliness_by(issue.seen.found.timeliness, ["year"])
    if rows.empty:
        return None
    said = on_time(issue.told)
    finding = said.sentence if said else _("Chưa có báo cáo nào để xét đúng hạn.")
    states = [state for state in _STANDINGS if rows[state.value].any()]
    columns = [
        Column(_("Năm"), values_of(rows["year"]), "year"),
        *(
            Column(beginning(timeliness_label(state)), values_of(rows[state.value]), "whole")
            for state in states
        ),
        Column(_("Báo cáo phải nộp"), values_of(rows["owed"]), "whole"),
        Column(_("Tỷ lệ đúng hạn"), values_of(rows["share_on_time"]), "share"),
    ]
    return Block(REPORTS, finding, columns, [state.value for state in states], len(rows))
