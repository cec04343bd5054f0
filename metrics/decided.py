"""What people decided on models, as it holds on a day, written over what reports say."""

from datetime import date

import pandas as pd

from domain.kinds import DecisionKind, Level, Origin

LEVELS = [level.value for level in (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE, Level.CENTRAL)]


def in_force(decisions: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The decisions that hold on the day `as_of`, the oldest first, with `since` beside them.

    One holds from its paper's `day`, or where it names none from the day it was made, until the day
    it was undone. One taken back held only from the day it was made: its paper's earlier day is
    taken back with it. Days of making and undoing are days in UTC.
    """
    dated = known_by(decisions, as_of)
    undone = dated["undone_at"].dt.tz_localize(None).dt.normalize()
    held: pd.DataFrame = dated[~(undone <= pd.Timestamp(as_of))]
    return held


def known_by(decisions: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The decisions of `in_force`, and those undone by the day `as_of`, the oldest first."""
    made = decisions["made_at"].dt.tz_localize(None).dt.normalize()
    undone = decisions["undone_at"].dt.tz_localize(None).dt.normalize()
    day = decisions["day"].fillna(made)
    since = day.where(undone.isna() | (day > made), made)
    known: pd.DataFrame = decisions.assign(since=since)[since <= pd.Timestamp(as_of)]
    return known.sort_values("decision_id")


def on_listed(holding: pd.DataFrame, units: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """The decisions on models that are `listed`, with their `name_id`, and whether the other model
    of each is `unseen`: its unit is not among `units`.
    """
    names = listed.drop_duplicates("model_id").set_index("model_id")["name_id"]
    other = holding["other_unit_id"]
    unseen = other.notna() & ~other.isin(units["unit_id"])
    known = holding.assign(name_id=holding["model_id"].map(names), unseen=unseen)
    return known[known["name_id"].notna()].astype({"name_id": "int64", "unseen": "bool"})


def with_decisions(found: pd.DataFrame, decided: pd.DataFrame) -> pd.DataFrame:
    """`found` (one row a model and year, with `name_id`) with what was decided on each model.

    `decided`: from `on_listed`. RECOGNISED raises `level`, and
    STRUCK_OFF sets `struck_year` (the first counts), in the row of the last year registered by the
    decision's day. REPLICATES makes the model replicated in the first year it was registered, where
    reports call it new or say nothing (the decision names what it was copied from).
    """
    if decided.empty:
        return found
    with_levels = _recognised(found, _of_kind(decided, DecisionKind.RECOGNISED))
    with_struck = _struck_off(with_levels, _of_kind(decided, DecisionKind.STRUCK_OFF))
    return _replicated(with_struck, _of_kind(decided, DecisionKind.REPLICATES))


def _of_kind(decided: pd.DataFrame, kind: DecisionKind) -> pd.DataFrame:
    return decided[decided["kind"] == kind.value]


def _recognised(found: pd.DataFrame, decided: pd.DataFrame) -> pd.DataFrame:
    if decided.empty:
        return found
    ranks = {level: rank for rank, level in enumerate(LEVELS)}
    at = _rows_meant(found, decided)
    given = decided["value"].map(ranks).groupby(at).max().reindex(found.index)
    said = found["level"].map(ranks)
    best = said.fillna(-1).clip(lower=given.fillna(-1))
    return found.assign(level=best.map(dict(enumerate(LEVELS))).astype("str"))


def _struck_off(found: pd.DataFrame, decided: pd.DataFrame) -> pd.DataFrame:
    if decided.empty:
        return found
    at = _rows_meant(found, decided)
    given = decided["since"].dt.year.groupby(at).min().reindex(found.index).astype("Int64")
    said = found["struck_year"]
    first = said.where(said.notna() & ~(given < said).fillna(False).astype(bool), given)
    return found.assign(struck_year=first)


def _replicated(found: pd.DataFrame, decided: pd.DataFrame) -> pd.DataFrame:
    first = found["year"] == found.groupby("name_id")["year"].transform("min")
    open_to_it = found["origin"].isin([Origin.NEW.value, Origin.UNKNOWN.value])
    meant = found["name_id"].isin(decided["name_id"]) & first & open_to_it
    return found.assign(origin=found["origin"].mask(meant, Origin.REPLICATED.value))


def _rows_meant(found: pd.DataFrame, decided: pd.DataFrame) -> "pd.Series[int]":
    """For each decision the label in `found` of the row it speaks of: that of the last year in
    which the model was registered by then, or else of its first.
    """
    rows = found[["name_id", "year"]].assign(row=found.index)
    said = decided[["name_id", "since"]].assign(decision=decided.index)
    met = said.merge(rows, on="name_id")
    later = met["year"] > met["since"].dt.year
    ordered = met.assign(later=later, near=met["year"].where(later, -met["year"]))
    meant = ordered.sort_values(["later", "near"]).drop_duplicates("decision")
    return meant.set_index("decision")["row"].reindex(decided.index)
