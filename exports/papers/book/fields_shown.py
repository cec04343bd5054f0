"""Which fields have a column: the plan's own, and of an open list the words that hold most."""

import pandas as pd

from exports.papers.issue import Issue
from metrics.fields import field_cells, fields_balance
from translations import gettext as _
from translations.plan_wording import field_names

# As many columns as are looked over on a page; the words of an open list share one beyond that.
MOST_FIELDS = 8
_OTHERS = "\x00"


def cells_shown(issue: Issue) -> pd.DataFrame:
    """The rows of `field_cells`, those of words without a column under one code for all of them."""
    plan, found = issue.plan, issue.seen.found
    cells = field_cells(found, plan)
    codes = fields_balance(cells, found.compliance, plan)["field"].tolist()
    own = [field.code for field in plan.fields]
    words = [code for code in codes if code not in own]
    room = max(MOST_FIELDS - len(own), 1)
    if len(words) <= room:
        return cells
    return cells.assign(field=cells["field"].where(~cells["field"].isin(words[room:]), _OTHERS))


def names_shown(issue: Issue, cells: pd.DataFrame, *, short: bool = False) -> dict[str, str]:
    """Code -> name of the fields of `cells`, in the order of the balance of all years; the words
    that share a column last.
    """
    codes = fields_balance(cells, issue.seen.found.compliance, issue.plan)["field"].tolist()
    ordered = sorted(codes, key=_OTHERS.__eq__)
    names = field_names(issue.plan, ordered) | {
        field.code: field.short for field in issue.plan.fields if short
    }
    return {code: names[code] if code != _OTHERS else _("Chủ đề khác") for code in ordered}
