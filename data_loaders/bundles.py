"""A zip file of reports, distrusted: its files one by one, each with a name fit to be shown.

Nothing is written to the disk, and no more is unpacked than the file at hand and the next.
"""

import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path, PurePosixPath

from data_loaders.spreadsheets import archive
from data_loaders.spreadsheets.archive import Content, Member
from data_loaders.spreadsheets.file_names import base_name
from data_loaders.spreadsheets.limits import LARGEST
from data_loaders.spreadsheets.refused import RefusedError
from domain.problems import Refusal
from domain.text import nfc

_ZIP = b"PK\x03\x04"
_PACKED = (_ZIP, b"PK\x05\x06", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh")
_OF_ONE_FILE = ("[content_types].xml", "meta-inf/", "xl/")  # members of a file that is a zip itself
_NAMED_IN_UTF_8, _UNICODE_NAME = 1 << 11, 0x7075
_LEFT_OUT = ("thumbs.db", "desktop.ini")
_LETTERS = frozenset("đĐ–—’‘“”…")
_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")  # of Vietnamese letters


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits to be read. `content()` raises OSError, or RefusedError with the reason."""

    name: str
    content: Callable[[], bytes]


def is_kept(name: str) -> bool:
    """Whether a file of this name is more than what a system or an open Excel left in a folder."""
    return name[0] not in ".~" and name.lower() not in _LEFT_OUT


def waiting_in(content: bytes, name: str) -> list[Waiting]:
    """The files of a zip file, or the file itself where it is none (or none that can be opened:
    the reader then says why).
    """
    found = _bundled(content)
    if not found:
        return [Waiting(name, lambda: content)]
    return [Waiting(said, _from(content, member)) for said, member in found]


def waiting_at(path: Path) -> list[Waiting]:
    """The same of a file on the disk, of which no more is held than what is being read."""
    try:
        with _mapped(path) as content:
            found = _bundled(content) if content else []
    except OSError:
        found = []
    if not found:
        return [Waiting(str(path), path.read_bytes)]
    return [Waiting(said, _from_disk(path, member)) for said, member in found]


@contextmanager
def _mapped(path: Path) -> Iterator[Content]:
    with path.open("rb") as file:
        if file.read(len(_ZIP)) != _ZIP:
            yield b""
            return
        with mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            yield content


def _from(content: Content, member: Member) -> Callable[[], bytes]:
    return lambda: _unpacked(content, member)


def _from_disk(path: Path, member: Member) -> Callable[[], bytes]:
    def unpack() -> bytes:
        with _mapped(path) as content:
            return _unpacked(content, member)

    return unpack


def _unpacked(content: Content, member: Member) -> bytes:
    """The bytes of one file. Raises RefusedError: also where it is an archive again."""
    if member.size > LARGEST:
        raise RefusedError(Refusal.TOO_LARGE)
    try:
        member.check_packing()
    except RefusedError as refused:
        odd = refused.refusal is not Refusal.ENCRYPTED
        raise RefusedError(Refusal.STILL_PACKED) if odd else refused from None
    unpacked = archive.inflated(content, member)
    if unpacked.startswith(_PACKED) and not _is_one_file(unpacked):
        raise RefusedError(Refusal.STILL_PACKED)
    return unpacked


def _is_one_file(content: bytes) -> bool:
    """Whether a file that begins as an archive is no bundle: a workbook, a document, or broken."""
    if not content.startswith(_ZIP):
        return False
    try:
        return _of_one_file(archive.directory(content))
    except RefusedError:
        return True


def _of_one_file(members: list[Member]) -> bool:
    names = [member.name.lower() for member in members]
    return "mimetype" in names or any(name.startswith(_OF_ONE_FILE) for name in names)


def _bundled(content: Content) -> list[tuple[str, Member]]:
    """The files of a bundle that are worth a look, each with a name that no other of them has."""
    if content[: len(_ZIP)] != _ZIP:
        return []
    try:
        members = archive.directory(content)
    except RefusedError:
        return []
    if _of_one_file(members):
        return []
    paths = [_path(member) for member in members]
    kept = [
        (path, member)
        for path, member in zip(paths, members, strict=True)
        if not path.endswith("/") and "__MACOSX" not in path.split("/")
        if is_kept(base_name(path))
    ]
    said = _told_apart([path for path, _ in kept])
    return [(name, member) for name, (_, member) in zip(said, kept, strict=True)]


def _told_apart(paths: list[str]) -> list[str]:
    """The files' names; of those alike each with its folder, and where that is no help a number."""
    shared = Counter(base_name(path).lower() for path in paths)
    used: Counter[str] = Counter()
    names = []
    for path in paths:
        name = base_name(path)
        folder = path.rpartition("/")[0].strip("/")
        if shared[name.lower()] > 1 and folder:
            name = _with(name, base_name(folder))
        told = name
        while told.lower() in used:
            used[name.lower()] += 1
            told = _with(name, str(used[name.lower()]))
        used[told.lower()] += 1
        names.append(told)
    return names


def _with(name: str, words: str) -> str:
    path = PurePosixPath(name)
    return base_name(f"{path.stem} ({words}){path.suffix}")


def _path(member: Member) -> str:
    return _written(member).replace("\\", "/")


def _written(member: Member) -> str:
    """A member's name: in UTF-8 where anything says so, else in the code page that reads best."""
    written = member.written
    if named := _unicode_name(member):
        return named
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        if member.flags & _NAMED_IN_UTF_8:
            return written.decode("utf-8", "replace")
    guesses = [written.decode("cp1258", "replace"), written.decode("cp437")]
    return min(guesses, key=_strangeness)


def _unicode_name(member: Member) -> str:
    """The name that Info-ZIP's extra field gives in UTF-8; "" without one of this very name."""
    extra = member.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_NAME and size > 5 and len(extra) >= 4 + size:
            (checked,) = struct.unpack_from("<I", extra, 5)
            if checked == zlib.crc32(member.written):
                return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return ""


def _strangeness(name: str) -> int:
    """How many signs of a name no Vietnamese word has."""
    return sum(not _is_vietnamese(sign) for sign in nfc(name))


def _is_vietnamese(sign: str) -> bool:
    if sign.isascii() or sign in _LETTERS:
        return True
    parts = unicodedata.normalize("NFD", sign)
    return parts[0].isascii() and parts[0].isalpha() and _MARKS.issuperset(parts[1:])
