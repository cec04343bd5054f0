"""The book of an .xlsx: which part holds which sheet, and which styles use a pre-Unicode font."""

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property

from data_loaders.spreadsheets import archive
from data_loaders.spreadsheets.legacy_fonts import is_legacy_font
from data_loaders.spreadsheets.limits import SHEETS
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.xlsx_parts import attributes, refuse_document_type, whole_number
from domain.problems import Refusal

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_FONT = re.compile(rb"<(?:\w+:)?font(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?font>)", re.S)
_FONT_NAME = re.compile(rb"<(?:\w+:)?name\s+val=[\"']([^\"']+)")
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs(.*?)</(?:\w+:)?cellXfs>", re.S)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_STRICT = b"purl.oclc.org/ooxml"


@dataclass(frozen=True)
class Book:
    """The members of an .xlsx, read by part name."""

    content: bytes
    members: dict[str, archive.Member]

    def part(self, name: str) -> bytes:
        """The XML of a part, b"" where there is none. Raises RefusedError where it is unsafe."""
        member = self._folded.get(name.lower())
        if member is None:
            return b""
        xml = archive.inflated(self.content, member)
        refuse_document_type(xml)
        return xml

    @cached_property
    def _folded(self) -> dict[str, archive.Member]:
        """The members as engines look them up: whatever the case, whichever the slash."""
        return {name.lower().replace("\\", "/"): each for name, each in self.members.items()}

    def refuse_unsafe_parts(self) -> None:
        """Raise RefusedError if any part at all is unsafe, be it of no use to us."""
        for name in self._folded:
            if name.endswith((".xml", ".rels", ".vml")):
                self.part(name)

    def sheet_parts(self) -> list[str]:
        """The part of each sheet, in the book's order."""
        targets = {}
        for words in _RELATION.findall(self.part("xl/_rels/workbook.xml.rels")):
            said = attributes(words)
            targets[said.get(b"Id", b"")] = said.get(b"Target", b"").decode("utf-8", "replace")
        parts = []
        for words in _SHEET.findall(self.part("xl/workbook.xml")):
            said = attributes(words)
            relation = next((said[name] for name in said if name.endswith(b":id")), b"")
            target = targets.get(relation, "").replace("\\", "/")
            parts.append(posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"))
            if len(parts) > SHEETS:
                raise RefusedError(Refusal.TOO_LARGE)
        return parts

    def legacy_styles(self) -> dict[int, str]:
        """Style → name of its font, of the styles whose font is older than Unicode."""
        styles = self.part("xl/styles.xml")
        lowered = styles.lower()
        if b".vn" not in lowered and b"vni" not in lowered:
            return {}
        fonts = [_font_name(inside) for inside in _FONT.findall(styles)]
        formats = _FORMATS.search(styles)
        legacy = {}
        for style, words in enumerate(_FORMAT.findall(formats[1] if formats else b"")):
            number = whole_number(attributes(words).get(b"fontId", b""), len(fonts))
            font = fonts[number] if number < len(fonts) else ""
            if is_legacy_font(font):
                legacy[style] = font
        return legacy

    @property
    def is_strict(self) -> bool:
        """Whether it is of the strict dialect, which few engines read."""
        return _STRICT in self.part("xl/workbook.xml")


def _font_name(inside: bytes) -> str:
    found = _FONT_NAME.search(inside)
    return found[1].decode("utf-8", "replace") if found else ""
