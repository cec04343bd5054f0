"""Sound files, changed a little at random: bytes, or elements and attributes within members."""

import re

from hostile.archives import Entry, parts, zip_of
from hostile.good import GOOD, html, ods_file, text, xls
from hostile.texts import rows_2003, xml_2003
from hypothesis import strategies as st

FILES = {
    "bieu.xlsx": GOOD,
    "bieu.xls": xls(),
    "bieu.ods": ods_file(),
    "bieu.csv": text().encode(),
    "trang.xls": html().encode(),
    "xml.xls": xml_2003(rows_2003()),
}
ZIPS = ("bieu.xlsx", "bieu.ods")
TOKEN = re.compile(rb"<[^>]*>|[^<]+")
ATTRIBUTE = re.compile(rb'[\w:.-]+="[^"]*"')
WORDS = [
    b"", b"-1", b"0", b"1e999", b"NaN", b"99999999999999999999", b"XFD1048576", b"A0", b"true",
    "Xã An Vĩ".encode(), b"\xff\xfe", b"&#0;", b"&lt;", b"../..", b"2023", b"_x0000_", b"\xc2\xb2",
]  # fmt: skip
CHANGES = st.sampled_from(["flip", "cut", "twice", "swap", "word", "end"])
STEPS = st.lists(
    st.tuples(CHANGES, st.floats(0, 1), st.floats(0, 1), st.integers(0, 255)),
    min_size=1,
    max_size=6,
)


def at(share: float, length: int) -> int:
    return min(int(share * length), max(length - 1, 0))


def changed_bytes(content: bytes, steps: list) -> bytes:
    for change, first, second, value in steps:
        start, end = sorted((at(first, len(content)), at(second, len(content))))
        end = min(end, start + 64)
        if change == "flip":
            content = content[:start] + bytes([value]) + content[start + 1 :]
        elif change == "cut":
            content = content[:start] + content[end:]
        elif change == "twice":
            content = content[:end] + content[start:]
        elif change == "swap":
            content = content[:start] + content[start:end][::-1] + content[end:]
        elif change == "word":
            content = content[:start] + WORDS[value % len(WORDS)] + content[start:]
        else:
            content = content[: max(end, 1)] if value < 64 else content
    return content


def changed_xml(xml: bytes, steps: list) -> bytes:
    """The same by elements: dropped, doubled, exchanged; attributes reworded."""
    tokens = TOKEN.findall(xml)
    for change, first, second, value in steps:
        if not tokens:
            break
        here, there = at(first, len(tokens)), at(second, len(tokens))
        word = WORDS[value % len(WORDS)]
        if change == "cut":
            del tokens[here]
        elif change == "twice":
            tokens.insert(there, tokens[here] * (1 + value % 3))
        elif change == "swap":
            tokens[here], tokens[there] = tokens[there], tokens[here]
        elif change == "word" and not tokens[here].startswith(b"<"):
            tokens[here] = word
        else:
            tokens[here] = _other_attribute(tokens[here], value, word)
    return b"".join(tokens)


def _other_attribute(tag: bytes, value: int, word: bytes) -> bytes:
    found = list(ATTRIBUTE.finditer(tag))
    if not found:
        return tag
    one = found[value % len(found)]
    name = one[0].partition(b"=")[0]
    other = [b"", one[0] + b" " + one[0], name + b'="' + word + b'"', b"x:" + one[0]][value % 4]
    return tag[: one.start()] + other + tag[one.end() :]


def changed_members(content: bytes, member: float, steps: list) -> bytes:
    wanted = parts(content)
    name = list(wanted)[at(member, len(wanted))]
    wanted[name] = changed_xml(wanted[name], steps)
    return zip_of([Entry(each.encode(), part) for each, part in wanted.items()])
