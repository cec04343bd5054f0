"""A slide: one idea, said in a sentence, with what shows it."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

# As many rows of a table as are read from the back of a room; the others stand behind the slide.
MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class Big:
    """A headline figure: what it is of, the figure, and what it is measured against."""

    label: str
    value: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """`key` names it; `sentence` is what it says, `note` the line for whoever speaks.

    What shows it is one of these: `bigs`, a `figure` (with `legend`, a line of HTML, and `reading`,
    a sentence that tells what is to be seen), `lines`, or the first `MOST_ROWS` of the `table`. The
    `of_period`: the sentence speaks of all years, whichever the deck is of. The
    `table` is always whole: of a figure and of lines too that show some of it. It is in words as on
    screen, numbers as numbers. The figure is shared: never changed.
    """

    key: str
    sentence: str
    note: str
    table: pd.DataFrame | None = None
    figure: go.Figure | None = None
    reading: str = ""
    legend: str = ""
    bigs: tuple[Big, ...] = ()
    lines: tuple[str, ...] = ()
    of_period: bool = False
