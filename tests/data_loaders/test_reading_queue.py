"""The queue of files to be read: places, its bound, what is withdrawn, readers that die or fail."""

import logging
import os
import signal
import threading
import time

import pandas as pd
import pytest
from reading_here import HeldQueue, ReadsHere
from screens import CODE, FORMS, small_district

from data_loaders import reading_wire, reading_work
from data_loaders.aliases import confirm_alias
from data_loaders.marks import reading_version
from data_loaders.reading_process import DiedError, ReadingProcess
from data_loaders.reading_queue import ReadingQueue, Stage
from data_loaders.reading_wire import TroubleError
from data_loaders.reading_work import Asked, read
from data_loaders.spreadsheets.forms import FormVersion
from data_loaders.spreadsheets.guidance import Guidance, MarkedColumn, MarkedTable
from database.session import file_of
from domain.access import EVERYWHERE
from domain.kinds import Outcome
from domain.problems import Refusal
from tests.screens import NOW

GOOD, FAULTY = "v01_dang_ky_2023_xa_dong_tao.xlsx", "v09_dong_loi_2023.xlsx"
CUT_SHORT = "v10b_truncated.xlsx"
SOON = 60  # seconds


@pytest.fixture
def source(new_database):
    return small_district(new_database(tables=True))


def asked(source, name=GOOD, **said):
    url = source.url.render_as_string(hide_password=False)
    return Asked(url, CODE, name, (FORMS / name).read_bytes(), **said)


@pytest.fixture(scope="module")
def queue():
    made = ReadingQueue(count=1)
    yield made
    made.close()


def done(queue, *tickets):
    queue.wait(tickets, SOON)
    assert [ticket.stage for ticket in tickets] == [Stage.READ] * len(tickets)
    return [ticket.read for ticket in tickets]


class Dies(ReadsHere):
    """Goes down at so many files, then reads."""

    def __init__(self, times: int, fault: Exception | None = None) -> None:
        self.left, self.fault = times, fault or DiedError()

    def read(self, asked):
        if self.left:
            self.left -= 1
            raise self.fault
        return super().read(asked)


def test_what_comes_back_from_another_process_is_what_is_read_here(source, queue):
    for name in (GOOD, FAULTY, CUT_SHORT, "v04_bieu_so_luong_2023.xlsx", "v08_dot1_2019.xlsx"):
        [there], here = done(queue, queue.put(asked(source, name), 1)), read(asked(source, name))
        pd.testing.assert_frame_equal(there.reading.rows, here.reading.rows)
        there.reading.rows = here.reading.rows = None
        assert there == here, name


def test_what_a_person_says_of_a_file_is_heeded_and_their_form_comes_back(source, queue):
    columns = (MarkedColumn(index=1, role="name"), MarkedColumn(index=2, role="field"))
    table = MarkedTable(sheet="Sheet", head=(8, 8), first_row=9, columns=columns)
    guidance = Guidance(year=2024, tables=(table,))
    [told] = done(queue, queue.put(asked(source, guidance=guidance), 1))

    assert told.reading.year == 2024
    assert isinstance(told.explained, FormVersion)
    assert told.explained.tables[0].columns == columns
    assert done(queue, queue.put(asked(source), 1))[0].explained is None


def test_a_name_confirmed_meanwhile_is_known_to_the_next_file(source, queue):
    [before] = done(queue, queue.put(asked(source, FAULTY), 1))
    confirm_alias(source, "Xã Không Có", "KC-X02", EVERYWHERE, NOW, None)
    [after] = done(queue, queue.put(asked(source, FAULTY), 1))

    assert after.version == reading_version(source) != before.version
    assert after.reading.rows["accepted"].sum() == before.reading.rows["accepted"].sum() + 1


def test_a_process_killed_between_two_files_is_replaced(source, queue):
    done(queue, queue.put(asked(source), 1))
    [reader] = queue._readers
    os.kill(reader.pid, signal.SIGKILL)
    time.sleep(0.2)
    [after] = done(queue, queue.put(asked(source), 1))

    assert after.reading.outcome is Outcome.READ


def test_a_process_killed_with_a_file_in_hand_is_replaced_and_the_file_read_all_the_same(
    source, queue
):
    [reader] = queue._readers
    done(queue, queue.put(asked(source), 1))
    first = reader.pid
    os.kill(first, signal.SIGSTOP)  # so that it has the file in hand for as long as we like
    ticket = queue.put(asked(source), 1)
    _until(lambda: ticket.stage is Stage.BEING_READ)
    os.kill(first, signal.SIGKILL)
    [after] = done(queue, ticket)

    assert after.reading.outcome is Outcome.READ
    assert reader.pid != first


@pytest.mark.parametrize("fault", [MemoryError(), AttributeError("renamed")])
def test_an_answer_that_cannot_be_heard_to_its_end_is_never_taken_for_that_to_the_next_file(
    source, queue, monkeypatch, fault
):
    """As where there is no memory left for a long list, or the program was replaced meanwhile."""
    heard, faults = reading_wire._heard, [None, fault]

    def half_heard(receive):
        if faults and (failing := faults.pop(0)):
            raise failing
        return heard(receive)

    monkeypatch.setattr(reading_wire, "_heard", half_heard)
    names = [GOOD, FAULTY, "v02_dang_ky_2022_xa_ham_tu.xlsx", "v03_tong_hop_dang_ky_2024.xlsx"]
    told = done(queue, *(queue.put(asked(source, name), 1) for name in names))

    assert not faults
    assert [each.reading.file for each in told] == names
    for name, there in zip(names, told, strict=True):
        here = read(asked(source, name)).reading.rows
        pd.testing.assert_frame_equal(there.reading.rows, here)


