"""`make audit`: a vulnerability fails, what could not be asked is told and fails nothing."""

import json
import subprocess
import sys

import pytest

from tests.source import ROOT

SOUND = {"name": "pandas", "version": "3.1.0", "vulns": []}
UNKNOWN = {"name": "altair", "skip_reason": "not found"}
BAD = {
    "name": "pillow",
    "version": "9.0.0",
    "vulns": [{"id": "CVE-2022-22817", "fix_versions": ["9.0.1"]}],
}


def audit(tmp_path, answer: str) -> subprocess.CompletedProcess[str]:
    """What is said where the registry answers so; pip-audit ends with 1 for what is bad, too."""
    (tmp_path / "answer.py").write_text(f"import sys; print({answer!r}); sys.exit(1)", "utf-8")
    command = [sys.executable, ".ci/audit.py", sys.executable, str(tmp_path / "answer.py")]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([SOUND], 0, "requirements.txt: 1 of 1 packages audited."),
        ([SOUND, UNKNOWN], 0, "could not be audited: altair."),
        ([UNKNOWN], 0, "could not be audited: all of them."),
        ([SOUND, BAD], 1, "pillow 9.0.0: CVE-2022-22817; mended in 9.0.1"),
    ],
)
def test_what_is_known_of_each_package_is_told(tmp_path, packages, code, said):
    ended = audit(tmp_path, json.dumps({"dependencies": packages}))

    assert ended.returncode == code
    assert said in ended.stdout


@pytest.mark.parametrize("answer", ["", "<html>no such service</html>", "{}"])
def test_a_registry_that_does_not_answer_is_told_and_fails_nothing(tmp_path, answer):
    ended = audit(tmp_path, answer)

    assert ended.returncode == 0
    assert "requirements-dev.txt: could not be audited" in ended.stdout


def test_ruffs_rules_of_security_hold_and_none_but_one_is_left_out():
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert '"S",    # security' in settings
    left_out = [line.split('"')[1] for line in settings.splitlines() if line.startswith('    "S')]
    assert sorted(left_out) == ["S", "S101", "S603", "SIM", "SLF", "SLF001"]
