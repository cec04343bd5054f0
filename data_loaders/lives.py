"""All that reports say of single models, each word with the cell it stands in."""

from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Engine, select

from data_loaders.frames import frame
from data_loaders.in_sight import may_see
from database.tables import Listing, Model, Report, Submission
from domain.access import Places

_SAID = (
    *("name", "field", "field_found", "origin", "form", "state", "level", "step", "copied_from"),
    *("carried_by", "in_charge", "note", "sheet", "cell"),
)


def facts(source: Engine, model_ids: Iterable[int], whose: Places) -> pd.DataFrame:
    """One row per accepted listing of these models that `whose` may see, in the order received:
    `listing_id`, `model_id`, `report_id`, `submission_id`, `unit_id`, `kind`, `period`, `source`,
    `report_year`; `year` (registered), `name`, `field`, `field_found`, `origin`, `form`, `state`,
    `level`, `step`, `copied_from`, `carried_by`, `in_charge`, `note`; `sheet`, `cell`, `file`,
    `received`.
    """
    asked = (
        select(
            Listing.listing_id,
            Listing.model_id,
            Listing.report_id,
            Report.submission_id,
            Report.unit_id,
            Report.kind,
            Report.period,
            Report.source,
            Report.year.label("report_year"),
            Listing.year,
            *(getattr(Listing, column) for column in _SAID),
            Submission.file_name.label("file"),
            Submission.received,
        )
        .join(Report, Report.report_id == Listing.report_id)
        .join(Submission, Submission.submission_id == Report.submission_id)
        .where(Listing.model_id.in_(list(model_ids)), Submission.state == "accepted")
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(Submission.received, Listing.listing_id)
    )
    ids = ("listing_id", "model_id", "report_id", "submission_id", "unit_id")
    whole = dict.fromkeys((*ids, "report_year", "year"), "int64")
    words = dict.fromkeys(("kind", "period", "source", *_SAID, "file"), "str")
    return frame(source, asked, whole | words | {"received": "datetime64[s]"})


def carriers(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """Who carries each model of the plan, as accepted reports write it, each once: `model_id`
    int64, `carried_by`.
    """
    asked = (
        select(Listing.model_id, Listing.carried_by)
        .distinct()
        .join(Report, Report.report_id == Listing.report_id)
        .join(Submission, Submission.submission_id == Report.submission_id)
        .join(Model, Model.model_id == Listing.model_id)
        .where(Submission.plan_code == plan_code, Submission.state == "accepted")
        .where(Listing.carried_by.is_not(None), Listing.carried_by != "")
        .where(may_see(Report.unit_id.expression, whose))
        .order_by(Listing.model_id, Listing.carried_by)
    )
    return frame(source, asked, {"model_id": "int64", "carried_by": "str"})
