"""Models that may be earlier ones again: what a person is asked, and what was answered (settled
rule 3; Khoái Châu 05-KH/BCĐ, II.4: “không tính cộng dồn”).
"""

from functools import cache

import pandas as pd

from domain.kinds import DecisionKind
from metrics.similar import similar_names

SAME, DIFFERENT = DecisionKind.SAME.value, DecisionKind.DIFFERENT.value
ROW = ["name_id", "year"]
PAIR = [*ROW, "other", "other_year"]
QUESTION = ["low", "high", "own_year"]


def answers(decided: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """The last answer to each question, one row each: `name_id`, `other` Int64, `own_year` Int64
    (where the question is whether the model of that year is its own earlier self), `unseen`,
    `answer` (SAME or DIFFERENT).

    `decided`: from `in_force`, with the `name_id` of its model and whether the other model's unit
    is `unseen` (not among the units looked at; `other` is missing then). Where the other stands in
    no list of `listed`, there is nothing that the model could repeat.
    """
    said = decided[decided["kind"].isin([SAME, DIFFERENT])]
    return _answers(said, listed) if len(said) else _no_answers()


def _answers(said: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    names = listed.drop_duplicates("model_id").set_index("model_id")["name_id"]
    own = said["other_model_id"].isna()
    given = pd.DataFrame(
        {
            "name_id": said["name_id"],
            "other": said["other_model_id"].map(names).astype("Int64"),
            "own_year": pd.to_numeric(said["value"].where(own), errors="coerce").astype("Int64"),
            "unseen": said["unseen"],
            "answer": said["kind"],
        }
    )
    given = _with_question(given.astype({"name_id": "Int64"}))
    kept = given[given["other"].notna() | given["own_year"].notna() | given["unseen"]]
    return kept.drop_duplicates([*QUESTION, "unseen"], keep="last")


@cache
def _no_answers() -> pd.DataFrame:
    """What `_answers` makes of nothing said. Shared: never changed."""
    told = {"name_id": "int64", "other_model_id": "Int64", "unseen": "bool", "model_id": "int64"}
    nothing = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in told.items()})
    return _answers(nothing.assign(value=nothing["unseen"].astype("str"), kind=""), nothing)


def _with_question(pairs: pd.DataFrame) -> pd.DataFrame:
    """`pairs` with what tells one question from another, whichever model is named first."""
    both = pairs[["name_id", "other"]].astype("Int64")
    return pairs.assign(low=both.min(axis=1), high=both.max(axis=1))


def pairs_of_rows(
    found: pd.DataFrame,
    listed: pd.DataFrame,
    kin: pd.DataFrame,
    given: pd.DataFrame,
    *,
    cumulated: bool,
) -> pd.DataFrame:
    """One row for each model of a year that counts (`counts` of `found`) and each that it may be
    again: `PAIR`, `score` (missing where only a person thought of it) and `answer` ("": it waits).

    The other is of an earlier year (unless the plan cumulates), or of the same year: of two reports
    of a unit the one said later waits, while one report that names both means both; of a union and
    its agency the union's. A model under its own earlier name is asked about where its report calls
    it new or replicated; without an origin it repeats, and nobody is asked.
    """
    rows = found[found["counts"]][[*ROW, "unit_id", "first_said"]]
    met = _named_pairs(found, kin, given).merge(rows, on="name_id")
    others = found[[*ROW, "unit_id", "first_said", "counts"]]
    met = met.merge(others.add_prefix("other_").rename(columns={"other_name_id": "other"}))
    earlier = (met["other_year"] < met["year"]) & ~met["same_year"] & (not cumulated)
    together = met["other_year"] == met["year"]
    own = met["unit_id"] == met["other_unit_id"]
    beside = together & ~met["turned"] & (~own | _said_later(met))
    kept = met[earlier | beside][[*PAIR, "score"]]
    kept = kept[~_named_side_by_side(kept, listed)]
    selves = kept.iloc[:0] if cumulated else _again(found, rows)
    return _with_answers(pd.concat([kept, selves], ignore_index=True), given)


def _named_pairs(found: pd.DataFrame, kin: pd.DataFrame, given: pd.DataFrame) -> pd.DataFrame:
    """The names to hold against each other: those that are alike, and those that a person did;
    `turned`, whether those are alike that a person named the other way round.
    """
    names = found.sort_values(ROW).drop_duplicates("name_id")[["name_id", "unit_id", "name"]]
    likely = similar_names(names, kin)
    told = given.loc[given["other"].notna(), ["name_id", "other"]].astype("int64")
    units = names.set_index("name_id")["unit_id"]
    of_one_unit = told["name_id"].map(units) == told["other"].map(units)
    turned = told[of_one_unit].rename(columns={"name_id": "other", "other": "name_id"})
    by_hand = pd.concat([told, turned]).drop_duplicates().assign(same_year=False)
    by_hand = by_hand.merge(likely.drop(columns="same_year"), on=["name_id", "other"], how="left")
    both = pd.concat([by_hand, likely], ignore_index=True)
    both = both.drop_duplicates(["name_id", "other"]).astype({"same_year": "bool"})
    return both.assign(turned=_turned(both, likely))


