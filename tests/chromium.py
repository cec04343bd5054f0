"""The browser of this machine, for the tests of pages and of pictures."""

import pytest

from exports.painter import browser_path


def chromium() -> str:
    """Where it lies; skips where there is none (in CI, where it is installed, that fails)."""
    path = browser_path()
    if path is None:
        pytest.skip("no chromium on PATH (Debian: apt install chromium)")
    return path
