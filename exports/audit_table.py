"""The audit trail as a table of sentences, the same on the screen, in Excel and in CSV."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from translations import gettext as _
from translations.account_trail_wording import who_label
from translations.audit_wording import audit_sentence, thing_label
from translations.numbers import moment


def audit_table(
    entries: pd.DataFrame, names: Mapping[str, str], plans: Mapping[str, str]
) -> pd.DataFrame:
    """One row an entry: when (where the clock stands), who, what; and its number.

    `entries` have `entry_id`, `made_at`, `who`, `action`, `thing`, `detail`, `erasure_id`; `names`
    say what each thing is called, `plans` the plans by code.
    """
    rows = entries.to_dict("records")
    return pd.DataFrame(
        {
            _("Lúc"): [moment(row["made_at"].to_pydatetime()) for row in rows],
            _("Người"): [_who(row) for row in rows],
            _("Việc"): [_what(row, names, plans) for row in rows],
            _("Dòng số"): entries["entry_id"].tolist(),
        }
    )


def _who(row: Mapping[Any, Any]) -> str:
    return who_label(None if pd.isna(row["who"]) else str(row["who"]), row["action"])


def _what(row: Mapping[Any, Any], names: Mapping[str, str], plans: Mapping[str, str]) -> str:
    thing, detail = row["thing"], dict(row["detail"])
    if "plan_code" in detail:
        detail["plan"] = plans.get(detail["plan_code"], detail["plan_code"])
    if "unit_id" in detail:
        detail["unit"] = names.get(f"unit {detail['unit_id']}")
    if "unit_before" in detail:
        detail["unit_was"] = names.get(f"unit {detail['unit_before']}")
    said = audit_sentence(row["action"], thing_label(thing, plans, names.get(thing)), detail)
    if pd.isna(row["erasure_id"]):
        return said
    erased = _("Có tên đã xóa (lần xóa số {number}).").format(number=row["erasure_id"])
    return f"{said} {erased}"
