"""How units keep to their plan over its years: how many always, how many never."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import pandas as pd

from domain.kinds import UnitState

KEPT = [UnitState.MET.value, UnitState.EXCEEDED.value, UnitState.REPORTED.value]


@dataclass(frozen=True, slots=True)
class Keeping:
    """Of the unit-years owed whose day is past: of how many `units` and `years` of theirs; how many
    units met the minimum (without a quota: reported) in `every` one of them and in `none`; in how
    many years it was `kept`, and how many were `reported`.
    """

    units: int = 0
    years: int = 0
    every: int = 0
    none: int = 0
    kept: int = 0
    reported: int = 0


def keeping_of(compliance: pd.DataFrame) -> Keeping:
    """The same of the rows of `metrics.compliance`."""
    due = compliance[compliance["owed"] & compliance["due_passed"]]
    kept = due["state"].isin(KEPT)
    units = kept.groupby(due["unit_id"]).agg(["all", "any"])
    return Keeping(
        units=len(units),
        years=len(due),
        every=int(units["all"].sum()),
        none=int((~units["any"].astype("bool")).sum()),
        kept=int(kept.sum()),
        reported=int(due["reported"].sum()),
    )


def all_keeping(parts: Iterable[Keeping]) -> Keeping:
    """Those of several, each of other units."""
    return Keeping(*(sum(numbers) for numbers in zip(*map(astuple, parts), strict=True)))
