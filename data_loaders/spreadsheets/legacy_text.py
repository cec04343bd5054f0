"""Text from before Unicode (TCVN3, VNI): recognised by its font or by the whole sheet, converted.

Never by a single cell: what looks odd in one may be right. Tables: viparse.
"""

import re
from functools import cache

from data_loaders.spreadsheets.legacy_fonts import encoding_of, is_capital
from data_loaders.spreadsheets.sheets import Place, Sheet
from domain.problems import Fault, Problem
from domain.text import plain

# Words that any such form has, and that no text in another encoding shows by chance.
_SURE_WORDS = (
    "mô hình",
    "dân vận",
    "đơn vị",
    "lĩnh vực",
    "đăng ký",
    "danh sách",
    "kết quả",
    "huyện",
    "kinh tế",
    "văn hóa",
    "năm",
    "tổng",
    "ghi chú",
    "thực hiện",
    "hoạt động",
    "số lượng",
)
_ENOUGH = 3
_LATIN = 0x100


@cache
def _table(encoding: str) -> dict[str, str]:
    from viparse.normalize.tcvn3 import TCVN3
    from viparse.normalize.vni import VNI

    pairs: dict[str, str] = dict((TCVN3 if encoding == "tcvn3" else VNI).pairs)
    return pairs


@cache
def _letters(encoding: str) -> re.Pattern[str]:
    """The letters of an encoding; of those that begin alike the longest is met first."""
    written = sorted(filter(_table(encoding).get, _table(encoding)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, written)), re.S)


def converted(text: str, encoding: str) -> str:
    """`text` of "tcvn3" or "vni" in Unicode; what the encoding does not know stays."""
    table = _table(encoding)
    return _letters(encoding).sub(lambda found: table[found[0]], text)


def convert_sheet(sheet: Sheet) -> list[Problem]:
    """Convert a sheet's legacy text in place; says so by one problem, none where there is none."""
    found = _convert_by_font(sheet) if sheet.fonts else ""
    found = found or _convert_whole(sheet)
    if found and (name := _by_words(sheet.name, found)):
        sheet.name = name
    return [Problem(sheet.name, "", Fault.LEGACY_ENCODING, found)] if found else []


def _by_words(name: str, font_or_encoding: str) -> str:
    """A sheet's name is in the encoding of its cells, if it has any letter beyond ASCII."""
    encoding = (
        font_or_encoding if font_or_encoding in {"tcvn3", "vni"} else encoding_of(font_or_encoding)
    )
    return "" if name.isascii() else converted(name, encoding)


def _convert_by_font(sheet: Sheet) -> str:
    """Convert the cells in a legacy font, unless they hold Unicode after all; its name, or ""."""
    texts: dict[Place, str] = {}
    for row, column in sheet.fonts:
        value = (
            sheet.rows[row][column]
            if row < len(sheet.rows) and column < len(sheet.rows[row])
            else None
        )
        if isinstance(value, str):
            texts[row, column] = value
    if not any(not text.isascii() for text in texts.values()) or _is_unicode(
        "".join(texts.values())
    ):
        return ""
    for (row, column), text in texts.items():
        font = sheet.fonts[row, column]
        said = converted(text, encoding_of(font))
        sheet.rows[row][column] = said.upper() if is_capital(font) else said
    return next(sheet.fonts[place] for place, text in texts.items() if not text.isascii())


def _is_unicode(text: str) -> bool:
    """Whether a text has letters that only Unicode has: no legacy encoding reaches so far."""
    return any(ord(letter) >= _LATIN and letter.isalpha() for letter in text)


def _convert_whole(sheet: Sheet) -> str:
    """Convert a sheet whose text makes sense in one legacy encoding alone; its name, or ""."""
    texts = []
    for row in sheet.rows[:300]:
        for value in row:
            if isinstance(value, str) and not value.isascii():
                if _is_unicode(value):
                    return ""
                texts.append(value)
    if not texts:
        return ""
    whole = "\n".join(texts)
    sense = {encoding: _sense(converted(whole, encoding)) for encoding in ("tcvn3", "vni")}
    best = max(sense, key=lambda encoding: sense[encoding])
    if sense[best] < _ENOUGH or sense[best] <= _sense(whole):
        return ""
    for row in sheet.rows:
        row[:] = [converted(value, best) if isinstance(value, str) else value for value in row]
    return best


def _sense(text: str) -> int:
    key = plain(text.replace("\n", " | "))
    return sum(1 for words in _SURE_WORDS if words in key)
