"""Reads text with separators: UTF-8, -16 or -32 or Windows-1258; semicolon, comma, tab or bar."""

import codecs
import csv
import re
from io import StringIO

from data_loaders.spreadsheets.limits import CELLS
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet, plain_row
from domain.problems import Refusal

SEPARATORS = "\t;|,"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u0300\u0301\u0303\u0309\u0323]")
_LONGEST_CELL = 1_000_000


def read_text(text: str, name: str) -> list[Sheet]:
    """The one sheet of a text file; `name` names it. Raises RefusedError."""
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator_of(text)))
    except csv.Error:
        raise RefusedError(Refusal.NOT_A_SPREADSHEET) from None
    if len(rows) * max(map(len, rows), default=0) > CELLS:
        raise RefusedError(Refusal.TOO_LARGE)
    return [Sheet(name=name, rows=[plain_row(list(row)) for row in rows])]


def decoded(content: bytes) -> str:
    """The text of a file, by its mark, else as UTF-8, else UTF-16, else Windows-1258 or -1252."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    start = content[:4096]
    sides = start[0::2].count(0), start[1::2].count(0)
    if max(sides) > len(start) // 5:
        return content.decode("utf-16-be" if sides[0] > sides[1] else "utf-16-le", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # In the code page of Western Europe, text in a pre-Unicode font keeps its letters apart.
        by_page = content.decode("cp1258", "replace")
        western = content.decode("cp1252", "replace")
        return by_page if _reads_better(by_page, western) else western


def _reads_better(by_page: str, western: str) -> bool:
    """Whether the marks of Windows-1258 stand where Vietnamese has them: after a vowel."""
    marks = re.findall(r"(.)[\u0300\u0301\u0303\u0309\u0323]", by_page)
    rightly = sum(letter.lower() in "aăâeêioôơuưy" for letter in marks)
    return (
        bool(_VIETNAMESE.search(by_page)) and rightly * 10 >= len(marks) * 9 and by_page != western
    )


def separator_of(text: str) -> str:
    """The separator that most lines agree on; a comma where none does."""
    lines = _outside_quotes(text[:65_536]).splitlines()
    counts = {mark: [line.count(mark) for line in lines if line.count(mark)] for mark in SEPARATORS}
    best = max(SEPARATORS, key=lambda mark: (_agreement(counts[mark]), -SEPARATORS.index(mark)))
    return best if counts[best] else ","


def _outside_quotes(text: str) -> str:
    return re.sub(r'"[^"]*"', '""', text)


def _agreement(counts: list[int]) -> int:
    """How many separators stand in lines that have as many of them as most lines have."""
    if not counts:
        return 0
    usual = max(set(counts), key=counts.count)
    return usual * counts.count(usual)
