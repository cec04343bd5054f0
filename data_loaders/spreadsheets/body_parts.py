"""A part of a table's rows as a body of its own, with the totals that the whole states."""

from data_loaders.spreadsheets.body import Body, Line, TotalLine


def part_of(body: Body, lines: list[Line]) -> Body:
    """`lines`, each of a row of the body's, beneath its totals; their labels speak of the whole."""
    rows = [line.row for line in body.lines]
    totals = []
    for total in body.totals:
        first = rows[total.since] if total.since < len(rows) else total.row
        before = sum(line.row < total.row for line in lines)
        since = sum(line.row < first for line in lines)
        totals.append(TotalLine(total.row, (total.label[0], ""), before, since))
    return Body(lines, totals, body.end)
