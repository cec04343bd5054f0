"""What reading a file costs: the child's time and memory, ours, and whether a child is left."""

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from data_loaders.spreadsheets.sandbox import Sandbox

TICKS = os.sysconf("SC_CLK_TCK")


def _said(pid: int | str, name: str) -> int:
    """A size from a process's status, in bytes; 0 where it is gone."""
    try:
        words = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = [line.split()[1] for line in words.splitlines() if line.startswith(f"{name}:")]
    return int(found[0]) * 1024 if found else 0


def children_of(pid: int) -> list[int]:
    try:
        said = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in said.split()]


def _seconds(pid: int) -> float:
    try:
        said = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    user, system = said.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS


@dataclass(slots=True)
class Cost:
    """`memory` of the child is its address space above the fork server's; `ours` resident."""

    cpu: float = 0.0
    memory: int = 0
    wall: float = 0.0
    ours: int = 0


class Watch:
    """Watches the children of a fork server, and ourselves, while it is entered."""

    def __init__(self, server: int) -> None:
        self.server, self.cost = server, Cost()
        self._base = _said(server, "VmSize")
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "Watch":
        # From here on, the highest point of our own memory is counted anew.
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        self._before = _said("self", "VmRSS")
        self._spent = {pid: _seconds(pid) for pid in children_of(self.server)}
        self._began = time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.cost.wall = time.monotonic() - self._began
        self._over.set()
        self._thread.join()
        self._look()
        self.cost.ours = max(0, _said("self", "VmHWM") - self._before)

    def _watch(self) -> None:
        while not self._over.wait(0.02):
            self._look()

    def _look(self) -> None:
        for pid in children_of(self.server):
            spent = _seconds(pid) - self._spent.get(pid, 0.0)
            self.cost.cpu = max(self.cost.cpu, spent)
            self.cost.memory = max(self.cost.memory, _said(pid, "VmPeak") - self._base)


def all_gone(sandbox: Sandbox, within: float = 3.0) -> bool:
    """Whether the fork server has no child any more but the one that waits for the next file."""
    sandbox._let_spare_go()
    server = sandbox._server._process.pid
    end = time.monotonic() + within
    while children_of(server) and time.monotonic() < end:
        time.sleep(0.01)
    return not children_of(server)
