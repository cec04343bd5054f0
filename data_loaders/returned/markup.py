"""An XML part as spans of its own bytes: a change is spliced in, all else stays as it was.

Parsed by expat without entities or files: a document type is refused, and so is a part larger
than any office program writes. What is spliced in is ASCII with references, so that it is right
in every encoding a part may have.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from domain.text import NOT_XML

LARGEST_PART = 32 * 2**20  # bytes
MOST_ELEMENTS = 400_000  # of a part
TAG_REST = rb"(?:\s+[^\s=<>/\"']+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>"
_TAG = re.compile(rb"<[^\s<>/\"'=]+" + TAG_REST)


class UnmarkableError(Exception):
    """A workbook that is not built as its format says: it can't be marked in place."""


@dataclass(slots=True)
class Element:
    """An element: its name as written, and where its tags begin and end in the part's bytes."""

    name: str
    attributes: dict[str, str]
    start: int
    opened: int  # the end of its start tag
    closed: int = -1  # where its end tag begins; -1 where its one tag is all of it
    end: int = 0
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    def child(self, local: str) -> "Element | None":
        """The first child of that name."""
        return next((each for each in self.children if each.local == local), None)

    def all(self, local: str) -> list["Element"]:
        """The children of that name."""
        return [each for each in self.children if each.local == local]

    def said(self, local: str) -> str | None:
        """An attribute's value by its name without prefix."""
        for name, value in self.attributes.items():
            if name.rpartition(":")[2] == local and not name.startswith("xmlns"):
                return value
        return None

    def tag(self, local: str) -> str:
        """`local` with the prefix that this element has."""
        return self.name.removesuffix(self.local) + local


def parsed(xml: bytes) -> Element:
    """The root of a part. Raises UnmarkableError."""
    if len(xml) > LARGEST_PART:
        raise UnmarkableError
    tree = _Tree(xml)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, said: tree.start(name, said, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda _: tree.close(parser.CurrentByteIndex)
    parser.CharacterDataHandler = tree.say
    parser.buffer_text = True
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError):
        raise UnmarkableError from None
    if tree.root is None:
        raise UnmarkableError
    return tree.root


def _refuse(*_: object) -> None:
    raise UnmarkableError


class _Tree:
    """Elements as they begin and end."""

    def __init__(self, xml: bytes) -> None:
        self.root: Element | None = None
        self._xml = xml
        self._open: list[Element] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        tag = _TAG.match(self._xml, at)
        self._count += 1
        if tag is None or self._count > MOST_ELEMENTS:
            raise UnmarkableError  # also a part of two bytes a letter
        element = Element(name, attributes, at, tag.end())
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def close(self, at: int) -> None:
        element = self._open.pop()
        if self._xml[element.opened - 2 : element.opened] == b"/>":
            element.end = element.opened
        else:
            element.closed = at
            element.end = self._xml.index(b">", at) + 1

    def say(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text


class Edits:
    """Changes to the bytes of a part, made all at once."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self._made: list[tuple[int, int, bytes]] = []

    def __bool__(self) -> bool:
        return bool(self._made)

    def replace(self, start: int, end: int, markup: str | bytes) -> None:
        """Put `markup` where the bytes from `start` to `end` stand."""
        said = markup if isinstance(markup, bytes) else encoded(markup)
        self._made.append((start, end, said))

    def put(self, at: int, markup: str | bytes) -> None:
        """Put `markup` before the byte `at`."""
        self.replace(at, at, markup)

    def drop(self, element: Element) -> None:
        """Take an element out."""
        self.replace(element.start, element.end, b"")

    def append(self, element: Element, markup: str | bytes) -> None:
        """Put `markup` after an element's last child; at most once an element."""
        said = markup if isinstance(markup, bytes) else encoded(markup)
        if element.closed >= 0:
            self.put(element.closed, said)
        else:
            end = encoded(f"</{element.name}>")
            self.replace(element.opened - 2, element.opened, b">" + said + end)

    def set(self, element: Element, name: str, value: str) -> None:
        """Give an attribute, written `name`, a value."""
        self.replace(
            element.start,
            element.opened - self._tail(element),
            with_attributes(
                self._xml[element.start : element.opened - self._tail(element)], {name: value}
            ),
        )

    def _tail(self, element: Element) -> int:
        return 2 if self._xml[element.opened - 2 : element.opened] == b"/>" else 1

    def done(self) -> bytes:
        """The part with all changes. Raises UnmarkableError where two touch the same bytes."""
        parts, at = [], 0
        for start, end, markup in sorted(self._made, key=lambda each: each[:2]):
            if start < at:
                raise UnmarkableError
            parts += [self._xml[at:start], markup]
            at = end
        return b"".join([*parts, self._xml[at:]])


def with_attributes(tag: bytes, values: dict[str, str | None]) -> bytes:
    """A start tag, with or without its end, with these attributes set; None takes one away."""
    for name, value in values.items():
        pattern = rb"\s" + re.escape(name.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')"
        said = b"" if value is None else encoded(f' {name}="{quoted(value)}"')
        found = re.search(pattern, tag)
        if found:
            tag = tag[: found.start()] + said + tag[found.end() :]
        elif said:
            bare = tag.rstrip(b"/> \r\n\t")
            tag = bare + said + tag[len(bare) :]
    return tag


def whole_number(text: str | None) -> int:
    """The number of an attribute; 0 where it says none, or none that a program would write."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def encoded(markup: str) -> bytes:
    """Markup as bytes that are right in every encoding."""
    return markup.encode("ascii", "xmlcharrefreplace")


def quoted(text: str) -> str:
    """`text` as it stands in XML, between tags or in an attribute; without what XML can't hold."""
    bare = NOT_XML.sub("", text)
    return escape(bare, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
