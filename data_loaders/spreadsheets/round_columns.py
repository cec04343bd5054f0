"""Which of a round's columns hold what was done and what it was worth, where several may."""

import re
from collections.abc import Callable

from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.label_words import label_key
from data_loaders.spreadsheets.measures import measure_of
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import fold, parse_number

# Columns of results or sizes may hold quantities …
_MAY_BE_QUANTITIES = frozenset({"state_or_content", "content", "total"})
_SIZES = frozenset({"quy mô", "quy mô thực hiện"})
# … and beside one of units of measure these do, and what nobody knows may.
_DONE = re.compile(r"(?:da |duoc |so )*(?:thuc hien|lam|dat|hoan thanh)(?: duoc)?(?: ca nam)?")
_PLANNED = re.compile(
    r"\b(?:ke hoach|kh|du kien|du toan|chi tieu|(?<!ban )giao(?! thong| luu)|dang ky|muc tieu)\b"
)

Sample = Callable[[Column], list[str]]


def settle_round_columns(header: Header, sample: Sample) -> None:
    """Leave one column of quantities and one of worths: of what was done, and of all of it.

    What is planned is neither. A column that may be one and is not taken gets the role "left", of
    which a remark is made.
    """
    for role in ("quantity", "worth"):
        _leave_out_plans(header, role)
    _know_quantities(header, sample)
    _settle_worths(header)


def _leave_out_plans(header: Header, role: str) -> None:
    columns = [column for column in header.columns if column.role == role]
    planned = [column for column in columns if _PLANNED.search(fold(column.label))]
    for column in planned if len(planned) < len(columns) else []:
        column.role = "other"


def _know_quantities(header: Header, sample: Sample) -> None:
    """Know the column of quantities by its cells, where no label names it."""
    if header.column("quantity"):
        return
    measured = header.column("unit_of_measure") is not None
    may_be = [column for column in header.columns if _may_be_quantities(column, measured=measured)]
    for column in may_be:
        texts = sample(column)
        if _are_numbers(texts) and (measured or any(map(measure_of, texts))):
            column.role = "quantity"
            return
    for column in header.columns if measured else []:
        if column.role is None and not column.says and _are_numbers(sample(column)):
            column.role = "left"


def _may_be_quantities(column: Column, *, measured: bool) -> bool:
    if _PLANNED.search(fold(column.label)):
        return False
    done = measured and column.role is None and _DONE.fullmatch(fold(_leaf(column)))
    known = column.role in _MAY_BE_QUANTITIES or label_key(column.label) in _SIZES
    return known or bool(done)


def _are_numbers(texts: list[str]) -> bool:
    numbers = sum(parse_number(text) is not None for text in texts)
    return bool(texts) and numbers * 3 >= len(texts) * 2


def _settle_worths(header: Header) -> None:
    """Of several columns of money the total is the worth, the others are its parts."""
    columns = [column for column in header.columns if column.role == "worth"]
    total = next((column for column in columns if _is_total(column)), None)
    kept = total or next(iter(columns), None)
    for column in columns:
        if column is not kept:
            column.role = "other" if total else "left"


def _is_total(column: Column) -> bool:
    leaf = _leaf(column)
    return vocabulary().is_total(leaf) or fold(leaf).startswith("tong ")


def _leaf(column: Column) -> str:
    return column.label.rpartition(" › ")[2]
