"""Which reports stand on a day (settled rule 9, and re-sent reports)."""

from datetime import date

import pandas as pd

from domain.kinds import ReportSource

SLOT = ["unit_id", "kind", "year"]


def standing_reports(reports: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """All reports, one row each by `report_id`, with three columns more: `standing`, whether this
    is the one that speaks for its unit, kind and year on the day `as_of`; else the report that
    does, in `outranked_by` (it was a summary, the unit spoke itself) or in `replaced_by` (the same
    source spoke again). Both are Int64; a report received after `as_of` is outside all of this.

    A unit's own report outranks a summary, whichever came last (settled rule 9); among equals the
    latest received stands, then the latest taken in.
    """
    known = reports["received"].dt.normalize() <= pd.Timestamp(as_of)
    winners = _winners(reports[known])
    beside = reports.merge(winners, on=SLOT, how="left")
    known.index = beside.index
    stands = beside["report_id"] == beside["winner"].fillna(-1)
    other = beside["winner"].astype("Int64").where(known & ~stands)
    same_source = beside["source"] == beside["winner_source"]
    marked = beside.assign(
        standing=stands,
        outranked_by=other.where(~same_source),
        replaced_by=other.where(same_source),
    )
    return (
        marked.drop(columns=["winner", "winner_source"])
        .sort_values("report_id")
        .reset_index(drop=True)
    )


def _winners(reports: pd.DataFrame) -> pd.DataFrame:
    ranked = reports.assign(own=reports["source"] == ReportSource.OWN.value).sort_values(
        ["own", "received", "sequence", "report_id"]
    )
    last = ranked.drop_duplicates(SLOT, keep="last")
    return last[[*SLOT, "report_id", "source"]].rename(
        columns={"report_id": "winner", "source": "winner_source"}
    )
