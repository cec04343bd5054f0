"""How well likely repeats are found: our rule on names labelled by hand, each with why.

`name_pairs.csv` holds pairs of names written from the ways in which offices vary them. The lines
take turns: the rule was tuned on one half, and what it is worth is said by the other.
"""

from collections.abc import Callable, Sequence
from csv import DictReader
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from benchmarks.measure import show_table
from domain.model_names import name_key
from domain.text import fold
from metrics.similar import similar_names

PAIRS = Path(__file__).parent / "name_pairs.csv"
Rule = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two names, whether they mean one model, and how they differ."""

    earlier: str
    later: str
    same: bool
    why: str


@dataclass(frozen=True, slots=True)
class Worth:
    """`precision`: how many of the pairs found are one model; `recall`: how many such are found."""

    precision: float
    recall: float


def labelled_pairs() -> tuple[list[Labelled], list[Labelled]]:
    """The half on which the rule was tuned, and the half held out."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = [
            Labelled(row["earlier"], row["later"], row["label"] == "same", row["why"])
            for row in DictReader(file)
        ]
    return rows[0::2], rows[1::2]


def is_likely(earlier: str, later: str) -> bool:
    """Whether our rule asks a person about these two names of one unit."""
    names = pd.DataFrame({"name_id": [0, 1], "unit_id": [1, 1], "name": [earlier, later]})
    own = pd.DataFrame({"unit_id": [1], "other_unit_id": [1], "same_year": [False]})
    return not similar_names(names, own).empty


def worth(rule: Rule, pairs: Sequence[Labelled]) -> Worth:
    """What `rule` is worth on `pairs`."""
    found = [pair for pair in pairs if rule(pair.earlier, pair.later)]
    right = sum(pair.same for pair in found)
    return Worth(right / len(found) if found else 1.0, right / sum(pair.same for pair in pairs))


def _by(scorer: Callable[[str, str], float], at_least: float) -> Rule:
    def rule(one: str, other: str) -> bool:
        return scorer(fold(name_key(one)), fold(name_key(other))) >= at_least

    return rule


def run() -> None:
    """Print precision and recall of our rule beside those of plain comparing, on both halves."""
    tuned, held_out = labelled_pairs()
    rules: dict[str, Rule] = {
        "letters, words in order (80)": _by(token_sort_ratio, 80),
        "letters, words as sets (80)": _by(token_set_ratio, 80),
        "our rule": is_likely,
    }
    columns = ("", *(f"{what}, {half}" for half in HALVES for what in ("precision", "recall")))
    rows = []
    for name, rule in rules.items():
        measured = [worth(rule, half) for half in (tuned, held_out)]
        rows.append((name, *(f"{one:.2f}" for w in measured for one in (w.precision, w.recall))))
    title = f"Likely repeats: {len(tuned)} pairs tuned on, {len(held_out)} held out"
    show_table(title, columns, rows)


HALVES = ("tuned on", "held out")
