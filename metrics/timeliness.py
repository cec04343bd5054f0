"""Whether the reports owed came in, and in time (settled rules 6, 9 and 10)."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from domain.kinds import Period, ReportKind, ReportSource, Timeliness
from metrics.distinct import NOWHERE, places_in, sorts_of
from metrics.duties import ASKED
from metrics.tables import NO_REPORTS

if TYPE_CHECKING:
    from metrics.distinct import Places

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
    rows = expected.reset_index(drop=True)
    found = _that_are_in(rows, reports, returned, as_of)
    due = rows["due"].to_numpy()[found["row"]]
    loaded_later = ~found["dated"] & (found["received"].dt.year > pd.DatetimeIndex(due).year)
    first = _first(found, rows.index)
    sent = _first(found[found["own"] & ~loaded_later], rows.index)
    today = pd.Timestamp(as_of)
    states = _states(rows, first["first_received"], sent["first_received"], today)
    late = states == Timeliness.LATE.value
    until = sent["first_received"].where(late, today)
    days = (until - rows["due"]).dt.days.astype("Int64")
    overdue = late | (states == Timeliness.MISSING.value)
    shown = {column: first[column].mask(late, sent[column]) for column in FIRST}
    return rows.assign(**shown, state=states, days_late=days.where(overdue))


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
    """The reports that answer `rows`, and those returned that were sent again, each with the `row`
    that it answers.
    """
    place, asked = sorts_of(rows, ASKED)
    owed = rows["unit_id"].to_numpy() * len(asked) + place
    found = _answers(reports, asked, owed, as_of)
    if returned.empty:
        return found
    before = _answers(returned, asked, owed, as_of)
    mended = before.merge(found[["row", "own"]].drop_duplicates(), on=["row", "own"])
    return pd.concat([found, mended], ignore_index=True)


def _answers(
    reports: pd.DataFrame, asked: pd.DataFrame, owed: "Places", as_of: date
) -> pd.DataFrame:
    """The accepted reports received up to the day, each with the `row` that it answers: the place
    in `owed`, which tells unit and report (by its place in `asked`) in one number.
    """
    day = reports["received"].dt.normalize()
    known = reports.assign(received=day)[day <= pd.Timestamp(as_of)]
    place, sorts = sorts_of(known, [*ASKED, "source"])
    said = _said_by(sorts).merge(asked.reset_index(names="asked"), on=ASKED)
    numbered = pd.DataFrame({"nth": np.arange(len(known)), "sort": place})
    answers = numbered.merge(said[["sort", "asked", "own"]], on="sort")
    units = known["unit_id"].to_numpy()[answers["nth"]]
    row = places_in(owed, units * len(asked) + answers["asked"].to_numpy())
    is_asked = row != NOWHERE
    which = answers["nth"].to_numpy()[is_asked]
    return pd.DataFrame(
        {
            "row": row[is_asked],
            "report_id": known["report_id"].to_numpy()[which],
            "received": known["received"].to_numpy()[which],
            "dated": known["dated"].to_numpy()[which],
            "own": answers["own"].to_numpy()[is_asked],
        }
    )


def _said_by(sorts: pd.DataFrame) -> pd.DataFrame:
    """Which report each `sort` of report answers, and whether as the unit's `own` that says when it
    was sent; one that answers none is not there.
    """
    # A register added to later is not the year's own; the second half's results are the year's.
    answering = sorts[sorts["period"] != Period.SUPPLEMENT.value].reset_index(names="sort")
    counting = answering["kind"] == ReportKind.COUNTS.value
    own = (answering["source"] == ReportSource.OWN.value) & ~counting
    whole = answering["period"].replace(Period.SECOND_HALF.value, Period.YEAR.value)
    second = answering[answering["period"] == Period.SECOND_HALF.value].assign(own=own)
    kind = answering["kind"].mask(counting, ReportKind.REGISTER.value)
    return pd.concat([answering.assign(own=own, kind=kind, period=whole), second])


def _first(found: pd.DataFrame, rows: pd.Index) -> pd.DataFrame:
    """For each of `rows` which report answered it first, and on which day; missing where none."""
    row, report = found["row"].to_numpy(), found["report_id"].to_numpy()
    order = np.lexsort((report, found["received"].to_numpy(), row))
    opens = np.ones(len(order), dtype=bool)
    opens[1:] = row[order][1:] != row[order][:-1]
    one = found.iloc[order[opens]].set_index("row")[["received", "report_id"]].reindex(rows)
    return one.set_axis(FIRST, axis="columns").astype({"first_report": "Int64"})


def _states(
    rows: pd.DataFrame, first: "pd.Series[Any]", sent: "pd.Series[Any]", today: pd.Timestamp
) -> "pd.Series[str]":
    due, is_in, has_day = rows["due"], first.notna(), rows["due"].notna()
    choices = [
        (has_day & (first <= due), Timeliness.ON_TIME),
        (has_day & sent.notna(), Timeliness.LATE),
        (is_in, Timeliness.RECEIVED),
        (has_day & (due < today), Timeliness.MISSING),
        (~has_day & (rows["ends"] < today), Timeliness.UNDATED),
    ]
    chosen = np.select(
        [condition.to_numpy(dtype=bool) for condition, _state in choices],
        [STATES.index(state.value) for _condition, state in choices],
        STATES.index(Timeliness.PENDING.value),
    )
    return pd.Series(pd.array(STATES, dtype="str").take(chosen), index=rows.index)
