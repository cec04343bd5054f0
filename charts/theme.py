"""The colours and the type of every chart, in both themes.

Fields are Okabe–Ito, safe for the colour-blind; states are one hue from light to dark, with one
alarm. A colour never speaks alone: a label, a pattern or a number goes with it.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, cast

import plotly.graph_objects as go

from domain.kinds import Origin, RestsOn, UnitState

FONT = "'Be Vietnam Pro', 'Segoe UI', 'Noto Sans', sans-serif"
FIELDS = {
    "economy": "#0072B2",
    "culture_society": "#E69F00",
    "defence_security": "#009E73",
    "political_system": "#CC79A7",
}
OTHER_FIELDS = ("#56B4E9", "#F0E442", "#999999")
STATES = {
    UnitState.NONE: "#D55E00",
    UnitState.MET: "#9ECAE1",
    UnitState.EXCEEDED: "#3182BD",
    UnitState.REPORTED: "#9ECAE1",
}
# Kept from earlier years in one hue, what is built new in another.
ORIGINS = {
    Origin.MAINTAINED: "#2171B5",
    Origin.UPGRADED: "#6BAED6",
    Origin.REPLICATED: "#BDD7E7",
    Origin.NEW: "#9E6EBD",
    Origin.UNKNOWN: "#999999",
}
# The firmer, the darker; what was not reported is hatched as everywhere.
RESTS_ON = {
    RestsOn.OWN_LIST: "#3182BD",
    RestsOn.SUMMARY_LIST: "#9ECAE1",
    RestsOn.NUMBER: "#DCE9F5",
    RestsOn.OTHER: "#B8BDC2",
}
# A number without a list: told, and nothing to be seen beneath it.
_DOTS: dict[str, Any] = {
    "shape": ".",
    "size": 5,
    "solidity": 0.2,
    "fgcolor": "#3182BD",
    "bgcolor": "#DCE9F5",
    "fillmode": "overlay",
}
# Read on every state colour in both themes: 4.6 : 1 at the least.
ON_COLOUR = "#0A0F14"
ON_DEEP_COLOUR = "#FFFFFF"
_DEEP = 0.18  # white is read better on what is darker than this
DONE = "#3182BD"
# Marks one thing: a cell in its sheet. The same as the buttons' in `.streamlit/config.toml`.
ACCENT = "#A4262C"
DONE_LIGHT = "#9ECAE1"


def ink(dark: bool) -> str:
    """Text and lines that speak."""
    return "#ECEAE6" if dark else "#1F2328"


def faint(dark: bool) -> str:
    """Second text: 4.5 : 1 on both papers."""
    return "#A9AFB5" if dark else "#5B6168"


def line(dark: bool) -> str:
    """Rules and outlines."""
    return "#3A4148" if dark else "#DDD8CF"


def paper(dark: bool) -> str:
    """The ground of the page."""
    return "#14171A" if dark else "#FFFFFF"


def field_colours(codes: Sequence[str]) -> dict[str, str]:
    """A colour for each field; a field's colour does not depend on which others are shown,
    except among a plan's own fields, which take the spare colours in the plan's order.
    """
    own = [code for code in codes if code not in FIELDS]
    spare = {code: OTHER_FIELDS[min(i, len(OTHER_FIELDS) - 1)] for i, code in enumerate(own)}
    return {code: FIELDS.get(code) or spare[code] for code in codes}


def colours_apart(codes: Sequence[str]) -> dict[str, str]:
    """The same, each with a colour of its own: where a plan names no field those of the fields are
    spare, too; grey is the last. What has none is not in it.
    """
    named = {code: FIELDS[code] for code in codes if code in FIELDS}
    *bright, grey = OTHER_FIELDS
    spare = [*bright, *(() if named else FIELDS.values()), grey]
    own = [code for code in codes if code not in FIELDS]
    return named | dict(zip(own, spare, strict=False))


def ink_on(colour: str) -> str:
    """The ink that is read on `colour` ("#RRGGBB"): at least 4.5 : 1 on every field's."""
    return ON_DEEP_COLOUR if _luminance(colour) < _DEEP else ON_COLOUR


def _luminance(colour: str) -> float:
    """How light a colour is, 0 to 1 (WCAG 2, relative luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _told_once(figure: go.Figure) -> dict[str, Any]:
    """What Plotly's own gives, the same one each time."""
    told = figure.__dict__.get("_told")
    if told is None:
        told = figure.__dict__["_told"] = go.Figure.to_dict(figure)
    return cast("dict[str, Any]", told)


# A figure that many look at. Plotly copies all of a figure each time it is drawn; this
# one is copied once, and from then on neither it nor the dictionary is changed by anybody.
SharedFigure = type("SharedFigure", (go.Figure,), {"to_dict": _told_once})


