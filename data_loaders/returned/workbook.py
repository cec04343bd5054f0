"""The same workbook returned: a clerk's own file with its faults marked, to be mended."""

import hashlib
import re
from dataclasses import dataclass, replace

from data_loaders.returned.book import Book
from data_loaders.returned.copies import copy_of
from data_loaders.returned.marked import RETURNED_NAME, MarkedBook, Says
from data_loaders.returned.marks import Choices
from data_loaders.returned.markup import UnmarkableError
from data_loaders.returned.package import Package
from data_loaders.spreadsheets import archive
from data_loaders.spreadsheets.container import Format, format_of
from data_loaders.spreadsheets.fault_list import IN_BYTES
from data_loaders.spreadsheets.file_names import base_name
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sandbox import Room, Sandbox, shared_sandbox
from domain.problems import Refusal, Severity
from translations import gettext as _
from translations.numbers import number
from translations.refusal_wording import refusal_sentence

_WORDS_OF = {Format.XLSX: "xl/sharedStrings.xml", Format.ODS: "content.xml"}
_TAIL = " (cần sửa)"  # of a file's name
_FINGERPRINT = re.compile(r'"?([0-9a-f]{64})"?')


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file to hand back: its name and its bytes."""

    name: str
    content: bytes


def returned_workbook(
    content: bytes,
    file: str,
    reading: Reading,
    choices: Choices,
    *,
    sandbox: Sandbox | Room | None = None,
) -> ReturnedFile:
    """`content` with the problems of its `reading` marked; `choices` are offered where one lacks.

    An .xlsx or .xlsm is marked in place and keeps all else; any other kind, or one built oddly,
    comes back as a copy of its values in .xlsx. Raises RefusedError where it can't be opened.
    """
    name = base_name(file)
    file_format = format_of(content)
    digest = hashlib.sha256(content).hexdigest()
    if file_format is Format.XLSX:
        try:
            book = MarkedBook(content)
            says = _says(digest, name, reading, is_copy=False)
            return ReturnedFile(
                _name(name, book.ending), book.marked(reading.problems, choices, says)
            )
        except UnmarkableError:
            pass
    copied, titles = copy_of((sandbox or shared_sandbox()).parse(content, name))
    problems = [
        replace(each, sheet=titles.get(each.sheet, each.sheet)) for each in reading.problems
    ]
    try:
        says = _says(digest, name, reading, is_copy=True)
        marked = MarkedBook(copied).marked(problems, choices, says)
    except UnmarkableError:
        raise RefusedError(Refusal.TOO_LARGE) from None
    return ReturnedFile(_name(name, ".xlsx"), marked)


def returned_name(content: bytes, file: str) -> str:
    """The name that a file will come back under, as far as its kind tells."""
    kept = format_of(content) is Format.XLSX and "." in file
    return _name(base_name(file), "." + file.rpartition(".")[2].lower() if kept else ".xlsx")


def _name(file: str, ending: str) -> str:
    stem = file.rpartition(".")[0] or file
    return f"{stem.removesuffix(_TAIL)}{_TAIL}{ending}"


def _says(digest: str, file: str, reading: Reading, *, is_copy: bool) -> Says:
    errors = sum(each.severity is Severity.ERROR for each in reading.problems)
    warnings = len(reading.problems) - errors
    counted = _("{errors} lỗi phải sửa, {warnings} chỗ nên xem lại.")
    lines = [
        refusal_sentence(reading.refusal, reading.detail) if reading.refusal else "",
        counted.format(errors=number(errors), warnings=number(warnings)),
        _("Ô phải sửa tô màu đỏ nhạt, ô nên xem lại tô màu vàng nhạt, kèm ghi chú."),
        _("Sửa ngay trong tệp này, lưu lại rồi nộp lại. Trang này được bỏ qua, không cần xóa."),
        _("Tệp gốc không đánh dấu tại chỗ được nên đây là bản sao các giá trị sang .xlsx.")
        if is_copy
        else "",
    ]
    heading = _("Những chỗ cần sửa trong tệp “{file}”").format(file=file)
    return Says(digest, heading, tuple(line for line in lines if line))


def returned_from(content: bytes) -> str | None:
    """The SHA-256 of the file that this one was handed back for; None where it was not.

    What it says is a clerk's word, no proof: whoever takes it up looks whose that file was.
    """
    try:
        file_format = format_of(content)
        if file_format is Format.XLSX:
            said = Book(Package(content)).our_names().get(RETURNED_NAME, "")
            if found := _FINGERPRINT.fullmatch(said):
                return found[1]
        if file_format in _WORDS_OF:
            # Programs that forget names keep what cells say.
            content = archive.inflated(content, archive.members(content)[_WORDS_OF[file_format]])
    except (RefusedError, UnmarkableError, KeyError):
        return None
    kept = IN_BYTES.search(content)
    return kept[1].decode() if kept else None
