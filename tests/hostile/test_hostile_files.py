"""No file hurts: it is refused by name or read, within its limits, and the next one is read."""

import time

import pytest
from hostile.archives import ARCHIVES
from hostile.good import GOOD, SAYS
from hostile.records import BOOKS, with_macros
from hostile.texts import TEXTS
from hostile.watched import Watch, all_gone
from hostile.workbooks import XML, repacked
from reader_forms import accepted, plan, register

from data_loaders.spreadsheets.limits import CPU_SECONDS, MEMORY
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.sandbox import Sandbox
from domain.kinds import Outcome
from domain.problems import Fault
from translations.refusal_wording import refusal_sentence

FILES = [
    pytest.param(hostile, id=hostile.id, marks=[pytest.mark.drill] if hostile.grinds else [])
    for hostile in (*ARCHIVES, *XML, *BOOKS, *TEXTS)
]
MEGABYTE = 2**20
OURS = 400 * MEGABYTE


@pytest.fixture(scope="module")
def sandbox():
    started = Sandbox()
    started.start()
    yield started
    started.close()


def read(content, file, room):
    return read_file(content, file, plan(), register(), sandbox=room)


@pytest.mark.parametrize("hostile", FILES)
def test_a_hostile_file_is_refused_by_name_or_read_and_hurts_nothing(hostile, sandbox):
    content = hostile.make()
    server = sandbox._server._process.pid
    with sandbox.room() as room:
        read(GOOD, "truoc.xlsx", room)
        with Watch(server) as watch:
            reading = read(content, hostile.file, room)
        began = time.monotonic()
        after = accepted(read(GOOD, "sau.xlsx", room))
        waited = time.monotonic() - began

    if hostile.refusals and not hostile.either:
        assert reading.refusal in hostile.refusals
        assert reading.rows.empty
    elif reading.refusal is None:
        assert accepted(reading) == SAYS
    else:
        assert reading.refusal in hostile.refusals
    if reading.outcome is Outcome.REFUSED:
        assert refusal_sentence(reading.refusal, reading.detail).count(".") >= 1
    assert watch.cost.cpu <= CPU_SECONDS + 1.5
    assert watch.cost.memory <= MEMORY + 16 * MEGABYTE
    assert watch.cost.ours <= OURS
    assert after == SAYS
    assert waited < 2
    assert all_gone(sandbox)


@pytest.mark.parametrize(
    "content",
    [
        repacked(**{"xl/vbaProject.bin": b"junk"}),
        repacked(**{"xl/VBAPROJECT.BIN": b"junk"}),
        repacked(**{"xl/macrosheets/sheet1.xml": b"<a/>"}),
        with_macros(),
    ],
)
def test_macros_are_never_run_and_are_mentioned(content, sandbox):
    reading = read(content, "bieu.xlsm", sandbox)

    assert accepted(reading) == SAYS
    assert [problem.fault for problem in reading.problems] == [Fault.MACROS]
