"""A zip file read by its central directory alone, distrusted: spans, sizes and ratios are checked.

The standard library's own reader has known holes, and a bomb must be seen before it goes off.
"""

import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise
from mmap import mmap

from data_loaders.spreadsheets.limits import INFLATED, MEMBERS, RATIO, RATIO_FROM
from data_loaders.spreadsheets.refused import RefusedError
from domain.problems import Refusal

_END = b"PK\x05\x06"
_ENTRY = struct.Struct("<8xHH8xIIHHH8xI")
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_STORED, _DEFLATED = 0, 8

Content = bytes | mmap  # of a zip file, in memory or on the disk


@dataclass(frozen=True, slots=True)
class Member:
    """One member: where its packed bytes lie, how they are packed, and the size it promises.

    `written`: its name's own bytes. `extra`: what its entry in the directory adds.
    """

    name: str
    method: int
    start: int
    packed: int
    size: int
    written: bytes = b""
    flags: int = 0
    extra: bytes = b""

    def check_packing(self) -> None:
        """Raises RefusedError where it is encrypted, or packed in a way that is not read here."""
        if self.flags & 1:
            raise RefusedError(Refusal.ENCRYPTED)
        if self.method not in {_STORED, _DEFLATED}:
            raise RefusedError(Refusal.NOT_A_SPREADSHEET)


def members(content: Content) -> dict[str, Member]:
    """The members of a zip file by name.

    Raises RefusedError: cut short, encrypted, too large, or built to do harm.
    """
    entries = directory(content)
    for member in entries:
        member.check_packing()
    if len({member.name.lower().replace("\\", "/") for member in entries}) < len(entries):
        raise RefusedError(Refusal.DANGEROUS)
    return {member.name: member for member in entries}


def directory(content: Content) -> list[Member]:
    """The members as the directory lists them, however they are packed, their names as they are.

    Raises RefusedError: cut short, too large, or built to do harm.
    """
    at = content.rfind(_END, max(0, len(content) - 65_557))
    if at < 0 or at + 22 > len(content):
        raise RefusedError(Refusal.CUT_SHORT)
    count, size, start = struct.unpack_from("<HII", content, at + 10)
    if count > MEMBERS:
        raise RefusedError(Refusal.TOO_LARGE)
    end = _directory_end(content, at, (count, size, start))
    if start + size > end:
        raise RefusedError(Refusal.CUT_SHORT)
    if start + size < end:
        raise RefusedError(Refusal.DANGEROUS)  # readers differ on where this directory begins
    found, spans, place = [], [(start, end)], start
    for _ in range(count):
        member, begin, place = _entry(content, place, at)
        found.append(member)
        spans.append((begin, member.start + member.packed))
    _check(found, spans)
    return found


def _directory_end(content: Content, at: int, said: tuple[int, int, int]) -> int:
    """Where the directory ends: at its end record, or at the large form of it that stands before.

    The large form must say the same, or readers would differ on what the file holds.
    """
    if content[max(0, at - 20) : at - 16] != b"PK\x06\x07" or at < 76:
        return at
    (place,) = struct.unpack_from("<Q", content, at - 12)
    if place + 76 != at or content[place : place + 4] != b"PK\x06\x06":
        raise RefusedError(Refusal.DANGEROUS)
    if struct.unpack_from("<QQQ", content, place + 32) != said:
        raise RefusedError(Refusal.DANGEROUS)
    return int(place)


def _entry(content: Content, place: int, end: int) -> tuple[Member, int, int]:
    """The member of the directory's entry at `place`, where it begins, and the next entry."""
    after = place + _ENTRY.size
    if after > end or content[place : place + 4] != b"PK\x01\x02":
        raise RefusedError(Refusal.CUT_SHORT)
    flags, method, packed, size, name, extra, comment, begin = _ENTRY.unpack_from(content, place)
    start = _start(content, begin)
    if start + packed > len(content):
        raise RefusedError(Refusal.CUT_SHORT)
    written, more = content[after : after + name], content[after + name : after + name + extra]
    words = written.decode("utf-8", "replace")
    member = Member(words, method, start, packed, size, written, flags, more)
    return member, begin, after + name + extra + comment


def _start(content: Content, begin: int) -> int:
    if begin + _LOCAL.size > len(content):
        raise RefusedError(Refusal.CUT_SHORT)
    mark, *_, name, extra = _LOCAL.unpack_from(content, begin)
    if mark != b"PK\x03\x04":
        raise RefusedError(Refusal.CUT_SHORT)
    return begin + _LOCAL.size + int(name) + int(extra)


def _check(found: list[Member], spans: list[tuple[int, int]]) -> None:
    spans.sort()
    if any(end > begin for (_, end), (begin, _) in pairwise(spans)):
        raise RefusedError(Refusal.DANGEROUS)
    if sum(member.size for member in found) > INFLATED:
        raise RefusedError(Refusal.TOO_LARGE)
    for member in found:
        if member.size > RATIO_FROM and member.size > RATIO * max(member.packed, 1):
            raise RefusedError(Refusal.DANGEROUS)


def inflated(content: Content, member: Member) -> bytes:
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
