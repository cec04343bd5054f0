"""Small marks for how a year's reports came in: a sign or a number, never a colour."""

from collections.abc import Collection

import pandas as pd

from domain.kinds import Timeliness
from translations import gettext as _
from translations.numbers import number
from translations.timeliness_wording import timeliness_label

ON_TIME, MISSING = "✓", "✕"


def mark(state: object, days_late: float) -> str:
    """The mark of a `Timeliness`: “✓” on time, “+12” twelve days late, “✕” missing; else none."""
    known = _known(state)
    if known is Timeliness.LATE:
        return f"+{number(_whole(days_late))}"
    signs = {Timeliness.ON_TIME: ON_TIME, Timeliness.MISSING: MISSING}
    return signs.get(known, "") if known else ""


def mark_in_words(state: object, days_late: float) -> str:
    """What the mark says, with the days; "" where no report is owed."""
    known, days = _known(state), number(_whole(days_late))
    if known is Timeliness.LATE:
        return _("báo cáo nộp quá hạn {days} ngày").format(days=days)
    if known is Timeliness.MISSING:
        return _("báo cáo chưa nộp, quá hạn {days} ngày").format(days=days)
    return timeliness_label(known) if known else ""


def marks_key(states: Collection[str]) -> str:
    """The key of the marks that occur, in one line; "" where there are none."""
    words = {
        Timeliness.ON_TIME: _("✓ báo cáo có hạn đều đúng hạn"),
        Timeliness.LATE: _("+12 nộp quá hạn 12 ngày"),
        Timeliness.MISSING: _("✕ còn báo cáo quá hạn chưa nộp"),
    }
    return " · ".join(told for state, told in words.items() if state in states)


def _known(state: object) -> Timeliness | None:
    return Timeliness(state) if isinstance(state, str) else None


def _whole(days: float) -> int:
    return 0 if pd.isna(days) else int(days)
