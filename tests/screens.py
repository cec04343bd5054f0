"""A small district to look at, and a real server to look at it with, for tests of the screens.

As of 30/11/2023 the district of 34 units holds: Xã Đông Tảo with 3 models (exceeded), Xã An Vĩ
with 1 (met), Xã Bình Minh with 1 that is only maintained (none), and 31 units that said nothing.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine, select, update

from accounts.built_in import login_of
from accounts.identity import Role
from data_loaders import adoption
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.reading import ROW_COLUMNS, Reading
from data_loaders.unit_register import import_units
from database import audit
from database.migrate import migrate
from database.session import engine, writing
from database.tables import Account, Unit
from domain.kinds import Outcome, ReportKind, ReportSource

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT / "tests" / "forms"
CODE = "khoai-chau-2021-2025"
NOW = datetime(2023, 4, 1, tzinfo=UTC)
MODELS = (
    ("KC-X12", "Xã Đông Tảo", "Nuôi gà an toàn sinh học", "economy", "new"),
    ("KC-X12", "Xã Đông Tảo", "Tuyến đường hoa phụ nữ", "culture_society", "replicated"),
    ("KC-X12", "Xã Đông Tảo", "Camera an ninh thôn xóm", "defence_security", "new"),
    ("KC-X02", "Xã An Vĩ", "Vườn rau sạch nhà trường", "economy", "new"),
    ("KC-X04", "Xã Bình Minh", "Tổ hòa giải bền vững", "political_system", "maintained"),
)


def empty_district(url: str) -> Engine:
    """A database with the register and the plan, and no report."""
    source = engine(url)
    migrate(source)
    import_units(source, FORMS / "units.csv", NOW)
    adoption.adopt(source, ROOT / "plans" / f"{CODE}.toml", NOW)
    return source


def small_district(url: str) -> Engine:
    """The district described above."""
    source = empty_district(url)
    plan = builtin_plans()[CODE]
    for unit in dict.fromkeys(model[:2] for model in MODELS):
        reading = registered(*unit, *(model[2:] for model in MODELS if model[:2] == unit))
        take_in(source, unit[0].encode(), reading, plan, date(2023, 3, 20), NOW)
    return source


def illustrated(source: Engine) -> Engine:
    """The same database, marked as an illustration as that of the demo is."""
    with writing(source) as connection:
        audit.record(connection, audit.BEGUN, "database", {}, NOW)
    return source


def move_to(source: Engine, role: Role, code: str) -> None:
    """Let the built-in account of `role` stand in the unit of `code`, and no longer above all."""
    unit = select(Unit.unit_id).where(Unit.code == code).scalar_subquery()
    with writing(source) as connection:
        moved = update(Account).where(Account.login == login_of(role))
        connection.execute(moved.values(unit_id=unit))


def registered(code: str, unit: str, *models: tuple[str, str, str], year: int = 2023) -> Reading:
    """A register of one unit, as if read: (name, field, origin) for each model."""
    rows = [
        dict.fromkeys(ROW_COLUMNS)
        | {
            "kind": ReportKind.REGISTER,
            "sheet": "DS",
            "cell": f"B{place}",
            "unit_code": code,
            "unit": unit,
            "unit_found": unit,
            "name": name,
            "field": field,
            "field_found": field,
            "year": year,
            "origin": origin,
            "form": "collective",
            "state": "registered",
            "accepted": True,
        }
        for place, (name, field, origin) in enumerate(models, start=9)
    ]
    return Reading(
        file=f"{code}.xlsx",
        outcome=Outcome.READ,
        kind=ReportKind.REGISTER,
        year=year,
        unit_code=code,
        source=ReportSource.OWN,
        rows=pd.DataFrame(rows, columns=list(ROW_COLUMNS)),
    )


@contextmanager
def serving(url: str, mode: str, *flags: str) -> Iterator[str]:
    """A server of its own on a free port: its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "asgi.py", f"--server.port={port}", *flags]
    environment = os.environ | {"DATABASE_URL": url, "DAN_VAN_KHEO_MODE": mode}
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and server.poll() is None:
        with suppress(ConnectionError), closing(HTTPConnection("127.0.0.1", port)) as connection:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == HTTPStatus.OK:
                return
        time.sleep(0.2)
    raise TimeoutError(port)
