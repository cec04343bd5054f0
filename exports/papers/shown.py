"""The slides that a paper shows: all parts of the deck, without those that would say nothing."""

from dataclasses import replace

from decks.changes import KEY as CHANGES
from decks.deck import PARTS, SIDES, deck
from decks.slide import Slide
from exports.papers.issue import Issue
from translations import gettext as _
from translations.joining import inside


def slides_of(issue: Issue, *, dark: bool = False) -> tuple[Slide, ...]:
    """What a meeting is told, and what is looked up later, in the order of the meeting. A place
    alone has none beside it, and without a meeting before nothing has changed since.
    """
    told = replace(issue.told, dark=dark, below=issue.below)
    parts = [part for part in PARTS if part != SIDES or len(told.seen.plans) > 1]
    made = deck(told, parts)
    several = len(told.plan.years) > 1
    return tuple(
        _of_period(slide) if slide.of_period and several else slide
        for slide in made
        if slide.key != CHANGES or told.before is not None
    )


def of_what(issue: Issue) -> str:
    """The place and the year; of a year not due yet also which one the figures speak of."""
    words = _("{place}, năm {year}")
    spoken = issue.told.spoken.year
    if spoken is not None and spoken != issue.year:
        words = _("{place}, năm {year} chưa đến hạn; số liệu của năm {spoken}")
    return words.format(place=issue.place, year=issue.year, spoken=spoken)


def _of_period(slide: Slide) -> Slide:
    """The slide of all years, in a paper that bears one on its first page."""
    words = _("Cả giai đoạn đến nay: {said}")
    return replace(slide, sentence=words.format(said=inside(slide.sentence)))
