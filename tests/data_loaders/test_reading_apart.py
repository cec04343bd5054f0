"""Chunks read by others come back in order, whole, whoever dies meanwhile."""

import logging
from concurrent.futures import BrokenExecutor, Future
from datetime import date

import pytest

from data_loaders import chunk_reading, reading_apart
from data_loaders.bundles import Waiting
from data_loaders.chunk_reading import Basis, OtherProgramError, program, read_chunk
from data_loaders.chunks import BYTES, FILES, chunks_of, files_of_a_chunk
from data_loaders.reading_apart import ReadingApart
from domain.problems import Refusal
from domain.readers import ReadersError, ReadersFault
from tests.reader_forms import accepted, plan, register

BASIS = Basis(plan(), register().units, (), date(2026, 1, 1))
FORM = """Danh sách mô hình Dân vận khéo đăng ký năm 2024
TT;Đơn vị;Tên mô hình;Lĩnh vực
1;Xã An Vĩ;Vườn rau {number};Kinh tế
"""


def forms(count: int) -> list[Waiting]:
    made = {f"{number}.csv": FORM.format(number=number).encode() for number in range(count)}
    return [Waiting(name, lambda content=content: content) for name, content in made.items()]


class InHand:
    """Readers that do the work at once, in the test's own process, and die when they are told to.

    Those who die take along whatever is not fetched yet, as a pool of processes does.
    """

    trials = 2

    def __init__(self, killers=(), deaths=(), at_once=2, forgets=False):
        self.killers, self.deaths, self.at_once = set(killers), list(deaths), at_once
        self.forgets, self.asked, self.renewed, self.lone = forgets, [], 0, None
        self.is_broken = False

    def submit(self, work, *given):
        future = Future()
        names = [name for name, _ in given[3]] if given else []
        self.asked.append(names)
        if self.forgets:
            chunk_reading._known.clear()
        if self.deaths and names:
            self.is_broken = self.deaths.pop(0) or self.is_broken
        if self.killers & set(names):
            self.is_broken = True
        if self.is_broken:
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(work(*given))
        return future

    def died(self, fault):
        return isinstance(fault, BrokenExecutor)

    def renew(self):
        self.renewed, self.is_broken = self.renewed + 1, False

    def apart(self):
        self.lone = InHand(self.killers, at_once=1)
        return self.lone

    def close(self):
        return


def read(readers, files, most=FILES):
    apart = ReadingApart(readers, BASIS)
    try:
        return [one for chunk in apart.read(files, most) for one in chunk]
    finally:
        apart.close()


@pytest.fixture
def undisturbed():
    said = read(InHand(), forms(7), most=3)
    assert [name for name, *_ in said] == [f"{number}.csv" for number in range(7)]
    assert [accepted(one.reading)[0][1] for one in said] == [f"Vườn rau {n}" for n in range(7)]
    return plain(said)


def plain(said):
    return [(one.name, one.content, repr(one.reading)) for one in said]


def test_a_reader_is_told_the_basis_when_it_does_not_know_it(undisturbed):
    readers = InHand(forgets=True)

    assert plain(read(readers, forms(7), most=3)) == undisturbed
    assert len(readers.asked) == 6  # each chunk once without it and once with it


@pytest.mark.parametrize("deaths", [[1], [0, 1], [0, 0, 1], [1, 0, 1], [0, 0, 0, 0, 1]])
def test_readers_that_die_change_nothing(undisturbed, deaths):
    readers = InHand(deaths=[bool(one) for one in deaths])

    assert plain(read(readers, forms(7), most=3)) == undisturbed
    assert readers.renewed >= 1


@pytest.mark.parametrize("killer", range(7))
def test_a_file_that_kills_its_readers_is_found_and_costs_itself_alone(undisturbed, killer, caplog):
    name = f"{killer}.csv"
    with caplog.at_level(logging.ERROR):
        said = read(InHand(killers=[name]), forms(7), most=3)

    assert said[killer].reading.refusal is Refusal.OUR_FAULT
    assert said[killer].reading.detail == "BrokenExecutor"
    assert [entry.getMessage() for entry in caplog.records] == [name]
    others = [one for one in plain(said) if one[0] != name]
    assert others == [one for one in undisturbed if one[0] != name]


