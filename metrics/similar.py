"""Which of a unit's models may be one and the same under two names (settled rule 3)."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cpdist

# Of 100, the words of each name in order of the alphabet. At 80 “tuyến đường hoa tự quản” meets
# “đường hoa tự quản”, and “bộ phận một cửa thân thiện” meets “một cửa thân thiện”; “tiếng kẻng an
# ninh” and “camera an ninh” (50), “một cửa thân thiện” and “chính quyền thân thiện” (65) stay
# apart.
ALIKE = 80

Positions = npt.NDArray[np.int64]


def similar_names(names: pd.DataFrame) -> tuple[Positions, Positions]:
    """The pairs of like names within a unit, as positions in `names`, each pair once.

    `names` has `unit_id`, by which it is sorted, and `name_key`. A pair is only likely: it waits
    for a person, and no figure changes by it.
    """
    keys = names["name_key"].tolist()
    words = np.array([" ".join(sorted(key.split())) for key in keys], dtype=object)
    left, right = _pairs_within(names["unit_id"].to_numpy())
    lengths = np.array([len(word) for word in words], dtype="int64")
    # Names too unlike in length can never reach ALIKE: most pairs need no comparing.
    shorter = np.minimum(lengths[left], lengths[right])
    possible = 200 * shorter >= ALIKE * (lengths[left] + lengths[right])
    left, right = left[possible], right[possible]
    alike = cpdist(words[left], words[right], scorer=ratio, score_cutoff=ALIKE) >= ALIKE
    return left[alike], right[alike]


def _pairs_within(groups: Positions) -> tuple[Positions, Positions]:
    """Positions of every pair of rows that share a group; `groups` is sorted."""
    ends = np.searchsorted(groups, groups, side="right")
    partners = ends - np.arange(len(groups)) - 1
    left = np.repeat(np.arange(len(groups)), partners)
    begins = np.repeat(np.cumsum(partners) - partners, partners)
    return left, left + 1 + np.arange(len(left)) - begins


def like_another(
    models: pd.DataFrame, listed: pd.DataFrame, *, cumulated: bool
) -> "pd.Series[bool]":
    """For each row of `models`, whether it may be another of its unit's models under a new name:
    one first named in an earlier year (unless the plan cumulates), or one of the same year that
    another report names. Of two in a year the one said later waits; one report that names both
    means both. `listed` says which report (`report_id`) names which model.

    Both tables number the names: `name_id` runs from 0 in the order of `unit_id`.
    """
    names = models.drop_duplicates("name_id").sort_values("name_id")
    left, right = similar_names(names)
    if not len(left):
        return pd.Series(False, index=models.index)
    firsts = models.groupby("name_id")["year"].min().to_numpy()
    earliest = np.full(len(firsts), np.iinfo(np.int64).max)
    np.minimum.at(earliest, left, firsts[right])
    np.minimum.at(earliest, right, firsts[left])
    new_name = pd.Series(earliest[models["name_id"]], index=models.index) < models["year"]
    pairs = pd.DataFrame(
        {"name_id": np.concatenate([left, right]), "other": np.concatenate([right, left])}
    )
    return (new_name & (not cumulated)) | _like_one_of_its_year(models, listed, pairs)


def _like_one_of_its_year(
    models: pd.DataFrame, listed: pd.DataFrame, pairs: pd.DataFrame
) -> "pd.Series[bool]":
    doubted = models[models["name_id"].isin(pairs["name_id"])]
    order = doubted.sort_values(["counts", "first_said", "name_id"])
    placed = order[["name_id", "year"]].assign(place=range(len(order)))
    others = placed.rename(columns={"name_id": "other", "place": "other_place"})
    together = pairs.merge(placed, on="name_id").merge(others, on=["other", "year"])
    later = together[together["place"] > together["other_place"]]
    named = listed[["name_id", "year", "report_id"]]
    also = named.rename(columns={"name_id": "other"})
    both = later.merge(named, on=["name_id", "year"]).merge(also, on=["other", "year", "report_id"])
    places = ["place", "other_place"]
    meant = later.set_index(places).index.isin(both.set_index(places).index)
    waiting = placed.index[placed["place"].isin(later.loc[~meant, "place"])]
    return pd.Series(models.index.isin(waiting), index=models.index)
