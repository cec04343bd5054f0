"""Which pairs wait, in the order of their turns: worked out once for all who see the same."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from metrics.repeats import SAME, rows_answered, with_answer
from pages.frame.shared import shared
from pages.frame.some_models import some_models
from pages.frame.table import as_sent
from pages.office.review_scope import Scope, scope_key
from translations import gettext as _
from translations import speaking
from translations.numbers import number

AT_MOST = 100
LISTED = ["listing_id", "other_listing_id"]
TOLD = ["name", "field", "other_name", "other_field"]
Key = tuple[int, int, int]  # model, the other, the year of the first


@dataclass(frozen=True, slots=True)
class Turns:
    """The pairs of `scope`, with the answers `given` since it was counted and those that were put
    `off`, in the order in which they were; in which language.
    """

    scope: Scope
    given: tuple[tuple[Key, str], ...]
    off: tuple[Key, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The page's answer in one sentence; how many pairs wait, and the first of them in their turns:
    as rows of `metrics.models`, and as a table to read.
    """

    sentence: str
    count: int
    first: pd.DataFrame
    told: pa.Table


def _turns_key(turns: Turns) -> tuple[object, ...]:
    return *scope_key(turns.scope), turns.given, turns.off, turns.spoken


@shared(64, {Turns: _turns_key})
def waiting_in(turns: Turns) -> Waiting:
    """Shared by all who ask the same: never changed."""
    scope = turns.scope
    pairs = scope.pairs
    for key, given in turns.given:
        pairs = with_answer(pairs, key, given)
    waiting = _in_turn(pairs[pairs["answer"] == ""], turns.off)
    repeats = rows_answered(pairs, SAME)
    first = _named(waiting.head(AT_MOST), scope)
    with speaking(turns.spoken):
        sentence = answer(waiting, scope.total - repeats)
        told = as_sent(_in_words(first, scope.units))
        return Waiting(sentence, len(waiting) if len(first) else 0, first, told)


def answer(waiting: pd.DataFrame, total: int) -> str:
    """The page's answer in one sentence; `total`: what counts while nobody has answered."""
    if waiting.empty:
        words = _("Không có cặp nào chờ xác nhận; tổng là {total} mô hình.")
        return words.format(total=number(total))
    words = _(
        "{pairs} cặp chờ xác nhận, liên quan {units} đơn vị; "
        "nếu đều trùng thì tổng là {low} thay cho {total}."
    )
    return words.format(
        pairs=number(len(waiting)),
        units=number(waiting["unit_id"].nunique()),
        low=number(total - rows_answered(waiting, "")),
        total=number(total),
    )


def _in_turn(waiting: pd.DataFrame, off: tuple[Key, ...]) -> pd.DataFrame:
    """The likeliest first; those that were put off come last, in the order in which they were."""
    ordered = waiting.sort_values(["score", "unit_id", "year"], ascending=[False, True, True])
    keys = list(ordered[["model_id", "other_model_id", "year"]].itertuples(index=False, name=None))
    turns = [off.index(key) + 1 if key in off else 0 for key in keys]
    return ordered.assign(turn=turns).sort_values("turn", kind="stable")


def _named(first: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Pairs with the `TOLD` of both models, as `metrics.models` has them; without those that went
    meanwhile.
    """
    found = some_models(scope.asked, frozenset(first["unit_id"])).pairs
    return first.merge(found[[*LISTED, *TOLD]], on=LISTED)


def _in_words(waiting: pd.DataFrame, units: dict[int, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Đơn vị"): waiting["unit_id"].map(units),
            _("Năm"): waiting["year"],
            _("Mô hình"): waiting["name"],
            _("Có thể là mô hình"): waiting["other_name"],
            _("của năm"): waiting["other_year"],
        }
    )
