"""A zip of reports gives up its files one by one, under names fit to be shown, and nothing else."""

import struct
import unicodedata
import zipfile
import zlib
from io import BytesIO

import pytest
from hostile.archives import Entry, bomb, zip_of
from hostile.good import GOOD

from data_loaders.bundles import waiting_at, waiting_in
from data_loaders.spreadsheets.limits import LARGEST, MEMBERS
from data_loaders.spreadsheets.read import parse_file
from data_loaders.spreadsheets.refused import RefusedError
from domain.problems import Refusal

VIETNAMESE = "Đăng ký xã Hàm Tử.xlsx"


def zipped(*names: str, content: bytes = GOOD) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name in names:
            target.writestr(name, content)
    return packed.getvalue()


def names_in(content: bytes) -> list[str]:
    return [file.name for file in waiting_in(content, "bao-cao.zip")]


def why_not(file) -> Refusal:
    with pytest.raises(RefusedError) as refused:
        file.content()
    return refused.value.refusal


def named(written: bytes, flags: int = 0) -> str:
    (name,) = names_in(zip_of([Entry(written, GOOD, flags=flags)]))
    return name


def test_every_file_comes_out_as_it_went_in():
    files = waiting_in(zipped("a.xlsx", "xa/b.xlsx"), "bao-cao.zip")

    assert [(file.name, file.content()) for file in files] == [("a.xlsx", GOOD), ("b.xlsx", GOOD)]


def test_a_zip_on_the_disk_gives_the_same_as_one_in_memory(tmp_path):
    path = tmp_path / "bao-cao.zip"
    path.write_bytes(zipped("a.xlsx", "xa/b.xlsx"))

    found = [(file.name, file.content()) for file in waiting_at(path)]

    assert found == [("a.xlsx", GOOD), ("b.xlsx", GOOD)]


@pytest.mark.parametrize("content", [GOOD, b"", b"PK\x03\x04", b"a;b\n1;2\n", zipped()])
def test_what_is_no_zip_of_files_is_left_to_the_reader_as_it_is(content, tmp_path):
    path = tmp_path / "one.xlsx"
    path.write_bytes(content)
    (in_memory,), (on_disk,) = waiting_in(content, "one.xlsx"), waiting_at(path)

    assert in_memory.name == "one.xlsx"
    assert on_disk.name == str(path)
    assert in_memory.content() == on_disk.content() == content


def test_what_systems_and_open_books_leave_behind_is_left_out():
    left = ["__MACOSX/._a.xlsx", "xa/__MACOSX/a.xlsx", ".DS_Store", "xa/.DS_Store", "~$a.xlsx"]
    left += ["Thumbs.db", "xa/desktop.ini", "xa/"]

    assert names_in(zipped("xa/a.xlsx", *left)) == ["a.xlsx"]


def test_no_name_leads_out_of_its_folder():
    names = names_in(zipped("../../etc/a.xlsx", "/b.xlsx", "C:\\x\\c.xlsx", "d\u202exslx.exe"))

    assert names == ["a.xlsx", "b.xlsx", "c.xlsx", "dxslx.exe"]


def test_files_of_one_name_are_told_apart_by_their_folders():
    content = zipped("2023/Xã A/dang-ky.xlsx", "2023/Xã B/Dang-ky.xlsx", "dang-ky.xlsx")

    assert names_in(content) == ["dang-ky (Xã A).xlsx", "Dang-ky (Xã B).xlsx", "dang-ky.xlsx"]


def test_files_of_one_name_in_one_folder_are_told_apart_by_a_number():
    twice = zip_of([Entry(b"xa/a.csv", b"one"), Entry(b"xa/a.csv", b"two"), Entry(b"b.csv", b"")])
    files = waiting_in(twice, "bao-cao.zip")

    assert [file.name for file in files] == ["a (xa).csv", "a (xa) (2).csv", "b.csv"]
    assert [file.content() for file in files[:2]] == [b"one", b"two"]


def test_thousands_of_files_of_one_name_are_told_apart_at_once():
    names = names_in(zip_of([Entry(b"a.csv", b"x", method=0) for _ in range(MEMBERS)]))

    assert len(set(names)) == MEMBERS


@pytest.mark.parametrize(
    "code_page", ["utf-8", "cp1258"], ids=["macOS, unmarked", "Windows in Vietnamese"]
)
def test_a_vietnamese_name_is_read_in_whichever_code_page_it_was_written(code_page):
    # cp1258 writes tone marks as signs of their own, which no composed letter encodes to.
    parts = [_apart(letter, code_page) for letter in VIETNAMESE]

    assert named(b"".join(parts)) == VIETNAMESE


