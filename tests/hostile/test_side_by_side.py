"""While one file grinds, and after it, others are read as if it were not there."""

import os
import signal
import threading
import time
from contextlib import suppress
from statistics import median
from struct import pack

import pytest
from hostile.good import GOOD, SAYS
from hostile.watched import all_gone, children_of
from reader_forms import accepted, plan, register

from data_loaders.spreadsheets import sandbox as sandboxes
from data_loaders.spreadsheets import wire
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sandbox import Room, Sandbox
from domain.problems import Refusal


@pytest.fixture
def sandbox():
    started = Sandbox()
    started.start()
    yield started
    started.close()


def read(content, file, sandbox):
    return read_file(content, file, plan(), register(), sandbox=sandbox)


def grinding() -> bytes:
    """Cells that never end: each makes the patterns look through all that follow."""
    return ("<table><tr><td>" + "<a " * 4_000_000).encode()


def test_a_good_file_is_read_promptly_while_a_hostile_one_grinds(sandbox):
    read(GOOD, "truoc.xlsx", sandbox)
    grinder = threading.Thread(target=read, args=(grinding(), "xau.xls", sandbox))
    grinder.start()
    waits = []
    for number in range(20):
        began = time.monotonic()
        assert accepted(read(GOOD, f"{number}.xlsx", sandbox)) == SAYS
        waits.append(time.monotonic() - began)
    was_grinding = grinder.is_alive()
    closed = time.monotonic()
    sandbox.close()
    grinder.join()
    ended = time.monotonic() - closed
    assert was_grinding
    assert ended < 5
    assert median(waits) < 0.5
    assert max(waits) < 2


def test_a_child_whose_room_is_closed_goes(sandbox):
    with sandbox.room() as room:
        room.parse(GOOD, "a.xlsx")
        assert len(children_of(sandbox._server._process.pid)) == 2  # and the one for the next room

    assert all_gone(sandbox)


def test_a_child_that_went_down_while_it_waited_costs_no_file(sandbox):
    with sandbox.room() as room:
        room.parse(GOOD, "a.xlsx")
    while sandbox._spare.is_waiting:
        for child in children_of(sandbox._server._process.pid):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        time.sleep(0.01)

    with sandbox.room() as room:
        assert [sheet.name for sheet in room.parse(GOOD, "a.xlsx")]


class Speaking(Sandbox):
    """Its child answers whatever is given."""

    def __init__(self, answer: bytes) -> None:
        super().__init__()
        self.said = answer

    def new_child(self):
        return self

    def ask(self, *_asked: bytes) -> None:
        return

    def answer(self) -> bytes:
        return self.said

    def close(self) -> None:
        return


def sheets(rows: object, arrays: bytes = b"") -> bytes:
    """An answer of one sheet of these rows."""
    notes = ["S", [], False, [], [], [], [], [], []]
    return wire.packed({"sheets": [[rows, *notes]]}) + b"\0" + arrays


def test_an_answer_whose_arrays_follow_is_one():
    arrays = pack("<d", 1.5) + pack("<III", 2, 0, 3) + pack("<IIIII", 2, 0, 1, 2, 3)
    said = sheets([3, 5, 1, ["a", "b"]], arrays)

    assert Room(Speaking(said)).parse(GOOD, "a.xlsx")[0].rows == [["a", None], [], [1.5, "a", "b"]]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"sheets": 5}',
        b'{"sheets": [[1, 2]]}',
        b'{"sheets": [[1, 2, [3], 4, 5, 6, [[7]], 8, 9]]}',
        sheets([1, 1, 0, ["a"]]),  # nothing follows
        sheets([1, 1, 0, ["a"]], pack("<I", 1)),  # the cell's place is missing
        sheets([1, 1, 0, ["a"]], pack("<II", 1, 2)),  # a place of no value
        sheets([1, 1, 0, ["a"]], pack("<II", 2, 1)),  # a row wider than its cells
        sheets([2, 1, 0, ["a"]], pack("<III", 1, 2**32 - 1, 1)),
        sheets([1, 1, 2**70, ["a"]], pack("<II", 1, 1)),
        sheets([1, 1, -1, ["a"]], pack("<II", 1, 1)),
        sheets([1, -1, 0, ["a"]], pack("<I", 2**32 - 1)),
        sheets([1, 10**9, 0, ["a"]], pack("<II", 10**9, 1)),
        sheets([1, 1, 0, 5], pack("<II", 1, 1)),
        sheets([5]),
        sheets([]),
        sheets(None),
        b'{"refusal": "unheard of", "detail": ""}',
        b'{"refusal": "empty"}',
        b"[" * 100_000,
    ],
)
def test_a_child_that_talks_nonsense_is_a_child_that_stopped(answer):
    with pytest.raises(RefusedError) as refused:
        Room(Speaking(answer)).parse(GOOD, "a.xlsx")

    assert refused.value.refusal is Refusal.READER_STOPPED


def test_a_frame_larger_than_any_answer_is_not_waited_for():
    sent = iter([wire._HEAD.pack(2**40)])

    with pytest.raises(wire.ClosedError):
        wire.read_frame(lambda _size: next(sent))


class Failing(Speaking):
    """Its child reads one file, then goes down once."""

    def __init__(self) -> None:
        super().__init__(wire.packed({"sheets": []}))
        self.asked = 0

    def ask(self, *_asked: bytes) -> None:
        self.asked += 1

    def answer(self) -> bytes:
        if self.asked == 2:
            raise wire.ClosedError
        return self.said


@pytest.mark.parametrize(("seconds", "times"), [(60, 3), (0, 2)])
def test_a_file_that_ran_out_its_time_is_not_given_as_much_again(monkeypatch, seconds, times):
    monkeypatch.setattr(sandboxes, "CPU_SECONDS", seconds)
    failing = Failing()
    room = Room(failing)
    room.parse(GOOD, "a.xlsx")

    with suppress(RefusedError):
        room.parse(GOOD, "b.xlsx")

    assert failing.asked == times
