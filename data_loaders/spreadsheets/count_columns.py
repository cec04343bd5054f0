"""Which columns of a counts form give the figure, which split it once more, which are not of it.

What counts is what was registered in the year as new or replicated (settled rules 2 and 4), never
what was maintained, recognised, planned, or added up over years (“không tính cộng dồn”).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.heads import words_between
from data_loaders.spreadsheets.needless_remarks import worth_a_remark
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ModelState, Origin
from domain.text import fold, parse_number, parse_year, words

NOT_COUNTED = frozenset({Origin.MAINTAINED, Origin.UPGRADED})
_JUDGED = frozenset({ModelState.INEFFECTIVE, ModelState.STRUCK_OFF})
_OF_NUMBERS = frozenset({None, "quantity", "total", "level", "state"})
_RECOGNISED = re.compile(r"\bcong nhan\b|\bkhen thuong\b|\bhieu qua\b")
_ADDED_UP = re.compile(r"\bluy ke\b|\bcong don\b|\btu dau (?:nhiem ky|giai doan)\b")
_OF_MANY_YEARS = re.compile(
    r"\bden nay\b|\bgiai doan\b|\bnhiem ky\b|\btu (?:nam )?\d{4}\b|\bden nam \d{4}\b"
    r"|\b(?:hien|da|dang) (?:co|hoat dong|duy tri)\b"
)
_OF_THE_YEAR = re.compile(r"\btrong nam\b|\bva (?:luy ke|cong don)\b")
_COMPARED = re.compile(
    r"%|\bt[iy] le\b|\bso voi\b|\btang\b|\bgiam\b|\bchenh lech\b|\bbinh quan\b|\bcung ky\b"
    r"|\bnam truoc\b|\bchi tieu\b|\bdiem\b(?! hinh)"
)
_OF_MODELS = re.compile(r"(?:trong do|so|sl|tong|mo hinh|mh|dien hinh)\b")
_BUILDING = "xây dựng"  # said of any model
_PART_OF_YEAR = re.compile(r"quy\b|(?:\d{1,2} )?thang\b")
_PLANNED = re.compile(r"\bke hoach\b|\bdu kien\b|\bmuc tieu\b")
_SAMPLE = 300
_INDEX = attrgetter("index")


@dataclass(frozen=True, slots=True)
class Figure:
    """A column of numbers that count, `less` those beside it that its number includes."""

    column: Column
    less: tuple[Column, ...] = ()


@dataclass(slots=True)
class CountColumns:
    """The columns of one counts form, by what their numbers are for."""

    figures: list[Figure]
    total: Column | None  # the figure of a row that states no other
    stating: list[Column]  # a number in any of these makes a row one that states its numbers
    others: list[Column]  # of models recognised or judged, or all where none are of the year
    unread: list[Column]  # kept, planned or compared, split otherwise, or nothing we know
    own: list[Column]  # those that may be of the year

    def splits(self) -> tuple[Column | None, list[list[Column]]]:
        """The total of a row's models, and the columns that it is the sum of, each time."""
        plain = (c for c in self.own if c.role in {"total", "quantity"})
        total = next((c for c in plain if c.says.keys() <= {"state"}), None)
        parts = {
            about: [c for c in self.own if c is not total and c.says.keys() == {about}]
            for about in ("field", "origin", "form")
        }
        if all(column.says["origin"] in NOT_COUNTED for column in parts["origin"]):
            parts["origin"] = []
        if len(parts["form"]) < 2:
            parts["form"] = []
        if not parts["field"]:
            parts["field"] = [c for c in self.own if c.says.keys() == {"field", "form"}]
        return total, [columns for columns in parts.values() if columns]


def count_columns(table: Table) -> CountColumns:
    """Sort the columns of a counts form."""
    title = [each.text for each in words_between(table.grid, table.caption, table.header.top)]
    columns = [_settled(column) for column in table.header.columns]
    others = [column for column in columns if _counts_others(column, title)]
    own = [column for column in columns if column not in others]
    groups: dict[tuple[object, ...], list[Column]] = defaultdict(list)
    for column in _stating(table, own):
        groups[tuple(column.says.get(about) for about in ("unit", "year", "field"))].append(column)
    figures = [figure for group in groups.values() for figure in _figures(group)]
    total = next((column for column in own if column.role == "total"), None)
    read = [each for figure in figures for each in (figure.column, *figure.less)]
    kept = [column for column in own if column.says.get("origin") in NOT_COUNTED]
    counts = bool(figures or total)
    judged = [c for c in others if not counts or _is_judged(c)]
    unread = [c for c in own if c not in [*read, *kept] and _is_unread(table, c)]
    unread += [c for c in [*others, *kept] if c not in [*judged, *read] and _has_numbers(table, c)]
    judged += [] if counts else kept
    stating = [*read, *kept, *([total] if total else [])]
    judged = [c for c in judged if _has_numbers(table, c)]
    judged, unread = sorted(judged, key=_INDEX), sorted(unread, key=_INDEX)
    unread = worth_a_remark(table, unread, read, total) if counts else []
    return CountColumns(figures, total, stating, judged, unread, own)


def says_others(text: str) -> bool:
    """Whether words over numbers say that they are of models recognised or judged."""
    judged = vocabulary().value_within("state", text) in _JUDGED
    return judged or _RECOGNISED.search(fold(text)) is not None


def titles_others(title: str) -> bool:
    """Whether a line over a table says that its numbers are not of models of the year."""
    key = fold(title)
    if _ADDED_UP.search(key) and not _OF_THE_YEAR.search(key):
        return True
    kept = "mo hinh" in key and f" {_BUILDING} " not in f" {words(title)} "
    return (kept and _split_said(title).get("origin") == Origin.MAINTAINED) or (
        says_others(title) and not says_registered(title)
    )


