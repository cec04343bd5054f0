"""Plans in force that speak to nobody, whose place the register lacks, or has twice."""

import streamlit as st

from data_loaders import adoption, frames
from database.session import engine
from domain.access import EVERYWHERE
from metrics.owed import place_is_known, places_of
from pages.frame.plain import plain
from pages.frame.plans import Sight, sight_key
from pages.frame.shared import shared
from translations import language, speaking
from translations.plan_wording import place_fault


@shared(64, {Sight: sight_key})
def unplaced(sight: Sight, spoken: str) -> tuple[tuple[str, str], ...]:
    """(name, why in the language `spoken`) of each such plan; none for somebody who may not see
    every place.
    """
    if sight.whose.units is not None:
        return ()
    units = frames.units(engine(), EVERYWHERE)
    adopted = adoption.adopted_plans(engine())
    with speaking(spoken):
        return tuple(
            (plan.name, place_fault(plan.place, sorted(places_of(units, plan)["code"])))
            for plan in adopted
            if plan.place and not place_is_known(units, plan)
        )


def show_unplaced(sight: Sight) -> None:
    """A warning for each, with what to do."""
    for name, why in unplaced(sight, language()):
        st.warning(f"**{plain(name)}**: {plain(why)}")
