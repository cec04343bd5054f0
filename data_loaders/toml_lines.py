"""On which line of a TOML text does each key stand, and each element of a list.

`tomllib` says what a text holds, not where. This reads the same text again for the places alone,
so it may take for granted what `tomllib` has already checked.
"""

import re

Path = tuple[str, ...]
TOKEN = re.compile(
    r"""
    (?P<string>\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5}
      | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<comment>\#[^\n]*)
    | (?P<sign>[\[\]{}=,.\n])
    | (?P<bare>[^\s\[\]{}=,.\#"']+)
    """,
    re.VERBOSE | re.DOTALL,
)
END = ""


class _Places:
    """One walk over the tokens; `lines` fills as it goes."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {(): 1}
        self._tokens: list[tuple[str, int]] = []
        self._next = 0
        self._elements: dict[Path, int] = {}
        line, read = 1, 0
        for found in TOKEN.finditer(text):
            line += text.count("\n", read, found.start())
            read = found.start()
            if found.lastgroup != "comment":
                self._tokens.append((found.group(), line))

    def walk(self) -> None:
        table: Path = ()
        while (sign := self._peek()) != END:
            if sign == "\n":
                self._take()
            elif sign == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else END

    def _take(self) -> tuple[str, int]:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _key(self, ends: str) -> Path:
        """The parts of a dotted key, up to and over the sign that ends it."""
        parts: list[str] = []
        while (sign := self._take()[0]) != ends:
            if sign != ".":
                parts.append(sign.strip("\"'"))
        return tuple(parts)

    def _header(self) -> Path:
        """`[table]` or `[[table]]`: the path that the keys below it belong to."""
        line = self._take()[1]
        repeated = self._peek() == "["
        if repeated:
            self._take()
        *outer, name = self._key("]")
        path: Path = ()
        for part in outer:
            path = self._latest((*path, part))
        path = (*path, name)
        if repeated:
            self._take()
            self.lines.setdefault(path, line)
            self._elements[path] = self._elements.get(path, -1) + 1
            path = self._latest(path)
        self.lines.setdefault(path, line)
        return path

    def _latest(self, path: Path) -> Path:
        """`path`, or its newest element where it is a list of tables."""
        return (*path, str(self._elements[path])) if path in self._elements else path

    def _pair(self, table: Path) -> None:
        line = self._tokens[self._next][1]
        path = table
        for part in self._key("="):
            path = (*path, part)
            self.lines.setdefault(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        opening, line = self._take()
        self.lines.setdefault(path, line)
        if opening == "[":
            self._elements_of(path)
        elif opening == "{":
            self._pairs_of(path)
        else:
            while self._peek() not in {",", "]", "}", "\n", END}:
                self._take()

    def _elements_of(self, path: Path) -> None:
        count = 0
        while self._peek() != "]":
            if self._peek() in {",", "\n"}:
                self._take()
            else:
                self._value((*path, str(count)))
                count += 1
        self._take()

    def _pairs_of(self, path: Path) -> None:
        while self._peek() != "}":
            if self._peek() in {",", "\n"}:
                self._take()
            else:
                self._pair(path)
        self._take()


def toml_lines(text: str) -> dict[Path, int]:
    """The line (from 1) of every key and element of `text`, a sound TOML text, by its path."""
    places = _Places(text)
    places.walk()
    return places.lines


def line_of(lines: dict[Path, int], path: tuple[str | int, ...]) -> int:
    """The line of `path`, or of the nearest part around it that stands in the text."""
    parts = tuple(str(part) for part in path)
    while parts not in lines:
        parts = parts[:-1]
    return lines[parts]
