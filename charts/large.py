"""A figure of a page drawn large, to be read from the back of a room."""

import re

import plotly.graph_objects as go

# The smallest words of our figures are of 12 px: of 28 px on a projector of 1920 × 1080.
TIMES = 2.35
_IN_WORDS = re.compile(r"font-size:(\d+)px")
_ROOMS = {"l", "r", "t", "b"}
_LENGTHS = {"xshift", "yshift", "ticklabelstandoff", "ticklen"}


def enlarged(figure: go.Figure) -> go.Figure:
    """A copy of `figure` with its type, lines and margins `TIMES` as large, that fills the room it
    is given: as wide as it is, names beside it stand in one line.
    """
    made = go.Figure(_grown(figure.to_plotly_json(), ""))
    made.update_layout(height=None, autosize=True)
    names = made.layout.yaxis.ticktext or ()
    made.update_yaxes(ticktext=[name.replace("<br>", " ") for name in names] or None)
    return made


def _grown(value: object, name: str) -> object:
    if isinstance(value, dict):
        return {key: _of(key, each, name) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_grown(each, name) for each in value]
    if isinstance(value, str) and "font-size" in value:
        return _IN_WORDS.sub(lambda size: f"font-size:{round(int(size[1]) * TIMES)}px", value)
    return value


def _of(key: str, value: object, parent: str) -> object:
    is_length = (
        (key == "size" and (parent.endswith("font") or parent in {"pattern", "marker"}))
        or (parent == "margin" and key in _ROOMS)
        or (parent == "line" and key == "width")
        or key in _LENGTHS
    )
    if is_length and isinstance(value, int | float):
        return round(value * TIMES)
    return _grown(value, key)
