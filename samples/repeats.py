"""Models listed again under a new name: pairs that wait for a person to decide."""

from dataclasses import replace

from domain.kinds import ModelForm, Origin
from samples.chance import Chance
from samples.characters import YEARS, Character
from samples.story import LISTED, SampleModel, UnitYear


def repeat_under_new_names(
    character: Character, years: dict[tuple[str, int], UnitYear], seed: int
) -> None:
    """List some models again a year later, slightly renamed: pairs for a person to decide.

    The renamed one stands in the place of another new model, so that no count changes.
    """
    chance = Chance(f"{seed} {character.code} repeats")
    pairs = [
        (code, year, first, place)
        for (code, year), told in sorted(years.items())
        if (code, year + 1) in years and told.way in LISTED
        for first, place in [_repeatable(code, year, years)]
        if first is not None
    ]
    of_units = {pair[0]: pair for pair in chance.sample(pairs, len(pairs))}  # one pair a unit
    for code, year, first, place in list(of_units.values())[: character.repeats]:
        again = years[code, year + 1]
        renamed = replace(
            first,
            name=_renamed(first.name, year + 1, chance),
            origin=Origin.NEW,
            first_year=year + 1,
        )
        models = (*again.models[:place], renamed, *again.models[place + 1 :])
        years[code, year + 1] = replace(again, models=models)


def _repeatable(
    code: str, year: int, years: dict[tuple[str, int], UnitYear]
) -> tuple[SampleModel | None, int]:
    """A collective's model of `year`, and the place next year that it can take, if any.

    A model spoken of in later years keeps its place.
    """
    again = years[code, year + 1]
    later = {
        m.name for y in YEARS if y > year + 1 and (code, y) in years for m in years[code, y].models
    }
    places = [
        place
        for place, model in enumerate(again.models)
        if model.origin is Origin.NEW and model.name not in later
    ]
    told_again = later | {m.name for m in again.models}
    firsts = [
        model
        for model in years[code, year].models
        if model.first_year == year
        and model.form is ModelForm.COLLECTIVE
        and model.name not in told_again
    ]
    if again.way not in LISTED or not places or not firsts:
        return None, 0
    return firsts[0], places[0]


def _renamed(name: str, year: int, chance: Chance) -> str:
    lower = name[0].lower() + name[1:]
    return chance.choice((f"Mô hình {lower}", f"{name} năm {year}", f"Xây dựng {lower}"))
