"""The same workbook returned: a clerk's own file with its faults marked, to be mended."""

import re
from dataclasses import dataclass

from data_loaders.returned.book import Book
from data_loaders.returned.making import Wanted
from data_loaders.returned.marked import RETURNED_NAME
from data_loaders.returned.marks import Choices
from data_loaders.returned.markup import LARGEST_PART, UnmarkableError
from data_loaders.returned.package import Package
from data_loaders.spreadsheets import archive
from data_loaders.spreadsheets.container import Format, format_of
from data_loaders.spreadsheets.fault_list import IN_BYTES
from data_loaders.spreadsheets.file_names import base_name
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sandbox import Room, Sandbox, shared_sandbox
from domain.problems import Refusal
from translations import language
from translations.refusal_wording import refusal_sentence

_WORDS_OF = {Format.XLSX: "xl/sharedStrings.xml", Format.ODS: "content.xml"}
_TOO_MUCH = {Refusal.READER_STOPPED, Refusal.TOO_LARGE}
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
    comes back as a copy of its values in .xlsx. Made in a child with limits, as it is read. Raises
    RefusedError where it can't be opened, or not marked within what a file may cost.
    """
    name = base_name(file)
    reason = refusal_sentence(reading.refusal, reading.detail) if reading.refusal else ""
    wanted = Wanted(name, tuple(reading.problems), choices, reason, language())
    try:
        ending, marked = (sandbox or shared_sandbox()).mark(content, name, wanted.to_plain())
    except RefusedError as refused:
        if refused.refusal in _TOO_MUCH:
            raise RefusedError(Refusal.NOT_MARKED) from None
        raise
    return ReturnedFile(_name(name, ending), marked)


def _name(file: str, ending: str) -> str:
    stem = file.rpartition(".")[0] or file
    return f"{stem.removesuffix(_TAIL)}{_TAIL}{ending}"


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
            member = archive.members(content)[_WORDS_OF[file_format]]
            if member.size > LARGEST_PART:
                return None
            content = archive.inflated(content, member)
    except (RefusedError, UnmarkableError, KeyError):
        return None
    kept = IN_BYTES.search(content)
    return kept[1].decode() if kept else None
