"""Zip files that lie, swell, overlap or hide; each entry is written by hand."""

import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from hostile.good import GOOD, SHEET, endured, ods_file, refused, unharmed

from domain.problems import Refusal

MEGABYTE = 2**20


@dataclass(slots=True)
class Entry:
    """A member, and the lies told of it: sizes and places other than the true ones."""

    name: bytes
    content: bytes
    method: int = 8
    size: int | None = None  # in the directory
    local_size: int | None = None
    local_name: bytes | None = None
    flags: int = 0
    begin: int | None = None
    packed: bytes | None = None
    packed_size: int | None = None

    def packed_bytes(self) -> bytes:
        if self.packed is not None:
            return self.packed
        if self.method != 8:
            return self.content
        packer = zlib.compressobj(1, zlib.DEFLATED, -15)
        return packer.compress(self.content) + packer.flush()


def zip_of(entries: list[Entry], gap: bytes = b"", large: tuple | None = None) -> bytes:
    """A zip file as told; `large`: what its zip64 end record says, if it has one."""
    body, directory = bytearray(), bytearray()
    for entry in entries:
        begin = len(body) if entry.begin is None else entry.begin
        packed, size = entry.packed_bytes(), len(entry.content)
        check = zlib.crc32(entry.content)
        local = entry.name if entry.local_name is None else entry.local_name
        told = size if entry.local_size is None else entry.local_size
        body += struct.pack(
            "<4sHHHHHIIIHH", b"PK\x03\x04", 20, entry.flags, entry.method, 0, 33, check,
            len(packed), told, len(local), 0,
        )  # fmt: skip
        body += local + packed
        directory += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, entry.flags, entry.method, 0, 33, check,
            len(packed) if entry.packed_size is None else entry.packed_size,
            size if entry.size is None else entry.size,
            len(entry.name), 0, 0, 0, 0, 0, begin,
        )  # fmt: skip
        directory += entry.name
    start = len(body)
    body += directory + gap
    if large:
        place = len(body)
        body += struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, large[0], *large)
        body += struct.pack("<4sIQI", b"PK\x06\x07", 0, place, 1)
    count = len(entries)
    body += struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return bytes(body)


def parts(content: bytes = GOOD) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as source:
        return {name: source.read(name) for name in source.namelist()}


def entries(**lies) -> list[Entry]:
    """The good file's members, its sheet with these lies."""
    return [
        Entry(name.encode(), part, **(lies if name == SHEET else {}))
        for name, part in parts().items()
    ]


def with_members(*more: Entry) -> bytes:
    return zip_of([*entries(), *more])


def squeezed(size: int) -> bytes:
    """So many NULs, packed a thousandfold, without ever holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = bytes(MEGABYTE)
    return b"".join(packer.compress(chunk) for _ in range(size // MEGABYTE)) + packer.flush()


def bomb(name: bytes, size: int) -> Entry:
    return Entry(name, b"", size=size, packed=squeezed(size), local_size=size)


def without_sheet() -> list[Entry]:
    return [entry for entry in entries() if entry.name != SHEET.encode()]


def within_another() -> bytes:
    """A member whose header stands inside another's packed bytes."""
    inner = zip_of([Entry(b"xl/inner.xml", b"<a/>")])
    outer = Entry(b"xl/outer.xml", inner, method=0)
    good = zip_of([*entries()])
    begin = good.index(b"PK\x01\x02") + 30 + len(outer.name)
    return zip_of([*entries(), outer, Entry(b"xl/inner.xml", b"<a/>", begin=begin)])


def into_the_directory() -> bytes:
    last = Entry(b"xl/last.bin", b"x" * 50, method=0, packed_size=90, size=90)
    return zip_of([*entries(), last])


def document(kind: str) -> bytes:
    return zip_of([Entry(b"[Content_Types].xml", b"<Types/>"), Entry(kind.encode(), b"<a/>")])


def kind_bomb() -> bytes:
    """An OpenDocument file whose member that names its kind inflates to 200 MB."""
    others = [Entry(n.encode(), p) for n, p in parts(ods_file()).items() if n != "mimetype"]
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    packed = packer.compress(kind)
    packed += b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(200)) + packer.flush()
    size = 200 * MEGABYTE + len(kind)
    padding = Entry(b"mimetype", b"", size=size, packed=packed.ljust(900_000, b"\0"))
    return zip_of([padding, *others])


