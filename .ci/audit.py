"""Whether a locked package has a known vulnerability, as far as the registry says: `make audit`.

A vulnerability fails. A package that could not be asked about is told, one by one or all together,
and fails nothing: a machine without a network, or with a registry that keeps no such list, can
still be worked on. pip-audit itself says “none found” of packages that it never found.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

LOCKS = ("requirements.txt", "requirements-dask.txt", "requirements-dev.txt")
AUDIT = (sys.executable, "-m", "pip_audit")
ASKED = ("--disable-pip", "--require-hashes", "--format=json", "--progress-spinner=off")


def asked(lock: str, program: Iterable[str]) -> list[dict[str, Any]] | None:
    """What is known of each package of a lock; None where nobody answered."""
    command = [*program, f"--requirement={lock}", "--timeout=15", *ASKED]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        found: list[dict[str, Any]] = json.loads(told.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError, KeyError):
        return None
    return found


def sentences(lock: str, packages: list[dict[str, Any]] | None) -> tuple[list[str], bool]:
    """What to say of a lock, and whether a package of it has a known vulnerability."""
    if packages is None:
        return [f"{lock}: could not be audited: the registry did not answer."], False
    bad = [package for package in packages if package.get("vulns")]
    unasked = [package["name"] for package in packages if "skip_reason" in package]
    said = [f"{lock}: {len(packages) - len(unasked)} of {len(packages)} packages audited."]
    if unasked:
        names = "all of them" if len(unasked) == len(packages) else ", ".join(unasked)
        said.append(f"{lock}: could not be audited: {names}.")
    for package in bad:
        ids = ", ".join(one["id"] for one in package["vulns"])
        mended = sorted({fix for one in package["vulns"] for fix in one.get("fix_versions", [])})
        until = f"; mended in {', '.join(mended)}" if mended else "; not mended yet"
        said.append(f"{lock}: {package['name']} {package['version']}: {ids}{until}")
    return said, bool(bad)


def main(program: Iterable[str] = AUDIT) -> int:
    """Say it of each lock; 1 if a vulnerability is known."""
    found = False
    for lock in LOCKS:
        said, bad = sentences(lock, asked(lock, program))
        sys.stdout.write("\n".join(said) + "\n")
        found |= bad
    return int(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or AUDIT))
