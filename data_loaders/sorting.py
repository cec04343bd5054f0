"""Files handed in together, sorted: taken, whole or in part, left to a person, refused."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from data_loaders.spreadsheets.reading import Reading
from domain.kinds import Outcome, Period, ReportKind, Sorting
from domain.not_counted import Hindrance, NotCounted
from domain.problem_groups import ProblemGroup, grouped

_MOST = 30  # groups of problems of a file; the others are counted


@dataclass(frozen=True, slots=True)
class SortedFile:
    """One file of many. `taken`, `kept_out`: its rows. `problems`: the first of them, those alike
    together; `untold`: how many such groups are left out. `reason`: a sentence, or "".
    `not_counted`: its reports that another keeps from counting, where that was looked into.
    """

    file: str
    sorting: Sorting
    kind: ReportKind | None
    year: int | None
    units: tuple[str, ...]
    taken: int
    kept_out: int
    problems: tuple[ProblemGroup, ...]
    untold: int
    reason: str
    not_counted: tuple[NotCounted, ...] = ()

    @classmethod
    def of(cls, reading: Reading, reason: str, *, goes_in: bool) -> "SortedFile":
        """A file as it was read; `goes_in`: it was taken in, or nothing speaks against it."""
        accepted = reading.rows["accepted"].astype(bool)
        good = int(accepted.sum())
        alike = grouped(reading.problems)
        return cls(
            file=reading.file,
            sorting=_sorting(reading, goes_in=goes_in),
            kind=reading.kind,
            year=reading.year,
            units=tuple(dict.fromkeys(reading.rows.loc[accepted, "unit"].dropna())),
            taken=good if goes_in else 0,
            kept_out=len(reading.rows) - (good if goes_in else 0),
            problems=tuple(alike[:_MOST]),
            untold=max(len(alike) - _MOST, 0),
            reason=reason,
        )


def _sorting(reading: Reading, *, goes_in: bool) -> Sorting:
    """A sound file that does not go in (of another's unit, or taken back before) is a person's to
    decide on.
    """
    if goes_in:
        if not reading.rows["accepted"].astype(bool).all():
            return Sorting.TAKEN_IN_PART
        return Sorting.TAKEN_WITH_REMARKS if reading.problems else Sorting.TAKEN
    return Sorting.REFUSED if reading.outcome is Outcome.REFUSED else Sorting.NEEDS_PERSON


def to_see_first(file: SortedFile) -> int:
    """The place of a file among others: the lower, the sooner a person has to see to it."""
    return list(Sorting).index(file.sorting)


def sorted_table(files: Iterable[SortedFile]) -> pd.DataFrame:
    """One row per file with the columns of `SortedFile`, those to be seen to first; among those
    sorted alike, in their order.
    """
    names = [each.name for each in fields(SortedFile)]
    rows = [[getattr(file, name) for name in names] for file in sorted(files, key=to_see_first)]
    return pd.DataFrame(rows, columns=names, dtype=object)


def those_not_counted(beaten: pd.DataFrame, by: str) -> dict[int, tuple[NotCounted, ...]]:
    """What `metrics.not_counted` found, for each value of the column `by`; `beaten` has `unit` and
    `other_file` (names) as well.
    """
    alike: dict[tuple[Hashable, ...], list[dict[Hashable, Any]]] = defaultdict(list)
    for row in beaten.to_dict("records"):
        key = (row[by], row["why"], row["kind"], row["year"], row["period"])
        alike[key].append(row)
    found: defaultdict[int, tuple[NotCounted, ...]] = defaultdict(tuple)
    for (of, *_), rows in alike.items():
        found[int(str(of))] += (_together(rows),)
    return dict(found)


def _together(rows: list[dict[Hashable, Any]]) -> NotCounted:
    first = rows[0]
    return NotCounted(
        why=Hindrance(first["why"]),
        kind=ReportKind(first["kind"]),
        year=int(first["year"]),
        period=Period(first["period"]),
        units=tuple(dict.fromkeys(row["unit"] for row in rows)),
        files=tuple(dict.fromkeys(row["other_file"] for row in rows)),
        day=max(row["other_received"] for row in rows).date(),
    )
