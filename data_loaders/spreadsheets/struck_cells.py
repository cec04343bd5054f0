"""Cells of an .xlsx that are struck through, as a whole, by the font of their style."""

import re

from data_loaders.spreadsheets.sheets import Place, column_number
from data_loaders.spreadsheets.xlsx_parts import attributes, whole_number

_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.S)
_FONT = re.compile(rb"<(?:\w+:)?font(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?font>)", re.S)
_STRIKE = re.compile(rb"<(?:\w+:)?strike(?![^>]*val=[\"'](?:0|false))[\s/>]")
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs(.*?)</(?:\w+:)?cellXfs>", re.S)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_PLACE = re.compile(rb"\br=[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")


def struck_styles(styles: bytes) -> list[int]:
    """The styles, by number, whose font the book's styles strike through."""
    fonts = _FONTS.search(styles) if b"strike" in styles else None
    if fonts is None:
        return []
    struck = [_STRIKE.search(inside) is not None for inside in _FONT.findall(fonts[0])]
    formats = _FORMATS.search(styles)
    numbers = [
        whole_number(attributes(words).get(b"fontId", b""), len(struck))
        for words in _FORMAT.findall(formats[1] if formats else b"")
    ]
    return [style for style, font in enumerate(numbers) if font < len(struck) and struck[font]]


def struck_cells(xml: bytes, styles: list[int]) -> set[Place]:
    """The cells of a sheet that are of one of the styles: none cost nothing."""
    if not styles:
        return set()
    numbers = b"|".join(str(style).encode() for style in styles)
    cell = re.compile(rb"<(?:\w+:)?c\s([^>]*\bs=[\"'](?:" + numbers + rb")[\"'][^>]*)>")
    places = (_PLACE.search(words) for words in cell.findall(xml))
    return {(int(at[2]) - 1, column_number(at[1].decode())) for at in places if at}
