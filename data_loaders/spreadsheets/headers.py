"""Where a table's head stands and what each of its columns holds, by what the labels say.

A head has one to three rows. Labels that are known are looked up; only what is left is aligned.
A label that is itself a value (a field, a year, "Nhân rộng") makes a column of ticks or numbers.
"""

from collections.abc import Iterator
from itertools import pairwise

from data_loaders.effort import check_clock
from data_loaders.spreadsheets.columns import Column, Header, is_mark, is_numbering, side_by_side
from data_loaders.spreadsheets.fields_down import heads_fields
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.head_names import groups_names, settle_names
from data_loaders.spreadsheets.head_words import (
    is_beneath_groups,
    is_money,
    is_number,
    is_sum_of_years,
    level_named,
    may_be_label,
    settle_pairs,
    within_group,
)
from data_loaders.spreadsheets.judgements import proposes, proposes_recognition
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.vocabulary import numbered, vocabulary

_MOST_ROWS = 4
_MOST_LABELS = 1_000
_ANCHORS = frozenset(
    {"name", "name_before", "name_after", "activity", "unit", "unit_or_carrier"}
    | {"content", "field", "year", "carried_by"}
)
_GROUPS = frozenset(
    {"field", "origin", "form", "origin_or_form", "state", "level", "quantity", "year", "total"}
    | {"state_or_content", "worth"}
)
_ASKING = frozenset({"field", "unit", "year"})


