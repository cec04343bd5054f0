"""What docs/operations.md has people type for a drill and an upgrade is what does it."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from engines import MakeDatabase
from screens import small_district

from database.keeping.backup import back_up
from tests.source import ROOT

OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
# What only root has, or another machine: the newest backup comes from there.
STANDING_IN = """set -eu
runuser() { shift 3; "$@"; }
install() { mkdir -p "${@: -1}"; }
chown() { :; }
rsync() { cp "$BACKUP" "${@: -1}"; }
"""


def commands_after(words: str) -> str:
    """The first block of commands after these words."""
    _, rest = OPERATIONS.split(words, 1)
    return rest.split("```sh\n", 1)[1].split("```", 1)[0]


@pytest.mark.drill
def test_the_drill_restores_a_backup_proves_it_and_shows_its_figures(
    new_database: MakeDatabase, tmp_path: Path
) -> None:
    backup = tmp_path / "2025-03-01.backup"
    back_up(small_district(new_database()), backup, datetime(2025, 3, 1, tzinfo=UTC))
    typed = commands_after("**The drill**").replace("/srv/dan-van-kheo", str(ROOT))
    typed = typed.replace("/var/lib/dan-van-kheo", str(tmp_path / "lib"))
    ran = subprocess.run(
        ["/bin/bash", "-c", STANDING_IN + typed],
        env={"PATH": "/usr/bin:/bin", "BACKUP": str(backup), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Đã phục hồi" in ran.stderr
    assert ran.stdout.count("còn nguyên như lúc nộp") == 2  # restore proves it, and check again
    assert not (tmp_path / "lib" / "drill").exists()


def test_an_upgrade_backs_up_when_nothing_comes_in_any_more() -> None:
    typed = commands_after("## Upgrade")
    steps = ["systemctl stop", "manage.py backup", "git pull", "manage.py migrate"]
    places = [typed.index(step) for step in [*steps, "systemctl start", "manage.py check"]]
    assert places == sorted(places)
