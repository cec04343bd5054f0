"""Many files in turn: each is read as it would be alone, and the next is parsed meanwhile."""

import logging

import pytest
from hostile.good import GOOD, SAYS
from reader_forms import accepted, plan, register

from data_loaders.bundles import Waiting
from data_loaders.in_turn import in_turn
from data_loaders.spreadsheets import wire, worker
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sandbox import Room, Sandbox, shared_sandbox
from domain.problems import Refusal

EMPTY = wire.packed({"sheets": []})
KILLS = "chet.xlsx"


def waiting(*names: str) -> list[Waiting]:
    return [Waiting(name, lambda: GOOD) for name in names]


class Noting(Sandbox):
    """Hands out children, itself, that note what they are asked; one file brings each down."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[str] = []

    def new_child(self):
        self.events.append("child")
        return self

    def ask(self, request: bytes, _content: bytes) -> None:
        self.events.append(f"asked {wire.unpacked(request)['name']}")

    def answer(self) -> bytes:
        if self.events[-1] == f"asked {KILLS}":
            raise wire.ClosedError
        return EMPTY

    def close(self) -> None:
        return


def refusals(files) -> list[Refusal | None]:
    return [file.parsed.refused and file.parsed.refused.refusal for file in files]


def test_files_in_turn_say_what_each_says_alone():
    names = [f"{number}.xlsx" for number in range(5)]
    with shared_sandbox().room() as room:
        read = [
            (f.name, accepted(f.read(plan(), register()))) for f in in_turn(waiting(*names), room)
        ]

    assert read == [(name, SAYS) for name in names]


def test_the_next_file_is_with_its_child_when_a_file_is_handed_over():
    sandbox = Noting()
    for file in in_turn(waiting("a.xlsx", "b.xlsx", "c.xlsx"), Room(sandbox)):
        sandbox.events.append(f"read {file.name}")

    assert sandbox.events == [
        *("child", "asked a.xlsx"),
        *("asked b.xlsx", "read a.xlsx"),
        *("asked c.xlsx", "read b.xlsx"),
        "read c.xlsx",
    ]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_file_that_brings_its_child_down_costs_itself_alone(place):
    names = ["a.xlsx", "b.xlsx", "c.xlsx"]
    names[place] = KILLS

    found = refusals(in_turn(waiting(*names), Room(Noting())))

    assert found == [Refusal.READER_STOPPED if name == KILLS else None for name in names]


def test_a_file_that_cannot_be_opened_is_refused_in_its_turn(caplog):
    def gone() -> bytes:
        raise FileNotFoundError

    def packed() -> bytes:
        raise RefusedError(Refusal.STILL_PACKED)

    files = [*waiting("a.xlsx"), Waiting("x/b.xlsx", gone), Waiting("c.xlsx", packed)]
    with caplog.at_level(logging.ERROR), shared_sandbox().room() as room:
        read = [
            file.read(plan(), register()) for file in in_turn([*files, *waiting("d.xlsx")], room)
        ]

    assert [one.file for one in read] == ["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx"]
    fault, still_packed = Refusal.OUR_FAULT, Refusal.STILL_PACKED
    assert [one.refusal for one in read] == [None, fault, still_packed, None]
    assert [entry.exc_info[0] for entry in caplog.records] == [FileNotFoundError]


def test_a_file_that_was_begun_and_left_does_not_answer_for_the_next():
    other = b"TT;Noi dung\n1;x\n"
    with shared_sandbox().room() as room:
        room.begin(GOOD, "a.xlsx")

        assert room.parse(other, "b.csv")[0].rows == [["TT", "Noi dung"], ["1", "x"]]


def test_the_clock_of_a_child_stands_still_while_its_answer_waits_to_be_taken():
    request = wire.packed({"name": "a.csv", "format": "text"})
    received, events = bytearray(), []
    for frame in (request, b"a;b"):
        wire.write_frame(received.extend, frame)

    def receive(size: int) -> bytes:
        part = bytes(received[:size])
        del received[:size]
        return part

    worker.serve(
        receive,
        lambda _frame: events.append("sent"),
        lambda: events.append("clock starts"),
        lambda: events.append("clock stops"),
    )

    assert events == ["clock starts", "clock stops", "sent"]