def _turned(pairs: pd.DataFrame, likely: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a pair is `likely` the other way round, and only so."""
    ways = pd.MultiIndex.from_frame(likely[["name_id", "other"]])
    as_told = pd.MultiIndex.from_frame(pairs[["name_id", "other"]])
    around = pd.MultiIndex.from_frame(pairs[["other", "name_id"]])
    return pd.Series(around.isin(ways) & ~as_told.isin(ways), index=pairs.index)


def _said_later(met: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a row is said after its other one; one that does not count waits for nobody."""
    same = met["first_said"] == met["other_first_said"]
    after = (met["first_said"] > met["other_first_said"]) | (same & (met["name_id"] > met["other"]))
    return after | ~met["other_counts"].astype("bool")


def _named_side_by_side(pairs: pd.DataFrame, listed: pd.DataFrame) -> "pd.Series[bool]":
    """Whether one report names both models of a pair of one year."""
    together = pairs[pairs["year"] == pairs["other_year"]].reset_index(names="pair")
    named = listed[[*ROW, "report_id"]].drop_duplicates()
    also = named.rename(columns={"name_id": "other"})
    both = together.merge(named, on=ROW).merge(also, on=["other", "year", "report_id"])
    return pd.Series(pairs.index.isin(both["pair"]), index=pairs.index)


def _again(found: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Each row that counts with the first of its own model, where that was in an earlier year."""
    first = found.groupby("name_id")["year"].min().rename("other_year")
    beside = rows[ROW].merge(first, on="name_id")
    again = beside[beside["other_year"] < beside["year"]]
    return again.assign(other=again["name_id"], score=1.0)[[*PAIR, "score"]]


def _with_answers(pairs: pd.DataFrame, given: pd.DataFrame) -> pd.DataFrame:
    own = pairs["name_id"] == pairs["other"]
    asked = _with_question(pairs.assign(own_year=pairs["year"].astype("Int64").where(own)))
    asked.loc[own, ["low", "high"]] = asked.loc[own, ["name_id", "name_id"]].to_numpy()
    told = given[~given["unseen"]]
    known = asked[QUESTION].merge(told[[*QUESTION, "answer"]], on=QUESTION, how="left")
    return pairs.assign(answer=known["answer"].fillna("").to_numpy())


def is_same(found: pd.DataFrame, pairs: pd.DataFrame, given: pd.DataFrame) -> "pd.Series[bool]":
    """For each row of `found`, whether a person said that it is an earlier model again."""
    unseen = given.loc[given["unseen"] & (given["answer"] == SAME), "name_id"]
    return _among(found, pairs[pairs["answer"] == SAME]) | found["name_id"].isin(unseen)


def waits(found: pd.DataFrame, pairs: pd.DataFrame) -> "pd.Series[bool]":
    """For each row of `found`, whether one of its questions is not answered."""
    return _among(found, pairs[pairs["answer"] == ""])


def stands_for_itself(found: pd.DataFrame, given: pd.DataFrame) -> "pd.Series[bool]":
    """For each row of `found`, whether a person said that it is not its own earlier self."""
    said = given[(given["answer"] == DIFFERENT) & given["own_year"].notna()]
    return _among(found, said[["name_id"]].assign(year=said["own_year"]).astype("int64"))


def _among(found: pd.DataFrame, rows: pd.DataFrame) -> "pd.Series[bool]":
    keys = pd.MultiIndex.from_frame(rows[ROW])
    return pd.Series(pd.MultiIndex.from_frame(found[ROW]).isin(keys), index=found.index)


def open_questions(pairs: pd.DataFrame) -> pd.DataFrame:
    """`pairs` of `metrics.models` without those that wait though their model, being the same as
    another, does not count any more.
    """
    counted_once = _rows_of(pairs[pairs["answer"] == SAME])
    return pairs[(pairs["answer"] != "") | ~_rows_of(pairs).isin(counted_once)]


def with_answer(pairs: pd.DataFrame, pair: tuple[int, int, int], answer: str) -> pd.DataFrame:
    """`pairs` of `metrics.models` as they are once a person gave this `answer` to `pair` (its
    model, the other, the year), without counting everything anew.
    """
    model, other, year = pair
    asked = (pairs["model_id"] == model) & (pairs["other_model_id"] == other)
    asked |= (pairs["model_id"] == other) & (pairs["other_model_id"] == model)
    if model == other:
        asked &= pairs["year"] == year
    return open_questions(pairs.assign(answer=pairs["answer"].mask(asked, answer)))


def as_asked(pairs: pd.DataFrame, model: int, other: int) -> tuple[int, int]:
    """Two models in the order in which `pairs` of `metrics.models` asks about them, if it does."""
    asked = pd.MultiIndex.from_frame(pairs[["model_id", "other_model_id"]])
    turned = (other, model) in asked and (model, other) not in asked
    return (other, model) if turned else (model, other)


def rows_answered(pairs: pd.DataFrame, answer: str) -> int:
    """How many models of a year have a pair with this answer."""
    return len(pairs.loc[pairs["answer"] == answer, ["model_id", "year"]].drop_duplicates())


def _rows_of(pairs: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(pairs[["model_id", "year"]])
