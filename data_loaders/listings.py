"""The accepted rows of a reading, written as reports with listings, numbers and activities."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, insert, select

from data_loaders.spreadsheets.reading import Reading
from database.tables import Activity, Listing, Model, Report, StatedCount, Unit
from domain.kinds import Period, ReportKind, ReportSource
from domain.model_names import name_key
from domain.rounds import round_period

Slot = tuple[int, str, int, str]  # unit_id, kind, year, period
LISTED = (
    "report_id",
    "sheet",
    "cell",
    "name",
    "field",
    "year",
    "origin",
    "form",
    "state",
    "level",
    "carried_by",
    "in_charge",
    "note",
    "step",
    "copied_from",
)


def write_rows(
    connection: Connection, plan_code: str, submission_id: int, reading: Reading
) -> tuple[int, int]:
    """Write the accepted rows of `reading` under `submission_id`: how many reports and rows.

    A row without a name is its unit's word that it has no model: a report that lists nothing.
    """
    rows = accepted_rows(connection, reading)
    rows["report_id"] = _write_reports(connection, submission_id, rows, reading)
    for kind, ofkind in rows.groupby("kind"):
        records = ofkind.to_dict("records")
        if kind == ReportKind.COUNTS:
            _write_counts(connection, records)
        elif kind == ReportKind.ROUND:
            _write_activities(connection, records)
        elif models := [each for each in records if each["name"] is not None]:
            _write_listings(connection, plan_code, models)
    return rows["report_id"].nunique(), len(rows)


def slots_of(connection: Connection, reading: Reading) -> list[Slot]:
    """The reports that `reading` would make, each once."""
    return list(dict.fromkeys(_slots(accepted_rows(connection, reading), reading.period)))


def _slots(rows: pd.DataFrame, period: str) -> list[Slot]:
    # What was registered, or counted, by the middle of a year is part of what the year's own list
    # holds; a half-yearly report of results stands beside the yearly one, a supplement beside the
    # year's list.
    said = {ReportKind.RESULT: period, ReportKind.REGISTER: Period.YEAR}
    if period == Period.SUPPLEMENT:
        said = {ReportKind.REGISTER: period}
    return [
        (unit_id, kind, year, _of_round(number) if number else said.get(kind, Period.YEAR))
        for unit_id, kind, year, number in zip(
            rows["unit_id"], rows["kind"], rows["report_year"], rows["round"], strict=True
        )
    ]


def _of_round(number: object) -> str:
    return round_period(int(str(number)))


def accepted_rows(connection: Connection, reading: Reading) -> pd.DataFrame:
    """The accepted rows with the id of each one's unit and the year that its report is of."""
    rows = reading.rows[reading.rows["accepted"].astype(bool)].copy()
    rows = rows.astype(object).where(rows.notna(), None)
    rows["unit_id"] = rows["unit_code"].map(_unit_ids(connection, rows["unit_code"]))
    rows["report_year"] = [_report_year(row, reading.year) for row in rows.to_dict("records")]
    return rows


def _report_year(row: dict[Any, Any], year_of_form: int | None) -> int:
    # A result report speaks of models registered earlier; the year it reports on is the form's.
    if row["kind"] == ReportKind.RESULT and year_of_form is not None:
        return year_of_form
    return int(row["year"])


def _unit_ids(connection: Connection, codes: pd.Series) -> dict[str, int]:
    wanted = sorted(set(codes))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        asked = select(Unit.code, Unit.unit_id).where(Unit.code.in_(part))
        found.update((code, unit_id) for code, unit_id in connection.execute(asked))
    return found


def _write_reports(
    connection: Connection, submission_id: int, rows: pd.DataFrame, reading: Reading
) -> list[int]:
    keys = _slots(rows, reading.period)
    reports: dict[Slot, int] = {}
    for slot in dict.fromkeys(keys):
        unit_id, kind, year, period = slot
        reports[slot] = connection.execute(
            insert(Report)
            .values(
                submission_id=submission_id,
                unit_id=unit_id,
                kind=kind,
                year=year,
                period=period,
                source=reading.source or ReportSource.SUMMARY,
            )
            .returning(Report.report_id)
        ).scalar_one()
    return [reports[key] for key in keys]


def _write_counts(connection: Connection, records: list[dict[Any, Any]]) -> None:
    columns = ("report_id", "sheet", "cell", "field", "count")
    connection.execute(insert(StatedCount), [{c: row[c] for c in columns} for row in records])


def _write_activities(connection: Connection, records: list[dict[Any, Any]]) -> None:
    columns = ("report_id", "sheet", "cell", "name", "quantity", "unit_of_measure", "worth")
    connection.execute(insert(Activity), [{c: row[c] for c in columns} for row in records])


def _write_listings(connection: Connection, plan_code: str, records: list[dict[Any, Any]]) -> None:
    models = _models(connection, plan_code, records)
    connection.execute(
        insert(Listing),
        [
            {column: row[column] for column in LISTED}
            | {
                "model_id": models[row["unit_id"], name_key(row["name"])],
                "unit_found": row["unit_found"] or "",
                "field_found": row["field_found"] or "",
            }
            for row in records
        ],
    )


def _models(
    connection: Connection, plan_code: str, records: list[dict[Any, Any]]
) -> dict[tuple[int, str], int]:
    """The lasting model that each row speaks of, by unit and normalised name; new ones are made."""
    names = {(row["unit_id"], name_key(row["name"])): row["name"] for row in reversed(records)}
    units = sorted({unit_id for unit_id, _key in names})
    models: dict[tuple[int, str], int] = {}
    for start in range(0, len(units), 500):
        known = select(Model.unit_id, Model.name_key, Model.model_id).where(
            Model.plan_code == plan_code, Model.unit_id.in_(units[start : start + 500])
        )
        for unit_id, key, model_id in connection.execute(known):
            models[unit_id, key] = model_id
    fresh = [key for key in names if key not in models]
    if fresh:
        made = connection.execute(
            insert(Model).returning(Model.model_id, sort_by_parameter_order=True),
            [
                {"plan_code": plan_code, "unit_id": unit_id, "name": names[unit_id, key]}
                | {"name_key": key}
                for unit_id, key in fresh
            ],
        )
        models.update(zip(fresh, made.scalars(), strict=True))
    return models
