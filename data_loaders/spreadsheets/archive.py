"""A zip file read by its central directory alone, distrusted: spans, sizes and ratios are checked.

The standard library's own reader has known holes, and a bomb must be seen before it goes off.
"""

import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise

from data_loaders.spreadsheets.limits import INFLATED, MEMBERS, RATIO, RATIO_FROM
from data_loaders.spreadsheets.refused import RefusedError
from domain.problems import Refusal

_END = b"PK\x05\x06"
_ENTRY = struct.Struct("<8xHH8xIIHHH8xI")
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Member:
    """One member: where its packed bytes lie, how they are packed, and the size it promises."""

    name: str
    method: int
    start: int
    packed: int
    size: int


def members(content: bytes) -> dict[str, Member]:
    """The members of a zip file by name.

    Raises RefusedError: cut short, encrypted, too large, or built to do harm.
    """
    at = content.rfind(_END, max(0, len(content) - 65_557))
    if at < 0 or at + 22 > len(content):
        raise RefusedError(Refusal.CUT_SHORT)
    count, size, start = struct.unpack_from("<HII", content, at + 10)
    if count > MEMBERS:
        raise RefusedError(Refusal.TOO_LARGE)
    if start + size > at:
        raise RefusedError(Refusal.CUT_SHORT)
    found, spans, place = {}, [], start
    for _ in range(count):
        member, begin, place = _entry(content, place, at)
        found[member.name] = member
        spans.append((begin, member.start + member.packed))
    _check(list(found.values()), spans, count)
    return found


def _entry(content: bytes, place: int, end: int) -> tuple[Member, int, int]:
    """The member of the directory's entry at `place`, where it begins, and the next entry."""
    after = place + _ENTRY.size
    if after > end or content[place : place + 4] != b"PK\x01\x02":
        raise RefusedError(Refusal.CUT_SHORT)
    flags, method, packed, size, name, extra, comment, begin = _ENTRY.unpack_from(content, place)
    if flags & 1:
        raise RefusedError(Refusal.ENCRYPTED)
    if method not in {_STORED, _DEFLATED}:
        raise RefusedError(Refusal.NOT_A_SPREADSHEET)
    start = _start(content, begin)
    if start + packed > len(content):
        raise RefusedError(Refusal.CUT_SHORT)
    words = content[after : after + name].decode("utf-8", "replace")
    return Member(words, method, start, packed, size), begin, after + name + extra + comment


def _start(content: bytes, begin: int) -> int:
    if begin + _LOCAL.size > len(content):
        raise RefusedError(Refusal.CUT_SHORT)
    mark, *_, name, extra = _LOCAL.unpack_from(content, begin)
    if mark != b"PK\x03\x04":
        raise RefusedError(Refusal.CUT_SHORT)
    return begin + _LOCAL.size + int(name) + int(extra)


def _check(found: list[Member], spans: list[tuple[int, int]], count: int) -> None:
    if len(found) < count:
        raise RefusedError(Refusal.DANGEROUS)
    spans.sort()
    if any(end > begin for (_, end), (begin, _) in pairwise(spans)):
        raise RefusedError(Refusal.DANGEROUS)
    if sum(member.size for member in found) > INFLATED:
        raise RefusedError(Refusal.TOO_LARGE)
    for member in found:
        if member.size > RATIO_FROM and member.size > RATIO * max(member.packed, 1):
            raise RefusedError(Refusal.DANGEROUS)


def inflated(content: bytes, member: Member) -> bytes:
    """The bytes of a member, never more than it promised.

    Raises RefusedError: cut short, or holding more than it promised.
    """
    packed = content[member.start : member.start + member.packed]
    if member.method == _STORED:
        return packed
    inflater = zlib.decompressobj(-15)
    try:
        whole = inflater.decompress(packed, member.size + 1)
    except zlib.error:
        raise RefusedError(Refusal.CUT_SHORT) from None
    if len(whole) > member.size:
        raise RefusedError(Refusal.DANGEROUS)
    if len(whole) < member.size:
        raise RefusedError(Refusal.CUT_SHORT)
    return whole
