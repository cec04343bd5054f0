"""Names on and of axes: Vietnamese ones are broken between words, never cut, never slanted."""

import re
from collections.abc import Sequence
from html import escape, unescape

import plotly.graph_objects as go

from charts.theme import faint

_STICKS = "\ufffc"  # stands for a space at which no line may break
_LABEL = range(30, 40)  # characters in a line of a unit's name: as few as keep it to two lines
_SMALL, _CAPITAL = 6.0, 8.0  # pixels of a letter in a name
_BREAKS = re.compile(r"[^\S\u00a0]+")  # a no-break space is none


def wrapped(name: str, width: int = 20) -> str:
    """`name` in lines of about `width` characters, broken at spaces, safe as a label's markup.

    A no-break space holds what it joins in one line.
    """
    lines: list[str] = []
    for word in _BREAKS.split(name.strip()):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "<br>".join(escape(part) for part in lines)


def balanced(name: str, width: int) -> str:
    """`name` in as few lines as `wrapped` makes of it, all about as long; no line begins with a
    dash.
    """
    words = re.sub(r"\s+([-–])(?=\s)", f"{_STICKS}\\1", name)
    lines = wrapped(words, width).count("<br>")
    narrow = next(each for each in range(1, width + 1) if _lines(words, each) <= lines)
    return wrapped(words, narrow).replace(_STICKS, " ")


def _lines(words: str, width: int) -> int:
    return wrapped(words, width).count("<br>")


def room_of_names(names: Sequence[str]) -> int:
    """Pixels that the names need at the side of a map."""
    lines = [line for label in in_two_lines(names) for line in unescape(label).split("<br>")]
    widths = [sum(_CAPITAL if one.isupper() else _SMALL for one in line) for line in lines]
    return round(max(widths, default=0)) + 12


def in_two_lines(names: Sequence[str]) -> list[str]:
    """The names in two lines at most where that is possible: a row has no room for three."""
    for width in _LABEL:
        labels = [wrapped(name, width) for name in names]
        if all(label.count("<br>") < 2 for label in labels):
            break
    return labels


def name_axis(made: go.Figure, words: str, *, dark: bool) -> None:
    """Say above the plot, at the left, what its numbers count; the margin above must hold it."""
    made.update_layout(
        title={
            "text": words,
            "font": {"size": 12, "color": faint(dark)},
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 4},
        }
    )
