"""What stands about a sheet's rows: columns, validations, the drawing of comments."""

import re
from itertools import product

from data_loaders.returned.cells import Cells
from data_loaders.returned.marks import Marks, areas_of
from data_loaders.returned.markup import (
    TAG_REST,
    Edits,
    Element,
    UnmarkableError,
    parsed,
    whole_number,
    with_attributes,
)
from data_loaders.spreadsheets.sheets import Area, Place, address, area_address

# The order in which the format wants a sheet's parts.
_ORDER = """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup
headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls AlternateContent
webPublishItems tableParts extLst"""
_MOST_AREAS = 3_000  # of validations or columns that are looked at
_LARGEST_MERGE, _MOST_MERGED = 5_000, 200_000  # cells of one merged area, of all looked at
_RANK = {name: rank for rank, name in enumerate(_ORDER.split())}
_VIEW = re.compile(rb"<(?:\w+:)?sheetView(?=\s)" + TAG_REST)
_LATER_AREAS = re.compile(rb"<(?:\w+:)?sqref>([^<]*)</")


class Frame:
    """The parts of one sheet about its rows."""

    def __init__(self, xml: bytes, cells: Cells) -> None:
        """Raises UnmarkableError."""
        bare, left_out = cells.frame()
        self._root = parsed(bare)
        if self._root.local != "worksheet":
            raise UnmarkableError
        for each in _within(self._root):
            if each.start >= cells.opened:
                each.start += left_out
                each.opened += left_out
            if each.closed >= cells.opened:
                each.closed += left_out
            if each.end > cells.opened:
                each.end += left_out
        self._taken = self._taken_areas(xml)
        columns = self._root.child("cols")
        self._columns = [
            (
                whole_number(each.said("min")),
                whole_number(each.said("max")),
                whole_number(each.said("style")),
            )
            for each in (columns.children[:_MOST_AREAS] if columns else [])
        ]
        strict = any("purl.oclc.org" in value for value in self._root.attributes.values())
        base = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        usual = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        self._relations = base if strict else usual

    @property
    def drawing(self) -> str | None:
        """The id of the relation to the drawing of comments; None where there is none."""
        drawing = self._root.child("legacyDrawing")
        return drawing.said("id") if drawing is not None else None

    def _taken_areas(self, xml: bytes) -> list[Area]:
        """The cells that have a validation of their own, also where later programs keep it."""
        held = self._root.child("dataValidations")
        said = [each.said("sqref") or "" for each in held.children] if held else []
        later = self._root.child("extLst")
        if later is not None:
            inside = xml[later.start : later.end]
            said += [found.decode("utf-8", "replace") for found in _LATER_AREAS.findall(inside)]
        return [area for cells in said for area in areas_of(cells)]

    def is_free(self, place: Place) -> bool:
        """Whether no validation stands on a cell. Among too many to look at, none is free."""
        row, column = place
        return len(self._taken) <= _MOST_AREAS and not any(
            top <= row <= bottom and left <= column <= right
            for top, left, bottom, right in self._taken
        )

    def shown(self, marks: Marks) -> Marks:
        """The marks where they show: those in a merged area on its first cell."""
        anchors: dict[Place, Place] = {}
        merges = self._root.child("mergeCells")
        for each in merges.children if merges else []:
            for top, left, bottom, right in areas_of(each.said("ref") or ""):
                wide, high = right - left + 1, bottom - top + 1
                if wide * high > _LARGEST_MERGE or len(anchors) > _MOST_MERGED:
                    continue
                cells = product(range(top, bottom + 1), range(left, right + 1))
                anchors.update(dict.fromkeys(cells, (top, left)))
        seen: Marks = {}
        for place, mark in marks.items():
            here = anchors.get(place, place)
            seen[here] = seen[here].with_those_of(mark) if here in seen else mark
        return seen

    def column_style(self, column: int) -> int:
        """The style of a column's cells that are not written down."""
        for first, last, style in self._columns:
            if first <= column + 1 <= last:
                return style
        return 0

    def offer(self, edits: Edits, offered: dict[str, list[Place]]) -> None:
        """Offer the words of each named list at its cells; any other words may be written."""
        if not offered:
            return
        tag, formula = self._root.tag("dataValidation"), self._root.tag("formula1")
        kind = 'type="list" allowBlank="1" showErrorMessage="0"'
        markup = "".join(
            f'<{tag} {kind} sqref="{" ".join(address(*place) for place in places)}">'
            f"<{formula}>{name}</{formula}></{tag}>"
            for name, places in offered.items()
        )
        held = self._root.child("dataValidations")
        if held is not None:
            edits.append(held, markup)
            edits.set(held, "count", str(len(held.children) + len(offered)))
        else:
            outer = self._root.tag("dataValidations")
            whole = f'<{outer} count="{len(offered)}">{markup}</{outer}>'
            edits.put(self._place_of("dataValidations"), whole)

    def _place_of(self, name: str) -> int:
        """Where a part of that name belongs: before the first that must come after it."""
        later = (each for each in self._root.children if _RANK.get(each.local, 0) > _RANK[name])
        return next((each.start for each in later), self._root.closed)

    def relate_drawing(self, edits: Edits, relation: str) -> None:
        """Name the drawing that holds the boxes of comments."""
        said = f'xmlns:dvk="{self._relations}" dvk:id="{relation}"'
        edits.put(self._place_of("legacyDrawing"), f"<{self._root.tag('legacyDrawing')} {said}/>")

    def reach(self, edits: Edits, places: list[Place]) -> None:
        """Say of the sheet that it reaches as far as cells put in."""
        said = self._root.child("dimension")
        known = list(areas_of(said.said("ref") or "")) if said else []
        if said is None or len(known) != 1 or not places:
            return
        top, left, bottom, right = known[0]
        whole = (
            min(top, *(row for row, _ in places)),
            min(left, *(column for _, column in places)),
            max(bottom, *(row for row, _ in places)),
            max(right, *(column for _, column in places)),
        )
        if whole != known[0]:
            edits.set(said, "ref", area_address(whole))

    def forget_offers(self, edits: Edits, names: str) -> None:
        """Take away the drop-downs whose words a name beginning so gives."""
        held = self._root.child("dataValidations")
        ours = [
            each
            for each in (held.children if held else [])
            if (words := each.child("formula1")) and words.text.strip().startswith(names)
        ]
        if held is None or not ours:
            return
        if len(ours) == len(held.children):
            edits.drop(held)
            return
        for each in ours:
            edits.drop(each)
        edits.set(held, "count", str(len(held.children) - len(ours)))


def _within(root: Element) -> list[Element]:
    found, left = [], [root]
    while left:
        here = left.pop()
        found.append(here)
        left += here.children
    return found


def unselected(xml: bytes) -> bytes:
    """The sheet as one that is not chosen: sheets chosen together are changed together."""
    head, rows, rest = xml.partition(b"sheetData")
    return (
        _VIEW.sub(lambda view: with_attributes(view[0], {"tabSelected": None}), head) + rows + rest
    )
