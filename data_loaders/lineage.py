"""What became of units: which went into which, whole or in part, on which day."""

import pandas as pd
from sqlalchemy import Engine, or_, select

from data_loaders.frames import frame
from data_loaders.in_sight import visible_units
from database.tables import UnitLineage
from domain.access import Places


def lineage(source: Engine, whose: Places) -> pd.DataFrame:
    """One row per step of a unit into another of which `whose` may see either, undone ones left
    out: `lineage_id`, `from_unit_id`, `into_unit_id` int64, `day`, `whole` bool, `decree`.
    """
    seen = select(visible_units(whose).c.unit_id)
    asked = (
        select(
            UnitLineage.lineage_id,
            UnitLineage.from_unit_id,
            UnitLineage.into_unit_id,
            UnitLineage.day,
            UnitLineage.whole,
            UnitLineage.decree,
        )
        .where(UnitLineage.undone_at.is_(None))
        .where(or_(UnitLineage.from_unit_id.in_(seen), UnitLineage.into_unit_id.in_(seen)))
        .order_by(UnitLineage.lineage_id)
    )
    whole = dict.fromkeys(("lineage_id", "from_unit_id", "into_unit_id"), "int64")
    return frame(source, asked, whole | {"day": "datetime64[s]", "whole": "bool", "decree": "str"})
