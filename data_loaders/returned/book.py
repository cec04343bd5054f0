"""The workbook part: its sheets in order, its names, and our own among them."""

import re
from dataclasses import dataclass

from data_loaders.returned.markup import (
    Edits,
    Element,
    UnmarkableError,
    parsed,
    quoted,
    whole_number,
)
from data_loaders.returned.package import Package

OURS = "_dvk_"  # begins every name that we define
_SHEET_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_USUAL = "http://schemas.openxmlformats.org/"
_BEFORE_NAMES = ("externalReferences", "functionGroups", "sheets")
_ENDINGS = {
    "template.macroEnabled": ".xltm",
    "macroEnabled": ".xlsm",
    "template": ".xltx",
}


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet of the book: its name, and the part that holds it."""

    name: str
    part: str
    relation: str
    element: Element


class Book:
    """The workbook part of a package, as it stands now."""

    def __init__(self, package: Package) -> None:
        """Raises UnmarkableError."""
        self.package = package
        kinds = package.relations("")
        self.part = next(
            (part for kind, part in kinds.values() if kind == "officeDocument"), "xl/workbook.xml"
        )
        self.root = parsed(package.part(self.part))
        self._related = package.relations(self.part)
        strict = any(value.startswith(_STRICT) for value in self.root.attributes.values())
        base = f"{_STRICT}officeDocument/" if strict else f"{_USUAL}officeDocument/2006/"
        self.relation_kinds = f"{base}relationships"
        self.namespace = (
            f"{_STRICT}spreadsheetml/main" if strict else f"{_USUAL}spreadsheetml/2006/main"
        )
        self.sheets = [self._sheet(each) for each in self._wanted("sheets").all("sheet")]
        if not self.sheets:
            raise UnmarkableError

    def _wanted(self, local: str) -> Element:
        found = self.root.child(local)
        if found is None:
            raise UnmarkableError
        return found

    def _sheet(self, element: Element) -> BookSheet:
        relation = next(
            (value for name, value in element.attributes.items() if name.endswith(":id")), ""
        )
        part = self._related.get(relation, ("", ""))[1]
        return BookSheet(element.said("name") or "", part, relation, element)

    def related(self, kind: str) -> str:
        """The part of the book of that kind of relation, "" where there is none."""
        return next((part for each, part in self._related.values() if each == kind), "")

    @property
    def ending(self) -> str:
        """The ending that a file of this kind must have: Excel opens no macros in an .xlsx."""
        kind = self.package.kind_of(self.part)
        return next((ending for word, ending in _ENDINGS.items() if word in kind), ".xlsx")

    def our_names(self) -> dict[str, str]:
        """The names that an earlier return defined, and what each says."""
        return {
            name: each.text.strip()
            for each in self._names()
            if (name := each.said("name") or "").startswith(OURS)
        }

    def _names(self) -> list[Element]:
        names = self.root.child("definedNames")
        return names.all("definedName") if names else []

    def forget_names(self) -> None:
        """Take our names away."""
        edits = Edits(self.package.part(self.part))
        ours = [each for each in self._names() if (each.said("name") or "").startswith(OURS)]
        names = self.root.child("definedNames")
        if names is not None and len(ours) == len(self._names()):
            edits.drop(names)
        else:
            for each in ours:
                edits.drop(each)
        self.package.put(self.part, edits.done())

    def remove_sheet(self, sheet: BookSheet) -> None:
        """Take a sheet out; names bound to a sheet after it stay bound to theirs."""
        edits = Edits(self.package.part(self.part))
        edits.drop(sheet.element)
        at = self.sheets.index(sheet)
        for each in self._names():
            if each.said("localSheetId") == str(at):
                edits.drop(each)
        self._shift_names(edits, from_sheet=at + 1, by=-1)
        self._open_first(edits)
        self.package.put(self.part, edits.done())
        self.package.unrelate(self.part, sheet.relation)
        self.package.drop(sheet.part)

    def add_first_sheet(self, title: str, xml: bytes, names: dict[str, str]) -> None:
        """Put a sheet before all others and open the book on it; `names`: name → what it says."""
        folder = self.part.rpartition("/")[0]
        part = self.package.free_name(f"{folder}/worksheets/sheet{{}}.xml".removeprefix("/"))
        self.package.put(part, xml)
        self.package.declare(part, _SHEET_KIND)
        relation = self.package.relate(self.part, f"{self.relation_kinds}/worksheet", part)
        edits = Edits(self.package.part(self.part))
        sheets = self._wanted("sheets")
        number = 1 + max(
            (whole_number(each.element.said("sheetId")) for each in self.sheets), default=0
        )
        said = f'name="{quoted(title)}" sheetId="{number}" xmlns:dvk="{self.relation_kinds}"'
        first = f'<{sheets.tag("sheet")} {said} dvk:id="{relation}"/>'
        edits.put(self.sheets[0].element.start, first)
        self._shift_names(edits, from_sheet=0, by=1)
        self._define(edits, names)
        self._open_first(edits)
        self.package.put(self.part, edits.done())

    def _shift_names(self, edits: Edits, from_sheet: int, by: int) -> None:
        for each in self._names():
            bound = each.said("localSheetId")
            if bound is not None and whole_number(bound) >= from_sheet:
                edits.set(each, "localSheetId", str(whole_number(bound) + by))

    def _define(self, edits: Edits, names: dict[str, str]) -> None:
        tag = self.root.tag("definedName")
        said = "".join(
            f'<{tag} name="{name}" hidden="1">{quoted(means)}</{tag}>'
            for name, means in names.items()
        )
        held = self.root.child("definedNames")
        if held is not None:
            edits.append(held, said)
            return
        before = next(e for name in _BEFORE_NAMES if (e := self.root.child(name)) is not None)
        outer = self.root.tag("definedNames")
        edits.put(before.end, f"<{outer}>{said}</{outer}>")

    def _open_first(self, edits: Edits) -> None:
        """Open on the first sheet. (Its own tag says so too; no other's may.)"""
        views = self.root.child("bookViews")
        for view in views.all("workbookView") if views else []:
            start, end = view.start, view.opened
            tag = self.package.part(self.part)[start:end]
            edits.replace(start, end, _opening_first(tag))


def _opening_first(tag: bytes) -> bytes:
    return re.sub(rb"\s(?:activeTab|firstSheet)\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", tag)
