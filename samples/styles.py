"""The looks of an office's sheet: Times New Roman, ruled cells, bold titles."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

Looks = dict[str, str | int | bool]
FONT: Looks = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
RULED: Looks = {"border": 1, "text_wrap": True}
CENTRED: Looks = {"align": "center"}
LOOKS: dict[str, Looks] = {
    "head": CENTRED,
    "head_bold": {**CENTRED, "bold": True},
    "head_ruled": {**CENTRED, "bold": True, "underline": 1},
    "date": {**CENTRED, "italic": True},
    "title": {**CENTRED, "bold": True, "font_size": 14, "text_wrap": True},
    "under_title": {**CENTRED, "italic": True},
    "heading": {"bold": True},
    "header": {**RULED, **CENTRED, "bold": True},
    "numbers": {**RULED, **CENTRED, "italic": True, "font_size": 10},
    "section": {**RULED, "bold": True},
    "section_centre": {**RULED, **CENTRED, "bold": True},
    "cell": RULED,
    "centre": {**RULED, **CENTRED},
    "recipients": {"bold": True, "italic": True},
    "small": {"font_size": 11},
}


class Styles:
    """The formats of one workbook, each made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        """The format called `name` in `LOOKS`."""
        if name not in self._made:
            self._made[name] = self._book.add_format({**FONT, **LOOKS[name]})
        return self._made[name]
