"""An engine that panics refuses its file, and writes nothing to the server's terminal."""

import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from data_loaders.spreadsheets.xlsx_engine import values_by_calamine

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "tests" / "forms" / "v06_dang_ky_2021_xa_dai_tap.xls"
LENGTH_OF_A_RECORD = 1426
SCRIPT = [
    sys.executable,
    "-c",
    """
import sys
from pathlib import Path
from data_loaders.spreadsheets.sandbox import Sandbox
from data_loaders.spreadsheets.wire import ClosedError
sandbox = Sandbox()
child = sandbox.new_child()
try:
    child.ask(sys.argv[1].encode(), Path(sys.argv[2]).read_bytes())
    print(child.answer().decode())
except ClosedError:
    print("gone")
child.close()
sandbox.close()
""",
]


def panicking(tmp_path) -> Path:
    """A workbook of which one record says that it is longer than its sector."""
    content = bytearray(BOOK.read_bytes())
    content[LENGTH_OF_A_RECORD] = 127
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    with pytest.raises(BaseException, match="out of range") as panic:
        CalamineWorkbook.from_path(str(path))
    assert not isinstance(panic.value, Exception)
    return path


def asked(request, content):
    """What a child answers, and what it writes to its terminal."""
    told = [*SCRIPT, request, str(content)]
    done = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip(), done.stderr


def test_a_panic_is_an_engine_that_cannot_read_the_file(tmp_path):
    assert values_by_calamine(panicking(tmp_path).read_bytes()) is None


def test_a_panic_leaves_the_terminal_clean(tmp_path):
    request = '{"name": "a.xls", "format": "xls"}'
    answer, errors = asked(request, panicking(tmp_path))

    assert answer == '{"refusal":"cut_short","detail":""}'
    assert errors == ""


def test_a_fault_of_our_own_in_the_child_is_still_reported(tmp_path):
    answer, errors = asked("{}", panicking(tmp_path))

    assert answer == "gone"
    assert "KeyError: 'name'" in errors
