"""Files that were taken in without some of their rows: how many, and which units are unknown."""

import re
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Text, cast, select

from data_loaders.frames import frame
from data_loaders.in_sight import may_see
from database.tables import Report, Submission
from domain.access import Places
from domain.problems import Fault, Severity

_ROW = re.compile(r"\d+")
_TYPES = {"submission_id": "int64", "file": "str", "received": "datetime64[s]"}


def kept_out(source: Engine, plan_code: str, whose: Places) -> pd.DataFrame:
    """One row per accepted file of the plan with rows that an error keeps out, the latest first:
    `submission_id`, `file`, `received`; `rows` int64, how many; `unknown_units`, a tuple of the
    names in it that mean no unit of the register.

    Only files whose every report `whose` may see: what was kept out may speak of any unit of it.
    """
    reports = select(Report.report_id).where(Report.submission_id == Submission.submission_id)
    unseen = reports.where(~may_see(Report.unit_id.expression, whose))
    asked = (
        select(
            Submission.submission_id,
            Submission.file_name.label("file"),
            Submission.received,
            Submission.problems,
        )
        .where(Submission.plan_code == plan_code, Submission.state == "accepted")
        .where(cast(Submission.problems, Text).contains(f'"{Severity.ERROR.value}"'))
        .where(reports.exists(), ~unseen.exists())
        .order_by(Submission.submission_id.desc())
    )
    found = frame(source, asked, _TYPES)
    errors = [_errors(problems) for problems in found["problems"]]
    rows = pd.Series([_rows(some) for some in errors], index=found.index, dtype="int64")
    names = pd.Series([_unknown(some) for some in errors], index=found.index, dtype="object")
    return found.drop(columns="problems").assign(rows=rows, unknown_units=names)


def _errors(problems: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in problems if each["severity"] == Severity.ERROR]


def _rows(errors: list[dict[str, Any]]) -> int:
    """How many rows these stand in; two errors of one row keep it out once."""
    return len({(each["sheet"], *_ROW.findall(each["cell"])[:1]) for each in errors})


def _unknown(errors: list[dict[str, Any]]) -> tuple[str, ...]:
    named = [each["found"] for each in errors if each["fault"] == Fault.UNKNOWN_UNIT]
    return tuple(dict.fromkeys(named))
