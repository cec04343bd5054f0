"""A tool of PostgreSQL that we run ends with us, and does not begin once we are gone."""

import os
import shutil
import subprocess
import sys

import pytest

from database.keeping import postgresql


def run_by(number: int, *words: str) -> str:
    """What a tool says that was begun by the process of this number."""
    *way, _ours = postgresql._ends_with_us()
    return subprocess.run(
        [*way, str(number), *words], capture_output=True, text=True, check=False
    ).stdout


@pytest.fixture(autouse=True)
def there_is_such_a_way():
    assert shutil.which("setpriv"), "apt install util-linux"


def test_a_tool_runs_with_its_words_as_they_are():
    told = run_by(os.getpid(), "printf", "%s|", "a b", "$HOME", '"', "")

    assert told == 'a b|$HOME|"||'


def test_a_tool_whose_master_is_gone_already_does_not_begin():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()

    assert run_by(gone.pid, "echo", "begun") == ""
