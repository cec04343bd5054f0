"""All that the comparison shows, made once for everybody who asks the same."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from decks.standings import Standing
from pages.frame.chart import Chart
from pages.frame.course import key_of
from pages.frame.shared import shared
from pages.frame.table import as_sent
from pages.meetings.compare_answer import (
    answer,
    nobody_reported,
    unranked_in_words,
    whom_to_push,
)
from pages.meetings.compare_averages import averages_chart
from pages.meetings.compare_changes import change_chart
from pages.meetings.compare_drawing import Drawing
from pages.meetings.compare_fields import fields_chart
from pages.meetings.compare_shares import shares_chart
from pages.meetings.compare_tables import in_order, ranking, recipe
from pages.meetings.compare_units import units_in_words
from pages.meetings.compared import Compared, compared
from pages.meetings.rules_apart import rules_apart
from pages.meetings.sides import Question, sides
from pages.meetings.standings import said_of, standings


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be shown, and how: the groups by one share."""

    question: Question
    groups: tuple[str, ...]
    share: str
    dark: bool
    language: str


@dataclass(frozen=True, slots=True)
class Screen:
    """`answer`: the first line; `silent`: nobody has reported, and nothing is drawn; `others`: a
    line for each other share, or whom to push; `apart`: in what the rules
    differ; `ranking`, empty where nobody has a rank; `unranked`: who has none, and why. `wide`: the
    charts as wide as the page; `narrow`: those that stand in two columns.
    """

    answer: str
    silent: bool
    others: tuple[str, ...]
    apart: tuple[str, ...]
    ranking: pa.Table
    recipe: str
    unranked: str
    wide: tuple[Chart, ...]
    narrow: tuple[Chart, ...]


@shared(48, {Look: key_of})
def screen(look: Look) -> Screen:
    """The screen of a look. Shared: never changed."""
    question = look.question
    found = compared(question, look.groups)
    names = {group: sides(question).names[group] for group in look.groups}
    rows, in_rows = in_order(found, names, look.share)
    said = said_of(look.share, question)
    if not found.tallies["unit_years_reported"].any():
        return _silent(look, found, list(names.values()))
    drawing = Drawing(found, in_rows, question, look.dark)
    wide = (shares_chart(drawing), fields_chart(drawing))
    narrow = (
        averages_chart(drawing),
        change_chart(drawing, look.share, question.asked.as_of),
    )
    first, *others = _first_lines(found, names, look, rows)
    return Screen(
        answer=first,
        others=tuple(others),
        silent=False,
        apart=tuple(rules_apart(found.plans, found.shared)),
        ranking=as_sent(ranking(rows, said) if _is_ranked(rows) else pd.DataFrame()),
        recipe=recipe(said),
        unranked=unranked_in_words(rows, said),
        wide=tuple(chart for chart in wide if chart),
        narrow=tuple(chart for chart in narrow if chart),
    )


def _silent(look: Look, found: Compared, names: list[str]) -> Screen:
    """Where nothing is reported there is nothing to draw: only of whom, and whom to push (settled
    rule 5: not reported is not zero).
    """
    question, units = look.question, int(found.tallies["units"].sum())
    since = min(plan.first_year for plan in found.plans)
    return Screen(
        answer=nobody_reported(units, question.year, since),
        silent=True,
        others=(whom_to_push(names, said_of(look.share, question)),) if units else (),
        apart=(),
        ranking=as_sent(pd.DataFrame()),
        recipe="",
        unranked="",
        wide=(),
        narrow=(),
    )


def _is_ranked(rows: Sequence[Standing]) -> bool:
    return any(row.rank is not None for row in rows)


def _first_lines(
    found: Compared, names: dict[str, str], look: Look, rows: list[Standing]
) -> list[str]:
    """The answer, then a line by each other share that ranks somebody; of single units that nothing
    ranks, their numbers first.
    """
    by_share = {share: standings(found, share, names) for share in found.ranks}
    others = [
        answer(standing, said_of(share, look.question))
        for share, standing in by_share.items()
        if share != look.share and (_is_ranked(standing) or look.question.of_places)
    ]
    if look.question.of_places or _is_ranked(rows):
        return [answer(rows, said_of(look.share, look.question)), *others]
    return [*units_in_words(found, names, look.question), *others]
