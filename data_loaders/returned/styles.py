"""The styles part: a cell's own style once more, with a fill over it; and the fill's way back.

A fill of ours has a colour that the file knows nowhere else, and a name of the book says which
fill it stands for, so that it can be taken off again, whatever program saved the file meanwhile.
"""

from collections.abc import Iterable

from data_loaders.returned.book import OURS
from data_loaders.returned.markup import (
    Edits,
    Element,
    UnmarkableError,
    parsed,
    whole_number,
    with_attributes,
)
from domain.problems import Severity

FILL_NAME = f"{OURS}fill_"
# Light red and light yellow; the last two digits count on from here where a colour is taken.
_COLOURS = {Severity.ERROR: 0xFFD5D3, Severity.WARNING: 0xFFF1C2}
_SHADES = 48
_MOST_STYLES = 64_000  # of a workbook, says Excel
_COLOUR_PARTS = ("rgb", "theme", "indexed", "tint", "auto")


class Styles:
    """The styles part with what is added to it."""

    def __init__(self, xml: bytes) -> None:
        """Raises UnmarkableError."""
        self._xml = xml
        self._root = parsed(xml)
        self._lists = {name: self._list(name) for name in ("fonts", "fills", "borders", "cellXfs")}
        self._added: dict[str, list[bytes]] = {name: [] for name in self._lists}
        self._known = {
            name: {xml[each.start : each.end]: place for place, each in enumerate(held.children)}
            for name, held in self._lists.items()
        }
        self._marked: dict[tuple[int, Severity], int] = {}
        self._fills: dict[tuple[str, Severity], int] = {}
        self._taken = {_colour_of(fill) for fill in self._lists["fills"].children}
        self.names: dict[str, str] = {}

    def _list(self, name: str) -> Element:
        found = self._root.child(name)
        if found is None or not found.children:
            raise UnmarkableError
        return found

    def add(self, name: str, markup: str | bytes) -> int:
        """The place in a list of styles of an element, put there unless it stands there already."""
        said = markup if isinstance(markup, bytes) else self._as_here(markup)
        known = self._known[name]
        if said not in known:
            known[said] = len(self._lists[name].children) + len(self._added[name])
            self._added[name].append(said)
        return known[said]

    def _as_here(self, markup: str) -> bytes:
        """Markup written without prefixes, with the prefix of this part."""
        prefix = self._root.name.removesuffix(self._root.local)
        return (
            markup.replace("</", "\0")
            .replace("<", f"<{prefix}")
            .replace("\0", f"</{prefix}")
            .encode("ascii", "xmlcharrefreplace")
        )

    def font_name(self) -> str:
        """The name of the book's own font."""
        name = self._lists["fonts"].children[0].child("name")
        return (name.said("val") if name else None) or "Times New Roman"

    def marked(self, style: int, severity: Severity) -> int:
        """The style that looks as `style` does, with our fill; `style` itself where none can."""
        key = style, severity
        if key not in self._marked:
            self._marked[key] = self._mark(style, severity)
        return self._marked[key]

    def fill(self, severity: Severity) -> int:
        """The fill of ours over nothing; 0 where none can be."""
        return self._fill_over(0, severity) or 0

    def _mark(self, style: int, severity: Severity) -> int:
        formats = self._lists["cellXfs"].children
        if style >= len(formats) or len(formats) + len(self._added["cellXfs"]) >= _MOST_STYLES:
            return style
        own = formats[style]
        fill = self._fill_over(whole_number(own.said("fillId")), severity)
        if fill is None:
            return style
        head = self._xml[own.start : own.opened]
        head = with_attributes(head, {"fillId": str(fill), "applyFill": "1"})
        return self.add("cellXfs", head + self._xml[own.opened : own.end])

    def _fill_over(self, under: int, severity: Severity) -> int | None:
        fills = self._lists["fills"].children
        was = _fill_said(fills[under]) if under < len(fills) else None
        if was is None:
            return None
        if (was, severity) not in self._fills:
            colour = self._free_colour(severity)
            if colour is None:
                return None
            self.names[f"{FILL_NAME}{colour}"] = f'"{was}"'
            pattern = f'<fgColor rgb="FF{colour}"/><bgColor indexed="64"/>'
            pattern = f'<patternFill patternType="solid">{pattern}</patternFill>'
            self._fills[was, severity] = self.add("fills", f"<fill>{pattern}</fill>")
        return self._fills[was, severity]

    def _free_colour(self, severity: Severity) -> str | None:
        for shade in range(_SHADES):
            colour = f"{_COLOURS[severity] - shade:06X}"
            if colour not in self._taken and f"{FILL_NAME}{colour}" not in self.names:
                return colour
        return None

    def done(self) -> bytes:
        """The part with all that was added."""
        edits = Edits(self._xml)
        for name, added in self._added.items():
            if added:
                held = self._lists[name]
                edits.append(held, b"".join(added))
                if held.said("count") is not None:
                    edits.set(held, "count", str(len(held.children) + len(added)))
        return edits.done()


def _colour_of(fill: Element) -> str:
    """The six digits of a fill's colour, "" where it has none of its own."""
    pattern = fill.child("patternFill")
    colour = pattern.child("fgColor") if pattern else None
    return ((colour.said("rgb") if colour else None) or "")[-6:].upper()


def _fill_said(fill: Element) -> str | None:
    """A fill in words that a name of the book can hold: "solid|rgb=FFD9E1F2|indexed=64"."""
    pattern = fill.child("patternFill")
    if pattern is None:
        return None  # a gradient, which we leave as it is
    colours = [pattern.child(name) for name in ("fgColor", "bgColor")]
    said = [
        ",".join(
            f"{name}={value}"
            for name in _COLOUR_PARTS
            if colour is not None and (value := colour.said(name)) is not None
        )
        for colour in colours
    ]
    whole = "|".join([pattern.said("patternType") or "none", *said])
    return whole if len(whole) <= 250 and _is_plain(whole) else None


def _is_plain(said: str) -> bool:
    return said.isascii() and all(each.isalnum() or each in "|=,.-" for each in said)


def without_fills(xml: bytes, names: dict[str, str]) -> bytes:
    """The styles part with each fill of ours turned back into the one it stands for."""
    stands_for = {
        name.removeprefix(FILL_NAME).upper(): said.strip('"')
        for name, said in names.items()
        if name.startswith(FILL_NAME) and _is_plain(said.strip('"'))
    }
    root, edits = parsed(xml), Edits(xml)
    fills = root.child("fills")
    for fill in fills.children if fills else []:
        was = stands_for.get(_colour_of(fill))
        if was is not None:
            edits.replace(fill.start, fill.end, _fill_again(fill, was))
    return edits.done()


def _fill_again(fill: Element, said: str) -> str:
    kind, _, colours = said.partition("|")
    tags = zip(("fgColor", "bgColor"), colours.split("|"), strict=False)
    inside = "".join(_colour_again(fill.tag(tag), words.split(",")) for tag, words in tags if words)
    pattern = fill.tag("patternFill")
    kind = kind if kind.isalnum() else "none"
    whole = f'<{pattern} patternType="{kind}">{inside}</{pattern}>'
    return f"<{fill.name}>{whole}</{fill.name}>"


def _colour_again(tag: str, words: Iterable[str]) -> str:
    pairs = (word.partition("=") for word in words)
    known = (f' {name}="{value}"' for name, _, value in pairs if name in _COLOUR_PARTS)
    return f"<{tag}{''.join(known)}/>"
