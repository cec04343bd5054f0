"""How the benchmarks of viewers and memory reckon."""

import multiprocessing
import os

from benchmarks.memory import MEGABYTE, pss
from benchmarks.viewers import Held

SIZE = 64 * MEGABYTE


def _hold_memory(ready, over) -> None:
    kept = bytearray(os.urandom(1)) * SIZE
    ready.set()
    over.wait(60)
    assert len(kept) == SIZE


def test_a_child_counts_with_its_server_and_who_is_gone_has_nothing():
    start = multiprocessing.get_context("spawn")
    ready, over = start.Event(), start.Event()
    before = pss(os.getpid())
    child = start.Process(target=_hold_memory, args=(ready, over))
    child.start()
    assert ready.wait(60)
    with_child, alone = pss(os.getpid()), pss(child.pid or 0)
    over.set()
    child.join()

    assert with_child - before > SIZE
    assert SIZE < alone < with_child
    assert pss(child.pid or 0) == 0


def test_runs_a_second_what_one_costs_and_how_long_nearly_all_wait():
    held = Held(waits=[number / 100 for number in range(1, 101)], lasted=4.0, servers=2.5)

    assert (held.rate, held.cpu) == (25.0, 0.025)
    assert 0.94 < held.p95 < 0.97
