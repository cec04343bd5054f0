"""Marks a workbook in place: the cells at fault, their comments and drop-downs, the first sheet."""

from dataclasses import dataclass

from data_loaders.returned.book import OURS, Book, BookSheet
from data_loaders.returned.fault_sheet import FaultSheet, Look, WordLists, sheet_in_formula
from data_loaders.returned.frame import unselected
from data_loaders.returned.marking import Marking
from data_loaders.returned.marks import Choices, Marks, marks_of
from data_loaders.returned.notes import OUR_LINE, new_notes, with_notes
from data_loaders.returned.package import Package
from data_loaders.returned.shapes import new_shapes, with_shapes
from data_loaders.returned.styles import Styles
from data_loaders.returned.taking_off import LIST_NAME, take_off
from data_loaders.spreadsheets.fault_list import mark_of
from data_loaders.spreadsheets.sheets import Place
from domain.problems import Problem
from translations import gettext as _

RETURNED_NAME = f"{OURS}returned"
LARGEST_SHEET = 96 * 2**20  # bytes of a sheet's XML that is marked; larger ones are listed alone
_LONGEST_TITLE = 31
_NOTES_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SHAPES_KIND = "application/vnd.openxmlformats-officedocument.vmlDrawing"


@dataclass(frozen=True, slots=True)
class Says:
    """What the first sheet says of the file as a whole; `sha256` is of the file handed in."""

    sha256: str
    heading: str
    lines: tuple[str, ...]


class MarkedBook:
    """One workbook, marked in place."""

    def __init__(self, content: bytes) -> None:
        """Raises RefusedError, or UnmarkableError where its marks can't be put in place."""
        self._package = Package(content)
        take_off(self._package)
        self._book = Book(self._package)
        self.ending = self._book.ending
        styles = self._book.related("styles")
        self._styles_part = styles
        self._styles = Styles(self._package.part(styles))
        self._words = WordLists()
        self._drawings = 0

    def marked(self, problems: list[Problem], choices: Choices, says: Says) -> bytes:
        """The workbook with the marks of these problems. Raises UnmarkableError."""
        marks, has_all = marks_of(problems, choices)
        for sheet in self._book.sheets:
            if sheet.part in self._package:
                has_all &= self._mark_sheet(sheet, marks.get(sheet.name, {}))
        lines = list(says.lines)
        if not has_all:
            lines.append(_("Tệp lớn nên chỉ tô màu một phần; bảng dưới đây ghi đủ mọi chỗ."))
        title = _free_title([sheet.name for sheet in self._book.sheets])
        look = Look.of(self._styles)
        shown = {None, "visible"}
        links = {each.name for each in self._book.sheets if each.element.said("state") in shown}
        page = FaultSheet(self._book.namespace, look, links)
        xml = page.xml(mark_of(says.sha256), says.heading, lines, problems, self._words)
        self._package.put(self._styles_part, self._styles.done())
        names = {
            RETURNED_NAME: f'"{says.sha256}"',
            LIST_NAME: f"{sheet_in_formula(title)}!$A$1",
            **self._words.names(title),
            **self._styles.names,
        }
        self._book.add_first_sheet(title, xml, names)
        return self._package.content()

    def _mark_sheet(self, sheet: BookSheet, marks: Marks) -> bool:
        """Mark a sheet; False where it is too large for that."""
        if marks and self._package.size(sheet.part) > LARGEST_SHEET:
            marks, fits = {}, False
        else:
            fits = True
        xml = self._package.part(sheet.part)
        changed = unselected(xml)
        if marks:
            marking = Marking(changed, marks, self._styles, self._words.name)
            changed = marking.done(self._put_notes(sheet.part, marking.notes, marking.drawing))
        if changed != xml:
            self._package.put(sheet.part, changed)
        return fits

    def _put_notes(self, part: str, notes: dict[Place, str], drawing: str | None) -> str | None:
        """Put the comments; the relation to a new drawing of theirs, where there was none."""
        related = self._package.relations(part)
        there = [target for kind, target in related.values() if kind == "comments"]
        name = there[0] if there and there[0] in self._package else self._new_notes(part)
        xml, new = with_notes(self._package.part(name), notes)
        self._package.put(name, xml)
        boxes = [(place, f"{OUR_LINE}\n{notes[place]}") for place in new]
        if drawing is not None and related.get(drawing, ("", ""))[1] in self._package:
            shown = related[drawing][1]
            self._package.put(shown, with_shapes(self._package.part(shown), boxes))
            return None
        return self._new_drawing(part, boxes)

    def _new_notes(self, part: str) -> str:
        name = self._package.free_name("xl/comments{}.xml")
        self._package.put(name, new_notes(self._book.namespace))
        self._package.declare(name, _NOTES_KIND)
        self._package.relate(part, f"{self._book.relation_kinds}/comments", name)
        return name

    def _new_drawing(self, part: str, boxes: list[tuple[Place, str]]) -> str:
        self._drawings += 1
        name = self._package.free_name("xl/drawings/vmlDrawing{}.vml")
        self._package.put(name, with_shapes(new_shapes(self._drawings, len(boxes)), boxes))
        self._package.declare_ending("vml", _SHAPES_KIND)
        return self._package.relate(part, f"{self._book.relation_kinds}/vmlDrawing", name)


def _free_title(taken: list[str]) -> str:
    known = {title.casefold() for title in taken}
    wanted = _("Cần sửa")
    titles = [wanted, *(f"{wanted} ({number})" for number in range(2, len(taken) + 3))]
    return next(title[:_LONGEST_TITLE] for title in titles if title.casefold() not in known)
