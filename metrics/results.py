"""Everything that is counted of a plan on one day, worked out once and handed to every screen."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import pandas as pd

from domain.plans import Plan
from metrics.compliance import compliance
from metrics.counts import counts, struck_off_in
from metrics.duties import expected_reports
from metrics.kept import kept_models, no_kept
from metrics.models import models
from metrics.owed import owed_unit_years, with_days_in_force
from metrics.reported import reported_unit_years
from metrics.standing import standing_reports
from metrics.tables import Tables
from metrics.tally import tally
from metrics.timeliness import report_timeliness

Part = Callable[[], pd.DataFrame]
MODELS, PAIRS, KEPT, TALLY = "models", "pairs", "kept", "tally"


class Results:
    """What the functions of these names return: `reports` from `standing_reports`, `timeliness`
    from `report_timeliness`, `models` and the `pairs` that people are asked about from `models`,
    `kept` from `kept_models`, without a row where the plan has a quota; `tally` of the `models`.

    Each is worked out when it is first asked for: who asks for no model waits for none. Shared:
    none is ever changed.
    """

    NAMES = ("reports", MODELS, "counts", "compliance", "timeliness", PAIRS, KEPT)

    def __init__(self, parts: Mapping[str, Part]) -> None:
        """`parts`: how to come by each of `NAMES`, and by the `tally` where that is known without
        the models.
        """
        self._parts = parts
        self._known: dict[str, pd.DataFrame] = {}

    @property
    def reports(self) -> pd.DataFrame:
        """From `standing_reports`."""
        return self.part("reports")

    @property
    def models(self) -> pd.DataFrame:
        """From `models`."""
        return self.part(MODELS)

    @property
    def tally(self) -> pd.DataFrame:
        """From `tally`."""
        return self.part(TALLY)

    @property
    def counts(self) -> pd.DataFrame:
        """From `counts`."""
        return self.part("counts")

    @property
    def compliance(self) -> pd.DataFrame:
        """From `compliance`."""
        return self.part("compliance")

    @property
    def timeliness(self) -> pd.DataFrame:
        """From `report_timeliness`."""
        return self.part("timeliness")

    @property
    def pairs(self) -> pd.DataFrame:
        """From `models`."""
        return self.part(PAIRS)

    @property
    def kept(self) -> pd.DataFrame:
        """From `kept_models`."""
        return self.part(KEPT)

    def part(self, name: str) -> pd.DataFrame:
        """The table of this name."""
        if name not in self._known:
            made = self._parts[name]() if name in self._parts else tally(self.models)
            self._known[name] = made
        return self._known[name]

    def instead(self, **tables: pd.DataFrame) -> "Results":
        """The same, with these `tables` in the place of its own of these names."""
        others = {name: partial(_same, table) for name, table in tables.items()}
        mine = {name: partial(self.part, name) for name in (*self.NAMES, TALLY)}
        return Results({**mine, **others})

    def tables(self) -> dict[str, pd.DataFrame]:
        """All that cannot be worked out from the rest, by name."""
        return {name: self.part(name) for name in self.NAMES}


def results(tables: Tables, plan: Plan, as_of: date) -> Results:
    """The plan's figures by what was received up to and on the day `as_of`."""
    reports = standing_reports(tables.reports, as_of)
    found, pairs = models(tables, reports, plan, as_of)
    figures = figures_of(tables, plan, as_of, tally(found), kept_of(tables, reports, plan, as_of))
    return figures.instead(models=found, pairs=pairs)


def kept_of(tables: Tables, reports: pd.DataFrame, plan: Plan, as_of: date) -> pd.DataFrame:
    """`kept_models` of a plan without a quota; no row where it has one."""
    return no_kept() if plan.quota else kept_models(tables, reports, as_of)


def figures_of(
    tables: Tables, plan: Plan, as_of: date, tallied: pd.DataFrame, kept: pd.DataFrame
) -> Results:
    """The figures of `tables`, whose listings and decisions are not looked at: what is counted of
    models is `tallied` (`tally`) and `kept` already. It has no `models` and no `pairs`.
    """
    reports = standing_reports(tables.reports, as_of)
    reported = reported_unit_years(tallied, reports, tables.stated_counts)
    counted = counts(tallied, reported, reports, tables.stated_counts, plan)
    expected = expected_reports(tables.units, plan, tables.dues, as_of, tables.parents)
    owed = with_days_in_force(owed_unit_years(tables.units, plan, as_of), expected, plan, as_of)
    known = {
        "reports": reports,
        "counts": counted,
        "compliance": compliance(owed, reported, counted, struck_off_in(tallied), plan),
        "timeliness": report_timeliness(expected, tables.reports, as_of, tables.returned),
        KEPT: kept,
        TALLY: tallied,
    }
    return Results({name: partial(_same, table) for name, table in known.items()})


def _same(table: pd.DataFrame) -> pd.DataFrame:
    return table
