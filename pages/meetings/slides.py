"""The slides of a snapshot, written and drawn once for everybody who looks at it."""

from dataclasses import dataclass, replace

from charts.large import enlarged
from data_loaders.snapshots.kept import Snapshot
from decks.deck import USUAL, deck
from decks.slide import Slide
from decks.told import Told
from pages.frame.frozen import held
from pages.frame.shared import shared


@dataclass(frozen=True, slots=True)
class Shown:
    """A snapshot, that of the meeting before, and how they are to be drawn; `large`: for a room;
    `parts`: of `decks.deck.PARTS`.
    """

    known: Snapshot
    before: Snapshot | None
    dark: bool
    language: str
    large: bool
    parts: tuple[str, ...] = USUAL


def _shown_key(shown: Shown) -> tuple[object, ...]:
    before = (shown.before.snapshot_id, shown.before.digest) if shown.before else None
    known = shown.known.snapshot_id, shown.known.digest
    return *known, before, shown.dark, shown.language, shown.large, shown.parts


@shared(16, {Shown: _shown_key})
def slides(shown: Shown) -> tuple[Slide, ...]:
    """The deck. Shared: never change it. Raises `kept.TamperedError`."""
    opened = held(shown.known)
    before = held(shown.before).course if shown.before else None
    told = Told(
        opened.course,
        before,
        opened.submissions,
        dark=shown.dark,
        activities=opened.activities,
    )
    made = deck(told, shown.parts)
    return tuple(_enlarged(slide) for slide in made) if shown.large else made


def _enlarged(slide: Slide) -> Slide:
    return replace(slide, figure=enlarged(slide.figure)) if slide.figure else slide
