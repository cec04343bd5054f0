"""Plans in force that speak to nobody, because the register does not have their place."""

import streamlit as st

from data_loaders import adoption, frames
from database.session import engine
from domain.access import EVERYWHERE
from metrics.owed import place_is_known
from pages.frame.plain import plain
from pages.frame.plans import Sight, sight_key
from translations.plan_wording import place_unknown


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs={Sight: sight_key})
def unplaced(sight: Sight) -> list[tuple[str, str]]:
    """(name, place) of each such plan; none for somebody who may not see every place."""
    if sight.whose.units is not None:
        return []
    units = frames.units(engine(), EVERYWHERE)
    adopted = adoption.adopted_plans(engine())
    return [
        (plan.name, plan.place)
        for plan in adopted
        if plan.place and not place_is_known(units, plan)
    ]


def show_unplaced(sight: Sight) -> None:
    """A warning for each, with what to do."""
    for name, place in unplaced(sight):
        st.warning(f"**{plain(name)}**: {plain(place_unknown(place))}")