class Headers:
    """Finds the heads of one sheet's tables."""

    def __init__(self, grid: Grid, meanings: Meanings) -> None:
        self._grid = grid
        self._meanings = meanings
        self._without: set[tuple[int, bool]] = set()

    def at(self, row: int, *, aligning: bool = False) -> list[Header]:
        """The heads that begin at `row`: none, one, or several side by side."""
        check_clock()
        if (row, aligning) in self._without:
            return []
        if not self._begins(row, aligning=aligning):
            self._without.add((row, aligning))
            return []
        bottom = self._bottom(row, aligning=aligning)
        top = self._top(row)
        columns = [
            self._column(top, bottom, index, aligning=aligning) for index in self._span(top, bottom)
        ]
        found = [each for each in columns if each is not None]
        settle_pairs(found)
        return [Header(row, bottom, settle_names(part)) for part in side_by_side(found)]

    def _begins(self, row: int, *, aligning: bool) -> bool:
        """Whether a head begins at `row`: most rows have no word that a label begins with."""
        may_be = vocabulary().may_be_label
        values = self._grid.row(row)
        if not aligning and not any(type(each) is str and may_be(each) for each in values):
            return False
        cells = list(self._grid.cells(row))
        labels = [(column, text) for column, text in cells if may_be_label(text)]
        if not 1 < len(labels) <= _MOST_LABELS or any(is_number(text) for _, text in cells):
            return False
        role = vocabulary().likely_role if aligning else vocabulary().role
        roles = (role(text) or self._of_fields(row, column, text) for column, text in labels)
        anchored = any(each in _ANCHORS for each in roles)
        return anchored and self._is_head(row, labels, aligning=aligning)

    def _is_head(self, row: int, labels: list[tuple[int, str]], *, aligning: bool) -> bool:
        if is_mark(labels[0][1]) or self._is_told_in_pairs(labels):
            return False
        roles = [
            self._label_role(text, aligning=aligning) or self._of_fields(row, column, text)
            for column, text in labels
        ]
        known = {each for each in roles if each}
        valued = sum(
            1
            for (_, text), role in zip(labels, roles, strict=True)
            if not role and (self._value(text) or is_sum_of_years(text))
        )
        if not known & _ANCHORS:
            return False
        telling = len(known - {"serial"})
        enough = telling >= 2 or valued >= 2 or {"serial", "name"} <= known
        # One label of sense is enough where the row below holds those of a merged group.
        enough = enough or (telling == 1 and self._labels_below(row) >= 2)
        written = sum(1 for _ in self._grid.cells(row))
        recognised = sum(each is not None for each in roles) + valued
        return enough and recognised * 2 >= written

    def _of_fields(self, row: int, column: int, label: str) -> str | None:
        return "field" if heads_fields(self._grid, row, column, label, self._meanings) else None

    def _label_role(self, text: str, *, aligning: bool) -> str | None:
        """The role of a label; none of words that are themselves a value ("Lĩnh vực kinh tế")."""
        if role := vocabulary().exact_role(text):
            return role
        if self._value(text):
            return None
        return (vocabulary().likely_role if aligning else vocabulary().role)(text)

    def _is_told_in_pairs(self, labels: list[tuple[int, str]]) -> bool:
        """Whether a label is followed by what it asks for: a slip's row, not a head."""
        for (_, label), (_, said) in pairwise(labels):
            role = vocabulary().role(numbered(label)[1])
            if role in _ASKING and role in self._value(said):
                return True
        return False

    def _labels_below(self, row: int) -> int:
        return sum(1 for _, text in self._grid.cells(row + 1) if self._value(text))

    def _value(self, text: str) -> dict[str, str | int]:
        return self._meanings.of(text)

    def _bottom(self, top: int, *, aligning: bool) -> int:
        bottom = top
        while bottom - top < _MOST_ROWS - 1 and self._continues(top, bottom + 1, aligning=aligning):
            bottom += 1
        return bottom

    def _continues(self, top: int, row: int, *, aligning: bool) -> bool:
        """Whether `row` still belongs to the head that began at `top`."""
        below = list(self._grid.cells(row))
        if not below or is_numbering([text for _, text in below]):
            return False
        if any(is_number(text) for _, text in below):
            return False
        if is_beneath_groups(self._grid, row):
            return True
        under = [(column, text) for column, text in below if self._is_under(row, column)]
        if len(under) < len(below):
            return False
        spans = any((row, column) in self._grid.anchors for column, _ in self._grid.cells(top))
        said = sum(
            1 for column, text in under if self._is_label(row, column, text, aligning=aligning)
        )
        return said * 2 >= len(under) and (spans or said >= 2 or len(under) == said)

    def _is_under(self, row: int, column: int) -> bool:
        """Whether a cell stands below a label that leaves room for more: a group's, or a blank."""
        above = self._grid.spread(row - 1, column)
        text = self._grid.text(*above)
        if not text:
            return True
        wide = self._grid.area(*above)[3] > self._grid.area(*above)[1]
        role = vocabulary().role(text)
        open_right = not self._grid.text(above[0], column + 1)
        is_group = role is None or role in _GROUPS or proposes(text)
        is_group = is_group or groups_names(text, self._grid.text(row, column))
        return wide or (open_right and is_group) or bool(self._value(text))

    def _is_label(self, row: int, column: int, text: str, *, aligning: bool) -> bool:
        above = self._grid.spread_text(row - 1, column) or self._group_to_the_left(row - 1, column)
        if is_money([above, text]):
            return True
        said = within_group(above, text) or self._value(text) or groups_names(above, text)
        return bool(said or self._label_role(text, aligning=aligning))

    def _top(self, row: int) -> int:
        """The row above, where it groups this head's columns ("Năm 2023" over four fields)."""
        above = list(self._grid.cells(row - 1)) if row else []
        here = sum(1 for _ in self._grid.cells(row))
        grouping = [
            text
            for column, text in above
            if self._value(text) and not self._spans_all(row - 1, column, here)
        ]
        return row - 1 if above and len(grouping) == len(above) else row

    def _spans_all(self, row: int, column: int, width: int) -> bool:
        area = self._grid.area(row, column)
        return area[3] - area[1] + 1 >= width or column == 0

    def _span(self, top: int, bottom: int) -> list[int]:
        widest = max((len(self._grid.row(row)) for row in range(top, bottom + 1)), default=0)
        for row in range(top, bottom + 1):
            widest = max(
                [widest, *(self._grid.area(row, c)[3] + 1 for c, _ in self._grid.cells(row))]
            )
        return [
            index for index in range(min(widest, 500)) if index not in self._grid.hidden_columns
        ]

    def _column(self, top: int, bottom: int, index: int, *, aligning: bool) -> Column | None:
        levels = list(self._levels(top, bottom, index))
        if not levels:
            return None
        label = " › ".join(levels)
        column = Column(index, label, self._label_role(levels[-1], aligning=aligning))
        if len(levels) > 1 and (column.role is None or groups_names(levels[-2], levels[-1])):
            column.role = vocabulary().exact_role(" ".join(levels))
        leaf = self._value(levels[-1])
        if column.role in {"level", None} and (named := level_named(levels[-1])):
            column.role, leaf, column.says = None, {}, {"level": named}
        above_proposes = any(map(proposes_recognition, levels[:-1]))
        levelled = column.role == "level" or "level" in column.says | leaf
        if above_proposes or (levelled and any(map(proposes, levels))):
            column.role, leaf, column.says = "other", {}, {}  # a proposal recognises nothing
        if is_money(levels):
            column.role, leaf, column.says = "worth", {}, {}
        if len(levels) > 1 and (within := within_group(levels[-2], levels[-1])):
            column.role, leaf, column.says = None, within, dict(within)
        in_group = column.role == "serial" and len(levels) > 1  # "Kinh tế › TT"
        if column.role in {"quantity", "total"} or in_group or (column.role is None and leaf):
            for level in levels:
                column.says |= self._value(level)
        elif column.role is None and len(levels) > 1:
            above = self._label_role(levels[0], aligning=aligning)
            column.role = None if above in _GROUPS else above
        return column

    def _levels(self, top: int, bottom: int, index: int) -> Iterator[str]:
        """The labels over a column from the top down, each once."""
        last = ""
        for row in range(top, bottom + 1):
            text = self._grid.spread_text(row, index)
            if not text and row < bottom and self._grid.text(row + 1, index):
                text = self._group_to_the_left(row, index)
            if text and text != last:
                yield text
                last = text

    def _group_to_the_left(self, row: int, index: int) -> str:
        """The label of a group that is not merged over its columns, but written over the first."""
        for column in range(index - 1, -1, -1):
            if text := self._grid.spread_text(row, column):
                area = self._grid.area(*self._grid.spread(row, column))
                if area[3] > area[1]:
                    return ""
                below = self._grid.text(row + 1, index)
                is_group = vocabulary().role(text) in _GROUPS or bool(self._value(text))
                is_group = is_group or groups_names(text, below)
                return text if is_group and self._grid.text(row + 1, column) else ""
        return ""