def zip64(count: int) -> bytes:
    plain = zip_of(entries())
    _, size, start = struct.unpack_from("<HII", plain, len(plain) - 12)
    return zip_of(entries(), large=(count, size, start))


NAMES = [b"../../etc/passwd", b"/etc/passwd", b"C:\\x\\..\\y", b"a\0b", "x\u202exslx.exe".encode()]

ARCHIVES = [
    refused("a sheet packed a thousandfold",
            lambda: zip_of([*without_sheet(), bomb(SHEET.encode(), 64 * MEGABYTE)]),
            Refusal.DANGEROUS),
    refused("an image packed a thousandfold",
            lambda: with_members(bomb(b"xl/media/image1.png", 64 * MEGABYTE)), Refusal.DANGEROUS),
    refused("many bombs each below the mark",
            lambda: with_members(*(bomb(b"xl/media/%d.png" % n, 7 * MEGABYTE) for n in range(60))),
            Refusal.TOO_LARGE),
    refused("a bomb in the member that names the kind", kind_bomb,
            Refusal.NOT_A_SPREADSHEET, Refusal.DANGEROUS),
    unharmed("a bomb in a zip in the zip",
             lambda: with_members(Entry(b"xl/embeddings/a.zip",
                                        zip_of([bomb(b"b", 20 * MEGABYTE)]), method=0))),
    refused("five thousand members more",
            lambda: with_members(*(Entry(b"xl/m%d" % n, b"") for n in range(5_001))),
            Refusal.TOO_LARGE),
    refused("two entries for the same bytes",
            lambda: zip_of([*entries(), Entry(b"xl/b.xml", b"", begin=0)]), Refusal.DANGEROUS),
    refused("a member within another's bytes", within_another, Refusal.DANGEROUS),
    refused("a member that runs into the directory", into_the_directory, Refusal.DANGEROUS),
    refused("a size told too small", lambda: zip_of(entries(size=10)), Refusal.DANGEROUS),
    refused("a size told too large", lambda: zip_of(entries(size=10**6)), Refusal.CUT_SHORT),
    refused("a size of four gigabytes", lambda: zip_of(entries(size=2**32 - 2)),
            Refusal.TOO_LARGE, Refusal.DANGEROUS),
    unharmed("another size in the local header", lambda: zip_of(entries(local_size=2**31))),
    endured("another name in the local header", lambda: zip_of(entries(local_name=b"xl/x.xml"))),
    refused("a name twice", lambda: with_members(Entry(SHEET.encode(), b"<a/>")),
            Refusal.DANGEROUS),
    refused("a name twice but for its case",
            lambda: with_members(Entry(SHEET.upper().encode(), b"<a/>")), Refusal.DANGEROUS),
    refused("a name twice but for its slash",
            lambda: with_members(Entry(SHEET.replace("/", "\\").encode(), b"<a/>")),
            Refusal.DANGEROUS),
    refused("a member under a password", lambda: zip_of(entries(flags=1)), Refusal.ENCRYPTED),
    refused("a member packed in a way no office uses", lambda: zip_of(entries(method=14)),
            Refusal.NOT_A_SPREADSHEET),
    refused("a gap behind the directory", lambda: zip_of(entries(), gap=bytes(64)),
            Refusal.DANGEROUS),
    unharmed("a large end record that agrees", lambda: zip64(len(entries()))),
    refused("a large end record that does not", lambda: zip64(len(entries()) - 1),
            Refusal.DANGEROUS),
    *(unharmed(f"a member called {name!r}", lambda name=name: with_members(Entry(name, b"x")))
      for name in NAMES),
    unharmed("a member's name of 60,000 letters",
             lambda: with_members(Entry(b"xl/" + b"n" * 60_000, b"x"))),
    refused("a zip of nothing", lambda: zip_of([]), Refusal.EMPTY),
    *(refused(f"a {kind}", lambda kind=kind: document(kind), Refusal.NOT_A_SPREADSHEET)
      for kind in ("word/document.xml", "ppt/presentation.xml", "nothing.txt")),
    refused("a binary workbook of junk", lambda: document("xl/workbook.bin"), Refusal.CUT_SHORT,
            Refusal.EMPTY, Refusal.READER_STOPPED, file="bieu.xlsb"),
]  # fmt: skip
