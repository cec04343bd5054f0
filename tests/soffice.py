"""LibreOffice of this machine, for the tests of files that an office opens and saves."""

import shutil
import subprocess

import pytest


def soffice() -> str:
    """Where it lies; skips where there is none (in CI, where it is installed, that fails)."""
    path = shutil.which("soffice") or shutil.which("libreoffice")
    if path is None:
        pytest.skip("LibreOffice is not installed: Debian's package is libreoffice-calc-nogui")
    return path


def convert(folder, ending, to, files):
    """Let LibreOffice open `files` and save them as another kind in `to`; it keeps a profile in
    `folder`, so that no other one that runs is disturbed.
    """
    command = [soffice(), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", ending, "--outdir", str(to), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=150)
