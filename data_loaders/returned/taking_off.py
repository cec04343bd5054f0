"""Takes the marks of an earlier return off a workbook: our sheet, comments, drop-downs, fills."""

from data_loaders.returned.book import OURS, Book
from data_loaders.returned.cells import Cells
from data_loaders.returned.fault_sheet import WORDS_NAME, sheet_in_formula
from data_loaders.returned.frame import Frame
from data_loaders.returned.markup import Edits
from data_loaders.returned.notes import without_notes
from data_loaders.returned.package import Package
from data_loaders.returned.shapes import without_shapes
from data_loaders.returned.styles import without_fills

LIST_NAME = f"{OURS}list"


def take_off(package: Package) -> None:
    """Undo an earlier return, if there was one. Raises UnmarkableError or RefusedError."""
    book = Book(package)
    names = book.our_names()
    if not names:
        return
    for sheet in book.sheets:
        if names.get(LIST_NAME, "").rpartition("!")[0] in _ways_to_write(sheet.name):
            book.remove_sheet(sheet)
            book = Book(package)
            break
    book.forget_names()
    styles = book.related("styles")
    if styles in package:
        package.put(styles, without_fills(package.part(styles), names))
    for sheet in book.sheets:
        if sheet.part in package:
            _forget_offers(package, sheet.part)
            _forget_notes(package, sheet.part)


def _ways_to_write(title: str) -> set[str]:
    quoted = sheet_in_formula(title)
    return {title, quoted, f"${title}", f"${quoted}"}


def _forget_offers(package: Package, part: str) -> None:
    xml = package.part(part)
    if WORDS_NAME.encode() not in xml:
        return
    edits = Edits(xml)
    Frame(xml, Cells(xml)).forget_offers(edits, WORDS_NAME)
    package.put(part, edits.done())


def _forget_notes(package: Package, part: str) -> None:
    related = package.relations(part).values()
    for notes in [target for kind, target in related if kind == "comments"]:
        if notes not in package:
            continue
        xml, gone = without_notes(package.part(notes))
        package.put(notes, xml)
        for drawing in [target for kind, target in related if kind == "vmlDrawing"]:
            if drawing in package:
                package.put(drawing, without_shapes(package.part(drawing), gone))
