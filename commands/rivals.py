"""How files that are in stand beside others: whose reports do not count because others' do."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

import pandas as pd

from data_loaders.sorting import those_not_counted
from domain.not_counted import NotCounted
from metrics.not_counted import not_counted
from metrics.standing import SLOT, standing_reports


def reports_not_counted(reports: pd.DataFrame, as_of: date) -> dict[int, tuple[NotCounted, ...]]:
    """The reports of each submission that do not stand on the day `as_of` because another does.

    `reports` as `data_loaders.handed_in.reports` gives them; a submission of which none is kept
    from counting is left out, and so is a withdrawn one.
    """
    beaten = not_counted(standing_reports(_in_force(reports), as_of))
    files = reports[["report_id", "file"]].rename(
        columns={"report_id": "other", "file": "other_file"}
    )
    return those_not_counted(beaten.merge(files, on="other"), "submission_id")


def same_slot(
    reports: pd.DataFrame, handed_in: Collection[int], as_of: date
) -> dict[int, set[int]]:
    """For each submission of `handed_in` the others of them that report on the same unit, kind and
    period, where one of them stands on the day `as_of` and no day tells that it is the latest: only
    the order in which they came decides.
    """
    slot = [*SLOT, "source"]
    among = standing_reports(_in_force(reports), as_of)
    among = among[among["submission_id"].isin(list(handed_in))]
    found: defaultdict[int, set[int]] = defaultdict(set)
    for _slot, rivals in among[among.duplicated(slot, keep=False)].groupby(slot):
        untold = rivals[rivals.duplicated("received", keep=False) | (not rivals["dated"].all())]
        ids = set(map(int, untold["submission_id"])) if untold["standing"].any() else set()
        for one in ids:
            found[one] |= ids - {one}
    return dict(found)


def _in_force(reports: pd.DataFrame) -> pd.DataFrame:
    return reports[reports["state"] == "accepted"]
