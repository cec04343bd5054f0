"""Columns of a list that are left out, and said so: praise, proposals, other models' names."""

from data_loaders.spreadsheets.cells import Cells, Context, Taken
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.judgements import proposes_recognition
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.tables import Shape, Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ReportKind
from domain.problems import Fault
from domain.text import words


def tell_left_columns(table: Table, context: Context, taken: Taken) -> None:
    """Say once of each such column that it is not read.

    Registered, recognised and praised are different things (settled rule 4): praise makes no model
    a recognised one.
    """
    cells = Cells(table, context, taken)
    for column in table.header.columns:
        if column.role == "left":  # of all activities of a round together
            cell = table.grid.address(table.header.bottom, column.index)
            cells.tell(Fault.UNKNOWN_WORD, cell, column.label)
    if table.shape is not Shape.LIST:
        return
    says_level = table.column("level") or any("level" in c.says for c in table.value_columns)
    proposed: set[str] = set()
    for column in table.header.columns:
        cell = table.grid.address(table.header.bottom, column.index)
        if column.role == "other_name":
            cells.tell(Fault.OTHER_NAMES, cell, column.label, expected=table.key.label)
        elif column.role == "praise" and not says_level and _is_filled(cells, column):
            cells.tell(Fault.PRAISE_ONLY, cell, column.label)
        elif column.role == "other" and _is_filled(cells, column):
            label = _proposal_in(column.label)
            if label and label not in proposed:
                cells.tell(Fault.RECOGNITION_PROPOSED, cell, label)
            proposed.add(label)


def _is_filled(cells: Cells, column: Column) -> bool:
    texts = (cells.text(line, column) for line in cells.table.body.lines)
    return any(text and words(text) not in vocabulary().none for text in texts)


def _proposal_in(label: str) -> str:
    """The part of a column's label that proposes a recognition; "" where none does."""
    return next((part for part in label.split(" › ") if proposes_recognition(part)), "")


def kind_of_names(table: Table) -> Said | None:
    """What a table is whose column of models registered stands beside another of names."""
    if table.column("other_name") is None:
        return None
    place = table.header.bottom, table.key.index
    return Said(str(ReportKind.REGISTER), table.key.label, table.grid.name, place)
