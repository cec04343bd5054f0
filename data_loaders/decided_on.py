"""What was decided on models, as people read it: with the names of models, units and persons."""

from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import aliased

from data_loaders.decisions import model_ids
from data_loaders.frames import MOMENT, frame
from data_loaders.in_sight import may_see
from database.tables import Account, Decision, Model, Unit
from domain.access import Places

_IDS = ("decision_id", "model_id", "unit_id")
_SAID = ("kind", "value", "reason", "document_number")
_NAMES = ("name", "unit", "other_name", "other_unit", "made_by", "undone_by")


def decided_on(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """One row a decision on a model of the plan that `whose` may see, the latest first, undone ones
    too: `decision_id`, `kind`, `value`, `model_id`, `unit_id`, `name` and `unit` of the model,
    `other_name` and `other_unit` (missing where there is no other model, or `whose` may not see
    it), `day` (may be missing), `reason`, `document_number`, `made_by`, `made_at`, `undone_by`,
    `undone_at`.
    """
    words = dict.fromkeys((*_SAID, *_NAMES), "str")
    days = {"day": "datetime64[s]"} | dict.fromkeys(("made_at", "undone_at"), MOMENT)
    types = dict.fromkeys(_IDS, "int64") | {"other_model_id": "Int64"} | words | days
    decided = frame(source, _asked(plan_code, whose), types)
    seen = decided.pop("other_model_id").isin(model_ids(source, plan_code, whose))
    others = ["other_name", "other_unit"]
    decided[others] = decided[others].where(seen)
    return decided


def _asked(plan_code: str, whose: Places) -> Select[*tuple[Any, ...]]:
    other, other_unit, undoer = aliased(Model), aliased(Unit), aliased(Account)
    return (
        select(
            Decision.decision_id,
            Decision.model_id,
            Decision.other_model_id,
            Model.unit_id,
            *(getattr(Decision, column) for column in _SAID),
            Decision.day,
            Decision.made_at,
            Decision.undone_at,
            Model.name,
            Unit.name.label("unit"),
            other.name.label("other_name"),
            other_unit.name.label("other_unit"),
            Account.name.label("made_by"),
            undoer.name.label("undone_by"),
        )
        .join(Model, Model.model_id == Decision.model_id)
        .join(Unit, Unit.unit_id == Model.unit_id)
        .outerjoin(other, other.model_id == Decision.other_model_id)
        .outerjoin(other_unit, other_unit.unit_id == other.unit_id)
        .outerjoin(Account, Account.account_id == Decision.made_by)
        .outerjoin(undoer, undoer.account_id == Decision.undone_by)
        .where(Model.plan_code == plan_code)
        .where(may_see(Model.unit_id.expression, whose))
        .order_by(Decision.decision_id.desc())
    )
