import json
import re

import plotly.graph_objects as go
import pytest

from charts import theme
from domain.kinds import UnitState


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_from_the_paper_in_both_themes(dark):
    assert contrast(theme.ink(dark), theme.paper(dark)) >= 4.5
    assert contrast(theme.faint(dark), theme.paper(dark)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("state", [*theme.STATES, UnitState.NOT_OWED])
def test_a_number_stands_out_from_the_colour_of_its_state(state, dark):
    ground = theme.STATES.get(state, theme.paper(dark))

    assert contrast(theme.on_state(state, dark=dark), ground) >= 4.5


def test_nothing_but_the_theme_knows_colours():
    rooms = [*theme_room().glob("charts/*.py"), *theme_room().glob("pages/**/*.py")]
    knowing = [
        path.name
        for path in rooms
        if path.name != "theme.py" and re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text("utf-8"))
    ]

    assert knowing == []


def theme_room():
    from tests.source import ROOT

    return ROOT


def test_a_key_shows_what_it_is_told_and_no_markup_of_others():
    assert "&lt;script&gt;" in theme.key([("#000000", "<script>")], dark=False)


def test_a_figure_that_many_look_at_is_copied_once_and_holds_what_plotly_would_say():
    made = theme.figure(dark=False, height=100)
    made.add_bar(x=["Xã An Vĩ"], y=[3])

    assert made.to_dict() is made.to_dict()
    assert made.to_dict() == go.Figure(made).to_dict()
    assert json.loads(made.to_json())["data"][0]["x"] == ["Xã An Vĩ"]
