"""The parts of an .xlsx package in which a name stands, each changed in place."""

import re
from collections.abc import Iterator
from html import unescape

from data_loaders.returned.markup import Edits, Element, parsed, quoted, with_attributes
from data_loaders.returned.markup import encoded as as_bytes
from data_loaders.returned.package import Package
from data_loaders.spreadsheets import archive
from data_loaders.spreadsheets.refused import RefusedError
from domain.erased import PersonName

_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_OF_PRINTERS = "printersettings"  # says which printer, in plain letters
_WRITTEN = (".xml", ".rels", ".vml")
# The runs of one text: what is written in several fonts is one text still.
_TEXTS = frozenset({"si", "is", "text", "p"})


def holds(content: bytes, name: PersonName) -> bool:
    """Whether a zip package holds the name in any part. Raises RefusedError: it is not sound."""
    members = archive.members(content)
    return any(
        name.stands_in(part_name) or _holds(part_name, archive.inflated(content, member), name)
        for part_name, member in members.items()
    )


def texts_of(content: bytes) -> Iterator[str]:
    """What the written parts of a zip package say, tags left out; nothing of any other file."""
    try:
        members = archive.members(content) if content.startswith(b"PK") else {}
        for part, member in members.items():
            if part.lower().endswith(_WRITTEN):
                yield from _said(archive.inflated(content, member))
    except RefusedError:
        return


def opaque_parts(content: bytes) -> list[str]:
    """The parts that nobody can search: pictures, macros, files within the file."""
    names = [each.lower() for each in archive.members(content)]
    return [each for each in names if not each.endswith(_WRITTEN) and _OF_PRINTERS not in each]


def spliced(content: bytes, name: PersonName, mark: str) -> bytes:
    """The package with the name replaced in every part, all else as it was.

    Raises UnmarkableError where a part is not built as its format says, or RefusedError.
    """
    package = Package(content)
    for part, member in archive.members(content).items():
        if _holds(part, archive.inflated(content, member), name):
            package.put(part, _replaced(package.part(part), name, mark))
    return package.content()


def _holds(part: str, xml: bytes, name: PersonName) -> bool:
    if not part.lower().endswith(_WRITTEN):
        return raw_holds(xml, name)
    return any(map(name.stands_in, _said(xml)))


def _said(xml: bytes) -> Iterator[str]:
    """The text of a part, its tags left out or taken for spaces; and what its attributes say."""
    text = xml.decode("utf-8", "replace")
    for between in ("", " ; "):
        yield unescape(_TAG.sub(between, text))
    yield " ; ".join(unescape(one or other) for one, other in _ATTRIBUTE.findall(text))


def raw_holds(content: bytes, name: PersonName) -> bool:
    """Whether bytes that are no text hold the name in one of the usual encodings."""
    odd = content[1:]  # two bytes a letter may begin at an odd one
    texts = [content.decode(each, "replace") for each in ("utf-8", "utf-16-le", "utf-16-be")]
    texts += [odd.decode(each, "replace") for each in ("utf-16-le", "utf-16-be")]
    return any(map(name.stands_in, texts))


def _replaced(xml: bytes, name: PersonName, mark: str) -> bytes:
    root, edits = parsed(xml), Edits(xml)
    for element in _every(root):
        changed = {
            key: name.replaced(value, mark)
            for key, value in element.attributes.items()
            if name.stands_in(value)
        }
        if changed:
            tag = xml[element.start : element.opened]
            edits.replace(element.start, element.opened, with_attributes(tag, {**changed}))
    for leaves in _texts(root):
        _replace_text(leaves, name, mark, edits)
    return edits.done()


def _replace_text(leaves: list[Element], name: PersonName, mark: str, edits: Edits) -> None:
    """Put the changed text into the first of the runs that made it up."""
    whole = "".join(leaf.text for leaf in leaves)
    if not name.stands_in(whole):
        return
    said = [name.replaced(whole, mark)] + [""] * (len(leaves) - 1)
    if all(not name.stands_in(leaf.text) for leaf in leaves) or len(leaves) == 1:
        texts = said
    else:  # the name stands whole in single runs: each keeps its font
        texts = [name.replaced(leaf.text, mark) for leaf in leaves]
        texts = said if name.stands_in("".join(texts)) else texts
    for leaf, text in zip(leaves, texts, strict=True):
        if text != leaf.text:
            edits.replace(leaf.opened, leaf.closed, as_bytes(quoted(text)))


def _every(element: Element) -> Iterator[Element]:
    """An element and all beneath it."""
    left = [element]
    while left:
        one = left.pop()
        yield one
        left += reversed(one.children)


def _texts(root: Element) -> Iterator[list[Element]]:
    """The elements that hold text, those that make up one text together."""
    left = [root]
    while left:
        one = left.pop()
        if one.local in _TEXTS and one.children:
            yield [each for each in _every(one) if _is_leaf(each)]
        elif _is_leaf(one):
            yield [one]
        else:
            left += one.children


def _is_leaf(element: Element) -> bool:
    return not element.children and element.closed >= 0 and bool(element.text)
