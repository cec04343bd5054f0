"""What small bars in rows and columns say (`charts.fields_grid`), and cells of a map."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts import theme
from exports.papers.bars import Bars, Fill, Series, bars_in, fills_of, ink_of, plain


@dataclass(frozen=True, slots=True)
class Cells:
    """A table of coloured cells: (row, column) -> words, fill and ink; `key`: what fills mean."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[int, int], tuple[str, Fill, str]]
    key: tuple[tuple[Fill, str], ...]


def cells_of(figure: go.Figure) -> Cells | None:
    """The cells of a map of rows and columns; None of any other figure."""
    rows, columns = figure.layout.yaxis.ticktext, figure.layout.xaxis.ticktext
    drawn = bars_in(figure)
    if not rows or not columns or not drawn or any(one.base is None for one in drawn):
        return None
    cells = {}
    for one in drawn:
        fill, ink = fills_of(one, 1)[0], ink_of(one)
        for start, long, row, words in zip(one.base, one.x, one.y, one.text, strict=True):
            cells[int(row), round(start + long / 2)] = (plain(words), fill, ink)
    key = tuple((fills_of(one, 1)[0], one.name) for one in drawn)
    flat = tuple(plain(name).replace("\n", " ") for name in rows)
    return Cells(flat, tuple(map(plain, columns)), cells, key)


def grid_of(figure: go.Figure) -> Bars | None:
    """Of small bars in rows and columns their numbers, which they bear beside the lengths they are
    drawn with: a name for each row, a series for each column. None of any other figure.
    """
    drawn = bars_in(figure)
    told = [one for one in drawn if one.customdata is not None and _are_numbers(one.customdata)]
    if not told:
        return None
    notes = figure.layout.annotations
    heads = {note.x: plain(note.text).replace("\n", " ") for note in notes if note.yref == "paper"}
    names = {math.ceil(note.y): plain(note.text) for note in notes if note.yref != "paper"}
    places = list(names)
    series = [_of_column(one, heads, places) for one in told]
    highest = max([value for one in series for value in one.values if value is not None] or [1])
    quiet = [one for one in drawn if one.marker.pattern.shape]
    silent = _of_silence(quiet, series, places, highest) if quiet else ()
    nothing = ((None, ""),) * len(places)
    every = (*series, *silent)
    return Bars(tuple(names.values()), every, (), nothing, False, False, highest * 1.15)


def _are_numbers(values: Sequence[object]) -> bool:
    return all(isinstance(value, int | float) for value in values)


def _of_column(one: go.Bar, heads: dict[float, str], places: Sequence[float]) -> Series:
    values = dict(zip(one.y, one.customdata, strict=True))
    words = dict(zip(one.y, map(plain, one.text), strict=True))
    known = {place: value for place, value in values.items() if not math.isnan(value)}
    return Series(
        heads[one.base[0]],
        tuple(known.get(place) for place in places),
        tuple(words.get(place, "") for place in places),
        tuple(fills_of(one, 1) * len(places)),
        theme.ink(dark=False),
    )


def _of_silence(
    quiet: Sequence[go.Bar], series: Sequence[Series], places: Sequence[float], highest: float
) -> tuple[Series, ...]:
    """One hatch for each place of which nothing is told, as high as the scale."""
    hatched = {row for one in quiet for row in one.y}
    silent = [
        place in hatched and all(one.values[at] is None for one in series)
        for at, place in enumerate(places)
    ]
    words = plain(quiet[0].text[0])
    return (
        Series(
            words,
            tuple(highest if quiet else None for quiet in silent),
            tuple(words if quiet else "" for quiet in silent),
            tuple(fills_of(quiet[0], 1) * len(places)),
            theme.ink(dark=False),
        ),
    )
