import json

import pandas as pd
import pytest

from charts import theme
from charts.compliance import state_key, unit_year_map
from charts.counts import models_by_year
from charts.fields_balance import models_by_field
from charts.light import in_light, words_in_light
from charts.progress import progress_bars, progress_key
from domain.kinds import UnitState

FIELDS = {"economy": "Kinh tế", "culture_society": "Văn hóa – xã hội"}
COUNTS = pd.DataFrame({"year": [2023, 2024], "field": list(FIELDS), "count": [3, 5]})
OWED = pd.DataFrame({"year": [2023, 2024], "owed": [4, 4]})
STATES = pd.DataFrame(
    {
        "unit_id": [1, 1, 1, 1, 1],
        "year": range(2021, 2026),
        "state": [UnitState(state) for state in ("exceeded", "met", "none", "not_reported")]
        + [UnitState.NOT_OWED],
        "total": pd.array([3, 1, 0, None, None], dtype="Int64"),
        "basis": ["list", "counts", "list", None, None],
        "stated_total": pd.array([None] * 5, dtype="Int64"),
    }
)
COURSE = pd.DataFrame(
    {
        "name": ["Huyện Khoái Châu"],
        "done": [120],
        "reported": [136],
        "early": [0],
        "owed_by_now": [136],
        "owed_in_all": [170],
        "projected": [150.0],
    }
)
DRAWN = {
    "by_field": lambda dark: models_by_field(COUNTS, FIELDS, dark=dark),
    "by_year": lambda dark: models_by_year(COUNTS, OWED, FIELDS, range(2023, 2025), dark=dark),
    "map": lambda dark: unit_year_map(STATES, {1: "Xã An Vĩ"}, range(2021, 2026), dark=dark),
    "progress": lambda dark: progress_bars(COURSE, final=False, dark=dark),
}


def said(figure):
    return json.loads(figure.to_json())


@pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN)
def test_the_light_twin_is_what_would_have_been_drawn_for_a_light_screen(drawn):
    light = said(drawn(dark=False))

    assert said(drawn(dark=True)) != light
    assert said(in_light(drawn(dark=True))) == said(in_light(drawn(dark=False))) == light


def test_the_figure_shared_between_sessions_stays_as_it_is():
    shared = DRAWN["map"](dark=True)
    before = shared.to_json()
    in_light(shared)

    assert shared.to_json() == before


def test_the_key_has_a_light_twin_too():
    assert words_in_light(progress_key(final=False, dark=True)) == progress_key(final=False)
    every = set(UnitState)
    assert words_in_light(state_key(every, final=True, dark=True)) == state_key(every, final=True)


def test_a_colour_of_the_data_is_never_taken_for_one_of_the_ground():
    data = {*theme.FIELDS.values(), *theme.OTHER_FIELDS, *theme.STATES.values(), theme.ON_COLOUR}

    assert [words_in_light(colour) for colour in data] == list(data)
