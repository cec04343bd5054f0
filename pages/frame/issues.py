"""Frozen figures as papers are made of them."""

from data_loaders.snapshots import kept
from data_loaders.snapshots.kept import Snapshot
from database.audit import is_illustration
from database.session import engine
from decks.told import Told
from exports.papers.issue import Issue, Stamp
from pages.frame.frozen import held


def issue_of(known: Snapshot, place: str, year: int | None = None, *, below: bool = False) -> Issue:
    """A snapshot opened: of its `year`, else of the one that its deck speaks of. Raises
    `kept.TamperedError`.
    """
    now, before = held(known), kept.snapshot_before(engine(), known)
    earlier = held(before).course if before else None
    told = Told(now.course, earlier, now.submissions, year=year, activities=now.activities)
    last = min(known.as_of.year, told.plan.last_year)
    return Issue(
        told=told,
        files=now.files,
        cells=now.cells,
        stamp=Stamp(
            known.snapshot_id, known.as_of, known.sha256, known.made_at, is_illustration(engine())
        ),
        year=year or told.spoken.year or last,
        place=place,
        below=below,
    )