def figure(*, dark: bool, height: int, barmode: str = "group", bargap: float = 0.2) -> go.Figure:
    """An empty figure: transparent ground, our type, Vietnamese separators, nothing that moves."""
    made = SharedFigure()
    made.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": ink(dark)},
        separators=",.",
        showlegend=False,
        dragmode=False,
        barmode=barmode,
        bargap=bargap,
        hoverlabel={
            "bgcolor": paper(dark),
            "bordercolor": line(dark),
            "font": {"family": FONT, "size": 13, "color": ink(dark)},
        },
    )
    made.update_xaxes(showgrid=False, zeroline=False, fixedrange=True)
    made.update_yaxes(showgrid=False, zeroline=False, fixedrange=True)
    return made


def texts(
    x: Sequence[float], y: Sequence[float], words: Sequence[str], position: str, *, dark: bool
) -> go.Scatter:
    """Words in a chart as one trace: as many notes would be slow to send and to draw."""
    return go.Scatter(
        x=list(x),
        y=list(y),
        mode="text",
        text=list(words),
        textposition=position,
        textfont={"size": 13, "color": ink(dark)},
        cliponaxis=False,
        hoverinfo="skip",
    )


# No toolbar: a chart here is read, not worked on.
CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def state_marker(state: UnitState, *, dark: bool) -> dict[str, Any]:
    """How Plotly fills a unit-year: its colour, a hatch for “chưa báo cáo”, paper if not owed."""
    if state is UnitState.NOT_OWED:
        return {"color": "rgba(0,0,0,0)", "line": {"width": 1, "color": line(dark)}}
    if state is not UnitState.NOT_REPORTED:
        return {"color": STATES[state], "line": {"width": 0}}
    return silence(dark=dark)


def silence(*, dark: bool) -> dict[str, Any]:
    """How Plotly fills what has not reported: a hatch, never a colour."""
    hatch = {
        "shape": "/",
        "size": 6,
        "solidity": 0.25,
        "fgcolor": faint(dark),
        "bgcolor": line(dark),
        "fillmode": "overlay",
    }
    return {"color": line(dark), "line": {"width": 0}, "pattern": hatch}


def rests_on_marker(kind: RestsOn, *, dark: bool) -> dict[str, Any]:
    """How Plotly fills unit-years that rest on this."""
    if kind is RestsOn.NOT_REPORTED:
        return state_marker(UnitState.NOT_REPORTED, dark=dark)
    filled = {"color": RESTS_ON[kind], "line": {"width": 1, "color": paper(dark)}}
    return filled | {"pattern": _DOTS} if kind is RestsOn.NUMBER else filled


def rests_on_ground(kind: RestsOn, *, dark: bool) -> str:
    """The same as a CSS background, for keys."""
    if kind is RestsOn.NOT_REPORTED:
        return state_ground(UnitState.NOT_REPORTED, dark=dark)
    if kind is RestsOn.NUMBER:
        dots = f"radial-gradient({_DOTS['fgcolor']} 1px,transparent 1.3px)"
        return f"{dots} 0 0/5px 5px {RESTS_ON[kind]}"
    return RESTS_ON[kind]


def on_rests_on(kind: RestsOn, *, dark: bool) -> str:
    """The ink of a number on it."""
    return ink(dark) if kind is RestsOn.NOT_REPORTED else ON_COLOUR


def state_ground(state: UnitState, *, dark: bool) -> str:
    """The same as a CSS background, for keys."""
    if state is UnitState.NOT_OWED:
        return paper(dark)
    if state is not UnitState.NOT_REPORTED:
        return STATES[state]
    return f"repeating-linear-gradient(135deg,{faint(dark)} 0 1.5px,{line(dark)} 1.5px 6px)"


def on_state(state: UnitState, *, dark: bool) -> str:
    """The ink of a number in such a cell."""
    if state is UnitState.NOT_REPORTED:
        return ink(dark)
    return faint(dark) if state is UnitState.NOT_OWED else ON_COLOUR


def key(entries: Iterable[tuple[str, str]], *, dark: bool) -> str:
    """A line of HTML: a swatch and its words for each (background, words); wraps when narrow."""
    items = "".join(
        '<span style="display:inline-flex;align-items:center;gap:.375rem;white-space:nowrap">'
        f'<span style="display:inline-block;width:.875rem;height:.875rem;border-radius:2px;'
        f'border:1px solid {line(dark)};background:{background}"></span>{escape(words)}</span>'
        for background, words in entries
    )
    return (
        '<div style="display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;font-size:.875rem;'
        f'color:{ink(dark)}">{items}</div>'
    )
