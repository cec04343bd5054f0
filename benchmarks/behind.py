"""The nginx file as it is shipped, started on loopback in front of processes of our own.

Only its ports, its certificate and the processes are put in the place of those named there.
"""

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from benchmarks.servers import free_port
from database.session import ROOT

HOST = "danvankheo.example.vn"
SHIPPED = ROOT / "deploy" / "nginx.conf"
# The key that all processes behind it sign cookies with, and the name that they answer to.
TOGETHER = {
    "STREAMLIT_SERVER_ALLOWED_HOSTS": HOST,
    "STREAMLIT_SERVER_COOKIE_SECRET": "4f1c9a0be27d4e63a5d8c19f7b3e60d2",
}
_AROUND = """
{user} daemon off; error_log {folder}/errors; pid {folder}/nginx.pid; worker_processes 1;
events {{}}
http {{
    access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True, slots=True)
class Front:
    """A running nginx: its ports, and who is believed to be it."""

    https: int
    http: int
    trust: ssl.SSLContext


def program() -> str | None:
    """Where nginx lies; None where there is none."""
    return shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")


@contextmanager
def nginx(folder: Path, ports: tuple[int, int]) -> Iterator[Front]:
    """The shipped file in front of the two processes at `ports`, while it is needed. Raises
    LookupError where there is no nginx.
    """
    found = program()
    if found is None:
        raise LookupError("nginx")
    crt, key = _certificate(folder)
    https, http = free_port(), free_port()
    here = {
        "listen 443 ssl": f"listen 127.0.0.1:{https} ssl",
        "listen 80": f"listen 127.0.0.1:{http}",
        "/etc/ssl/dan-van-kheo.crt": str(crt),
        "/etc/ssl/dan-van-kheo.key": str(key),
        "8501": str(ports[0]),
        "8502": str(ports[1]),
    }
    (folder / "site.conf").write_text(_put_in_place(here), encoding="utf-8")
    user = "user root;" if os.getuid() == 0 else ""
    around = _AROUND.format(folder=folder, user=user)
    (folder / "nginx.conf").write_text(around, encoding="utf-8")
    started = subprocess.Popen([found, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        _wait_for(https)
        yield Front(https, http, ssl.create_default_context(cafile=str(crt)))
    finally:
        started.terminate()
        started.wait(timeout=20)


def _put_in_place(here: dict[str, str]) -> str:
    """The shipped file with what stands `here` in the place of what is named there."""
    site = SHIPPED.read_text(encoding="utf-8")
    if lacking := [shipped for shipped in here if shipped not in site]:
        raise LookupError(lacking)
    return re.sub("|".join(map(re.escape, here)), lambda found: here[found[0]], site)


def _wait_for(port: int) -> None:
    for _try in range(100):
        with suppress(ConnectionError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError(port)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of a day for the name in the file, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    (folder / "a.crt").write_bytes(made.public_bytes(pem))
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    (folder / "a.key").write_bytes(private)
    return folder / "a.crt", folder / "a.key"
