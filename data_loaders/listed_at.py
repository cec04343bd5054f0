"""Where a listing stands in the file it came from, and what else its row says."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, select

from data_loaders.frames import frame
from data_loaders.in_sight import may_see
from database.bulk import asked_in_parts
from database.tables import Listing, Report, StatedCount, Submission
from domain.access import Places

_WHOLE = dict.fromkeys(("listing_id", "submission_id"), "int64")
_WORDS = ("file", "sheet", "cell", "carried_by", "in_charge", "note")
_TYPES = _WHOLE | dict.fromkeys(_WORDS, "str") | {"received": "datetime64[s]"}


def listed_at(source: Engine, listing_ids: Iterable[int], whose: Places) -> pd.DataFrame:
    """One row for each of the listings that `whose` may see: `listing_id`, `submission_id`, `file`,
    `received`, `sheet`, `cell`, `carried_by`, `in_charge`, `note` (these three may be missing).
    """
    parts = [
        frame(source, _asked(whose).where(Listing.listing_id.in_(part)), _TYPES)
        for part in asked_in_parts(set(listing_ids))
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(_TYPES))


def stated_at(source: Engine, report_ids: Iterable[int], whose: Places) -> pd.DataFrame:
    """One row for each number that these reports state, as far as `whose` may see: `report_id`,
    `submission_id`, `file`, `sheet`, `cell`, `field` (may be missing), `count` int64, in the order
    in which they were written down.
    """
    asked_for = [*asked_in_parts(set(report_ids))] or [[]]
    parts = [_stated_at(source, part, whose) for part in asked_for]
    found = pd.concat(parts).sort_values("stated_count_id", ignore_index=True)
    return found.drop(columns="stated_count_id")


def _stated_at(source: Engine, report_ids: list[int], whose: Places) -> pd.DataFrame:
    asked = (
        select(
            StatedCount.stated_count_id,
            StatedCount.report_id,
            Report.submission_id,
            Submission.file_name.label("file"),
            StatedCount.sheet,
            StatedCount.cell,
            StatedCount.field,
            StatedCount.count,
        )
        .join(Report, Report.report_id == StatedCount.report_id)
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(StatedCount.report_id.in_(report_ids))
        .where(may_see(Report.unit_id.expression, whose))
    )
    ids = ("stated_count_id", "report_id", "submission_id")
    whole = dict.fromkeys((*ids, "count"), "int64")
    return frame(source, asked, whole | dict.fromkeys(("file", "sheet", "cell", "field"), "str"))


def noted(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """The listings under the plan whose row has a note: `model_id`, `note`, the oldest first."""
    asked = (
        select(Listing.model_id, Listing.note)
        .join(Report, Report.report_id == Listing.report_id)
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(Submission.plan_code == plan_code, Submission.state == "accepted")
        .where(Listing.note.is_not(None), Listing.note != "")
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(Listing.listing_id)
    )
    return frame(source, asked, {"model_id": "int64", "note": "str"})


def _asked(whose: Places) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Listing.listing_id,
            Submission.submission_id,
            Submission.file_name.label("file"),
            Submission.received,
            *(getattr(Listing, column) for column in _WORDS[1:]),
        )
        .join(Report, Report.report_id == Listing.report_id)
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(may_see(Report.unit_id.expression, whose))
    )
