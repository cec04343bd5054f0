"""All trials, and the comparison of a reading with what the form says."""

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

from reader_trials import (
    combining,
    corners,
    counting,
    counting_cells,
    counting_origins,
    counting_unseen,
    encodings,
    faulty,
    headers,
    odd,
    odd_kinds,
    odd_more,
    office_lists,
    office_rows,
    offices,
    other_plans,
    results,
    rounds,
    sections,
    several,
    slips,
    ticks,
    titles,
    unseen,
    unseen_kinds,
    unseen_rows,
    whose,
)
from reader_trials.sheets import address, place, tidy
from reader_trials.trial import KHOAI_CHAU, Row, Trial

from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.reading import Reading
from data_loaders.units import Register, RegisterUnit
from domain.kinds import Outcome
from domain.problems import Severity

UNITS = Path(__file__).resolve().parent.parent / "forms" / "units.csv"
ROOMS = (
    *(titles, headers, sections, ticks, whose, several, counting, results),
    *(
        rounds,
        slips,
        faulty,
        other_plans,
        encodings,
        odd,
        odd_kinds,
        odd_more,
        office_lists,
        office_rows,
        offices,
        combining,
        corners,
        unseen,
        unseen_kinds,
        unseen_rows,
        counting_cells,
        counting_origins,
        counting_unseen,
    ),
)
NOT_COMPARED = {"unknown_word", "table_not_understood", "hidden_columns", "macros"}
NUMBERS = {"count", "quantity", "worth", "year"}


@cache
def all_trials() -> tuple[Trial, ...]:
    """Every trial of every room, in a settled order."""
    return tuple(made for room in ROOMS for made in room.trials())


@cache
def khoai_chau() -> tuple[RegisterUnit, ...]:
    """The district's units as its register has them."""
    with UNITS.open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            RegisterUnit(
                line["code"],
                line["name"],
                line["kind"],
                line["parent"] or None,
                date.fromisoformat(line["valid_from"]) if line["valid_from"] else None,
                date.fromisoformat(line["valid_to"]) if line["valid_to"] else None,
            )
            for line in csv.DictReader(file)
        )


@cache
def register_of(plan: str) -> Register:
    units = khoai_chau()
    if plan not in {KHOAI_CHAU, "tay-ninh-2019"}:
        units = tuple(RegisterUnit(*unit) for unit in other_plans.OTHER_UNITS)
    return Register(units, place=builtin_plans()[plan].place)


def reading_of(made: Trial) -> Reading:
    """What the reader makes of a trial's file."""
    plan = builtin_plans()[made.plan]
    return read_file(made.content(), made.file, plan, register_of(made.plan))


@cache
def differences(number: int) -> tuple[str, ...]:
    """What a reading has otherwise than the form, one sentence each; none if it is exact."""
    made = all_trials()[number]
    reading = reading_of(made)
    if made.left_to_person:
        taken = accepted(reading)
        return () if reading.outcome is not Outcome.READ or not taken else (f"taken: {taken}",)
    if reading.outcome is not Outcome.READ:
        return (f"{reading.outcome}: {reading.refusal} {reading.detail}",)
    found = []
    if made.kind and reading.kind != made.kind:
        found.append(f"kind {reading.kind}, not {made.kind}")
    if made.year and reading.year != made.year:
        found.append(f"year {reading.year}, not {made.year}")
    if made.source and reading.source != made.source:
        found.append(f"source {reading.source}, not {made.source}")
    if made.received and reading.received != made.received:
        found.append(f"received {reading.received}, not {made.received}")
    return (*found, *rows_differ(made, reading), *flags_differ(made, reading))


def accepted(reading: Reading) -> list[dict[str, object]]:
    rows = reading.rows.astype(object).where(reading.rows.notna(), None)
    return [row for row in rows.to_dict("records") if row["accepted"]]


def rows_differ(made: Trial, reading: Reading) -> list[str]:
    read = {(row["sheet"], row["cell"]): row for row in accepted(reading)}
    found = []
    for row in made.rows:
        here = read.pop((row.sheet, row.cell), None)
        if here is None:
            found += [f"{row.sheet}!{row.cell} not read: {row.says}"] if row.certain else []
        else:
            found += cells_differ(row, here)
    return [*found, *(f"{at[0]}!{at[1]} read: {meaning(row)}" for at, row in read.items())]


def cells_differ(row: Row, here: dict[str, object]) -> list[str]:
    return [
        f"{row.sheet}!{row.cell} {column}: {here[column]!r}, not {value!r}"
        for column, value in row.says.items()
        if column not in row.open and not same(column, here[column], value)
    ]


def same(column: str, read: object, said: object) -> bool:
    if read is None or said is None:
        return read is said
    if column in NUMBERS:
        return abs(float(str(read)) - float(str(said))) < 1e-6
    return tidy(str(read)) == tidy(str(said))


def meaning(row: dict[str, object]) -> dict[str, object]:
    left_out = {"sheet", "cell", "accepted", "kind", "unit_code", "unit_found", "field_found"}
    return {name: value for name, value in row.items() if value and name not in left_out}


def flags_differ(made: Trial, reading: Reading) -> list[str]:
    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    raised = {f"{cell} {problem.fault}" for problem in errors for cell in cells_of(problem.cell)}
    found = []
    for flag in made.flags:
        hits = {each for each in raised if answers(flag, each)}
        found += [] if hits else [f"no flag {flag}"]
        raised -= hits
    found += [f"flag {flag} raised" for flag in sorted(raised)]
    hints = {problem.cell: problem.suggestion for problem in errors}
    found += [
        f"{cell} suggests {hints.get(cell)}, not {said}"
        for cell, said in made.suggestions.items()
        if hints.get(cell) != said
    ]
    warned = {
        str(problem.fault)
        for problem in reading.problems
        if problem.severity is Severity.WARNING and problem.fault not in NOT_COMPARED
    }
    if warned != made.warnings:
        found.append(f"warnings {sorted(warned)}, not {sorted(made.warnings)}")
    return found


def answers(flag: str, raised: str) -> bool:
    """Whether the flag raised ("C5 missing_name") is the one drawn ("5 missing_name/…")."""
    (cell, faults), (at, fault) = flag.split(), raised.split()
    row = re.sub(r"\D", "", at)
    return cell in {at, row} and fault in faults.split("/")


def cells_of(cells: str) -> list[str]:
    """Every cell of "B7:B9, C4"."""
    found = []
    for part in re.split(r"[,;]\s*", cells):
        first, _, last = part.partition(":")
        if not last:
            found.append(first)
            continue
        (top, left), (bottom, right) = place(first), place(last)
        found += [
            address(row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]
    return found
