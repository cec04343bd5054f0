"""A small district to look at, for tests of the screens.

As of 30/11/2023 the district of 34 units holds: Xã Đông Tảo with 3 models (exceeded), Xã An Vĩ
with 1 (met), Xã Bình Minh with 1 that is only maintained (none), and 31 units that said nothing.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
from servers import ROOT
from sqlalchemy import Engine, create_engine, insert, select, text, update
from sqlalchemy.pool import NullPool
from streamlit.testing.v1 import AppTest

from accounts.built_in import ensure_accounts, login_of
from accounts.identity import Role
from accounts.mode import Mode
from accounts.sessions import COOKIE, open_session
from data_loaders import adoption
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.reading import ROW_COLUMNS, Reading
from data_loaders.unit_register import import_units
from database import audit
from database.migrate import migrate
from database.session import engine, file_of, writing
from database.tables import Account, Unit
from domain.kinds import Outcome, ReportKind, ReportSource
from tallies.keeping import count_all

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
    """A new database with the register and the plan, and no report."""
    return laid_out(url, _empty_district)


def small_district(url: str) -> Engine:
    """The district described above, in a new database."""
    return laid_out(url, _small_district)


def small_demo(url: str) -> Engine:
    """The same with the accounts of a demo."""
    return laid_out(url, _small_demo)


def laid_out(url: str, make: Callable[[str], Engine]) -> Engine:
    """What `make` makes in the new database at `url`: it is made once and then copied."""
    source = engine(url)
    source.dispose()
    file = file_of(source)
    if file is None:
        _copy_in_postgresql(source, make)
    else:
        file.write_bytes(_made_once(make))
    return source


def _copy_in_postgresql(source: Engine, make: Callable[[str], Engine]) -> None:
    """Put a copy in the place of the new database; the first is kept beside, to be copied."""
    name, kept = source.url.database, f"once{make.__name__}"
    server = source.url.set(database="postgres")
    beside = create_engine(server, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with beside.connect() as connection:
        there = text("SELECT count(*) FROM pg_database WHERE datname = :kept")
        if connection.execute(there, {"kept": kept}).scalar():
            connection.execute(text(f"DROP DATABASE {name}"))
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {kept} STRATEGY FILE_COPY"))
        else:
            make(source.url.render_as_string(hide_password=False)).dispose()
            connection.execute(text(f"CREATE DATABASE {kept} TEMPLATE {name}"))


@cache
def _made_once(make: Callable[[str], Engine]) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "made.db"
        make(f"sqlite:///{file}").dispose()
        return file.read_bytes()


def _empty_district(url: str) -> Engine:
    source = engine(url)
    migrate(source)
    import_units(source, FORMS / "units.csv", NOW)
    adoption.adopt(source, ROOT / "plans" / f"{CODE}.toml", NOW)
    return source


def _small_district(url: str) -> Engine:
    source = empty_district(url)
    plan = builtin_plans()[CODE]
    for unit in dict.fromkeys(model[:2] for model in MODELS):
        reading = registered(*unit, *(model[2:] for model in MODELS if model[:2] == unit))
        take_in(source, unit[0].encode(), reading, plan, date(2023, 3, 20), NOW)
    count_all(source, datetime.now(UTC).astimezone().date())
    return source


def _small_demo(url: str) -> Engine:
    source = small_district(url)
    ensure_accounts(source, Mode.DEMO)
    return source


def begin_continuing(source: Engine, folder: Path) -> None:
    """A plan that continues after its last year, and one union that owes under it."""
    register = folder / "units.csv"
    register.write_text(
        "code,name,kind,parent,valid_from,valid_to,successor\n"
        "NT,Tỉnh Ninh Thuận,province,,,,\n"
        "U1,Liên đoàn Lao động thành phố Phan Rang,union_upper,NT,,,\n",
        encoding="utf-8",
    )
    import_units(source, register, NOW)
    adoption.adopt(source, ROOT / "plans" / "ninh-thuan-2023-2025.toml", NOW)


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


def let_in(source: Engine, role: Role, code: str | None = None, login: str = "") -> dict[str, str]:
    """The cookie of somebody with this role who has signed in, standing in the unit of `code`."""
    login = login or f"nguoi-{role}"
    unit = select(Unit.unit_id).where(Unit.code == code)
    row = {"login": login, "name": login, "role": role.value, "password_hash": "of a test"}
    with writing(source) as connection:
        unit_id = connection.execute(unit).scalar()
        there = select(Account.account_id).where(Account.login == login)
        made = insert(Account).values(**row, unit_id=unit_id).returning(Account.account_id)
        account_id = connection.execute(there).scalar() or connection.execute(made).scalar_one()
    return {COOKIE: open_session(source, account_id, datetime.now(UTC))}


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


def led_to(link: Any) -> tuple[str, dict[str, list[str]]]:
    """The address that a link between pages bears, and what it asks for there."""
    address, _, along = link.proto.page.partition("?")
    return address, parse_qs("&".join(filter(None, (along, link.proto.query_string))))


def push_rows(screen: AppTest) -> list[list[str]]:
    """The rows of “Cần đôn đốc”: the unit that each opens, and what is said beside it."""
    shown = [each.value for each in screen.table if "Tình trạng" in each.value.columns]
    rows: list[list[str]] = []
    for unit, *said in [row for told in shown for row in told.to_numpy().tolist()]:
        opened = re.fullmatch(r"\[(.+)\]\(don-vi-toi\?(.+)\)", unit)
        assert opened, unit
        name = opened[1].replace("\\", "")
        assert parse_qs(opened[2])["don_vi"][0].startswith(name.split(", ")[0])
        rows.append([name, *(words.strip("*") for words in said)])
    return rows
