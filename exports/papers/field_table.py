"""Each unit's models of the year by field, as an appendix shows them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from domain.kinds import Basis, UnitState
from exports.papers.of_year import OfYear
from exports.word_page import WIDTH
from exports.word_table import Row, Sum
from metrics.told_of import told_counts, with_told
from translations.numbers import number
from translations.wording import why_no_number

MOST_COLUMNS = 6
UNSAID = "–"
ALONE = "*"  # a number without a list behind it
# In centimetres; the year before stands between the sum and the state, where the plan has one.
_FIRST, _SUM, _BEFORE, _STATE = (1.2, 6.2), 1.7, 2.4, 3.6


def field_table(
    of: OfYear,
) -> tuple[tuple[str, ...], tuple[float, ...], Callable[[], Iterator[Row]], str]:
    """Its labels, the widths of its columns in centimetres, its rows (a unit each that owes the
    year or reported it, and what they add up to), and what its marks mean. Fields of an open list
    beyond the first are one.
    """
    cells = told_counts(of.issue.seen.found, of.plan)
    cells = cells[(cells["year"] == of.year) & cells["unit_id"].isin(of.rows["unit_id"])]
    fields, labels = _columns(of, cells)
    earlier = [of.year - 1] if of.year > of.plan.first_year else []
    past = [_BEFORE for _year in earlier]
    column = (WIDTH - sum((*_FIRST, _SUM, *past, _STATE))) / max(len(labels), 1)
    counts = _by_unit(cells, fields)
    before = [_of_another_year(of, year) for year in earlier]

    def rows() -> Iterator[Row]:
        known = {row["unit_id"]: row for row in of.owing.to_dict("records")}
        for place, unit in enumerate(of.alphabetical(known), start=1):
            row, own = known[unit], counts.get(unit, [0] * len(labels))
            told = [number(count) if row["reported"] else UNSAID for count in own]
            was = (_total(found.get(unit)) for found in before)
            total = _total(row) if row["reported"] else UNSAID
            yield (str(place), of.names[unit], *told, total, *was, _state(row))
        sums = [number(sum(own[at] for own in counts.values())) for at in range(len(labels))]
        whole = _sum(known.values())
        if whole == UNSAID:
            sums = [UNSAID for _label in labels]
        past = [_sum(found[unit] for unit in known if unit in found) for found in before]
        if {whole, *past} != {UNSAID}:
            yield Sum(("", "Cộng", *sums, whole, *past, ""))

    heads = ("TT", "Đơn vị", *labels, "Cộng", *(f"Năm {year}" for year in earlier), "Kết quả")
    widths = (*_FIRST, *(column for _label in labels), _SUM, *past, _STATE)
    return heads, widths, rows, _note(of, before)


def _total(row: Mapping[Any, Any] | None) -> str:
    """A unit's number of a year, or why there is none."""
    if row is None or (row["state"] == UnitState.NOT_OWED.value and not row["reported"]):
        return why_no_number(UnitState.NOT_OWED, owed=row is not None and row["owed"])
    if not row["reported"]:
        return UNSAID
    return number(row["total"]) + (ALONE if row["basis"] == Basis.COUNTS.value else "")


def _sum(rows: Iterable[Mapping[Any, Any]]) -> str:
    totals = [row["total"] for row in rows if row["reported"]]
    return number(sum(totals)) if totals else UNSAID


def _note(of: OfYear, before: Sequence[Mapping[Any, Mapping[Any, Any]]]) -> str:
    """What the numbers are and what each mark in the table stands for."""
    owing = of.owing.to_dict("records")
    past = [found[row["unit_id"]] for found in before for row in owing if row["unit_id"] in found]
    told = {_total(row) for row in (*past, *(row for row in owing if row["reported"]))}
    parts = [f"số mô hình {'được tính' if of.plan.quota else 'báo cáo kể ra'}"]
    if UNSAID in told or not of.owing["reported"].all():
        parts.append(f"dấu “{UNSAID}” là chưa báo cáo, không phải là không có mô hình")
    if any(total.endswith(ALONE) for total in told):
        parts.append(f"dấu “{ALONE}” là chỉ có con số, không có danh sách kèm theo")
    units = {row["unit_id"] for row in owing}
    others = [row for found in before for unit, row in found.items() if unit not in units]
    if any(row["reported"] for row in others):
        left = sum(1 for row in others if row["reported"])
        parts.append(
            f"dòng cộng năm {of.year - 1} chưa gồm {_sum(others)} mô hình của {number(left)} đơn "
            "vị không có trong biểu"
        )
    return f"Ghi chú: {'; '.join(parts)}."


def _state(row: Mapping[Any, Any]) -> str:
    return why_no_number(UnitState(row["state"]), owed=row["owed"] and not row["due_passed"])


def _columns(of: OfYear, cells: pd.DataFrame) -> tuple[dict[str, int], list[str]]:
    """Which column each field stands in, and the columns' labels."""
    short = {field.code: field.short for field in of.plan.fields}
    sums = cells[cells["counted"] > 0].groupby("field")["counted"].sum()
    others = sums[~sums.index.isin(list(short))].sort_values(ascending=False, kind="stable")
    order = [*short, *(str(field) for field in others.index)]
    shown = order if len(order) <= MOST_COLUMNS else order[: MOST_COLUMNS - 1]
    labels = [short.get(field) or field or "Chưa ghi" for field in shown]
    if len(shown) < len(order):
        labels.append("Nội dung khác")
    return {field: min(at, MOST_COLUMNS - 1) for at, field in enumerate(order)}, labels


def _by_unit(cells: pd.DataFrame, fields: dict[str, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    width = max(fields.values(), default=-1) + 1
    for unit, field, counted in cells[["unit_id", "field", "counted"]].itertuples(index=False):
        own = found.setdefault(unit, [0] * width)
        if counted:
            own[fields[field]] += counted
    return found


def _of_another_year(of: OfYear, year: int) -> dict[Any, dict[Any, Any]]:
    """The row of each unit in another year."""
    told = with_told(of.issue.seen.found, of.plan)
    return {row["unit_id"]: row for row in told[told["year"] == year].to_dict("records")}
