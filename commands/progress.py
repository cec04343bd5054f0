"""How far a long command is: a bar on a terminal, plain lines anywhere else."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from commands.common import errors
from translations import gettext as _
from translations.numbers import number

T = TypeVar("T")
EVERY = 10  # seconds from one plain line to the next


def with_progress(items: Iterable[T], total: int, title: str) -> Iterator[T]:
    """`items`, with how many are done, how many that is in a second and the time that is left."""
    if not errors.is_terminal:
        yield from _with_lines(items, total, title)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _RateColumn())
    with Progress(*columns, TimeRemainingColumn(), console=errors) as progress:
        yield from progress.track(items, total=total, description=title)


class _RateColumn(ProgressColumn):
    """So many in a second, once that is known."""

    def render(self, task: Task) -> Text:
        """As rich asks for it."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else _rate(speed), style="progress.data.speed")


def _with_lines(items: Iterable[T], total: int, title: str) -> Iterator[T]:
    begun = told = time.monotonic()
    done = 0
    for done, item in enumerate(items, start=1):
        yield item
        if time.monotonic() - told >= EVERY and done < total:
            told = time.monotonic()
            _tell(title, done, total, told - begun)
    if total:
        _tell(title, done, total, time.monotonic() - begun)


def _tell(title: str, done: int, total: int, seconds: float) -> None:
    speed = done / max(seconds, 0.001)
    said = f"{title}: {number(done)}/{number(total)}, {_rate(speed)}"
    if 0 < done < total:
        left = _("còn khoảng {seconds} giây").format(seconds=number((total - done) / speed))
        said = f"{said}, {left}"
    errors.print(said, markup=False, highlight=False, soft_wrap=True)


def _rate(speed: float) -> str:
    return _("{count}/giây").format(count=number(speed, 1))
