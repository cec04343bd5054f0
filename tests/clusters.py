"""A Dask scheduler with its workers, each a process, as the handbook starts them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.source import ROOT

# A worker that dies is the fault of what it was at, at once: else four have to.
ENVIRONMENT = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """A scheduler and its workers, as the handbook starts them."""
    at = folder / "scheduler.json"

    def begin(*words: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words],
            cwd=ROOT,
            env=os.environ | ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    given = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(at))
    begun = [begin("scheduler", *given)]
    try:
        until = time.monotonic() + 60
        # It is there a moment before anything stands in it.
        while not (at.exists() and at.stat().st_size) and time.monotonic() < until:
            time.sleep(0.1)
        address = json.loads(at.read_text(encoding="utf-8"))["address"]
        local = ("--nthreads", "1", "--local-directory", str(folder), "--no-dashboard")
        begun += [begin("worker", address, *local) for _ in range(workers)]
        yield address, begun
    finally:
        for one in reversed(begun):
            one.terminate()
        for one in begun:
            one.wait(timeout=30)