def _apart(letter: str, code_page: str) -> bytes:
    try:
        return letter.encode(code_page)
    except UnicodeEncodeError:
        base, tone = unicodedata.normalize("NFD", letter), ""
        tones = [sign for sign in base if sign in "\u0300\u0301\u0303\u0309\u0323"]
        rest = "".join(sign for sign in base if sign not in tones)
        tone = "".join(tones)
        return (unicodedata.normalize("NFC", rest) + tone).encode(code_page)


def test_a_name_in_the_old_code_page_of_the_west_is_read_too():
    assert named("Café à Hué.xlsx".encode("cp437")) == "Café à Hué.xlsx"


def test_a_name_said_in_unicode_beside_the_written_one_is_taken():
    written = b"D_ng k_.csv"
    told = "Đăng ký.csv".encode()
    extra = struct.pack("<HHBI", 0x7075, 5 + len(told), 1, zlib.crc32(written)) + told
    content = zip_of([Entry(written, b"x", method=0)])
    place = content.index(b"PK\x01\x02")
    entry = bytearray(content[place:])
    struct.pack_into("<H", entry, 30, len(extra))
    end = 46 + len(written)
    with_extra = bytes(entry[:end]) + extra + bytes(entry[end:-22])
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(with_extra), place, 0)

    assert names_in(content[:place] + with_extra + tail) == ["Đăng ký.csv"]


def test_an_encrypted_file_is_named_and_keeps_no_other_in():
    locked, good = waiting_in(
        zip_of([Entry(b"kin.xlsx", GOOD, flags=1), Entry(b"a.xlsx", GOOD)]), "bao-cao.zip"
    )

    assert (locked.name, why_not(locked)) == ("kin.xlsx", Refusal.ENCRYPTED)
    assert good.content() == GOOD


@pytest.mark.parametrize(
    "inner",
    [zipped("a.xlsx"), zipped(), b"Rar!\x1a\x07\x00..", b"7z\xbc\xaf\x27\x1c..", b"\x1f\x8b\x08.."],
    ids=["zip", "empty zip", "rar", "7z", "gz"],
)
def test_an_archive_in_an_archive_is_named_and_not_opened(inner):
    (file,) = waiting_in(zipped("ben-trong.xlsx", content=inner), "bao-cao.zip")

    assert (file.name, why_not(file)) == ("ben-trong.xlsx", Refusal.STILL_PACKED)


def test_a_file_packed_in_a_way_not_read_here_is_named():
    (file,) = waiting_in(zip_of([Entry(b"a.xlsx", GOOD, method=12)]), "bao-cao.zip")

    assert why_not(file) is Refusal.STILL_PACKED


def test_a_file_larger_than_any_report_is_named_and_not_unpacked():
    large = Entry(b"a.csv", bytes(300_000), method=0, size=LARGEST + 1)
    (file,) = waiting_in(zip_of([large]), "bao-cao.zip")

    assert (file.name, why_not(file)) == ("a.csv", Refusal.TOO_LARGE)


def test_a_file_that_holds_more_than_it_promises_is_named():
    (file,) = waiting_in(zip_of([Entry(b"a.csv", b"x" * 9_000_000, size=10)]), "bao-cao.zip")

    assert why_not(file) is Refusal.DANGEROUS


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (zip_of([bomb(b"a.csv", 60 * 2**20), Entry(b"b.csv", b"x")]), Refusal.DANGEROUS),
        (zip_of([Entry(b"%d.csv" % n, b"", method=0) for n in range(10_000)]), Refusal.TOO_LARGE),
        (zip_of([Entry(b"a.csv", b"x", begin=0), Entry(b"b.csv", b"y", begin=0)]), None),
        (zipped("a.csv", content=b"x")[:-30], Refusal.CUT_SHORT),
    ],
    ids=["bomb", "10,000 members", "overlapping", "cut short"],
)
def test_a_zip_built_to_do_harm_is_refused_whole_by_the_reader(content, refusal):
    (file,) = waiting_in(content, "bao-cao.zip")
    refused = parse_file(file.content(), file.name).refused

    assert file.name == "bao-cao.zip"
    assert refused is not None
    assert refused.refusal is (refusal or Refusal.DANGEROUS)
