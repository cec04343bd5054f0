"""Which names may mean one and the same model (settled rule 3)."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cpdist

from domain.name_parts import NameParts, name_parts

# Measured on one half of benchmarks/name_pairs.csv and held against the other (`make bench`): of
# the words of the name that says less, by weight, so much stands in the other one too …
SHARED = 0.8
# … and that is more than one telling word, unless the name has no more.
AT_LEAST = 1.5
# Of 100, the words in order of the alphabet: a slip of the finger in a name of some length.
MISTYPED = 94
# A word in more names of one unit than this tells none of them apart, and would be met too often.
TOO_MANY = 200

NAMED = {"name_id": "place", "other": "other"}
Floats = npt.NDArray[np.float64]


def similar_names(names: pd.DataFrame, kin: pd.DataFrame) -> pd.DataFrame:
    """The pairs of like names of units that are `kin`: `name_id`, `other` (of the units `unit_id`
    and `other_unit_id` of `kin`), `same_year` (only models of one year are compared), `score`.

    `names`: `name_id`, its `unit_id`, and `name` as written; `kin`: from `metrics.kin`. A pair is
    only likely: it waits for a person, and no figure changes by it. `score` (float64, 0 to 1) is
    the part of the shorter name's words, by weight, that stand in the other, or how alike the
    letters are; names of two places, or of two persons, are not alike.
    """
    texts, written = pd.factorize(names["name"])
    told = [name_parts(str(text)) for text in written]
    pairs = _sharing(names.assign(text=texts), told, kin)
    whole = np.array([sum(parts.words.values()) for parts in told])
    left, right = (texts[pairs[column].to_numpy()] for column in ("place", "other"))
    least = np.minimum(whole[left], whole[right])
    shared = pairs["shared"].to_numpy() / least
    enough = (shared >= SHARED) & (pairs["shared"].to_numpy() >= np.minimum(AT_LEAST, least))
    letters = _by_letters(told, left, right, possible=~enough & (shared >= SHARED / 2))
    score = np.where(enough, shared, letters)
    likely = np.flatnonzero(score > 0)
    apart = [_apart(told[left[pair]], told[right[pair]]) for pair in likely]
    kept = likely[~np.array(apart, dtype="bool")]
    ids = names["name_id"].to_numpy()
    return pd.DataFrame(
        {column: ids[pairs[place].to_numpy()[kept]] for column, place in NAMED.items()}
        | {"same_year": pairs["same_year"].to_numpy()[kept], "score": score[kept].clip(max=1)}
    )


def _sharing(names: pd.DataFrame, told: list[NameParts], kin: pd.DataFrame) -> pd.DataFrame:
    """Every pair of places in `names`, of units that are kin, with a word in common: `place`,
    `other`, `same_year`, `shared`, the weight of all those words.
    """
    said = pd.DataFrame(
        [(text, *word) for text, parts in enumerate(told) for word in parts.words.items()],
        columns=["text", "word", "weight"],
    ).astype({"text": "int64", "weight": "float64"})
    said["word"] = pd.factorize(said["word"])[0]
    placed = names[["unit_id", "text"]].assign(place=np.arange(len(names))).merge(said, on="text")
    placed = placed[placed.groupby(["unit_id", "word"])["place"].transform("size") <= TOO_MANY]
    mine = kin.merge(placed, on="unit_id")
    theirs = placed.rename(
        columns={"unit_id": "other_unit_id", "place": "other", "weight": "other_weight"}
    )
    met = mine.merge(theirs, on=["other_unit_id", "word"])
    met = met[met["place"] != met["other"]]
    met["shared"] = np.maximum(met["weight"], met["other_weight"])
    return met.groupby(["place", "other", "same_year"], as_index=False)[["shared"]].sum()


def _by_letters(
    told: list[NameParts],
    left: npt.NDArray[np.int64],
    right: npt.NDArray[np.int64],
    possible: npt.NDArray[np.bool_],
) -> Floats:
    """How alike two names are by their letters where that is very much so, else 0."""
    spelt = np.array([" ".join(sorted(parts.words)) for parts in told], dtype=object)
    alike = np.zeros(len(left))
    if possible.any():
        pairs = spelt[left[possible]], spelt[right[possible]]
        alike[possible] = cpdist(*pairs, scorer=ratio, score_cutoff=MISTYPED) / 100
    return alike


def _apart(one: NameParts, other: NameParts) -> bool:
    """Whether two names speak of different places, or of different persons."""
    places = bool(one.places and other.places and not one.places & other.places)
    return places or bool(one.person and other.person and one.person != other.person)
