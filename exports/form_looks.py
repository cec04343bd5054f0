"""How the cells of a form look: Times New Roman as papers ask for, one pale tint to write on."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

INK, LINE, HEAD, OPEN, FAINT = "#1A1A1A", "#8C8C8C", "#EFEAE2", "#FFFCF2", "#9A9A9A"
_MEASURED = "#,##0.###"
_CENTRE: dict[str, object] = {"align": "center"}
_RULED: dict[str, object] = {"border": 1, "border_color": LINE}
_INPUT: dict[str, object] = {"locked": False, "bg_color": OPEN}
LOOKS: dict[str, dict[str, object]] = {
    "head": _CENTRE,
    "superior": {**_CENTRE, "locked": False},
    "head_bold": {**_CENTRE, "bold": True},
    "head_ruled": {**_CENTRE, "bold": True, "underline": 1},
    "rule": {**_CENTRE, "font_size": 7, "valign": "top"},
    "number": {**_CENTRE, "locked": False},
    "date": {**_CENTRE, "italic": True, "locked": False},
    "title": {**_CENTRE, "bold": True, "font_size": 14},
    "basis": {**_CENTRE, "italic": True},
    "unit": {"bold": True},
    "period": {**_INPUT, "align": "right", "bold": True},
    "label": {**_CENTRE, **_RULED, "bold": True, "bg_color": HEAD},
    "serial": {**_CENTRE, **_RULED},
    "fixed": {**_RULED, "indent": 1},
    "text": {**_RULED, **_INPUT, "indent": 1},
    "centred": {**_CENTRE, **_RULED, **_INPUT},
    "whole": {**_CENTRE, **_RULED, **_INPUT, "num_format": "#,##0"},
    "year": {**_CENTRE, **_RULED, **_INPUT, "num_format": "0"},
    "decimal": {**_CENTRE, **_RULED, **_INPUT, "num_format": _MEASURED},
    "apart": {"font_size": 16},
    "total": {**_RULED, "indent": 1, "bold": True, "bg_color": HEAD},
    "total_number": {
        **_CENTRE,
        **_RULED,
        "bold": True,
        "bg_color": HEAD,
        "num_format": _MEASURED,
    },
    "recipients_state": {"bold": True, "italic": True},
    "recipients_party": {"underline": 1},
    "recipient": {"font_size": 11, "locked": False, "valign": "top"},
    "signing": {**_CENTRE, "bold": True, "locked": False},
    "office": {**_CENTRE, "locked": False},
    "signed": {**_CENTRE, "bold": True, "locked": False},
}


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        base = {"font_name": "Times New Roman", "font_size": 12, "font_color": INK}
        shared = {**base, "valign": "vcenter", "text_wrap": True, "locked": True}
        self._made = {name: book.add_format({**shared, **own}) for name, own in LOOKS.items()}
        self.faint: Format = book.add_format({"font_color": FAINT})
        self.lacking: Format = book.add_format({"bg_color": "#FBE3D6"})

    def __getitem__(self, name: str) -> Format:
        return self._made[name]
