"""Plans adopted: which plans are in force, as kept in the database, each in its latest version."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, func, insert, select

from data_loaders.plans import load_plan
from database import audit
from database.session import reading, writing
from database.tables import Plan as PlanRow
from domain.plans import Plan


def adopt(source: Engine, path: Path, now: datetime) -> tuple[Plan, int]:
    """Put the plan that the TOML file at `path` holds in force; the plan, and its version.

    The same text again changes nothing. Raises `PlanError` where the file is no sound plan.
    """
    plan = load_plan(path)
    definition = path.read_text(encoding="utf-8")
    with writing(source) as connection:
        latest = connection.execute(
            select(PlanRow.version, PlanRow.definition)
            .where(PlanRow.code == plan.code)
            .order_by(PlanRow.version.desc())
            .limit(1)
        ).one_or_none()
        if latest is not None and latest.definition == definition:
            return plan, latest.version
        version = 1 if latest is None else latest.version + 1
        connection.execute(
            insert(PlanRow).values(
                code=plan.code, version=version, definition=definition, adopted_at=now
            )
        )
        audit.record(connection, "plan adopted", plan.code, {"version": version}, now)
    return plan, version


def adopted_plans(source: Engine) -> list[Plan]:
    """The plans in force, in the order of their codes."""
    newest = (
        select(PlanRow.code, func.max(PlanRow.version).label("version"))
        .group_by(PlanRow.code)
        .subquery()
    )
    found = (
        select(PlanRow.definition)
        .join(newest, (PlanRow.code == newest.c.code) & (PlanRow.version == newest.c.version))
        .order_by(PlanRow.code)
    )
    with reading(source) as connection:
        return [load_plan(definition) for definition in connection.execute(found).scalars()]


def adopted_plan(source: Engine, code: str) -> Plan | None:
    """The plan in force under `code`, or None."""
    return next((plan for plan in adopted_plans(source) if plan.code == code), None)
