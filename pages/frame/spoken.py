"""What a plan's course says first: its sentence, what goes with it, and the headline figures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from metrics.headline import Headline
from pages.frame import heads, without_quota
from pages.frame.answer import answer, beside
from pages.frame.course import Asked, rolled_course
from pages.frame.heads import Head
from pages.frame.summary import Summary
from translations import gettext as _
from translations.numbers import day

# What is known of a year although nobody has reported it.
OF_REPORTS = ("reported", "on_time")


def first_lines(asked: Asked, said: Summary) -> tuple[str, str]:
    """The answer in one sentence, and what goes with it ("" where there is nothing)."""
    if asked.plan.quota is None:
        spoken = without_quota.spoken_of(asked, said)
        sentence = without_quota.answer(spoken, final=asked.final)
        return sentence, without_quota.beside(spoken) if spoken.judged else ""
    sentence = answer(said.year, said.whole, asked.years[-1], said.projected)
    if said.year is None and not asked.final:
        return sentence, _first_day(asked)
    return sentence, beside(said.year, said.whole)


def _first_day(asked: Asked) -> str:
    """When the first year is due, where nothing is owed yet."""
    first = rolled_course(asked).first_day()
    words = _("Hạn đầu tiên: hết ngày {day}.")
    return words.format(day=day(first)) if first else ""


def head_figures(asked: Asked, said: Summary) -> tuple[list[Head], int | None]:
    """The headline figures, and the year that they are compared with."""
    if asked.plan.quota is None:
        years = without_quota.told(asked)[1]
        return without_quota.heads(without_quota.spoken_of(asked, said), years), None
    if asked.final:
        return _told(said.whole, None, said.years, over=True), None
    if said.year is None:
        return [], None
    before = said.years[-2] if len(said.years) > 1 and said.years[-2].reported else None
    over = asked.as_of >= date(said.year.year or asked.as_of.year, 12, 31)
    return _told(said.year, before, said.years, over=over), before.year if before else None


def _told(
    spoken: Headline, before: Headline | None, years: Sequence[Headline], *, over: bool
) -> list[Head]:
    """The figures; of what nobody has reported there is none, nor a change to it, and a year that
    nobody reported is no point of a course: unknown is not zero (settled rule 5).
    """
    heard = [year for year in years if year.reported]
    return [_heard(head, spoken) for head in heads.heads(spoken, before, heard, year_over=over)]


def _heard(head: Head, spoken: Headline) -> Head:
    if spoken.reported or head.of in OF_REPORTS:
        return head
    return replace(head, value="–", change=None, compared=False, against=_("chưa báo cáo"))
