"""The colours and the type of every chart, in both themes.

Fields are Okabe–Ito, safe for the colour-blind; states are one hue from light to dark, with one
alarm. A colour never speaks alone: a label, a pattern or a number goes with it.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from domain.kinds import Origin, UnitState

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
# Read on every state colour in both themes: 4.6 : 1 at the least.
ON_COLOUR = "#0A0F14"
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


def figure(*, dark: bool, height: int, barmode: str = "group", bargap: float = 0.2) -> go.Figure:
    """An empty figure: transparent ground, our type, Vietnamese separators, nothing that moves."""
    made = go.Figure()
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


# No toolbar: a chart here is read, not worked on.
CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def state_marker(state: UnitState, *, dark: bool) -> dict[str, Any]:
    """How Plotly fills a unit-year: its colour, a hatch for “chưa báo cáo”, paper if not owed."""
    if state is UnitState.NOT_OWED:
        return {"color": "rgba(0,0,0,0)", "line": {"width": 1, "color": line(dark)}}
    if state is not UnitState.NOT_REPORTED:
        return {"color": STATES[state], "line": {"width": 0}}
    hatch = {
        "shape": "/",
        "size": 6,
        "solidity": 0.25,
        "fgcolor": faint(dark),
        "bgcolor": line(dark),
        "fillmode": "overlay",
    }
    return {"color": line(dark), "line": {"width": 0}, "pattern": hatch}


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
