"""Whether the reports owed came in, and in time (settled rules 6, 9 and 10)."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from domain.kinds import Period, ReportKind, ReportSource, Timeliness
from metrics.duties import REPORT
from metrics.tables import NO_REPORTS

FIRST = ["first_received", "first_report"]
STATES = [state.value for state in Timeliness]
# The day by which these stand is known: of them a share can be on time.
JUDGED = [Timeliness.ON_TIME.value, Timeliness.LATE.value, Timeliness.MISSING.value]


def report_timeliness(
    expected: pd.DataFrame,
    reports: pd.DataFrame,
    as_of: date,
    returned: pd.DataFrame = NO_REPORTS,
) -> pd.DataFrame:
    """One row per report owed, in the order of `expected_reports`, whose columns it keeps, and
    `first_received`, `first_report` Int64 (the report received first, of a late one the unit's own
    that says so; missing where none is in), `state` (`Timeliness`), `days_late` Int64 (missing
    unless late or missing).

    Settled rule 6: the first accepted report decides, so a correction never makes an on-time report
    late; the day that counts is the day received. A report not yet due is `pending`, never
    `missing`; one that has no day is received or `undated`, never late, and `pending` until what it
    reports on is over.

    Three reports say that something is in but not when the unit sent it: a summary or a counts form
    (they register by numbers what no list does), and one that bears no day of its own and was
    loaded only in a later year, as an archive is. Before the day they are on time; after it the
    report is `received`, and no lateness is made up.

    What is sent again after it was `returned` is a correction: once it is accepted, the day on
    which the same source first handed that report in holds. Until then nothing is in.
    """
    rows = expected.reset_index(drop=True).rename_axis("row").reset_index()
    found = _that_are_in(rows, reports, returned, as_of)
    loaded_later = ~found["dated"] & (found["received"].dt.year > found["due"].dt.year)
    tells_when = found[found["own"] & ~loaded_later]
    first = rows[["row"]].merge(_first(found), on="row", how="left")
    sent = rows[["row"]].merge(_first(tells_when), on="row", how="left")
    decided = rows.assign(**first[FIRST], sent=sent["first_received"])
    today = pd.Timestamp(as_of)
    states = _states(decided, today)
    late = states == Timeliness.LATE.value
    shown = {column: decided[column].mask(late, sent[column]) for column in FIRST}
    until = decided["sent"].where(late, today)
    days = (until - decided["due"]).dt.days.astype("Int64")
    overdue = late | (states == Timeliness.MISSING.value)
    kept = decided.drop(columns=["row", "sent"])
    return kept.assign(**shown, state=states, days_late=days.where(overdue))


def timeliness_by(timeliness: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """One row per group of reports owed (`by` names columns of `timeliness`; empty: one row): a
    column int64 for each state of `Timeliness`, `owed` (all of them), `judged` (those whose day is
    known to be kept or missed: on time, late, missing) and `share_on_time` of these, NaN where
    there is none.
    """
    marks = timeliness[list(by)].assign(
        **{state: (timeliness["state"] == state).astype("int64") for state in STATES}
    )
    whole = marks.assign(all=0)
    sums: pd.DataFrame = whole.groupby([*by, "all"], as_index=False)[STATES].sum()
    sums = sums.drop(columns="all")
    judged = sums[JUDGED].sum(axis=1)
    on_time = sums[Timeliness.ON_TIME.value] / judged.astype("float64").where(judged > 0)
    sums["owed"], sums["judged"], sums["share_on_time"] = sums[STATES].sum(axis=1), judged, on_time
    return sums


def _that_are_in(
    rows: pd.DataFrame, reports: pd.DataFrame, returned: pd.DataFrame, as_of: date
) -> pd.DataFrame:
    """The reports that answer `rows`, and those returned that were sent again."""
    found = rows.merge(_answers(reports, as_of), on=REPORT, how="inner")
    before = rows.merge(_answers(returned, as_of), on=REPORT, how="inner")
    mended = before.merge(found[["row", "own"]].drop_duplicates(), on=["row", "own"])
    return pd.concat([found, mended], ignore_index=True)


def _answers(reports: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The accepted reports received up to the day, each with the duty that it answers."""
    day = reports["received"].dt.normalize()
    known = reports[day <= pd.Timestamp(as_of)].assign(received=day)
    counting = known["kind"] == ReportKind.COUNTS.value
    # A register added to later is not the year's own; the second half's results are the year's.
    answering = known[known["period"] != Period.SUPPLEMENT.value]
    own = (answering["source"] == ReportSource.OWN.value) & ~counting
    whole = answering["period"].replace(Period.SECOND_HALF.value, Period.YEAR.value)
    second = answering[answering["period"] == Period.SECOND_HALF.value].assign(own=own)
    said = answering.assign(
        own=own,
        kind=answering["kind"].mask(counting, ReportKind.REGISTER.value),
        period=whole,
    )
    kept = [*REPORT, "report_id", "received", "dated", "own"]
    answers: pd.DataFrame = pd.concat([said[kept], second[kept]], ignore_index=True)
    return answers


def _first(found: pd.DataFrame) -> pd.DataFrame:
    order = found.sort_values(["received", "report_id"]).drop_duplicates("row")
    named = order.rename(columns={"received": "first_received", "report_id": "first_report"})
    return named[["row", *FIRST]].astype({"first_report": "Int64"})


def _states(decided: pd.DataFrame, today: pd.Timestamp) -> "pd.Series[str]":
    due, first, sent = decided["due"], decided["first_received"], decided["sent"]
    is_in, has_day = first.notna(), due.notna()
    choices = [
        (has_day & (first <= due), Timeliness.ON_TIME),
        (has_day & sent.notna(), Timeliness.LATE),
        (is_in, Timeliness.RECEIVED),
        (has_day & (due < today), Timeliness.MISSING),
        (~has_day & (decided["ends"] < today), Timeliness.UNDATED),
    ]
    chosen = np.select(
        [condition.to_numpy(dtype=bool) for condition, _state in choices],
        [state.value for _condition, state in choices],
        Timeliness.PENDING.value,
    )
    return pd.Series(chosen, index=decided.index, dtype="str")
