"""A workbook made to keep whoever marks it busy is refused by name, and the server goes on."""

import time
from pathlib import Path

import pytest
from hostile.good import GOOD
from hostile.watched import Watch, children_of
from reader_forms import TITLE, read, workbook
from returned_books import HEADER, choices, returned, with_parts

from data_loaders.returned.workbook import returned_workbook
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sandbox import Sandbox
from domain.kinds import Outcome
from domain.problems import Fault, Problem, Refusal

PROBLEMS = [Problem(f"S{sheet}", "C5", Fault.MISSING_NAME) for sheet in range(10)]


@pytest.fixture
def sandbox():
    started = Sandbox()
    started.start()
    yield started
    started.close()


def grinding() -> bytes:
    """Many sheets with as many merged areas as fit into each: to mark them all takes a minute."""
    names = {f"S{sheet}": [["x"]] for sheet in range(10)}
    areas = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(9, 250_000))
    xml = b"<worksheet><sheetData/><mergeCells>" + areas + b"</mergeCells></worksheet>"
    sheets = {f"xl__worksheets__sheet{each}_dot_xml": xml for each in range(1, 11)}
    return with_parts(workbook(**names), **sheets)


def swelling() -> bytes:
    """A merged area for every cell of very many: a copy of it takes what no child may have."""
    rows = "".join(f"<tr>{'<td colspan=90 rowspan=90>x</td>' * 90}</tr>" for _ in range(300))
    return f"<table>{rows}</table>".encode()


def marked(content, file, sandbox):
    told = Reading(file, Outcome.READ, problems=PROBLEMS)
    return returned_workbook(content, file, told, choices(), sandbox=sandbox)


@pytest.mark.drill
@pytest.mark.parametrize(("made", "file"), [(grinding, "a.xlsx"), (swelling, "a.xls")])
def test_a_file_that_cannot_be_marked_is_refused_by_name_and_costs_the_server_little(
    made, file, sandbox
):
    content = made()
    server = sandbox._server._process.pid
    began = time.process_time()
    with Watch(server) as watch, pytest.raises(RefusedError) as refused:
        marked(content, file, sandbox)

    assert refused.value.refusal is Refusal.NOT_MARKED
    assert time.process_time() - began < 3
    assert watch.cost.cpu < 13


def test_marking_is_done_in_a_child_that_holds_no_file_and_then_goes(sandbox):
    with sandbox.room() as room:
        back = marked(GOOD, "a.xlsx", room)
        assert back.content != GOOD
        children = children_of(sandbox._server._process.pid)
        assert len(children) == 2  # and the one for the next room
        for child in children:
            limits = Path(f"/proc/{child}/limits").read_text(encoding="ascii")
            assert "Max open files            0" in limits
    assert room._child is None


@pytest.mark.drill
def test_a_report_of_very_many_faulty_rows_is_marked_in_time():
    rows = [[row, "Xã Không Có", f"Vườn {row}", "Kinh tế"] for row in range(60_000)]
    content = workbook(DS=[[TITLE], HEADER, *rows])

    assert len(read(content).problems) > 5_000
    assert returned(content).name == "bieu (cần sửa).xlsx"
