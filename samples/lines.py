"""From what happened to the lines of a paper, and from lines to what a right reading says."""

from domain.kinds import ModelForm, ModelState, Origin
from domain.problems import SEVERITY, Severity
from samples.chance import Chance
from samples.characters import FIELDS
from samples.columns import FIELD_WORDS
from samples.papers import ExpectedRow, Line, Paper, Table
from samples.story import SampleModel, UnitYear


def line_of(told: UnitYear, model: SampleModel, words: dict[str, str], unit_words: str) -> Line:
    """One model as a line; `words` name the fields as this office does."""
    return Line(
        unit=told.unit,
        unit_words=unit_words,
        year=told.year,
        name=model.name,
        field=model.field,
        field_words=words[model.field],
        origin=model.origin,
        form=model.form,
        state=model.state,
        level=model.level,
        carried_by=model.carried_by,
        in_charge=model.in_charge,
    )


def field_words(chance: Chance) -> dict[str, str]:
    """One office's words for the four fields."""
    style = chance.randrange(4)
    return {field: FIELD_WORDS[field][style] for field in FIELDS}


def expected_rows(paper: Paper) -> tuple[ExpectedRow, ...]:
    """The rows that a right reading of `paper` accepts, in the order of its tables."""
    return tuple(
        row
        for sheet in paper.sheets
        for table in sheet.tables
        for line in in_order(table)
        if line.fault is None
        for row in _expected(table, line)
    )


def expected_faults(paper: Paper) -> tuple[str, ...]:
    """The faults that keep rows of `paper` out, sorted."""
    return tuple(
        sorted(
            line.fault.value
            for sheet in paper.sheets
            for table in sheet.tables
            for line in table.lines
            if line.fault is not None and SEVERITY[line.fault] is Severity.ERROR
        )
    )


def in_order(table: Table) -> list[Line]:
    """The lines as they stand: by field where the fields are sections."""
    if not table.sections:
        return list(table.lines)
    return sorted(table.lines, key=lambda line: FIELDS.index(line.field))


def _expected(table: Table, line: Line) -> list[ExpectedRow]:
    registers = "effect" not in table.roles
    row = ExpectedRow(
        unit_code=line.unit.code,
        name=line.name,
        field=line.field,
        year=line.year,
        origin=line.origin if "origin" in table.roles else Origin.UNKNOWN,
        form=line.form if table.heading else ModelForm.UNKNOWN,
        state=ModelState.REGISTERED if registers else line.state,
        level=line.level,
    )
    if not line.counts:
        return [row._replace(level=None) if registers else row]
    return [
        row._replace(name=None, field=field, number=count, origin=Origin.UNKNOWN)
        for field, count in zip(FIELDS, line.counts, strict=True)
    ]
