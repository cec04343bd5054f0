"""The light twin of what was drawn for a dark screen: for paper, and for pictures to take along."""

import json
import re

import plotly.graph_objects as go

from charts import theme

# What differs between the themes is in `theme` alone: everything else has one colour in both.
TWINS = {
    part(dark=True).upper(): part(dark=False)
    for part in (theme.ink, theme.faint, theme.line, theme.paper)
}
_DARK = re.compile("|".join(TWINS), re.IGNORECASE)


def in_light(figure: go.Figure) -> go.Figure:
    """The same figure for a light ground; a figure drawn for one comes back as it was."""
    drawn = json.loads(words_in_light(figure.to_json()))
    return go.Figure(drawn, skip_invalid=False)


def words_in_light(html: str) -> str:
    """The same for HTML with colours in it, as of a key."""
    return _DARK.sub(lambda found: TWINS[found[0].upper()], html)
