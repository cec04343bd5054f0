"""Whether units and the steps between them can be true together: each fault with its row.

A row that is at fault keeps its whole file out (project domain notes, “Units change”).
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter

from domain.text import plain
from translations import gettext as _
from translations.numbers import day as in_words

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Life:
    """A unit between two days; `where`: the row that says so, "" for one known before."""

    code: str
    name: str
    parent: str
    first: date | None
    last: date | None
    where: str = ""

    @property
    def begun(self) -> date:
        """Its first day, however long ago."""
        return self.first or date.min

    @property
    def ended(self) -> date:
        """Its last day, however far ahead."""
        return self.last or date.max


@dataclass(frozen=True, slots=True)
class Step:
    """A unit that went into another on `day`; `where` as in `Life`."""

    from_code: str
    into_code: str
    day: date
    whole: bool
    where: str = ""


def faults_of(lives: Mapping[str, Life], steps: list[Step]) -> list[str]:
    """What cannot be: in words, each with the row at fault. Faults known before are not told."""
    found = [
        *_names_twice(lives.values()),
        *(fault for step in steps for fault in _out_of_time(step, lives)),
        *_torn_apart(steps, lives),
        *_loops(steps, lives),
    ]
    return list(dict.fromkeys(f"{where}: {words}" for where, words in found if where))


def _names_twice(lives: Iterable[Life]) -> Iterator[tuple[str, str]]:
    """Two units of one name under one unit on one day."""
    alike: dict[tuple[str, str], list[Life]] = defaultdict(list)
    for life in lives:
        alike[life.parent, plain(life.name)].append(life)
    for group in alike.values():
        group.sort(key=lambda life: life.begun)
        for one, other in itertools.pairwise(group):
            if other.begun <= one.ended:
                words = _("{name} có hai lần trong cùng một ngày (mã {one} và {other}).")
                said = words.format(name=one.name, one=one.code, other=other.code)
                yield other.where or one.where, said


def _out_of_time(step: Step, lives: Mapping[str, Life]) -> Iterator[tuple[str, str]]:
    """A step at a time when one of its units was not, or from which its unit did not end."""
    one, other, day = lives[step.from_code], lives[step.into_code], in_words(step.day)
    of_one, of_other = step.where or one.where, step.where or other.where
    eve = step.day - ONE_DAY
    if one.begun > eve:
        yield of_one, _("{name} chưa có trước ngày {day}.").format(name=one.name, day=day)
    if one.ended < eve:
        words = _("{name} đã kết thúc ngày {last}, trước ngày {day}.")
        yield of_one, words.format(name=one.name, last=in_words(one.ended), day=day)
    if step.whole and one.ended > eve:
        words = _("{name} vào {into} toàn bộ từ ngày {day} thì ngày cuối phải là {eve}.")
        yield of_one, words.format(name=one.name, into=other.name, day=day, eve=in_words(eve))
    if other.begun > step.day:
        yield of_other, _("{name} chưa có vào ngày {day}.").format(name=other.name, day=day)
    if other.ended < step.day:
        words = _("{name} đã kết thúc ngày {last}, trước ngày {day}.")
        yield of_other, words.format(name=other.name, last=in_words(other.ended), day=day)


def _torn_apart(steps: list[Step], lives: Mapping[str, Life]) -> Iterator[tuple[str, str]]:
    """A unit that went whole into two others on a day, or whole and in parts."""
    together: dict[tuple[str, date], list[Step]] = defaultdict(list)
    for step in steps:
        together[step.from_code, step.day].append(step)
    for (code, day), group in together.items():
        whole = [step for step in group if step.whole]
        if not whole or len(group) == 1:
            continue
        if len(whole) > 1:
            words = _("{name} không thể đi toàn bộ vào hai đơn vị trong cùng ngày {day}.")
        else:
            words = _("{name} không thể vừa đi toàn bộ vừa đi một phần trong cùng ngày {day}.")
        said = words.format(name=lives[code].name, day=in_words(day))
        yield next((step.where for step in reversed(group) if step.where), ""), said


def _loops(steps: list[Step], lives: Mapping[str, Life]) -> Iterator[tuple[str, str]]:
    """Units that go round in a ring."""
    into: dict[str, set[str]] = defaultdict(set)
    for step in steps:
        into[step.into_code].add(step.from_code)
    try:
        TopologicalSorter(into).prepare()
    except CycleError as fault:
        ring: list[str] = fault.args[1]
        pairs = set(itertools.pairwise(ring))
        rows = [step.where for step in steps if (step.from_code, step.into_code) in pairs]
        said = _("các bước đi thành vòng: {units}.").format(
            units=" → ".join(lives[code].name for code in ring)
        )
        yield next((where for where in reversed(rows) if where), ""), said
