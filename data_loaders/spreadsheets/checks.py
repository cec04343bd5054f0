"""Checks over a whole file: the same model twice, and what was left out because it is hidden."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby

from data_loaders.spreadsheets.cells import Record, Taken
from data_loaders.spreadsheets.reading import ROW_COLUMNS
from data_loaders.spreadsheets.sheets import Sheet, column_letters, column_number
from domain.kinds import ModelForm, Origin, ReportKind
from domain.model_names import name_end, name_keys
from domain.problems import Fault, Problem

_CELL_OF = re.compile(r"([A-Z]+)(\d+)")
_AT = {name: place for place, name in enumerate(ROW_COLUMNS)}
_KIND, _SHEET, _CELL = _AT["kind"], _AT["sheet"], _AT["cell"]
_UNIT, _NAME, _FIELD, _YEAR = _AT["unit_code"], _AT["name"], _AT["field"], _AT["year"]
_COUNT = _AT["count"]
_FOUND, _ACCEPTED = _AT["unit_found"], _AT["accepted"]
_ORIGIN, _FORM, _STATE = _AT["origin"], _AT["form"], _AT["state"]
_UNSAID: set[object] = {None, Origin.UNKNOWN, ModelForm.UNKNOWN}


def keep_counts_whole(records: list[Record]) -> None:
    """Keep out every number of a unit and year of which one cannot be read: no partial figure."""
    counts = [record for record in records if record[_KIND] is ReportKind.COUNTS]
    broken = {(record[_UNIT], record[_YEAR]) for record in counts if not record[_ACCEPTED]}
    for record in counts:
        record[_ACCEPTED] = record[_ACCEPTED] and (record[_UNIT], record[_YEAR]) not in broken


def check_repeats(taken: Taken) -> None:
    """Keep out every row that says again what a sound row before it said of unit and year.

    What says that a unit has no model is dropped where another row tells of one, or says so too.
    """
    _drop_needless_denials(taken)
    seen: dict[tuple[object, ...], Record] = {}
    split: dict[tuple[object, object], list[Record]] = defaultdict(list)
    records = _that_may_repeat([record for record in taken.records if record[_ACCEPTED]])
    names = name_keys({str(record[_NAME]) for record in records})
    for record in records:
        key = _key(record, names)
        if record[_KIND] is ReportKind.COUNTS:
            others = split[record[_UNIT], record[_YEAR]]
            if again := next((each for each in others if _overlap(each, record)), None):
                seen.setdefault(key, again)
            else:
                others.append(record)
        first = seen.setdefault(key, record)
        if first is not record:
            record[_ACCEPTED] = False
            found = str(record[_NAME] or record[_FOUND] or "")
            taken.tell(
                Problem(
                    str(record[_SHEET]),
                    str(record[_CELL]),
                    Fault.REPEATED_ROW,
                    found,
                    expected=str(first[_CELL]),
                )
            )


def _that_may_repeat(records: list[Record]) -> list[Record]:
    """The records less those of which no other of the unit and year ends in the same word: most of
    a long list, and sooner told than what a name says.
    """
    ends = [(record[_UNIT], record[_YEAR], name_end(str(record[_NAME]))) for record in records]
    times = Counter(ends)
    return [record for record, end in zip(records, ends, strict=True) if times[end] > 1]


def _drop_needless_denials(taken: Taken) -> None:
    """A unit has no model where its rows of a year tell of none: "Không có" under one field of it
    is no word on the others.
    """
    denials = [each for each in taken.records if each[_COUNT] == 0 and is_denial(each)]
    if not denials:
        return
    told = {
        (record[_UNIT], record[_YEAR])
        for record in taken.records
        if not is_denial(record) and record[_COUNT] != 0
    }
    kept: set[object] = set()
    needless: set[int] = set()
    for record in denials:
        slot = record[_KIND], record[_UNIT], record[_YEAR]
        if slot[1:] in told or slot in kept:
            needless.add(id(record))
        kept.add(slot)
    taken.records[:] = [record for record in taken.records if id(record) not in needless]


def is_denial(record: Record) -> bool:
    """Whether a row of a list is a unit's word that it has no model."""
    return record[_NAME] is None and record[_COUNT] == 0 and record[_KIND] is not ReportKind.COUNTS


def _key(record: Record, names: dict[str, str]) -> tuple[object, ...]:
    kind = record[_KIND]
    is_result = kind is ReportKind.RESULT
    if is_result or kind is ReportKind.REGISTER:
        return (is_result, record[_UNIT], record[_YEAR], names[str(record[_NAME])])
    if kind is ReportKind.COUNTS:
        what: tuple[object, ...] = (record[_FIELD], record[_ORIGIN], record[_FORM], record[_STATE])
    elif kind is ReportKind.ROUND:
        done = (record[_AT[about]] for about in ("round", "quantity", "unit_of_measure", "worth"))
        what = (names[str(record[_NAME])], *done)
    else:
        what = (names[str(record[_NAME])],)
    return (kind, record[_UNIT], record[_YEAR], *what)


def _overlap(one: Record, other: Record) -> bool:
    """Whether two numbers of a unit and year may count the same models: one splits the other."""
    return all(
        one[about] == other[about] or {one[about], other[about]} & _UNSAID
        for about in (_FIELD, _ORIGIN, _FORM)
    )


def in_order(problems: list[Problem], sheets: list[str]) -> list[Problem]:
    """Problems as a person meets them: sheet by sheet, down the rows."""

    def place(problem: Problem) -> tuple[int, int, int]:
        sheet = sheets.index(problem.sheet) if problem.sheet in sheets else -1
        found = _CELL_OF.match(problem.cell)
        return (sheet, int(found[2]), column_number(found[1])) if found else (sheet, 0, 0)

    return sorted(problems, key=place)


def hidden_problems(sheet: Sheet) -> list[Problem]:
    """What of a sheet is hidden and says something: it is left out, and that is said."""
    if sheet.hidden:
        return [Problem(sheet.name, "", Fault.HIDDEN_SHEET)] if any(sheet.rows) else []
    return [*_hidden_rows(sheet), *_hidden_columns(sheet)]


def _hidden_rows(sheet: Sheet) -> Iterator[Problem]:
    rows = [
        row for row in sorted(set(sheet.hidden_rows)) if row < len(sheet.rows) and sheet.rows[row]
    ]
    for first, last in _runs(rows):
        yield Problem(sheet.name, f"{first + 1}:{last + 1}", Fault.HIDDEN_ROWS)


def _hidden_columns(sheet: Sheet) -> Iterator[Problem]:
    hidden = set(sheet.hidden_columns)
    widest = max((len(row) for row in sheet.rows), default=0)
    columns = [
        column
        for column in sorted(hidden)
        if column < widest
        and any(len(row) > column and row[column] not in {None, ""} for row in sheet.rows)
    ]
    for first, last in _runs(columns):
        cells = f"{column_letters(first)}:{column_letters(last)}"
        yield Problem(sheet.name, cells, Fault.HIDDEN_COLUMNS)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Unbroken runs of rising numbers: first and last of each."""
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]
