"""A real issuer of identities (npm's oidc-provider), installed and started for the tests."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from tests.npm import installed

HERE = Path(__file__).parent


def install_issuer(folder: Path) -> Path:
    """The issuer with what it needs, in a folder of its own; skips where there is no npm."""
    return installed(HERE, folder, "issuer.mjs")


@contextmanager
def issuing(folder: Path, port: int, callback: str) -> Iterator[str]:
    """The issuer on `port`, while it runs: its address."""
    command = [shutil.which("node") or "node", "issuer.mjs", str(port), callback]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as issuer:
        try:
            assert issuer.stdout.readline().strip() == "listening"
            yield f"http://127.0.0.1:{port}"
        finally:
            issuer.terminate()


def secrets_of(folder: Path, issuer: str, callback: str) -> Path:
    """What an installation is told of the issuer, as Streamlit reads it."""
    said = {
        "redirect_uri": callback,
        "cookie_secret": token_hex(32),
        "client_id": "dan-van-kheo",
        "client_secret": "a secret of the tests alone",
        "server_metadata_url": f"{issuer}/.well-known/openid-configuration",
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in said.items()]
    file = folder / "secrets.toml"
    # Asks for the password each time: on a shared computer the one before may still be known there.
    asked = 'client_kwargs = { scope = "openid email profile", prompt = "login" }'
    file.write_text("\n".join(["[auth]", *lines, asked, ""]), encoding="utf-8")
    file.chmod(0o600)
    return file
