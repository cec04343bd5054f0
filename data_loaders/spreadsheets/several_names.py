"""Names of models in a cell: one, one that goes on in the next row, or several listed."""

import re

from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.text import parse_number, squeeze, words

Names = tuple[str, ...]

_MARK = r"\s*(?:(?P<number>\d{1,2})\s*[.)/:]|(?P<letter>[a-h])\s*[.)]|(?P<point>[-–+•*●▪]))\s*"
_ITEM = re.compile(rf"^{_MARK}(?P<name>\S.*)$")
_IN_LINE = re.compile(r"(?:^|[\s;,])(\d{1,2})[.)]\s+(?=\w)")
_DENYING = frozenset({"chưa", "không", "chua", "khong"})  # "chưa báo cáo" is no model
_LONGEST = 150  # letters; what is longer tells of a model's work
_UNFINISHED = re.compile(
    r"(?:[,–-]|\b(?:và|của|với|cho|để|về|trong|gắn|tại|theo|từ|đến|là|hoặc|bằng|các|những|trên))$"
)


def names_in(text: str) -> Names:
    """The names that a cell lists with numbers or points before each; () where it names one."""
    if text[:1].isalpha() and text.isprintable():
        return ()  # one line that begins with no number or point
    lines = [squeeze(line) for line in text.splitlines() if line.strip()]
    names = _listed(lines) if len(lines) > 1 else _numbered_in_line(squeeze(text))
    whole = all(words(name) and len(name) <= _LONGEST for name in names)
    labels = any(vocabulary().role(name.partition(":")[0]) for name in names if ":" in name)
    return tuple(names) if len(names) > 1 and whole and not labels else ()


def names_joined(text: str, signs: str, *, sure: bool) -> Names:
    """The names in a cell between `signs` (";", line breaks); () where it names one.

    `sure`: only what each begins in capitals, and tells nothing more of the one before.
    """
    parts = [squeeze(part) for part in re.split(f"[{signs}]", text) if words(part)]
    plain = sure and not all(part[:1].isupper() and is_name(part) for part in parts)
    told = sure and ":" in text
    return tuple(parts) if len(parts) > 1 and not plain and not told else ()


def is_name(text: str) -> bool:
    """Whether a text under a label that is no name's own may name a model."""
    return " " in words(text) and parse_number(text) is None and not is_denying(text)


def is_denying(text: str) -> bool:
    """Whether a text says no, or begins so."""
    said = words(text)
    return said in vocabulary().none or said.partition(" ")[0] in _DENYING


def _listed(lines: list[str]) -> list[str]:
    """The items of a list, each with the lines that only go on with it."""
    items: list[str] = []
    kind = ""
    for line in lines:
        found = _ITEM.match(line)
        if found is None:
            if not items:
                return []
            items[-1] += f" {line}"
            continue
        kind = kind or _kind(found)
        due = {"number": str(len(items) + 1), "letter": "abcdefgh"[min(len(items), 7)]}
        mark = found[_kind(found)]
        if _kind(found) != kind or (kind in due and mark.lstrip("0") != due[kind]):
            return []
        items.append(found["name"].strip(" ;"))
    return items


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in ("number", "letter", "point") if found[kind])


def _numbered_in_line(text: str) -> list[str]:
    marks = list(_IN_LINE.finditer(text))
    if [mark[1].lstrip("0") for mark in marks] != [str(n + 1) for n in range(len(marks))]:
        return []
    if not marks or marks[0].start() > 0:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [text[m.end() : end].strip(" ;,") for m, end in zip(marks, ends, strict=True)]


def with_rest(name: str, more: str, *, has_more_beside: bool) -> str | None:
    """`name` with what the next row adds to it; None where that row's text is a name of its own.

    `has_more_beside`: the row above holds more than its name, so one that does not goes on with it.
    """
    opened = name.count("(") > name.count(")") or name.count("“") > name.count("”")
    breaks_off = opened or _UNFINISHED.search(name.lower()) is not None
    goes_on = has_more_beside and more[:1].islower() and not name[:1].islower()
    listed = more[:1] in "-–+•*" or _ITEM.match(more) is not None
    return f"{name} {more}" if name and not listed and (breaks_off or goes_on) else None
