"""Which reports stand on a day (settled rule 9, and re-sent reports)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from domain.kinds import ReportSource

SLOT = ["unit_id", "kind", "year", "period"]
Slot = tuple[Any, ...]
Speaker = tuple[int, str]  # a report_id and its source
Rival = tuple[int, str, int, bool]  # report_id, source, received, dated
_NOBODY: Speaker = (0, "")  # no report has this number
# By whether a report stands, and whether it and the other are of the same source.
RELATIONS = {
    (False, True): "replaced",
    (False, False): "outranked",
    (True, True): "replaces",
    (True, False): "outranks",
}


def standing_reports(reports: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """All reports, one row each by `report_id`, with three columns more: `standing`, whether this
    is the one that speaks for its unit, kind and period on the day `as_of`; else the report that
    does, in `outranked_by` (it was a summary, the unit spoke itself) or in `replaced_by` (the same
    source spoke again). Both are Int64; a report received after `as_of` is outside all of this.

    A unit's own report outranks a summary, whichever came last (settled rule 9); among equals the
    latest received stands, then the latest taken in. Where one of two says no day of its own
    (`dated` is false: it was given the day of upload), the latest taken in stands.
    """
    rows = reports.sort_values("report_id", ignore_index=True)
    known = _known(rows, as_of)
    # Most speak for a slot alone.
    rivals = rows[known]
    rivals = rivals[rivals.duplicated(SLOT, keep=False)]
    speakers = _speakers(rivals)
    spoken = [speakers[slot] for slot in _slots(rivals)]
    speaker = rows["report_id"].to_numpy(copy=True)
    speaker[rivals.index] = [report_id for report_id, _source in spoken]
    same_source = np.ones(len(rows), dtype="bool")
    same_source[rivals.index] = rivals["source"] == [source for _report_id, source in spoken]
    stands = known & (rows["report_id"] == speaker)
    other = pd.Series(speaker, rows.index, "Int64").where(known & ~stands)
    return rows.assign(
        standing=stands,
        outranked_by=other.where(~same_source),
        replaced_by=other.where(same_source),
    )


def _known(reports: pd.DataFrame, as_of: date) -> pd.Series:
    on_the_day: pd.Series = reports["received"].dt.normalize() <= pd.Timestamp(as_of)
    return on_the_day


def _slots(reports: pd.DataFrame) -> Iterator[Slot]:
    return zip(*(reports[column].to_list() for column in SLOT), strict=True)


def _speakers(reports: pd.DataFrame) -> dict[Slot, Speaker]:
    """Of each slot the report that speaks for it, and its source: each is held, in the order of
    taking in, against the one that spoke before it.
    """
    in_turn = reports.sort_values(["sequence", "report_id"])
    told = ("report_id", "source", "received", "dated")
    days = in_turn.assign(received=in_turn["received"].astype("int64"))
    rivals = zip(*(days[column].to_list() for column in told), strict=True)
    speaking: dict[Slot, Rival] = {}
    for slot, rival in zip(_slots(in_turn), rivals, strict=True):
        if slot not in speaking or _speaks_instead(rival, speaking[slot]):
            speaking[slot] = rival
    return {slot: (report_id, source) for slot, (report_id, source, *_day) in speaking.items()}


def _speaks_instead(rival: Rival, before: Rival) -> bool:
    """Whether a report speaks in place of one taken in before it."""
    (_, source, received, dated), (_, spoke, since, had_a_day) = rival, before
    if source != spoke:
        return source == ReportSource.OWN.value
    return not (dated and had_a_day and received < since)


def beside(reports: pd.DataFrame, fresh: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """What the reports of `fresh` do to those that are in, and these to them, on the day `as_of`.

    Both are `reports` of `metrics`; those of `fresh` may be among `reports` already or not yet.
    One row for each of `fresh` that shares its unit, kind and period with another: its `report_id`,
    these (`SLOT`), the `other` report's number, and the `relation`: "replaced", "outranked" (what
    the fresh one suffers), "replaces", "outranks" (what it does), in this order. Of several that it
    takes the place of, the last received.
    """
    others = reports[~reports["report_id"].isin(fresh["report_id"])]
    both = pd.concat([others, fresh], ignore_index=True)
    before, after = (_speakers(each[_known(each, as_of)]) for each in (others, both))
    met: dict[str, list[tuple[Any, ...]]] = {relation: [] for relation in RELATIONS.values()}
    asked = fresh[_known(fresh, as_of)]
    for slot, me, mine in zip(_slots(asked), asked["report_id"], asked["source"], strict=True):
        stands = after[slot][0] == me
        other, theirs = before.get(slot, _NOBODY) if stands else after[slot]
        if (other, theirs) != _NOBODY:
            relation = RELATIONS[stands, theirs == mine]
            met[relation].append((me, *slot, other, relation))
    found = [each for some in met.values() for each in some]
    return pd.DataFrame(found, columns=["report_id", *SLOT, "other", "relation"])