def says_registered(text: str) -> bool:
    """Whether words over numbers say that they are of models registered."""
    return "dang ky" in fold(text) or "dang ki" in fold(text)


def _settled(column: Column) -> Column:
    """A column with what its label says among other words: "Số mô hình mới năm 2023"."""
    leaf = _leaf(column)
    says = dict(column.says)
    of_models = _OF_MODELS.match(fold(leaf)) and "unit" not in says
    year = parse_year(column.label) if column.role in {"quantity", "total"} else None
    if year and not _OF_MANY_YEARS.search(fold(column.label)):
        says.setdefault("year", year)
    if column.role in {None, "quantity", "total"} and of_models:
        says = {**_split_said(leaf), **says}
    return replace(column, says=says) if says != column.says else column


def _leaf(column: Column) -> str:
    return column.label.rpartition(" › ")[2]


def _split_said(label: str) -> dict[str, str | int]:
    """The origin or form of which a label of numbers speaks: "Trong đó số mô hình duy trì"."""
    key = f" {words(label)} ".replace(" nông thôn mới ", " ")
    said: dict[str, str | int] = {}
    for about in ("origin", "form"):
        forms = vocabulary().values[about].items()
        found = {value for form, value in forms if f" {form} " in key and form != _BUILDING}
        if found and found <= NOT_COUNTED:
            found = {Origin.MAINTAINED}
        if len(found) == 1:
            said[about] = found.pop()
    return said


def _counts_others(column: Column, title: list[str]) -> bool:
    """Whether a column's numbers are not of models registered in the year."""
    if column.role not in _OF_NUMBERS:
        return False
    over = _words_over(column)
    label = fold(over)
    if _ADDED_UP.search(label) or _COMPARED.search(label):
        return True
    if "year" not in column.says and _OF_MANY_YEARS.search(label):
        return True
    if column.says.get("state") == ModelState.REGISTERED or says_registered(over):
        return False
    if column.says.get("origin", Origin.UNKNOWN) not in {*NOT_COUNTED, Origin.UNKNOWN}:
        return _is_judged(column)
    if _is_judged(column):
        return True
    if _PLANNED.search(label):
        return True
    counts = column.holds_values or column.role in {"quantity", "total"}
    others = any(map(titles_others, title)) and not _OF_THE_YEAR.search(label)
    return counts and others and not any(map(says_registered, title))


def _is_judged(column: Column) -> bool:
    return bool(column.says.keys() & {"state", "level"}) or says_others(_words_over(column))


def _words_over(column: Column) -> str:
    """A column's label without the unit or field that it names: "Phòng Tài chính - Kế hoạch"."""
    levels = [each for each in column.label.split(" › ") if each != column.says.get("unit")]
    named = column.role is None and column.says.keys() & {"unit", "field"}
    return " › ".join(levels[:-1] if named and "unit" not in column.says else levels)


def _stating(table: Table, columns: list[Column]) -> list[Column]:
    """The columns that state the form's numbers: by field or unit where these hold what counts."""
    values = [c for c in columns if c.holds_values]
    origins = [c for c in values if "origin" in c.says]
    named = [c for c in values if c.says.keys() & {"field", "unit"}]
    mixed = any(c.says["origin"] in NOT_COUNTED for c in origins)
    if named and not (mixed and not any("origin" in c.says for c in named)):
        return named
    years = [c for c in values if "year" in c.says and not c.says.keys() & {"field", "unit"}]
    plain = [c for c in columns if c.role in {"quantity", "total"} or c in origins]
    plain += [c for c in values if c.says.keys() & {"form", "state"} and c not in plain]
    plain = [c for c in plain if not c.says.keys() & {"field", "unit"}]
    if table.column("field") and any(c.role != "total" for c in plain) and not origins:
        plain = [c for c in plain if c.role != "total"]
    return years or plain


def _figures(group: list[Column]) -> list[Figure]:
    """The figures of one unit, year and field: what is new and replicated, else what is plain."""
    group = [c for c in group if _is_grouped_as_registered(c)] or group
    origins = [c for c in group if "origin" in c.says]
    plain = [c for c in group if not c.says.keys() & {"origin", "form"}]
    plain = [c for c in plain if says_registered(c.label)] or plain
    if origins:
        fewest = min(len(c.says) for c in origins)
        origins = [c for c in origins if len(c.says) == fewest]
        counted = [c for c in origins if c.says["origin"] not in NOT_COUNTED]
        if counted or not plain:
            return [Figure(column) for column in counted]
        return [Figure(plain[0], tuple(origins))]
    return [Figure(column) for column in plain[:1] or group]


def _is_grouped_as_registered(column: Column) -> bool:
    return says_registered(column.label.rpartition(" › ")[0])


def _is_unread(table: Table, column: Column) -> bool:
    is_part = column.role == "other" and _PART_OF_YEAR.match(fold(_leaf(column))) is not None
    if column.role not in {None, "quantity"} and not column.holds_values and not is_part:
        return False
    return column.role != "total" and _has_numbers(table, column)


def _has_numbers(table: Table, column: Column) -> bool:
    lines = table.body.lines[:_SAMPLE]
    values = (table.grid.value(line.row, column.index) for line in lines)
    return any(parse_number(value) is not None for value in values)


def labels_of(columns: Iterable[Column]) -> str:
    """The words over some columns, each once: of a group that says it all, the group's."""
    said = (_telling_part(column.label) for column in columns)
    return ", ".join(dict.fromkeys(said))


def _telling_part(label: str) -> str:
    group, _, leaf = label.rpartition(" › ")
    above = group.partition(" › ")[0]
    return above if above and _counts_others(Column(0, above), []) else leaf
