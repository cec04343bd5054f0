"""A made province or country, put straight into an empty database as the loaders would leave it.

The same rows every time, marked as an illustration; the trail holds for each file.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, exists, select

from accounts.built_in import NAMES, login_of
from accounts.identity import Role
from data_loaders.plan_versions import ADOPTED
from data_loaders.plans import PLANS_FOLDER, load_plan
from database import audit
from database.base import Base
from database.bulk import put
from database.migrate import migrate
from database.session import reading, writing
from database.tables import Account, AuditEntry, Follows, Plan, Unit, UnitLineage
from domain.audit import ACCOUNT_MADE
from domain.plans import Plan as PlanInForce
from samples.demo import MADE, Progress
from samples.large.ahead import sent_in_turn
from samples.large.places import LINEAGE, UNIT, Province, lineage_rows, provinces, unit_rows
from samples.large.reports import TAKEN_IN
from samples.large.rows import COLUMNS
from samples.large.sizes import Size
from samples.large.trail import Trail
from tallies.keeping import count_all
from translations import gettext as _

PLAN_FILE = PLANS_FOLDER / "khoai-chau-2021-2025.toml"
FOLLOWED = 30  # units that the leader follows
HELD = -256 * 1024  # KiB of pages that SQLite holds while it writes: indexes by hash go to and fro
# Each holds the entries of some actions alone. To ask of every entry whether it is one of them
# takes as long as all the rest of keeping it: they are made once all entries are in.
OF_SOME_ENTRIES = sorted(AuditEntry.metadata.tables["audit_entry"].indexes, key=str)


class NotEmptyError(Exception):
    """The database holds something: no sample may be mixed into it."""


def fill(source: Engine, size: Size, progress: Progress) -> None:
    """Fill the empty database of `source`. Raises `NotEmptyError` where it holds anything."""

    def counted(plans: list[PlanInForce]) -> Iterable[PlanInForce]:
        return progress(plans, len(plans), _("Cộng lại từng kế hoạch"))

    migrate(source)
    _demand_empty(source)
    trail, made = Trail(TAKEN_IN), list(provinces(size))
    with writing(source) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA cache_size = {HELD}")
        for index in OF_SOME_ENTRIES:
            index.drop(connection)
        trail.add(audit.BEGUN, "database", {})
        accounts = _begin(connection, made, trail)
        trail.put(connection)
    each = sent_in_turn(made, size, accounts, trail)
    for sent in progress(each, len(made), _("Nạp số liệu minh họa")):
        with writing(source) as connection:
            for table, rows in sent.written.tables():
                put(connection, table, COLUMNS[table], rows)
    with writing(source) as connection:
        sent.trail.add(MADE, "database", {"files": sent.numbers.submissions})
        sent.trail.put(connection)
        for index in OF_SOME_ENTRIES:
            index.create(connection)
    # As of the day on which somebody looks at it: days have begun since it was all taken in.
    count_all(source, datetime.now().astimezone().date(), counted)


def _demand_empty(source: Engine) -> None:
    with reading(source) as connection:
        for table in Base.metadata.sorted_tables:
            if connection.execute(select(exists().select_from(table))).scalar():
                words = _("Cơ sở dữ liệu này đã có nội dung. Số liệu minh họa cần một cơ sở trống.")
                raise NotEmptyError(words)


def _begin(connection: Connection, made: list[Province], trail: Trail) -> dict[int, int]:
    """Write the units, the plans and who hands in; the account of each commune."""
    units = [row for province in made for row in unit_rows(province)]
    put(connection, Unit, UNIT, units)
    trail.add("units imported", "register", {"file": "units.csv", "rows": len(units)})
    steps = (row for province in made for row in lineage_rows(province))
    put(connection, UnitLineage, LINEAGE, steps)
    _put_plans(connection, made, trail)
    communes = [commune[0] for province in made for commune in province.communes]
    first = communes[0]
    rows = [_built_in(role, first.unit_id, first.name) for role in Role]
    rows += [(f"can-bo-{c.unit_id}", f"Cán bộ {c.name}", Role.STAFF, c.unit_id) for c in communes]
    _put_accounts(connection, rows, trail)
    followed = [place.unit_id for commune in made[0].communes for place in commune][:FOLLOWED]
    leader = 1 + next(place for place, row in enumerate(rows) if row[2] == Role.LEADER)
    put(connection, Follows, ("account_id", "unit_id"), ((leader, one) for one in followed))
    return {unit.unit_id: len(Role) + place for place, unit in enumerate(communes, 1)}


def _built_in(role: Role, unit_id: int, commune: str) -> tuple[Any, ...]:
    """As `accounts.built_in` would make it."""
    if role is Role.STAFF:
        return login_of(role), f"Cán bộ {commune}", role.value, unit_id
    return login_of(role), NAMES[role], role.value, None


def _put_accounts(connection: Connection, rows: Iterable[tuple[Any, ...]], trail: Trail) -> None:
    numbered = [(number, *row) for number, row in enumerate(rows, 1)]
    put(connection, Account, ("account_id", "login", "name", "role", "unit_id"), numbered)
    for number, _login, _name, role, unit_id in numbered:
        told = {"role": str(role)} | ({} if unit_id is None else {"unit_id": unit_id})
        trail.add(ACCOUNT_MADE, f"account {number}", told)


def _put_plans(connection: Connection, made: list[Province], trail: Trail) -> None:
    rows = []
    for number, province in enumerate(made, 1):
        text = _plan_text(province)
        code = load_plan(text, f"{province.plan_code}.toml").code
        rows.append((number, code, 1, text, TAKEN_IN))
        trail.add(ADOPTED, code, {"version": 1, "reason": ""})
    put(connection, Plan, ("plan_id", "code", "version", "definition", "adopted_at"), rows)


def _plan_text(province: Province) -> str:
    """The plan of Khoái Châu as that of a province: so all of them are counted together."""
    text, place = PLAN_FILE.read_text(encoding="utf-8"), province.name
    said = {"code": province.plan_code, "name": f"Dân vận khéo {place}", "place": place}
    for key, value in said.items():
        text = re.sub(rf'^{key} = ".*"$', f'{key} = "{value}"', text, count=1, flags=re.MULTILINE)
    return text
