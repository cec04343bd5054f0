"""The versions of an adopted plan: each its TOML as validated, with who wrote it and why.

The highest is in force. A change is a new version; none is ever rubbed out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from data_loaders import frames
from data_loaders.frames import ever_was
from data_loaders.plan_text import with_values
from data_loaders.plans import load_plan
from database import audit
from database.session import reading, writing
from database.tables import Account, Unit
from database.tables import Plan as PlanRow
from database.touched import touch_plan
from domain.access import EVERYWHERE, Places
from domain.plan_places import Named, meant
from domain.plan_settings import Path, Value
from domain.plans import Plan
from domain.text import plain
from translations import gettext as _
from translations.plan_wording import place_twice

ADOPTED = "plan adopted"
CHANGED = "plan changed"
RETURNED = "plan returned to an earlier version"


class NotKeptError(ValueError):
    """No version was written; its text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes a version (None: the command line), of which places, when and why."""

    whose: Places
    now: datetime
    reason: str = ""
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version: its TOML, why it was written, by whom (a name; None from the command line)."""

    code: str
    version: int
    text: str
    reason: str
    adopted_by: str | None
    adopted_at: datetime

    def plan(self) -> Plan:
        """The plan it holds. Raises `PlanError` where the rules of today no longer take it."""
        return plan_of(self.code, self.text)


@lru_cache(maxsize=256)
def plan_of(code: str, text: str) -> Plan:
    """The plan that `text`, kept under `code`, holds: validated once, and never changed."""
    return load_plan(text, f"{code}.toml")


def versions(source: Engine, code: str) -> list[PlanVersion]:
    """Every version of the plan, the one in force first."""
    with reading(source) as connection:
        return _versions(connection, code)


def may_change(source: Engine, plan: Plan, whose: Places) -> bool:
    """Whether all that the plan speaks to lies in `whose`: everywhere, or its place among them."""
    if whose.everywhere:
        return True
    places = _places(source, plan)
    seen = set(frames.units(source, whose)["unit_id"].tolist())
    return len(places) == 1 and seen.issuperset(places)


def _places(source: Engine, plan: Plan) -> list[int]:
    """The units of the whole register that the plan's place can mean."""
    if plan.place is None:
        return []
    with reading(source) as connection:
        asked = select(Unit.name, Unit.unit_id, Unit.valid_from, Unit.valid_to).where(ever_was())
        every = connection.execute(asked).all()
    wanted = plain(plan.place)
    alike = (row for row in every if plain(row.name) == wanted)
    return meant(plan, (Named(row.unit_id, row.valid_from, row.valid_to) for row in alike))


def adopt_text(source: Engine, text: str, file: str, author: Author) -> tuple[Plan, int]:
    """Put the plan that `text` holds in force: the plan, and its version. `file` is what the person
    calls the text. The text in force already changes nothing.

    Raises `PlanError` where it is no sound plan, `NotKeptError` where it, or the plan that it takes
    the place of, is not the author's, or its place can mean several units.
    """
    plan = load_plan(text, file)
    _demand_one_place(source, plan)
    _demand_theirs(source, plan, author)
    with writing(source) as connection:
        before = _versions(connection, plan.code)
        return plan, _written(connection, plan.code, before, text, ADOPTED, author)


def preview(source: Engine, code: str, values: Mapping[Path, Value]) -> Plan:
    """The plan in force with each of `values` at its path, of which nothing is kept. Raises
    `PlanError` where its parts then disagree, `NotKeptError` where no such plan is in force.
    """
    return load_plan(with_values(in_force(source, code).text, values), f"{code}.toml")


def change(
    source: Engine,
    code: str,
    values: Mapping[Path, Value],
    author: Author,
    seen: int | None = None,
) -> tuple[Plan, int]:
    """Write a new version with each of `values` at its path (None takes one away), all else as it
    stands: the plan, and its version. What is so already changes nothing.

    Raises `PlanError` where its parts then disagree; `NotKeptError` without a reason, outside the
    author's places, or where another version than `seen`, the one looked at, is in force by now.
    """
    text = with_values(_looked_at(source, code, seen).text, values)
    return _next(source, code, text, CHANGED, author, seen)


