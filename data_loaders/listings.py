"""The accepted rows of readings, written as reports with listings, numbers and activities."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, compress, count
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from data_loaders.accepted import Accepted, Columns
from database.bulk import asked_in_parts, next_id, put
from database.tables import Activity, Listing, Model, Report, StatedCount
from domain.kinds import ReportKind, ReportSource
from domain.model_names import name_keys

Named = tuple[int, str]  # unit_id, name_key
LISTED = (
    *("report_id", "sheet", "cell", "name", "field", "year", "origin", "form", "state", "level"),
    *("carried_by", "in_charge", "note", "step", "copied_from"),
)
FOUND = ("unit_found", "field_found")
COUNTED = ("report_id", "sheet", "cell", "field", "count")
DONE = ("report_id", "sheet", "cell", "name", "quantity", "worth")
LONGEST_MEASURE = 100  # a word or two: what is longer is told whole by the original
FEW = 2_000  # pairs of a unit and a name that are looked for one by one


class Written(NamedTuple):
    """How many reports were written for how many rows, and what was kept of these: a row without a
    name is its unit's word that it has no model, a report that lists nothing.
    """

    reports: int
    rows: int
    kept: int


def write_rows(
    connection: Connection, plan_code: str, files: Sequence[tuple[int, Accepted]]
) -> list[Written]:
    """Write what is taken of each of some files under its submission, all in their order."""
    listed: list[Columns] = []
    counted: list[Columns] = []
    done: list[Columns] = []
    written = []
    numbers = _write_reports(connection, files)
    for (_, accepted), report_ids in zip(files, numbers, strict=True):
        rows = accepted.columns | {"report_id": report_ids, "unit_id": accepted.unit_ids}
        kept = 0
        for kind in sorted(set(rows["kind"])):
            of_kind = _those(rows, [one == kind for one in rows["kind"]])
            if kind == ReportKind.COUNTS:
                counted.append(of_kind)
            elif kind == ReportKind.ROUND:
                done.append(of_kind)
            else:
                of_kind = _those(of_kind, [name is not None for name in of_kind["name"]])
                listed.append(of_kind)
            kept += len(of_kind["kind"])
        written.append(Written(len(set(report_ids)), len(report_ids), kept))
    _write_listings(connection, plan_code, listed)
    _write_counts(connection, counted)
    _write_activities(connection, done)
    return written


def _those(rows: Columns, wanted: list[bool]) -> Columns:
    if all(wanted):
        return rows
    return {column: list(compress(values, wanted)) for column, values in rows.items()}


def _values(rows: Columns, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows as plain tuples of the values of `columns`."""
    return zip(*(rows[column] for column in columns), strict=True)


def _together(parts: Sequence[Columns], columns: Sequence[str]) -> Columns:
    """Some columns of all the parts."""
    return {column: list(chain.from_iterable(part[column] for part in parts)) for column in columns}


def _write_reports(
    connection: Connection, files: Sequence[tuple[int, Accepted]]
) -> list[list[int]]:
    """The id of the report that each row of each file is of."""
    numbers, rows, told = count(next_id(connection, Report)), [], []
    for submission_id, accepted in files:
        source = accepted.reading.source or ReportSource.SUMMARY
        reports = dict(zip(dict.fromkeys(accepted.slots), numbers, strict=False))
        rows += [(number, submission_id, *slot, source) for slot, number in reports.items()]
        told.append(list(map(reports.__getitem__, accepted.slots)))
    columns = ("report_id", "submission_id", "unit_id", "kind", "year", "period", "source")
    put(connection, Report, columns, rows)
    return told


def _write_counts(connection: Connection, parts: Sequence[Columns]) -> None:
    if not parts:
        return
    numbers = count(next_id(connection, StatedCount))
    told = zip(numbers, _values(_together(parts, COUNTED), COUNTED), strict=False)
    put(
        connection,
        StatedCount,
        ("stated_count_id", *COUNTED),
        ((number, *row) for number, row in told),
    )


def _write_activities(connection: Connection, parts: Sequence[Columns]) -> None:
    if not parts:
        return
    rows = _together(parts, ("unit_of_measure", *DONE))
    numbers = count(next_id(connection, Activity))
    measures = [measure and measure[:LONGEST_MEASURE] for measure in rows["unit_of_measure"]]
    told = zip(numbers, measures, _values(rows, DONE), strict=False)
    values = ((number, measure, *row) for number, measure, row in told)
    put(connection, Activity, ("activity_id", "unit_of_measure", *DONE), values)


def _write_listings(connection: Connection, plan_code: str, parts: Sequence[Columns]) -> None:
    parts = [part for part in parts if part["name"]]
    if not parts:
        return
    models = _models(connection, plan_code, parts)
    rows = _together(parts, (*FOUND, *LISTED))
    found = ([words or "" for words in rows[column]] for column in FOUND)
    numbers = range(first := next_id(connection, Listing), first + len(models))
    columns = (numbers, models, *found, *(rows[column] for column in LISTED))
    put(
        connection,
        Listing,
        ("listing_id", "model_id", *FOUND, *LISTED),
        zip(*columns, strict=True),
    )


def _models(connection: Connection, plan_code: str, parts: Sequence[Columns]) -> list[int]:
    """The lasting model that each row speaks of, by unit and normalised name; new ones are made."""
    keys = name_keys(dict.fromkeys(chain.from_iterable(part["name"] for part in parts)))
    names: dict[Named, str] = {}
    told: list[Named] = []
    for part in parts:
        pairs = list(zip(part["unit_id"], map(keys.__getitem__, part["name"]), strict=True))
        told += pairs
        # A new model has its first name, and its number by the last row of the first part that has
        # it: files written one after another and files written together are numbered alike.
        of_part = dict(zip(reversed(pairs), reversed(part["name"]), strict=True))
        for pair, name in of_part.items():
            names.setdefault(pair, name)
    models = _known(connection, plan_code, names)
    fresh = [pair for pair in names if pair not in models]
    models.update(zip(fresh, count(next_id(connection, Model)), strict=False))
    put(
        connection,
        Model,
        ("model_id", "plan_code", "unit_id", "name", "name_key"),
        ((models[pair], plan_code, pair[0], names[pair], pair[1]) for pair in fresh),
    )
    return list(map(models.__getitem__, told))


def _known(connection: Connection, plan_code: str, names: Collection[Named]) -> dict[Named, int]:
    """The models that there are already: all that these units have where `names` are many."""
    units, keys = {unit_id for unit_id, _ in names}, {key for _, key in names}
    are_few = len(units) * len(keys) <= FEW
    found: dict[Named, int] = {}
    for part in asked_in_parts(units):
        asked = {"plan_code": plan_code, "units": part}
        rows = (
            connection.execute(_NAMED, asked | {"keys": list(keys)})
            if are_few
            else connection.execute(_MODELS, asked)
        )
        found |= {(unit_id, key): model_id for unit_id, key, model_id in rows.all()}
    return found


_MODELS = select(Model.unit_id, Model.name_key, Model.model_id).where(
    Model.plan_code == bindparam("plan_code"),
    Model.unit_id.in_(bindparam("units", expanding=True)),
)
_NAMED = _MODELS.where(Model.name_key.in_(bindparam("keys", expanding=True)))
