"""A small register for tests of units that change: one district, five communes."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select

from data_loaders import frames
from data_loaders.unit_register import import_units
from database.session import engine, reading
from database.tables import AuditEntry
from domain.access import EVERYWHERE

NOW = datetime(2025, 8, 1, tzinfo=UTC)
REGISTER = """code,name,kind,parent,valid_from,valid_to,successor
P,Tỉnh Mẫu,province,,,,
H,Huyện Mẫu,district,P,,2025-06-30,
A,Xã An,commune,H,2010-01-01,2025-06-30,
B,Xã Bình,commune,H,2010-01-01,2025-06-30,
C,Xã Cường,commune,H,2010-01-01,,
D,Xã Dũng,commune,H,2010-01-01,,
N,Xã An,commune,P,2025-07-01,,
M,Xã Mới,commune,P,2025-07-01,,
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def with_register(url: str, folder: Path) -> Engine:
    made = engine(url)
    import_units(made, write(folder, "register.csv", REGISTER), NOW)
    return made


def last_days(source: Engine) -> dict[str, str]:
    """Code -> the last day of each unit, "" while it has none."""
    units = frames.units(source, EVERYWHERE)
    days = units["valid_to"].dt.strftime("%Y-%m-%d").fillna("")
    return dict(zip(units["code"], days, strict=True))


def actions(source: Engine) -> list[str]:
    with reading(source) as connection:
        return list(connection.execute(select(AuditEntry.action)).scalars())
