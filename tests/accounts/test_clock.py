"""Days and times are those of the office, whatever zone the machine is in."""

import os
import re
import subprocess
import sys

import pytest

from accounts.clock import VARIABLE, follow_local_time

SAY = (
    "from accounts.clock import follow_local_time; follow_local_time();"
    "from datetime import datetime, UTC; from translations.account_wording import moment_label;"
    "print(moment_label(datetime(2026, 11, 27, 18, 30, tzinfo=UTC)))"
)


def said(code: str = SAY, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if name not in {"TZ", VARIABLE}}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("machine", ["UTC", "America/New_York"])
def test_times_are_those_of_vietnam_on_a_machine_of_any_zone(machine):
    assert "28/11/2026 01:30" in said(TZ=machine).stdout


def test_another_zone_is_a_setting():
    assert "28/11/2026 03:30" in said(**{VARIABLE: "Asia/Tokyo"}).stdout


@pytest.mark.parametrize("name", ["Asia/Sai_Gon", "../etc", "Asia"])
def test_a_zone_that_there_is_not_ends_the_start(monkeypatch, name):
    monkeypatch.setenv(VARIABLE, name)

    with pytest.raises(SystemExit, match=f"Không có múi giờ “{re.escape(name)}”"):
        follow_local_time()


@pytest.mark.parametrize(
    "start", ["import asgi", "import runpy; runpy.run_path('manage.py', run_name='__main__')"]
)
def test_whatever_is_started_ends_with_that_sentence_alone(start):
    done = said(start, **{VARIABLE: "Asia/Sai_Gon"})

    assert done.returncode == 1
    assert "Không có múi giờ “Asia/Sai_Gon”" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_machine_without_a_list_of_zones_counts_by_the_distance():
    code = SAY.replace(
        "follow_local_time();",
        "import accounts.clock as c, time, os\n"
        "real = c._set\n"
        "c._set = lambda rule: real('None/Such' if '/' in rule else rule)\n"
        "follow_local_time();",
    )
    assert "28/11/2026 01:30" in said(code, TZ="UTC").stdout
