"""The accepted rows of readings, with the unit and the report that each of them speaks of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from sqlalchemy import Connection, bindparam, select

from data_loaders.spreadsheets.reading import Reading, accepted_columns
from database.bulk import asked_in_parts
from database.tables import Unit
from domain.kinds import Period, ReportKind
from domain.rounds import round_period

Slot = tuple[int, str, int, str]  # unit_id, kind, year, period
Columns = dict[str, list[Any]]  # the values of each, None where there is nothing


@dataclass(frozen=True)
class Accepted:
    """What is taken in of one reading: `columns`, its accepted rows as they were read."""

    reading: Reading
    columns: Columns
    unit_ids: list[int]

    @cached_property
    def slots(self) -> list[Slot]:
        """The report that each row is of."""
        # What was registered, or counted, by the middle of a year is part of what the year's own
        # list holds; a half-yearly report of results stands beside the yearly one, a supplement
        # beside the year's list.
        period = self.reading.period
        said = {ReportKind.RESULT: period, ReportKind.REGISTER: Period.YEAR}
        if period == Period.SUPPLEMENT:
            said = {ReportKind.REGISTER: period}
        kinds, numbers = self.columns["kind"], self.columns["round"]
        periods = {
            (kind, number): _of_round(number) if number else said.get(kind, Period.YEAR)
            for kind, number in set(zip(kinds, numbers, strict=True))
        }
        told = map(periods.__getitem__, zip(kinds, numbers, strict=True))
        return list(zip(self.unit_ids, kinds, self._report_years, told, strict=True))

    @cached_property
    def _report_years(self) -> list[int]:
        """The year that each row's report is of."""
        kinds, years = self.columns["kind"], self.columns["year"]
        found = {
            said: _report_year(*said, self.reading.year)
            for said in set(zip(kinds, years, strict=True))
        }
        return [found[said] for said in zip(kinds, years, strict=True)]

    def frame(self) -> pd.DataFrame:
        """The rows with the id of each one's unit and the year that its report is of."""
        more = {"unit_id": self.unit_ids, "report_year": self._report_years}
        return pd.DataFrame(self.columns | more, dtype=object)


def accepted_of(connection: Connection, readings: Sequence[Reading]) -> list[Accepted]:
    """What is taken in of each reading, in their order."""
    every = [accepted_columns(reading) for reading in readings]
    ids = _unit_ids(connection, (code for columns in every for code in columns["unit_code"]))
    return [
        Accepted(reading, columns, [ids[code] for code in columns["unit_code"]])
        for reading, columns in zip(readings, every, strict=True)
    ]


def slots_of(connection: Connection, reading: Reading) -> list[Slot]:
    """The reports that `reading` would make, each once."""
    return list(dict.fromkeys(accepted_of(connection, [reading])[0].slots))


def accepted_rows(connection: Connection, reading: Reading) -> pd.DataFrame:
    """The accepted rows as `Accepted.frame` has them."""
    return accepted_of(connection, [reading])[0].frame()


def _of_round(number: object) -> str:
    return round_period(int(str(number)))


def _report_year(kind: str, year: float, year_of_form: int | None) -> int:
    # A result report speaks of models registered earlier; the year it reports on is the form's.
    if kind == ReportKind.RESULT and year_of_form is not None:
        return year_of_form
    return int(year)


def _unit_ids(connection: Connection, codes: Iterable[str]) -> dict[str, Any]:
    """The id of each unit; None where the register has it no more."""
    wanted = set(codes)
    found: dict[str, Any] = dict.fromkeys(wanted)
    for part in asked_in_parts(wanted):
        found.update((code, one) for code, one in connection.execute(_UNITS, {"codes": part}))
    return found


_UNITS = select(Unit.code, Unit.unit_id).where(Unit.code.in_(bindparam("codes", expanding=True)))
