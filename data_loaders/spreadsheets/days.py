"""The day a report was written: of its head block or signature, or of a date cell in its head."""

import re
from collections.abc import Iterator
from datetime import date

from data_loaders.spreadsheets.heads import Words, labelled
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import fold, parse_day, words

_ALONE = re.compile(r"(?:ngay\s*:?\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")
# Beside these a day is not the report's: when it is due, or that of another paper.
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:han|truoc|tu|den|sinh|thanh lap|bat dau|ket thuc|hoan thanh|thoi gian|ke hoach|can cu"
    r"|quyet dinh|cong van|nghi quyet|chi thi|in|cap nhat)\b"
)


def day_in(above: list[Words], below: list[Words], sheet: str) -> tuple[date, Said] | None:
    """The day of the head block, or of the signature: "Đông Tảo, ngày 10 tháng 3 năm 2023".

    Else of a line "Ngày báo cáo: …", or of a cell over the table that holds a day and no more.
    """
    lines = (each for each in (*above, *below) if vocabulary().is_date_line(each.text))
    for each in (*lines, *_labelled(above), *_labelled(below), *_alone(above)):
        if day := parse_day(each.text):
            return day, Said(day.isoformat(), each.text, sheet, each.place)
    return None


def _labelled(around: list[Words]) -> Iterator[Words]:
    for each, label, text in labelled(around):
        if words(label) in vocabulary().for_the_day and parse_day(text):
            yield Words(each.row, each.column, text)


def _alone(above: list[Words]) -> Iterator[Words]:
    """Cells that hold nothing but a day, unless what stands to their left says of what it is."""
    left: Words | None = None
    for each in above:
        beside = left if left is not None and left.row == each.row else None
        if _ALONE.fullmatch(fold(each.text)) and not (beside and _is_of_another(beside.text)):
            yield each
        left = each


def _is_of_another(text: str) -> bool:
    if text.rstrip().endswith((":", "：")):
        return words(text) not in vocabulary().for_the_day
    return _OF_SOMETHING_ELSE.search(fold(words(text))) is not None
