"""Old workbooks whose sectors go in circles or whose records lie, and OpenDocument that swells."""

import struct

from hostile.archives import Entry, parts, zip_of
from hostile.good import endured, ods_file, refused, unharmed, xls

from domain.problems import Refusal

SECTOR = 512


def at_of(content: bytes, stream: str) -> int:
    """Where the entry of a stream begins in a compound file's directory."""
    return content.index(stream.encode("utf-16-le") + b"\0\0")


def renamed(stream: str, name: str) -> bytes:
    content = bytearray(xls())
    at = at_of(content, stream)
    told = name.encode("utf-16-le") + b"\0\0"
    content[at : at + 64] = told.ljust(64, b"\0")
    struct.pack_into("<H", content, at + 64, len(told))
    return bytes(content)


def with_macros() -> bytes:
    """An old workbook whose directory names a folder of macros."""
    content = bytearray(xls())
    at = at_of(content, "Workbook") + 128
    told = "_VBA_PROJECT_CUR".encode("utf-16-le") + b"\0\0"
    content[at : at + len(told)] = told
    return bytes(content)


def patched(at: int, kind: str, *values: int) -> bytes:
    content = bytearray(xls())
    struct.pack_into(kind, content, at, *values)
    return bytes(content)


def sector(number: int) -> int:
    return (number + 1) * SECTOR


def circle() -> bytes:
    """Every sector is followed by itself."""
    table = sector(struct.unpack_from("<I", xls(), 76)[0])
    return patched(table, f"<{SECTOR // 4}I", *range(SECTOR // 4))


def small_circle() -> bytes:
    """The book lies among the small sectors, whose table goes in circles."""
    content = bytearray(xls())
    book = at_of(content, "Workbook")
    first = struct.unpack_from("<I", content, book + 116)[0]
    struct.pack_into("<I", content, book + 120, 4_000)
    struct.pack_into("<II", content, 60, first, 1)
    root = at_of(content, "Root Entry")
    struct.pack_into("<II", content, root + 116, first, 4_000)
    content[sector(first) : sector(first) + SECTOR] = struct.pack("<128I", *range(128))
    return bytes(content)


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


BEGIN = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
PAGE = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
END = record(0x0A, b"")


def bare(inside: bytes, on_sheet: bytes = b"") -> bytes:
    """Records without a compound file about them: a book of one sheet."""
    named = record(0x85, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"S")
    where = len(BEGIN) + len(inside) + len(named) + len(END)
    named = record(0x85, struct.pack("<IBBBB", where, 0, 0, 1, 0) + b"S")
    return BEGIN + inside + named + END + PAGE + on_sheet + END


def number(row: int, column: int) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, 1.0))


def ods_of(inside: str) -> bytes:
    """The good OpenDocument file with something more at the end of its sheet."""
    wanted = parts(ods_file())
    xml = wanted["content.xml"].decode()
    wanted["content.xml"] = xml.replace("</table:table>", f"{inside}</table:table>", 1).encode()
    return zip_of([Entry(name.encode(), part) for name, part in wanted.items()])


def ods_with(name: str, part: bytes) -> bytes:
    wanted = parts(ods_file()) | {name: part}
    return zip_of([Entry(each.encode(), content) for each, content in wanted.items()])


def cell(words: str = "", inside: str = "<text:p>x</text:p>") -> str:
    return f'<table:table-cell {words} office:value-type="string">{inside}</table:table-cell>'


def repeated(rows: int | str, columns: int | str, inside: str = "") -> str:
    told = f'table:number-columns-repeated="{columns}"'
    one = cell(told) if inside else f"<table:table-cell {told}/>"
    return f'<table:table-row table:number-rows-repeated="{rows}">{one}</table:table-row>'


