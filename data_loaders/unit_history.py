"""What a unit was and became, for people to read: its steps, its names, how much it reported."""

import pandas as pd
from sqlalchemy import Engine, func, or_, select
from sqlalchemy.orm import aliased

from data_loaders.frames import MOMENT, frame
from data_loaders.in_sight import may_see, visible_units
from database.tables import Account, Report, Submission, Unit, UnitAlias, UnitLineage
from domain.access import Places


def steps(source: Engine, whose: Places) -> pd.DataFrame:
    """Every step of which `whose` may see either unit, the oldest first, also those undone
    (`undone_at` is set): `lineage_id`, `from_unit_id`, `into_unit_id`, `from_unit`, `into_unit`
    (names), `from_unit_code`, `into_unit_code`, `day`, `whole` bool, `decree`, `made_by` (a name,
    may be missing), `made_at`, `undone_at`.
    """
    one, other = aliased(Unit), aliased(Unit)
    seen = select(visible_units(whose).c.unit_id)
    asked = (
        select(
            UnitLineage.lineage_id,
            UnitLineage.from_unit_id,
            UnitLineage.into_unit_id,
            one.name.label("from_unit"),
            other.name.label("into_unit"),
            one.code.label("from_unit_code"),
            other.code.label("into_unit_code"),
            UnitLineage.day,
            UnitLineage.whole,
            UnitLineage.decree,
            Account.name.label("made_by"),
            UnitLineage.made_at,
            UnitLineage.undone_at,
        )
        .join(one, one.unit_id == UnitLineage.from_unit_id)
        .join(other, other.unit_id == UnitLineage.into_unit_id)
        .outerjoin(Account, Account.account_id == UnitLineage.made_by)
        .where(or_(UnitLineage.from_unit_id.in_(seen), UnitLineage.into_unit_id.in_(seen)))
        .order_by(UnitLineage.day, UnitLineage.lineage_id)
    )
    whole = dict.fromkeys(("lineage_id", "from_unit_id", "into_unit_id"), "int64")
    names = ("from_unit", "into_unit", "from_unit_code", "into_unit_code", "decree", "made_by")
    days = {"day": "datetime64[s]", "whole": "bool", "made_at": MOMENT, "undone_at": MOMENT}
    return frame(source, asked, whole | dict.fromkeys(names, "str") | days)


def names(source: Engine, whose: Places) -> pd.DataFrame:
    """The other names of units that `whose` may see, also those taken away (`undone_at` is set):
    `alias_id`, `unit_id`, `name`, `confirmed_by` (a name, may be missing), `confirmed_at`,
    `undone_at`.
    """
    asked = (
        select(
            UnitAlias.alias_id,
            UnitAlias.unit_id,
            UnitAlias.name,
            Account.name.label("confirmed_by"),
            UnitAlias.confirmed_at,
            UnitAlias.undone_at,
        )
        .outerjoin(Account, Account.account_id == UnitAlias.confirmed_by)
        .where(may_see(UnitAlias.unit_id.expression, whose))
        .order_by(UnitAlias.alias_id)
    )
    types = {"alias_id": "int64", "unit_id": "int64", "name": "str", "confirmed_by": "str"}
    return frame(source, asked, types | dict.fromkeys(("confirmed_at", "undone_at"), MOMENT))


def reports_of_units(source: Engine, whose: Places) -> pd.DataFrame:
    """How much the units that `whose` may see reported: `unit_id`, `reports` int64 (accepted)."""
    asked = (
        select(Report.unit_id, func.count().label("reports"))
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(Submission.state == "accepted")
        .where(may_see(Report.unit_id.expression, whose))
        .group_by(Report.unit_id)
    )
    return frame(source, asked, {"unit_id": "int64", "reports": "int64"})
