"""Why a real installation is not started: a secret that anybody could guess, or that lies about."""

import os
import stat
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from streamlit import config
from zxcvbn import zxcvbn

from accounts.mode import Mode
from database.session import ROOT, meant
from translations import gettext as _

COOKIE_LENGTH = 32
# Of 0 to 4: 3 withstands many tries at a server, 4 withstands whoever holds a signature.
FOR_A_DATABASE, FOR_SIGNING = 3, 4
OURS = ("danvan", "danvankheo", "khoaichau", "dvk")
NEW_ONE = "python -c 'import secrets; print(secrets.token_hex(32))'"


def faults(mode: Mode, environment: Mapping[str, str] = os.environ) -> list[str]:
    """Why not to start, in sentences that hold no secret; [] where nothing is against it.

    A demo shows invented figures to whoever comes: nothing is asked of it.
    """
    if mode is Mode.DEMO:
        return []
    return [*_of_the_database(environment), *_of_signing(), *_of_files()]


def _of_the_database(environment: Mapping[str, str]) -> list[str]:
    """Of the password that the driver really signs in with: from the address or its query
    (`?password=`), else from the environment.
    """
    given = meant(environment.get("DATABASE_URL") or "sqlite://")
    if given.get_backend_name() != "postgresql":
        return []
    _words, options = given.get_dialect()().create_connect_args(given)
    password = str(options.get("password") or environment.get("PGPASSWORD", ""))
    names = [str(options.get(name, "")) for name in ("user", "dbname")]
    if not password or _strength(password, names) >= FOR_A_DATABASE:
        return []
    words = _("Mật khẩu của cơ sở dữ liệu quá dễ đoán. Đổi mật khẩu, ví dụ theo lệnh: {command}")
    return [words.format(command=NEW_ONE)]


def _of_signing() -> list[str]:
    """Of the key that signs cookies, where one was given: without one each start draws its own."""
    where = config.get_where_defined("server.cookieSecret")
    if where == "<default>":
        return []
    found = []
    if Path(where).is_relative_to(ROOT):
        words = _("server.cookieSecret nằm trong {file} của mã nguồn. Đặt vào biến môi trường.")
        found.append(words.format(file=where))
    return found + _weak(str(config.get_option("server.cookieSecret")), "server.cookieSecret")


def _of_files() -> list[str]:
    """Of the files in which Streamlit looks for secrets."""
    found = []
    for name in config.get_option("secrets.files"):
        path = Path(name)
        if not path.is_file():
            continue
        if path.resolve().is_relative_to(ROOT):
            words = _("Tệp bí mật {file} nằm trong mã nguồn. Chuyển ra ngoài: {command}")
            command = "STREAMLIT_SECRETS_FILES=/etc/dan-van-kheo/secrets.toml"
            found.append(words.format(file=path, command=command))
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            words = _("Người khác trên máy đọc được tệp bí mật {file}. Chạy: {command}")
            found.append(words.format(file=path, command=f"chmod 600 {path}"))
        told = tomllib.loads(path.read_text(encoding="utf-8")).get("auth", {})
        if "cookie_secret" in told:
            found += _weak(str(told["cookie_secret"]), "auth.cookie_secret")
    return found


def _weak(secret: str, name: str) -> list[str]:
    if len(secret) >= COOKIE_LENGTH and _strength(secret) >= FOR_SIGNING:
        return []
    words = _("{name} quá ngắn hoặc quá dễ đoán. Tạo khóa mới: {command}")
    return [words.format(name=name, command=NEW_ONE)]


def _strength(secret: str, names: Sequence[str] = ()) -> int:
    """How hard it is to guess, 0 to 4, by somebody who knows `names` and what this is."""
    known = [*OURS, *(name.lower() for name in names if name)]
    return int(zxcvbn(secret[:72], user_inputs=known)["score"]) if secret else 0
