"""A real installation does not start with a secret that anybody could guess; none is ever told."""

import os
import subprocess
import sys

import pytest
from screens import ROOT
from servers import serving
from streamlit import config
from visitor import page_held_open

from accounts.mode import Mode
from accounts.weak_secrets import faults
from tests.source import name_of, source_files

REAL = next(mode for mode in Mode if mode is not Mode.DEMO)
STRONG = "4f1c9a0be27d4e63a5d8c19f7b3e60d2"


def start(*flags: str, mode: str = "real", **environment: str) -> subprocess.CompletedProcess[str]:
    """What a server says that is asked to start so, and how it ends."""
    command = [sys.executable, "-m", "streamlit", "run", "asgi.py", "--server.port=0", *flags]
    given = os.environ | {"DAN_VAN_KHEO_MODE": mode} | environment
    return subprocess.run(
        command, cwd=ROOT, env=given, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("password", ["postgres", "danvan2024", "12345678", "password1"])
def test_a_database_password_that_is_easily_guessed_is_refused_and_not_told(password):
    address = f"postgresql+psycopg://dvk:{password}@db/dvk"
    found = faults(REAL, {"DATABASE_URL": address})

    assert len(found) == 1
    assert password not in found[0]
    assert faults(REAL, {"PGPASSWORD": password, "DATABASE_URL": "postgresql://db/dvk"})


@pytest.mark.parametrize("driver", ["postgresql+psycopg", "postgresql", "postgres"])
@pytest.mark.parametrize(
    "rest",
    [
        "://dvk@db/dvk?password=123456",
        f"://dvk:{STRONG}@db/dvk?password=123456",
        "://db/?user=dvk&dbname=dvk&password=danvan2024",
        "://dvk:123456@db/dvk",
    ],
)
def test_the_password_that_is_judged_is_the_one_that_signs_in(driver, rest):
    given = {"DATABASE_URL": driver + rest, "PGPASSWORD": STRONG}

    assert len(faults(REAL, given)) == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        f"postgresql+psycopg://dvk:123456@db/dvk?password={STRONG}",
        "sqlite:////srv/dvk.db",
        "postgresql+psycopg://dvk@/dvk?host=/run/postgresql",
        f"postgresql+psycopg://dvk:{STRONG}@db/dvk",
    ],
)
def test_a_strong_password_and_none_at_all_are_no_fault(address):
    assert faults(REAL, {"DATABASE_URL": address}) == []


def test_of_a_demo_nothing_is_asked():
    assert faults(Mode.DEMO, {"DATABASE_URL": "postgresql+psycopg://dvk:postgres@db/dvk"}) == []


@pytest.fixture
def found_with():
    """The faults where Streamlit is started with such a setting."""

    def found(setting: str, value: object) -> list[str]:
        config.get_config_options(force_reparse=True, options_from_flags={setting: value})
        return faults(REAL)

    yield found
    config.get_config_options(force_reparse=True)


@pytest.mark.parametrize("key", ["", "abc", "changeme" * 4, "0" * 64, "bí mật"])
def test_a_key_for_cookies_that_is_easily_guessed_is_refused_and_not_told(found_with, key):
    (told,) = found_with("server.cookieSecret", key)

    assert "server.cookieSecret quá ngắn hoặc quá dễ đoán" in told
    assert not key or key not in told


@pytest.mark.slow
def test_weak_secrets_of_the_environment_stop_the_start_and_are_not_told(tmp_path):
    key, file = "changeme" * 4, tmp_path / "secrets.toml"
    file.write_text(f"[auth]\ncookie_secret = '{STRONG}'\n", encoding="utf-8")
    file.chmod(0o644)
    ended = start(STREAMLIT_SERVER_COOKIE_SECRET=key, STREAMLIT_SECRETS_FILES=str(file))

    assert ended.returncode != 0
    assert "server.cookieSecret quá ngắn hoặc quá dễ đoán" in ended.stderr
    assert "Người khác trên máy đọc được" in ended.stderr
    assert key not in ended.stderr + ended.stdout
    assert STRONG not in ended.stderr + ended.stdout


@pytest.mark.parametrize(
    ("key", "mode", "said"),
    [
        ("cookie_secret = 'x'", 0o600, "auth.cookie_secret quá ngắn"),
        (f"cookie_secret = '{STRONG}'", 0o644, "Người khác trên máy đọc được"),
    ],
)
def test_a_file_of_secrets_that_is_weak_or_open_to_others_is_refused_and_not_told(
    found_with, tmp_path, key, mode, said
):
    file = tmp_path / "secrets.toml"
    file.write_text(f"[auth]\n{key}\n", encoding="utf-8")
    file.chmod(mode)
    (told,) = found_with("secrets.files", [str(file)])

    assert said in told
    assert STRONG not in told


def test_no_file_of_secrets_can_be_kept_with_the_sources():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    telling = [
        name_of(path)
        for path in source_files()
        if "hide_password=" + "False" in path.read_text(encoding="utf-8")
    ]

    assert {".streamlit/secrets.toml", ".env"} <= set(ignored)
    assert telling == ["database/migrate.py"]  # whose driver signs in with it


@pytest.mark.slow
def test_a_database_that_does_not_answer_gives_its_password_neither_to_the_page_nor_to_the_log(
    tmp_path,
):
    log = tmp_path / "log"
    address = f"postgresql+psycopg://dvk:{STRONG}@127.0.0.1:9/dvk?connect_timeout=2"
    with (
        serving(address, "demo", log=log) as server,
        page_held_open(server, "tien-do") as (_visit, sent),
    ):
        assert "Xã" not in sent
        assert STRONG not in sent
    told = log.read_text(encoding="utf-8")

    assert "OperationalError" in told
    assert STRONG not in told