def return_to(
    source: Engine, code: str, version: int, author: Author, seen: int | None = None
) -> tuple[Plan, int]:
    """Write the text of an earlier version as a new one. Raises as `change`."""
    earlier = [each for each in versions(source, code) if each.version == version]
    if not earlier:
        raise NotKeptError(_("Kế hoạch không có bản {version}.").format(version=version))
    return _next(source, code, earlier[0].text, RETURNED, author, seen)


def in_force(source: Engine, code: str) -> PlanVersion:
    """The version in force. Raises `NotKeptError` where the plan was never adopted."""
    found = versions(source, code)
    if not found:
        raise NotKeptError(_("Kế hoạch “{code}” chưa được áp dụng.").format(code=code))
    return found[0]


def _looked_at(source: Engine, code: str, seen: int | None) -> PlanVersion:
    found = in_force(source, code)
    if seen not in {None, found.version}:
        raise _overtaken()
    return found


def _next(
    source: Engine, code: str, text: str, action: str, author: Author, seen: int | None
) -> tuple[Plan, int]:
    if not author.reason.strip():
        raise NotKeptError(_("Ghi lý do hoặc số văn bản của việc sửa."))
    in_use = _looked_at(source, code, seen)
    plan = load_plan(text, f"{code}.toml")
    _demand_theirs(source, plan, author)
    try:
        with writing(source) as connection:
            before = _versions(connection, code)
            if before[0].version != in_use.version:
                raise _overtaken()
            return plan, _written(connection, code, before, text, action, author)
    except IntegrityError as error:
        raise _overtaken() from error


def _overtaken() -> NotKeptError:
    return NotKeptError(_("Kế hoạch vừa được người khác sửa. Xem bản mới rồi làm lại."))


def _demand_one_place(source: Engine, plan: Plan) -> None:
    if plan.place is not None and len(places := _places(source, plan)) > 1:
        units = frames.units(source, EVERYWHERE)
        codes = units.loc[units["unit_id"].isin(places), "code"]
        raise NotKeptError(place_twice(plan.place, sorted(codes)))


def _demand_theirs(source: Engine, plan: Plan, author: Author) -> None:
    """Refuse a plan of other places too, and one that takes the place of such a plan."""
    if author.whose.everywhere:
        return
    before = [version.plan() for version in versions(source, plan.code)[:1]]
    if not all(may_change(source, each, author.whose) for each in (plan, *before)):
        raise NotKeptError(_("Kế hoạch này của cả nơi khác. Nhờ văn phòng cấp trên sửa."))


def _versions(connection: Connection, code: str) -> list[PlanVersion]:
    asked = (
        select(
            PlanRow.code,
            PlanRow.version,
            PlanRow.definition,
            PlanRow.reason,
            Account.name,
            PlanRow.adopted_at,
        )
        .outerjoin(Account, Account.account_id == PlanRow.adopted_by)
        .where(PlanRow.code == code)
        .order_by(PlanRow.version.desc())
    )
    return [PlanVersion(*row) for row in connection.execute(asked)]


def _written(
    connection: Connection,
    code: str,
    before: list[PlanVersion],
    text: str,
    action: str,
    author: Author,
) -> int:
    """The version that `text` is now: the next one, unless it is in force already."""
    if before and before[0].text == text:
        return before[0].version
    version = before[0].version + 1 if before else 1
    connection.execute(
        insert(PlanRow).values(
            code=code,
            version=version,
            definition=text,
            reason=author.reason.strip(),
            adopted_by=author.account_id,
            adopted_at=author.now,
        )
    )
    told: dict[str, object] = {"version": version, "reason": author.reason.strip()}
    audit.record(connection, action, code, told, author.now, author.account_id)
    touch_plan(code)
    return version
