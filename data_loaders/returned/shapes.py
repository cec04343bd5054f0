"""The boxes that comments are shown in: Excel keeps them in a drawing of an older kind (VML).

Old Excel writes VML that is no sound XML, so it is worked on as text: boxes are put before its
end, and ours taken out by the cell they belong to.
"""

import re

from data_loaders.returned.markup import LARGEST_PART, UnmarkableError
from data_loaders.spreadsheets.sheets import Place

_BLOCK = 1_024  # numbers of boxes that one drawing's block holds
_BLOCKS = 8  # of one drawing of ours
_NUMBER = re.compile(rb"_x0000_s(\d{1,9})\b")
_END = re.compile(rb"</(?:\w+:)?xml\s*>\s*$")
_SHAPE = re.compile(rb"<v:shape\s(?:(?!<v:shape[\s>]).)*?</v:shape>\s*", re.S)
_ROW = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>", re.I)
_COLUMN = re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>", re.I)
_KIND = "_x0000_t202"
_TYPE = (
    f'<v:shapetype id="{_KIND}" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)


def new_shapes(number: int, count: int) -> bytes:
    """A drawing without a box; `number`, from 1, is the drawing's own among the book's."""
    first = number * _BLOCKS
    blocks = ",".join(str(first + each) for each in range(min(count // _BLOCK + 1, _BLOCKS)))
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'
    return f"<xml {_SPACES}>{layout}</xml>".encode("ascii")


def with_shapes(xml: bytes, boxes: list[tuple[Place, str]]) -> bytes:
    """The drawing with a hidden box for the comment of each cell; the words give its height."""
    end = _END.search(xml) if len(xml) <= LARGEST_PART else None
    if end is None or xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnmarkableError
    numbers = [int(found) for found in _NUMBER.findall(xml)]
    blocks = re.search(rb'<o:idmap\s[^>]*data="(\d{1,6})', xml)
    first = max(max(numbers, default=0), int(blocks[1]) * _BLOCK if blocks else _BLOCK) + 1
    kind = b"" if f'id="{_KIND}"'.encode() in xml else _TYPE.encode("ascii")
    added = [_shape(first + number, place, words) for number, (place, words) in enumerate(boxes)]
    spaced = "".join(added).encode("ascii")
    return xml[: end.start()] + kind + spaced + xml[end.start() :]


def _shape(number: int, place: Place, words: str) -> str:
    row, column = place
    lines = sum(1 + len(line) // 38 for line in words.split("\n")) + 2
    top = max(row - 1, 0)
    anchor = f"{column + 1}, 15, {top}, 4, {column + 4}, 60, {top + max(4, lines)}, 4"
    look = "position:absolute;visibility:hidden;width:220pt;height:80pt;z-index:1"
    about = (
        "<x:MoveWithCells/><x:SizeWithCells/>"
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    )
    return (
        f'<v:shape id="_x0000_s{number}" type="#{_KIND}" style="{look}" fillcolor="#ffffe1" '
        'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" '
        'obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note">{about}</x:ClientData></v:shape>'
    )


def without_shapes(xml: bytes, places: list[Place]) -> bytes:
    """The drawing without the boxes of these cells' comments."""
    if len(xml) > LARGEST_PART:
        raise UnmarkableError
    gone = set(places)

    def kept(found: re.Match[bytes]) -> bytes:
        row, column = _ROW.search(found[0]), _COLUMN.search(found[0])
        is_note = b'ObjectType="Note"' in found[0] and row is not None and column is not None
        place = (int(row[1]), int(column[1])) if is_note and row and column else None
        return b"" if place in gone else found[0]

    return _SHAPE.sub(kept, xml)
