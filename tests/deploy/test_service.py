"""The service file and its environment, as systemd and the server itself read them."""

import shutil
import subprocess
from configparser import ConfigParser

import pytest

from accounts.mode import VARIABLE
from tests.source import ROOT

SERVICE = ROOT / "deploy" / "dan-van-kheo@.service"


def environment() -> dict[str, str]:
    lines = (ROOT / "deploy" / "environment").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def service() -> ConfigParser:
    read = ConfigParser(strict=True, interpolation=None)
    read.optionxform = str
    read.read_string(SERVICE.read_text(encoding="utf-8"))
    return read


def test_systemd_knows_every_line_of_the_service(tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd-analyze (Debian: apt install systemd)")
    # The two paths that are there only where it is installed.
    here = SERVICE.read_text(encoding="utf-8").replace(
        "/srv/dan-van-kheo/.venv/bin/python", shutil.which("python3") or "/usr/bin/python3"
    )
    (tmp_path / "dan-van-kheo@8501.service").write_text(here, encoding="utf-8")
    told = subprocess.run(
        [program, "verify", "--man=no", str(tmp_path / "dan-van-kheo@8501.service")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = [line for line in told.stderr.splitlines() if "dan-van-kheo" in line]

    assert [line for line in said if "Unknown" in line or "ignoring" in line.lower()] == []


def test_the_service_runs_the_server_and_not_the_script():
    command = service()["Service"]["ExecStart"]

    assert "streamlit run asgi.py --server.port=%i" in command
    assert service()["Service"]["NoNewPrivileges"] == "yes"


def test_the_environment_is_a_real_installations_and_its_key_has_to_be_made():
    given = environment()

    assert given[VARIABLE] == "real"
    assert given["STREAMLIT_SERVER_COOKIE_SECRET"] == ""  # with which it does not start


def test_the_database_of_the_service_lies_where_the_service_may_write():
    path = environment()["DATABASE_URL"].removeprefix("sqlite:///")

    assert path.startswith(f"/var/lib/{service()['Service']['StateDirectory']}/")
