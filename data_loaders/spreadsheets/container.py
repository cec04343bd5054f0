"""What a file is, by its first bytes and members, never by its name; and whether it is safe."""

import re
from enum import StrEnum

from data_loaders.spreadsheets import archive
from data_loaders.spreadsheets.limits import LARGEST
from data_loaders.spreadsheets.refused import RefusedError
from domain.problems import Refusal

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RAW_BOOK = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_UTF_8 = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MACROS = ("xl/vbaproject.bin", "xl/macrosheets/")
_KIND_SIZE = 200  # bytes of the member that says what an OpenDocument file is
_MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|head|meta|body|table|div|style|!--)", re.I)
_XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_NEVER_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OTHER = (
    b"%PDF",
    b"{\\rtf",
    b"MIME-Version",
    b"\x7fELF",
    b"MZ",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
)


class Format(StrEnum):
    """What a file is."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"
    HTML = "html"
    XML_2003 = "xml2003"


def format_of(content: bytes) -> Format:
    """What the file is. Raises RefusedError where it is nothing to read, or not safe."""
    if len(content) > LARGEST:
        raise RefusedError(Refusal.TOO_LARGE)
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise RefusedError(Refusal.EMPTY)
    if content.startswith(_ZIP):
        return _of_members(content)
    if content.startswith(_COMPOUND[:4]):
        return _of_compound(content)
    if content.startswith(_RAW_BOOK):
        return Format.XLS
    if content.startswith(_OTHER):
        raise RefusedError(Refusal.NOT_A_SPREADSHEET)
    return _of_text(content)


def has_macros(content: bytes) -> bool:
    """Whether a sound file carries macros. They are never run; the person is told."""
    if content.startswith(_ZIP):
        return any(name.lower().startswith(_MACROS) for name in archive.members(content))
    return content.startswith(_COMPOUND[:4]) and _holds(content, "_VBA_PROJECT_CUR")


def _of_members(content: bytes) -> Format:
    members = archive.members(content)
    if not members:
        raise RefusedError(Refusal.EMPTY)
    folded = {name.lower() for name in members}
    if "xl/workbook.bin" in folded:
        return Format.XLSB
    if any(name.startswith("xl/") for name in folded):
        return Format.XLSX
    kind = members.get("mimetype")
    if kind and kind.size <= _KIND_SIZE and archive.inflated(content, kind).startswith(_ODS):
        return Format.ODS
    raise RefusedError(Refusal.NOT_A_SPREADSHEET)


def _of_compound(content: bytes) -> Format:
    if len(content) < 1536:
        raise RefusedError(Refusal.CUT_SHORT)
    names = {name for name in ("EncryptedPackage", "Workbook", "Book") if _holds(content, name)}
    if "EncryptedPackage" in names:
        raise RefusedError(Refusal.ENCRYPTED)
    if names:
        return Format.XLS
    raise RefusedError(Refusal.NOT_A_SPREADSHEET)


def _holds(content: bytes, stream: str) -> bool:
    """Whether a compound file's directory names `stream`: the name, ended, at an entry's place."""
    wanted = stream.encode("utf-16-le") + b"\x00\x00"
    return any(content.startswith(wanted, at) for at in range(512, len(content), 128))


def _of_text(content: bytes) -> Format:
    start = content[:4096]
    if start.startswith(_WIDE_BOMS) or _wide(start):
        return Format.TEXT
    bare = start.removeprefix(_UTF_8).lstrip()
    if bare.startswith(b"<?xml") or bare[:200].startswith(b"<Workbook"):
        if _XML_2003 in start:
            return Format.XML_2003
        if _MARKUP.search(start):
            return Format.HTML
        raise RefusedError(Refusal.NOT_A_SPREADSHEET)
    if _MARKUP.match(bare):
        return Format.HTML
    if _NEVER_TEXT.search(content[:65_536]):
        raise RefusedError(Refusal.NOT_A_SPREADSHEET)
    return Format.TEXT


def _wide(start: bytes) -> bool:
    """Whether this looks like UTF-16 without its mark: NULs, on one side of each pair alone."""
    sides = start[0::2].count(0), start[1::2].count(0)
    return max(sides) > len(start) // 5 and min(sides) == 0
