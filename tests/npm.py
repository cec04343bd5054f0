"""What the tests take from npm, as locked, in a folder of its own."""

import shutil
import subprocess
from pathlib import Path

import pytest


def installed(source: Path, folder: Path, *others: str) -> Path:
    """`folder`, with what `source` locks and `others` of its files; skips where there is no npm."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("no node and npm on PATH (Debian: apt install nodejs npm)")
    for name in ("package.json", "package-lock.json", *others):
        shutil.copy(source / name, folder / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=150, check=False
    )
    if done.returncode:
        pytest.skip(f"npm could not install what {source.name} needs: {done.stderr.strip()[-200:]}")
    return folder
