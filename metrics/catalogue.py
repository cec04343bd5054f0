"""Every model once, over all years: a catalogue to search, and what is said of one in its life."""

from datetime import date

import pandas as pd

from domain.kinds import DecisionKind, ModelState, ReportKind, Step
from metrics.decided import LEVELS, in_force, known_by

STEPS = [step.value for step in Step]
LIFE = [
    *("day", "event", "value", "year", "listing_id", "decision_id", "report_id", "submission_id"),
    *("sheet", "cell", "file", "standing", "reason", "document_number", "made_by"),
]


def catalogue(models: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """One row per lasting model, by `model_id`: `unit_id`, `name` and `field` as last said, `years`
    (a tuple of those it was registered in), `counted_years` and `recognised_years` (those of them
    in which it counts, is recognised), `first_year`, `last_year`, `counted` (in how many of them
    it counts), `origin` of the first, `form`, `state` as last judged, `level`, the highest,
    `struck_year` Int64, `to_confirm`, `step` (missing where none is known).

    `models` is from `models`, `steps` from `steps_reached`. A model has one id in its unit; what
    reads otherwise next year is another until a person says that they are the same.
    """
    said = models.sort_values(["model_id", "year"]).assign(
        # That a model is registered again says nothing of how it fares.
        judged=lambda rows: rows["state"].where(rows["state"] != ModelState.REGISTERED.value),
        level=lambda rows: rows["level"].map({level: rank for rank, level in enumerate(LEVELS)}),
    )
    grouped = said.groupby("model_id")
    once = grouped.agg(
        unit_id=("unit_id", "first"),
        name=("name", "last"),
        field=("field", "last"),
        first_year=("year", "min"),
        last_year=("year", "max"),
        counted=("counts", "sum"),
        origin=("origin", "first"),
        form=("form", "last"),
        state=("judged", "last"),
        level=("level", "max"),
        struck_year=("struck_year", "min"),
        to_confirm=("to_confirm", "any"),
    ).reset_index()
    for column, rows in (
        ("years", said),
        ("counted_years", said[said["counts"]]),
        ("recognised_years", said[said["level"].notna()]),
    ):
        once[column] = _years(rows, once["model_id"])
    once["state"] = once["state"].fillna(ModelState.REGISTERED.value)
    once["level"] = once["level"].map(dict(enumerate(LEVELS))).astype("str")
    return once.merge(steps, on="model_id", how="left")


def _years(rows: pd.DataFrame, models: "pd.Series[int]") -> list[tuple[int, ...]]:
    """Of each of `models` the years of its `rows`, which are in their order, each once."""
    found: dict[int, list[int]] = {model: [] for model in models.tolist()}
    for model, year in zip(rows["model_id"].tolist(), rows["year"].tolist(), strict=True):
        if year not in found[model][-1:]:
            found[model].append(year)
    return [tuple(found[model]) for model in models.tolist()]


def steps_reached(
    listings: pd.DataFrame, reports: pd.DataFrame, decisions: pd.DataFrame, as_of: date
) -> pd.DataFrame:
    """One row per model of which a step is known: `model_id`, the furthest `step` that a report
    standing, or a decision in force, on the day `as_of` names (Ninh Thuận 2023, mục 3: bốn bước,
    theo trình tự).
    """
    standing = reports.loc[reports["standing"], "report_id"]
    told = listings[listings["report_id"].isin(standing)][["model_id", "step"]]
    holding = in_force(decisions, as_of)
    decided = holding[holding["kind"] == DecisionKind.STEP]
    named = pd.concat(
        [told, decided[["model_id", "value"]].rename(columns={"value": "step"})],
        ignore_index=True,
    )
    known = named[named["step"].isin(STEPS)]
    places = known.assign(place=known["step"].map({step: at for at, step in enumerate(STEPS)}))
    furthest = places.groupby("model_id", as_index=False).agg(place=("place", "max"))
    furthest["step"] = furthest["place"].map(dict(enumerate(STEPS))).astype("str")
    return furthest[["model_id", "step"]]


def life(
    facts: pd.DataFrame, reports: pd.DataFrame, decisions: pd.DataFrame, as_of: date
) -> pd.DataFrame:
    """What is said of models up to the day `as_of`, a row for each word, the oldest first: `day`
    (received, or of the decision), `event` ("registered" with the origin in `value`, "result" with
    the state, "recognised" with the level, "struck_off" with the note, "step", "replicates" with
    the name copied from, or the kind of a decision), `year`; `listing_id` or `decision_id` Int64,
    whichever says it; `report_id`, `submission_id` Int64, `sheet`, `cell`, `file`, `standing`
    (false: another report speaks for its unit, or the decision was taken back by then), `reason`,
    `document_number`, `made_by`.

    `facts` are accepted listings (`data_loaders.lives`), `reports` from `standing_reports`.
    """
    stands = reports.loc[reports["standing"], "report_id"]
    known = said_by(facts, as_of)
    told = known.rename(columns={"received": "day"}).assign(
        standing=known["report_id"].isin(stands), year=known["report_year"]
    )
    of_facts = pd.concat(_events(told), ignore_index=True)
    made = known_by(decisions, as_of)
    decided = made.rename(columns={"kind": "event"}).assign(
        standing=made["decision_id"].isin(in_force(decisions, as_of)["decision_id"]),
        day=made["day"].fillna(made["made_at"].dt.tz_localize(None)),
    )
    both = pd.concat([of_facts, decided], ignore_index=True).reindex(columns=LIFE)
    ids = ["year", "listing_id", "decision_id", "report_id", "submission_id"]
    typed = both.astype(dict.fromkeys(ids, "Int64"))
    return typed.sort_values(["day", "listing_id"], kind="stable", ignore_index=True)


def said_by(facts: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """`facts` without what was received after the day `as_of`."""
    known: pd.DataFrame = facts[facts["received"].dt.normalize() <= pd.Timestamp(as_of)]
    return known


def _events(told: pd.DataFrame) -> list[pd.DataFrame]:
    """The facts once for each thing that they say."""
    registers = told["kind"] == ReportKind.REGISTER.value
    struck = told["state"] == ModelState.STRUCK_OFF.value
    spoken = [
        ("registered", "origin", registers & ~struck),
        ("result", "state", ~registers & ~struck),
        ("struck_off", "note", struck),
        *(
            (event, column, told[column].notna() & (told[column] != ""))
            for event, column in (
                ("recognised", "level"),
                ("step", "step"),
                ("replicates", "copied_from"),
            )
        ),
    ]
    return [
        told[said].assign(event=event, value=told.loc[said, column].to_numpy())
        for event, column, said in spoken
    ]
