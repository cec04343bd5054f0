"""Which units may have the models that somebody looks for, where there are too many to read all."""

from collections.abc import Iterable

import pandas as pd

from data_loaders import models_named
from database.session import engine
from domain.text import fold, fold_all
from pages.frame.course import Asked, units_of

FEW = 500  # units of which all models may be read


def units_meant(asked: Asked, units: "pd.Series[int]", words: str) -> set[int]:
    """Those of `units` that may have a model of these words, or bear them; of few all."""
    if len(units) <= FEW:
        return set(units)
    seen, wanted = units_of(asked), fold(words)
    told = zip(seen["unit_id"].tolist(), fold_all(seen["name"].tolist()), strict=True)
    own = {unit for unit, name in told if wanted in name}
    whose = asked.sight.whose
    named = (models_named.units_named(engine(), p.code, whose, words) for p in asked.plans)
    return set(units) & own.union(*named)


def units_with(asked: Asked, units: "pd.Series[int]", keys: Iterable[str]) -> set[int]:
    """Those of `units` that may have a model with one of these `name_key`s; of few all."""
    if len(units) <= FEW:
        return set(units)
    whose, wanted = asked.sight.whose, list(keys)
    named = (models_named.units_with_keys(engine(), p.code, whose, wanted) for p in asked.plans)
    return set(units) & set[int]().union(*named)