def test_a_file_that_brings_down_two_readers_is_refused_as_our_own_fault_and_the_next_is_read(
    source, caplog
):
    queue, reader = HeldQueue(), Dies(2)
    bad, good = queue.put(asked(source), 1), queue.put(asked(source), 1)
    with caplog.at_level(logging.WARNING):
        assert queue.read_next(reader)
        assert queue.read_next(reader)

    assert [bad.read.reading.refusal, good.read.reading.refusal] == [Refusal.OUR_FAULT, None]
    assert bad.read.reading.file == GOOD
    assert GOOD in caplog.text


def test_a_fault_of_our_own_in_the_server_itself_refuses_the_file_and_no_thread_ends(source):
    queue = HeldQueue()
    ticket = queue.put(asked(source), 1)
    queue.read_next(Dies(1, ZeroDivisionError()))

    assert ticket.read.reading.refusal is Refusal.OUR_FAULT
    assert ticket.read.reading.detail == "ZeroDivisionError"


def test_a_file_whose_database_fails_is_given_up_to_be_asked_for_again(source, queue):
    if (file := file_of(source)) is None:
        ticket = queue.put(asked(source), 1)
        assert done(queue, ticket)
        return
    source.dispose()
    file.rename(file.with_suffix(".away"))
    ticket = queue.put(asked(source), 1)
    queue.wait([ticket], SOON)
    assert ticket.stage is Stage.GIVEN_UP

    file.with_suffix(".away").rename(file)
    assert done(queue, queue.put(asked(source), 1))[0].reading.outcome is Outcome.READ


def test_trouble_is_no_fault_of_the_file(source):
    queue = HeldQueue()
    ticket = queue.put(asked(source), 1)
    queue.read_next(Dies(1, TroubleError("busy")))

    assert (ticket.stage, ticket.read) == (Stage.GIVEN_UP, None)


def test_each_file_knows_its_place_until_it_is_read(source):
    queue = HeldQueue()
    mine = [queue.put(asked(source), "me") for _ in range(3)]
    theirs = queue.put(asked(source), "they")
    assert [queue.place(each) for each in (*mine, theirs)] == [1, 3, 4, 2]

    queue.read_one()
    queue.read_one()
    assert [queue.place(each) for each in (*mine, theirs)] == [None, 1, 2, None]
    assert theirs.stage is Stage.READ


def test_a_full_queue_takes_no_more_and_one_person_never_fills_it(source):
    queue = HeldQueue(most=4, most_of_one=3)
    mine = [queue.put(asked(source), "me") for _ in range(5)]
    assert [each is not None for each in mine] == [True, True, True, False, False]
    assert queue.put(asked(source), "they")
    assert queue.put(asked(source), "another") is None

    queue.read_one()
    assert queue.put(asked(source), "another")


def test_what_is_withdrawn_is_read_no_more_and_leaves_its_place(source):
    queue = HeldQueue()
    first, second = queue.put(asked(source), 1), queue.put(asked(source), 1)
    queue.withdraw([first])

    assert (first.stage, queue.place(second)) == (Stage.GIVEN_UP, 1)
    assert queue.read_one()
    assert not queue.read_one()
    assert (first.read, second.stage) == (None, Stage.READ)


def test_files_of_a_page_that_was_closed_are_passed_over_and_make_room(source):
    queue, open_pages = HeldQueue(most=2), {"one", "other"}
    closed = queue.put(asked(source), 1, lambda: "one" in open_pages)
    still = queue.put(asked(source), 2, lambda: "other" in open_pages)
    open_pages.remove("one")
    assert queue.put(asked(source), 3)
    assert closed.stage is Stage.GIVEN_UP
    open_pages.clear()

    assert queue.read_one()
    assert not queue.read_one()
    assert still.stage is Stage.GIVEN_UP


def test_closing_the_queue_ends_its_processes_at_once_and_keeps_nobody_waiting(source):
    queue = ReadingQueue(count=1)
    [reader] = queue._readers
    done(queue, queue.put(asked(source), 1))
    number = reader.pid
    os.kill(number, signal.SIGSTOP)
    tickets = [queue.put(asked(source), 1) for _ in range(3)]
    begun = time.monotonic()
    queue.close()

    assert time.monotonic() - begun < 5
    queue.wait(tickets, SOON)
    assert all(each.is_over for each in tickets)
    assert queue.put(asked(source), 1) is None
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert not [each for each in queue._threads if each.is_alive()]


def test_a_process_ends_by_itself_when_the_server_is_gone():
    reader = ReadingProcess()
    reader.start()
    child = reader._child
    child.stdin.close()  # as when the server is killed

    assert child.wait(timeout=SOON) == 0
    reader.leave()


def test_several_readers_share_the_work(source):
    queue, meet = ReadingQueue(_Meets, 2), _Meets.both
    tickets = [queue.put(asked(source), number) for number in range(2)]
    queue.wait(tickets, SOON)
    queue.close()

    assert meet.broken is False
    assert [each.stage for each in tickets] == [Stage.READ, Stage.READ]


class _Meets(ReadsHere):
    """Reads only once another reader has a file in hand too."""

    both = threading.Barrier(2, timeout=SOON)

    def read(self, asked):
        self.both.wait()
        return super().read(asked)


def _until(holds):
    end = time.monotonic() + SOON
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_of_what_files_are_read_against_the_version_of_now_is_kept_alone(source):
    first, address = read(asked(source)), source.url.render_as_string()
    confirm_alias(source, "Vĩ An", "KC-X02", EVERYWHERE, NOW, None)
    second = read(asked(source))
    assert first.version != second.version

    held = [
        each.version
        for kept in (reading_work._plans, reading_work._registers)
        for (where, _what), each in kept.items()
        if where == address
    ]
    assert held == [second.version] * 2
