"""What one province after the other sent, written by a process of its own while whoever asked puts
in that of the province before.
"""

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from functools import cache
from typing import NamedTuple

from data_loaders.readers import ProcessReaders, cores
from samples.large.model_names import drawn_names
from samples.large.places import Province
from samples.large.reports import ProvinceFiles
from samples.large.rows import Numbers, Written
from samples.large.sizes import Size
from samples.large.trail import Trail

MANY = 10_000  # units; what fewer send is written before a process has begun
_names = cache(drawn_names)


class Sent(NamedTuple):
    """What one province sent, and how far the numbers and the trail are with it."""

    written: Written
    numbers: Numbers
    trail: Trail


def sent_in_turn(
    made: list[Province], size: Size, accounts: dict[int, int], trail: Trail
) -> Iterator[Sent]:
    """What each sent, in their order, the same by one process as by two; each goes on from the
    numbers and the trail of the one before.
    """
    numbers = Numbers()
    if cores() < 2 or size.units < MANY:
        for province in made:
            sent = _sent(province, size.models, accounts, numbers, trail)
            numbers, trail = sent.numbers, sent.trail
            yield sent
        return
    writer = ProcessReaders(1)
    try:
        begun = writer.submit(_sent, made[0], size.models, accounts, numbers, trail)
        for place, province in enumerate(made):
            try:
                sent = begun.result()
            except BrokenExecutor:
                sent = _sent(province, size.models, accounts, numbers, trail)
            numbers, trail = sent.numbers, sent.trail
            if following := made[place + 1 : place + 2]:
                begun = writer.submit(_sent, *following, size.models, accounts, numbers, trail)
            yield sent
    finally:
        writer.close()


def _sent(
    province: Province,
    models: tuple[int, ...],
    accounts: dict[int, int],
    numbers: Numbers,
    trail: Trail,
) -> Sent:
    written = ProvinceFiles(province, _names(), models, numbers).write(trail, accounts)
    return Sent(written, numbers, trail)