ENCRYPTED = b'<m:manifest><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:manifest>'
MANIFEST = "META-INF/manifest.xml"
SPANNED = 'table:number-columns-spanned="999999999" table:number-rows-spanned="999999999"'
BOOKS = [
    refused("a workbook under a password", lambda: renamed("Workbook", "EncryptedPackage"),
            Refusal.ENCRYPTED),
    refused("a Word document of old", lambda: renamed("Workbook", "WordDocument"),
            Refusal.NOT_A_SPREADSHEET, file="bieu.xls"),
    unharmed("an old workbook that is what it says", xls, file="bieu.xls"),
    endured("sectors in a circle", circle, file="bieu.xls"),
    endured("small sectors in a circle", small_circle, file="bieu.xls"),
    endured("a directory that follows itself", lambda: patched(48, "<I", 0), file="bieu.xls"),
    endured("sectors of half a gigabyte", lambda: patched(30, "<H", 29), file="bieu.xls"),
    endured("a table of four billion sectors", lambda: patched(44, "<I", 2**32 - 1),
            file="bieu.xls"),
    endured("a book of four billion bytes",
            lambda: patched(at_of(xls(), "Workbook") + 120, "<I", 2**32 - 1), file="bieu.xls"),
    endured("records without a book", lambda: BEGIN + END, file="bieu.xls"),
    endured("a record longer than the file", lambda: bare(struct.pack("<HH", 0xFC, 0xFFFF)),
            file="bieu.xls"),
    endured("four billion strings told, none there",
            lambda: bare(record(0xFC, struct.pack("<II", 2**32 - 1, 2**32 - 1))), file="bieu.xls"),
    endured("the farthest corners of sixty-five thousand rows",
            lambda: bare(b"", b"".join(number(row, 255) for row in range(65_536))),
            file="bieu.xls"),
    endured("a sheet that begins within itself", lambda: bare(b"", PAGE * 5_000), file="bieu.xls"),
    endured("merges of everything, forty thousand of them",
            lambda: bare(b"", b"".join(number(row, 2) for row in range(3_000))
                         + record(0xE5, struct.pack("<H", 1_000)
                                  + struct.pack("<HHHH", 0, 65_535, 0, 255) * 1_000) * 40),
            file="bieu.xls"),
    *(endured(f"an old workbook of which {tenth} tenths are left",
              lambda tenth=tenth: xls()[: len(xls()) * tenth // 10], file="bieu.xls")
      for tenth in range(1, 10)),
    refused("a cell repeated a billion times", lambda: ods_of(repeated(1, 10**9, "x")),
            Refusal.TOO_LARGE, file="bieu.ods"),
    refused("a row repeated a billion times", lambda: ods_of(repeated(10**9, 1, "x")),
            Refusal.TOO_LARGE, file="bieu.ods"),
    refused("rows and cells repeated ten thousand times each",
            lambda: ods_of(repeated(10**4, 10**4, "x")), Refusal.TOO_LARGE, file="bieu.ods"),
    refused("repeated by a number of five thousand digits",
            lambda: ods_of(repeated("9" * 5_000, 1, "x")), Refusal.TOO_LARGE, file="bieu.ods"),
    unharmed("nothing repeated a billion times", lambda: ods_of(repeated(10**9, 10**9)),
             file="bieu.ods"),
    refused("a cell below nothing repeated a billion times",
            lambda: ods_of(repeated(10**9, 1) + repeated(1, 1, "x")), Refusal.TOO_LARGE,
            file="bieu.ods"),
    unharmed("a cell that spans everything",
             lambda: ods_of(f"<table:table-row>{cell(SPANNED, '')}</table:table-row>"),
             file="bieu.ods"),
    refused("a thousand tables",
            lambda: ods_of(f'</table:table><table:table table:name="b">{repeated(1, 1, "x")}'
                           * 1_000), Refusal.TOO_LARGE, file="bieu.ods"),
    refused("an OpenDocument file under a password", lambda: ods_with(MANIFEST, ENCRYPTED),
            Refusal.ENCRYPTED, file="bieu.ods"),
    refused("an OpenDocument file with a document type",
            lambda: ods_with("content.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
            Refusal.DANGEROUS, file="bieu.ods"),
    *(refused(f"an OpenDocument file of which {tenth} tenths are left",
              lambda tenth=tenth: ods_file()[: len(ods_file()) * tenth // 10], Refusal.CUT_SHORT,
              file="bieu.ods")
      for tenth in range(1, 10)),
]  # fmt: skip
