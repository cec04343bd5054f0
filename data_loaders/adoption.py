"""Plans adopted: which plans are in force, as kept in the database, each in its latest version."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, func, select

from data_loaders.plan_versions import Author, adopt_text, plan_of
from data_loaders.plans import plan_text
from database.session import reading
from database.tables import Plan as PlanRow
from domain.access import EVERYWHERE
from domain.plans import Plan


def adopt(source: Engine, path: Path, now: datetime, reason: str = "") -> tuple[Plan, int]:
    """Put the plan that the TOML file at `path` holds in force; the plan, and its version.

    The same text again changes nothing. Raises `PlanError` where the file is no sound plan.
    """
    return adopt_text(source, plan_text(path), path.name, Author(EVERYWHERE, now, reason))


def adopted_plans(source: Engine) -> list[Plan]:
    """The plans in force, in the order of their codes."""
    newest = (
        select(PlanRow.code, func.max(PlanRow.version).label("version"))
        .group_by(PlanRow.code)
        .subquery()
    )
    found = select(PlanRow.code, PlanRow.definition).join(
        newest, (PlanRow.code == newest.c.code) & (PlanRow.version == newest.c.version)
    )
    with reading(source) as connection:
        # Sorted here: each engine has an order of its own for words.
        return [plan_of(code, text) for code, text in sorted(connection.execute(found).all())]


def versions_in_force(source: Engine) -> dict[str, tuple[int, datetime]]:
    """Of each plan in force, by code, its version and since when that is in force."""
    newest = select(PlanRow.code, func.max(PlanRow.version), func.max(PlanRow.adopted_at))
    with reading(source) as connection:
        found = connection.execute(newest.group_by(PlanRow.code)).all()
    return {code: (version, since) for code, version, since in found}


def adopted_plan(source: Engine, code: str) -> Plan | None:
    """The plan in force under `code`, or None."""
    return next((plan for plan in adopted_plans(source) if plan.code == code), None)
