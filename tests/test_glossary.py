"""A word that is not in the glossary may not name a table, a column or a code."""

import re
from dataclasses import fields
from enum import StrEnum

import pandas as pd
import pytest

from data_loaders.spreadsheets.reading import ROW_COLUMNS
from database.tables import Unit
from domain import kinds
from metrics.comparison import changed, fields_of_groups, group_tallies, peers, ranked
from metrics.figures import PRINTED
from metrics.headline import headline
from metrics.laggards import laggards
from metrics.progress import progress
from metrics.results import results
from tests.metrics.makers import AFTER, listed, make_plan, make_tables
from tests.source import ROOT

TERMS = re.compile(r"^\| (?P<words>[a-z0-9_, ]+) \| (?P<vietnamese>[^|]+) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def glossary() -> set[str]:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    lines = [match["words"] for match in TERMS.finditer(text) if match["words"] != "word"]
    return {word.strip() for words in lines for word in words.split(",")}


def _missing(words, glossary):
    """Those of `words` without a line; a key (`unit_id`) is found under its table's word."""
    return sorted(word for word in words if not {word, re.sub("_(id|code)$", "", word)} & glossary)


def test_every_table_is_in_the_glossary(glossary):
    assert _missing(Unit.metadata.tables, glossary) == []


def test_every_column_of_the_database_is_in_the_glossary(glossary):
    columns = {column.name for table in Unit.metadata.tables.values() for column in table.columns}

    assert _missing(columns, glossary) == []


def test_every_column_of_a_reading_is_in_the_glossary(glossary):
    assert _missing(ROW_COLUMNS, glossary) == []


def test_every_column_of_the_metrics_is_in_the_glossary(glossary):
    plan = make_plan()
    tables = make_tables(
        reports=[(1, 2, "register", 2021, "2021-03-01")], listings=[listed(1, 2, 2021, "Đèn")]
    )
    found = results(tables, plan, AFTER)
    made = [
        *tables,
        *found.tables().values(),
        found.tally,
        progress(found.compliance, tables.units, plan, AFTER),
    ]
    made.append(laggards(found.compliance, tables.units, plan))
    made += compared(found, plan)
    at_head = fields(headline(found, plan, AFTER))

    columns = {column for table in made for column in table.columns} | set(PRINTED)
    assert _missing(columns | {figure.name for figure in at_head}, glossary) == []


def compared(found, plan):
    """The tables of groups side by side."""
    groups = pd.DataFrame({"unit_id": [2], "group": ["a"]})
    tallies = group_tallies(found, groups, plan, AFTER)
    standing = ranked(tallies, "share_met")
    sizes = peers(pd.DataFrame({"group": ["a"], "kind": ["party"], "size": [1]}))
    return [
        tallies,
        standing,
        changed(standing, standing),
        fields_of_groups(found, groups, plan),
        sizes,
    ]


def test_every_code_of_a_closed_list_is_in_the_glossary(glossary):
    lists = [
        thing
        for thing in vars(kinds).values()
        if isinstance(thing, type) and issubclass(thing, StrEnum) and thing is not StrEnum
    ]

    assert _missing({code.value for codes in lists for code in codes}, glossary) == []
    assert len(lists) > 5
