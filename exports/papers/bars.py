"""What the bars of a figure say, apart from how Plotly draws them: for charts of other programs."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

import plotly.graph_objects as go

from charts import theme
from translations.numbers import number

_TAGS = re.compile(r"<[^>]*>")
# Of the scale: a line of words in a part of a column.
_ROOM = 0.08


@dataclass(frozen=True, slots=True)
class Fill:
    """A colour ("" is none, an outline), or a `hatch` ("/" or ".") in that colour on `ground`."""

    colour: str
    hatch: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A value for each name (None: there is none, which is not nought), its words and its fill."""

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    fills: tuple[Fill, ...]
    ink: str


@dataclass(frozen=True, slots=True)
class Level:
    """A line through the bars: what must be reached; `dashed`, not due yet."""

    name: str
    values: tuple[float | None, ...]
    dashed: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """`names` of the places along the axis, from the left or, lying `across`, from the top. `tops`:
    how high the words stand that are said of all of a bar, and the words; `highest` of the scale.
    """

    names: tuple[str, ...]
    series: tuple[Series, ...]
    levels: tuple[Level, ...]
    tops: tuple[tuple[float | None, str], ...]
    across: bool
    stacked: bool
    highest: float


def plain(markup: str) -> str:
    """The words of a label without its marks."""
    return unescape(_TAGS.sub("", markup.replace("<br>", "\n")))


def bars_of(figure: go.Figure) -> Bars | None:
    """The bars that stand side by side or on each other; None of a figure without such."""
    drawn = bars_in(figure)
    if not drawn or any(one.base is not None for one in drawn):
        return None
    across = drawn[0].orientation == "h"
    places = _names(figure, across=across)
    scale = figure.layout.xaxis.range if across else figure.layout.yaxis.range
    series = tuple(_series(one, list(places), scale[1], across=across) for one in drawn)
    levels = tuple(_levels(figure, list(places)))
    tops = tuple(_tops(figure, list(places), across=across))
    stacked = figure.layout.barmode == "stack"
    return Bars(tuple(places.values()), series, levels, tops, across, stacked, scale[1])


def bars_in(figure: go.Figure) -> list[go.Bar]:
    """The traces of bars."""
    return [one for one in figure.data if one.type == "bar"]


def _names(figure: go.Figure, *, across: bool) -> dict[float, str]:
    """Where along the axis what stands; bars that lie may have their names above them."""
    axis = figure.layout.yaxis if across else figure.layout.xaxis
    if axis.tickvals is not None:
        return dict(zip(axis.tickvals, map(_in_two_lines, axis.ticktext), strict=True))
    notes = [note for note in figure.layout.annotations if note.x == 0]
    return {math.ceil(note.y): plain(note.text).replace("\n", " ") for note in notes}


def _in_two_lines(markup: str) -> str:
    """A name, and beneath it in one line what else is said there."""
    name, *rest = plain(markup).split("\n")
    return "\n".join([name, " ".join(rest)] if rest else [name])


def _series(one: go.Bar, places: Sequence[float], highest: float, *, across: bool) -> Series:
    along, lengths = (one.y, one.x) if across else (one.x, one.y)
    told = dict(zip(along, lengths, strict=True))
    words = dict(zip(along, map(plain, one.text), strict=True)) if one.text is not None else None
    fills = dict(zip(along, fills_of(one, len(told)), strict=True))
    usual = fills_of(one, 1)[0]
    # What is not told has no name, but says in itself why.
    silent = next(iter((words or {}).values()), "") if usual.hatch or not usual.colour else ""

    def label(place: float) -> str:
        value = told.get(place) or 0
        said = number(value) if words is None else words.get(place, "")
        return said if across else _within(said, value / (highest * _ROOM))

    return Series(
        one.name or silent.replace("\n", " "),
        tuple(told.get(place) for place in places),
        tuple(label(place) for place in places),
        tuple(fills.get(place, usual) for place in places),
        ink_of(one),
    )


def _within(words: str, room: float) -> str:
    """The words where there is room for so many lines, in one where they have none for all."""
    if words.count("\n") + 1 <= room:
        return words
    return words.replace("\n", " · ") if room >= 1 else ""


def fills_of(one: go.Bar, count: int) -> list[Fill]:
    """The fill of each of `count` bars of a trace."""
    colours = one.marker.color
    if not isinstance(colours, str):
        return [Fill(colour) for colour in colours][: max(count, 1)]
    pattern = one.marker.pattern
    if pattern.shape:
        return [Fill(pattern.fgcolor, pattern.shape, pattern.bgcolor)] * count
    return [Fill("" if colours.startswith("rgba") else colours)] * count


def ink_of(one: go.Bar) -> str:
    """The colour of the words on a trace."""
    inside = one.insidetextfont.color
    return inside or one.textfont.color or theme.ink_on(fills_of(one, 1)[0].colour or "#FFFFFF")


def _levels(figure: go.Figure, places: Sequence[float]) -> list[Level]:
    lines = [one for one in figure.data if one.type == "scatter" and one.mode == "lines"]
    return [Level(one.name, *_stepped(one, places), one.line.dash == "dash") for one in lines]


def _stepped(one: go.Bar, places: Sequence[float]) -> tuple[tuple[float | None, ...]]:
    """How high the steps stand at each place, which is the middle of a step."""
    ends = list(zip(one.x, one.x[1:], one.y, one.y[1:], strict=False))

    def at(place: float) -> float | None:
        return next((y for x, right, y, end in ends if x < place < right and y == end), None)

    return (tuple(at(place) for place in places),)


def _tops(
    figure: go.Figure, places: Sequence[float], *, across: bool
) -> list[tuple[float | None, str]]:
    """What is said at the end of each bar, by words in the figure or notes on it."""
    words: dict[float, tuple[float | None, str]] = {}
    for one in figure.data:
        if one.type == "scatter" and one.mode == "text":
            along, ends = (one.y, one.x) if across else (one.x, one.y)
            pairs = zip(along, ends, one.text, strict=True)
            words |= {place: (end, plain(told).strip()) for place, end, told in pairs}
    for note in figure.layout.annotations:
        if not across and note.xref != "paper" and note.x in places:
            words[note.x] = (note.y, plain(note.text))
    return [words.get(place, (None, "")) for place in places]
