"""The slides of a meeting, in their order; a meeting may look at some parts of them alone."""

from collections.abc import Callable, Collection

from decks.changes import changed
from decks.fields import balance_by_kind, balance_by_year
from decks.fields_left import left_empty, who_leaves_empty
from decks.grounds import awaited, covered
from decks.opening import answer, heads
from decks.papers import comes_next, on_time, recognised, rests_on
from decks.rounds import rounds
from decks.sides import ranking, side_by_side_of_places
from decks.slide import Slide
from decks.spread import by_field, over_the_years, place_by_place
from decks.told import Told
from decks.units import push, unit_map
from translations import gettext as _

# The parts, as an address names them: their slides in the order of the meeting.
PROGRESS, FIELDS, SIDES = "tien-do", "linh-vuc", "so-sanh"
QUALITY, REPORTS, SINCE = "chat-luong", "bao-cao", "thay-doi"
Made = Slide | tuple[Slide, ...] | None
Parts = dict[str, tuple[Callable[[Told], Made], ...]]
PARTS: Parts = {
    PROGRESS: (answer, heads, over_the_years, by_field, place_by_place, unit_map, push, rounds),
    FIELDS: (balance_by_year, balance_by_kind, left_empty, who_leaves_empty),
    SIDES: (side_by_side_of_places, ranking),
    QUALITY: (covered, awaited),
    REPORTS: (on_time, recognised, rests_on),
    SINCE: (changed, comes_next),
}
# Of a plan that asks for no models, whose deck says no word of them.
OF_ROUNDS: Parts = {PROGRESS: (rounds,), REPORTS: (on_time, push), SINCE: (comes_next,)}
USUAL = (PROGRESS, REPORTS, SINCE)


def part_names() -> dict[str, str]:
    """Each part in words."""
    return {
        PROGRESS: _("Tiến độ"),
        FIELDS: _("Lĩnh vực"),
        SIDES: _("So sánh"),
        QUALITY: _("Chất lượng số liệu"),
        REPORTS: _("Báo cáo và công nhận"),
        SINCE: _("Thay đổi và việc tới"),
    }


def deck(told: Told, parts: Collection[str] = USUAL) -> tuple[Slide, ...]:
    """The slides of `parts`; one that would have nothing to show is left out. Where nothing is
    left, the answer stands alone; of a plan of campaign rounds alone what comes next.
    """
    counts = told.plan.counts_models
    every = PARTS if counts else OF_ROUNDS
    asked = (slide for part, slides in every.items() if part in parts for slide in slides)
    made = tuple(each for slide in asked for each in _slides(slide(told)))
    return made or ((answer if counts else comes_next)(told),)


def _slides(made: Made) -> tuple[Slide, ...]:
    if made is None:
        return ()
    return (made,) if isinstance(made, Slide) else made
