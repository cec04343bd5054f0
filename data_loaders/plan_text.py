"""The text of a plan with some of its values changed, everything else left as it was written."""

from collections.abc import Iterator, Mapping, MutableMapping, MutableSequence
from contextlib import contextmanager
from typing import Any

import tomlkit
from tomlkit.items import Comment, InlineTable, Table, Whitespace

from domain.plan_settings import Path, Value

Part = MutableMapping[str, Any]


def with_values(text: str, values: Mapping[Path, Value]) -> str:
    """`text`, a sound TOML text, with each of `values` at its path; None takes a value away.

    Comments, order and the layout of all other lines stay; a comment behind a value that is taken
    away goes with its line. Of an element of a list, the list itself has to be there.
    """
    written = text if text.endswith("\n") else text + "\n"
    document = tomlkit.parse(written)
    left_alone = _spelled(written, document.as_string())
    for path, value in values.items():
        _put(document, path, value)
    rows = document.as_string().split("\n")
    return "\n".join(left_alone.get(row, row) for row in rows)


def _spelled(text: str, again: str) -> dict[str, str]:
    """Rows that are not written again as they stood: a blank before a closing brace gets lost."""
    pairs = zip(again.split("\n"), text.split("\n"), strict=True)
    return {now: stood for now, stood in pairs if now != stood}


def _put(part: Part, path: Path, value: Value) -> None:
    name, *below = path
    if not isinstance(name, str):
        raise TypeError(path)
    if not below:
        _put_here(part, name, value)
    elif isinstance(below[0], int):
        _put(part[name][below[0]], tuple(below[1:]), value)
    elif isinstance(part.get(name), InlineTable):
        _put_inline(part, name, str(below[0]), value)
    elif name in part:
        _put(part[name], tuple(below), value)
    elif value is not None:
        _add_part(part, name, str(below[0]), value)


def _put_here(part: Part, name: str, value: Value) -> None:
    if value is None:
        part.pop(name, None)
    elif name not in part:
        _add(part, name, list(value) if isinstance(value, tuple) else value)
    elif isinstance(value, tuple):
        _put_names(part[name], value)
    else:
        part[name] = value


def _put_names(names: MutableSequence[str], wanted: tuple[str, ...]) -> None:
    """The array `names` with what is wanted, name by name: its rows stay broken where they are."""
    for name in [name for name in names if name not in wanted]:
        names.remove(name)
    for name in wanted:
        if name not in names:
            names.append(name)


def _put_inline(part: Part, name: str, key: str, value: Value) -> None:
    """A table in braces, written anew in the order of its keys; gone where nothing is left."""
    held = {inner: kept for inner, kept in part[name].unwrap().items() if inner != key}
    if value is not None:
        held[key] = value
    if held:
        part[name] = _in_braces(held)
    else:
        part.pop(name)


def _in_braces(held: Mapping[str, object]) -> InlineTable:
    made = tomlkit.inline_table()
    made.update(dict(sorted(held.items())))
    return made


def _add_part(part: Part, name: str, key: str, value: Value) -> None:
    """A part that holds `value` alone: at the end of the document a table, elsewhere in braces."""
    if not isinstance(part, tomlkit.TOMLDocument):
        _add(part, name, _in_braces({key: value}))
        return
    made = tomlkit.table()
    made.add(key, list(value) if isinstance(value, tuple) else value)
    part.add(tomlkit.nl())
    part.add(name, made)


def _add(part: Part, name: str, item: object) -> None:
    """A new key behind the last, before blank lines and comments that lead to what follows."""
    with _end_set_aside(part):
        part[name] = item


@contextmanager
def _end_set_aside(part: Part) -> Iterator[None]:
    body = part.value.body if isinstance(part, Table) else []
    end = []
    while body and isinstance(body[-1][1], Whitespace | Comment):
        end.append(body.pop())
    yield
    body.extend(reversed(end))