def test_readers_that_cannot_even_begin_are_no_fault_of_a_file():
    class Dead(InHand):
        def submit(self, work, *given):
            self.is_broken = True
            return super().submit(work, *given)

        def apart(self):
            return self

    with pytest.raises(ReadersError) as told:
        read(Dead(), forms(3))

    assert told.value.fault is ReadersFault.LOST


@pytest.mark.parametrize("deaths", [1, 2, 3])
def test_one_that_reads_alone_and_is_killed_while_it_waits_is_begun_anew(undisturbed, deaths):
    """At the second file it was to look into: nobody had given it anything that it could die of."""

    class Killed(InHand):
        def apart(self):
            super().apart()
            submit, left = self.lone.submit, [False, False] + [True] * deaths

            def noted(work, *given):
                self.lone.is_broken = bool(left and left.pop(0)) or self.lone.is_broken
                return submit(work, *given)

            self.lone.submit = noted
            return self.lone

    readers = Killed(killers=["3.csv"])
    said = read(readers, forms(7), most=3)

    assert readers.lone.renewed >= deaths
    others = [one for one in plain(said) if one[0] != "3.csv"]
    assert others == [one for one in undisturbed if one[0] != "3.csv"]
    assert said[3].reading.refusal is Refusal.OUR_FAULT


def test_readers_of_another_version_of_the_program_are_not_believed(monkeypatch):
    with pytest.raises(OtherProgramError):
        read_chunk("another", "key", BASIS, [])

    class Others(InHand):
        def submit(self, _work, *_given):
            future = Future()
            future.set_exception(OtherProgramError())
            return future

    with pytest.raises(ReadersError) as told:
        read(Others(), forms(3))

    assert told.value.fault is ReadersFault.OTHER_PROGRAM
    assert len(program()) == 64


def test_no_more_is_opened_than_readers_can_be_busy_with():
    opened = []

    def noted(number):
        opened.append(number)
        return FORM.format(number=number).encode()

    files = [Waiting(f"{n}.csv", lambda n=n: noted(n)) for n in range(40)]
    apart = ReadingApart(InHand(at_once=1), BASIS)
    first = next(apart.read(files, 2))

    assert [one.name for one in first] == ["0.csv", "1.csv"]
    assert len(opened) <= 2 * (2 * 1 + 2) + 1


def test_large_files_in_flight_are_bounded_by_their_bytes(monkeypatch):
    monkeypatch.setattr(reading_apart, "IN_FLIGHT", 10)
    opened = []

    def noted(number):
        opened.append(number)
        return FORM.format(number=number).encode()

    files = [Waiting(f"{n}.csv", lambda n=n: noted(n)) for n in range(10)]
    next(ReadingApart(InHand(at_once=4), BASIS).read(files, 1))

    assert len(opened) <= 3


def test_chunks_are_bounded_by_files_and_by_bytes():
    large = [Waiting(f"{n}.csv", lambda: b"a;b\n" * (BYTES // 8)) for n in range(5)]

    assert [len(chunk) for chunk in chunks_of(forms(7), 3)] == [3, 3, 1]
    assert [len(chunk) for chunk in chunks_of(large, 20)] == [2, 2, 1]
    assert [files_of_a_chunk(files, 2) for files in (1, 8, 40, 79, 80, 9_000)] == [
        *(1, 2, 10, 20, 20, 20)
    ]


def test_a_file_that_cannot_be_opened_or_is_no_table_does_not_travel(caplog):
    def gone() -> bytes:
        raise FileNotFoundError

    odd = [Waiting("gone.csv", gone), Waiting("photo.png", lambda: b"\x89PNG....")]
    readers = InHand()
    said = read(readers, [*forms(1), *odd])

    assert readers.asked[0] == ["0.csv"]
    refused = [one.reading.refusal for one in said]
    assert refused == [None, Refusal.OUR_FAULT, Refusal.NOT_A_SPREADSHEET]
