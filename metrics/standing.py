"""Which reports stand on a day (settled rule 9, and re-sent reports)."""

from datetime import date

import pandas as pd

from domain.kinds import ReportSource

# By whether a report stands, and whether it and the other are of the same source.
RELATIONS = {
    (False, True): "replaced",
    (False, False): "outranked",
    (True, True): "replaces",
    (True, False): "outranks",
}
SLOT = ["unit_id", "kind", "year", "period"]


def standing_reports(reports: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """All reports, one row each by `report_id`, with three columns more: `standing`, whether this
    is the one that speaks for its unit, kind and period on the day `as_of`; else the report that
    does, in `outranked_by` (it was a summary, the unit spoke itself) or in `replaced_by` (the same
    source spoke again). Both are Int64; a report received after `as_of` is outside all of this.

    A unit's own report outranks a summary, whichever came last (settled rule 9); among equals the
    latest received stands, then the latest taken in. Where one of two says no day of its own
    (`dated` is false: it was given the day of upload), the latest taken in stands.
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
    ranked = reports.assign(own=reports["source"] == ReportSource.OWN.value)
    order = ["own", "received", "sequence", "report_id"]
    if not reports["dated"].all():
        ranked, order = _since_the_undated(ranked), ["own", "after", *order[1:]]
    last = ranked.sort_values(order).drop_duplicates(SLOT, keep="last")
    return last[[*SLOT, "report_id", "source"]].rename(
        columns={"report_id": "winner", "source": "winner_source"}
    )


def _since_the_undated(ranked: pd.DataFrame) -> pd.DataFrame:
    """`ranked` without what was taken in before the last report that says no day, of its slot and
    source: this one stood then, whatever they say. It stands until another is `after` it; of these
    all say a day.
    """
    taken_in = ranked["sequence"]
    undated = taken_in.mask(ranked["dated"], -1)
    since = undated.groupby([ranked[column] for column in (*SLOT, "own")]).transform("max")
    return ranked.assign(after=taken_in > since)[taken_in >= since]


def beside(reports: pd.DataFrame, fresh: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """What the reports of `fresh` do to those that are in, and these to them, on the day `as_of`.

    Both are `reports` of `metrics`; those of `fresh` may be among `reports` already or not yet.
    One row for each of `fresh` that shares its unit, kind and period with another: its `report_id`,
    the `other` report's, and the `relation`: "replaced", "outranked" (what the fresh one suffers),
    "replaces", "outranks" (what it does), in this order. Of several that it takes the place of,
    the last received.
    """
    others = reports[~reports["report_id"].isin(fresh["report_id"])]
    before = _speakers(_known(others, as_of))
    after = _speakers(_known(pd.concat([others, fresh], ignore_index=True), as_of))
    met: dict[str, list[tuple[int, int]]] = {relation: [] for relation in RELATIONS.values()}
    asked = _known(fresh, as_of)[["report_id", "source", *SLOT]]
    for report_id, source, *slot in asked.itertuples(index=False, name=None):
        speaker, its_source = after[tuple(slot)]
        stands = speaker == report_id
        if stands and tuple(slot) not in before:
            continue
        other, its_source = before[tuple(slot)] if stands else (speaker, its_source)
        met[RELATIONS[stands, its_source == source]].append((report_id, other))
    found = [(*pair, relation) for relation, pairs in met.items() for pair in pairs]
    return pd.DataFrame(found, columns=["report_id", "other", "relation"]).astype(
        {"report_id": "int64", "other": "int64", "relation": "str"}
    )


def _known(reports: pd.DataFrame, as_of: date) -> pd.DataFrame:
    return reports[reports["received"].dt.normalize() <= pd.Timestamp(as_of)]


def _speakers(reports: pd.DataFrame) -> dict[tuple[object, ...], tuple[int, str]]:
    """Of each slot the report that speaks for it, and its source."""
    rows = _winners(reports).itertuples(index=False, name=None)
    return {tuple(slot): (winner, source) for *slot, winner, source in rows}
