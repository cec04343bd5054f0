"""A chart as a picture to take along: its finding above, its reading, the day and the source below.

Always on white paper, in the type of the screens, whatever the visitor's theme.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

import plotly.graph_objects as go

from exports.inlined import PLOTLY, font_faces
from exports.painter import Painter

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Picture:
    """Plain words, and a figure for a light ground; `legend` is a line of HTML (`theme.key`)."""

    title: str
    reading: str
    source: str
    figure: go.Figure
    legend: str = ""


def as_png(picture: Picture) -> bytes:
    """The picture, 1920 px wide. Raises `exports.painter.NotDrawnError`."""
    sheet = {
        "title": picture.title,
        "reading": picture.reading,
        "source": picture.source,
        "legend": picture.legend,
        "figure": picture.figure.to_json(),
    }
    return _painter().drawn(sheet)


@cache
def _painter() -> Painter:
    page = Template((_HERE / "picture.html").read_text(encoding="utf-8"))
    return Painter(page.substitute(fonts=font_faces(), plotly=PLOTLY.as_uri()))
