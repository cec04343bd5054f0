"""A paper saved from a spreadsheet as text: semicolons, a byte order mark, CRLF."""

import csv
from pathlib import Path

from samples.papers import Paper
from samples.words import cell_words


def write_csv(paper: Paper, target: Path) -> None:
    """Write the first table of `paper` to `target`, under its title and date."""
    table = paper.sheets[0].tables[0]
    width = len(table.columns)
    rows = [
        [paper.head.left[1]],
        [paper.head.dateline],
        [paper.title],
        [],
        [column.header for column in table.columns],
    ]
    for number, line in enumerate(table.lines, start=1):
        rows.append(
            [
                str(number) if column.role == "tt" else cell_words(line, column.role)
                for column in table.columns
            ]
        )
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        padded = [row + [""] * (width - len(row)) for row in rows]
        csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(padded)
