"""The same workbook returned: a clerk's own file with its faults marked, to be mended."""

import re
from collections.abc import Mapping
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
_BOOK = "xl/workbook.xml"
_USUAL_BOOK = re.compile(rb'/officeDocument"[^<>]*\sTarget="/?xl/workbook\.xml"')
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
        if file_format not in _WORDS_OF:
            return _in_bytes(content)
        members = archive.members(content)
        if file_format is Format.XLSX and _may_have_names(content, members):
            said = Book(Package(content)).our_names().get(RETURNED_NAME, "")
            if found := _FINGERPRINT.fullmatch(said):
                return found[1]
        # Programs that forget names keep what cells say.
        member = members[_WORDS_OF[file_format]]
        if member.size > LARGEST_PART:
            return None
        return _in_bytes(archive.inflated(content, member))
    except (RefusedError, UnmarkableError, KeyError):
        return None


def _in_bytes(content: bytes) -> str | None:
    kept = IN_BYTES.search(content)
    return kept[1].decode() if kept else None


def _may_have_names(content: bytes, members: Mapping[str, archive.Member]) -> bool:
    """Whether the part of the workbook may name a cell as we do: soon seen where it is the usual
    part, in letters as they are.
    """
    relations, book = members.get("_rels/.rels"), members.get(_BOOK)
    if not relations or not book or max(relations.size, book.size) > LARGEST_PART:
        return True
    said = archive.inflated(content, relations)
    if not _USUAL_BOOK.search(said) or said.count(b'/officeDocument"') != 1:
        return True
    xml = archive.inflated(content, book)
    return RETURNED_NAME.encode() in xml or b"\0" in xml or b"&#" in xml
