"""How the server and its reading child talk: framed bytes over a stream, plain data within.

An answer is JSON and, after a NUL, which no JSON holds, arrays of numbers.
"""

import json
import struct
from base64 import b64decode
from collections.abc import Callable, Mapping
from io import BytesIO
from itertools import chain
from typing import Any, TypeVar

from data_loaders.spreadsheets.limits import LARGEST
from data_loaders.spreadsheets.packed_rows import PackedRows, unpacked_rows
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from domain.problems import Refusal

T = TypeVar("T")
_HEAD = struct.Struct("<Q")
_LARGEST = 2 * LARGEST
_END = b"\0"  # of the JSON
_LITTLE = 2**20  # bytes that are sooner copied than sent in two


class ClosedError(Exception):
    """The other side went away, or said more than it may."""


def write_frame(send: Callable[[bytes], object], frame: bytes) -> None:
    """Send one frame."""
    if len(frame) > _LITTLE:
        send(_HEAD.pack(len(frame)))
        send(frame)
    else:
        send(_HEAD.pack(len(frame)) + frame)


def read_frame(receive: Callable[[int], bytes]) -> bytes:
    """The next frame. Raises ClosedError."""
    (size,) = _HEAD.unpack(_exactly(receive, _HEAD.size))
    if size > _LARGEST:
        raise ClosedError
    return _exactly(receive, size)


def _exactly(receive: Callable[[int], bytes], size: int) -> bytes:
    whole = bytearray()
    while len(whole) < size:
        part = receive(min(size - len(whole), 2**20))
        if not part:
            raise ClosedError
        whole += part
    return bytes(whole)


def packed(answer: Mapping[str, object]) -> bytes:
    """Plain data as bytes."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def packed_sheets(sheets: list[Sheet], rows: list[PackedRows], at_most: int) -> bytes:
    """The sheets of a file as an answer.

    Raises RefusedError where they say more than `at_most` bytes hold, be it the same many times.
    """
    if sum(each.size() for each in rows) > at_most:
        raise RefusedError(Refusal.TOO_LARGE)
    plain = [[each.said, *sheet.notes()] for sheet, each in zip(sheets, rows, strict=True)]
    arrays = chain.from_iterable(each.arrays for each in rows)
    frame = b"".join((packed({"sheets": plain}), _END, *arrays))
    if len(frame) > at_most:
        raise RefusedError(Refusal.TOO_LARGE)
    return frame


def unpacked(frame: bytes) -> dict[str, Any]:
    """The plain data of a frame. Raises ClosedError where it is none."""
    try:
        said = json.loads(frame.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise ClosedError from None
    if not isinstance(said, dict):
        raise ClosedError
    return said


def unpacked_sheets(frame: bytes) -> list[Sheet]:
    """The sheets that an answer holds; see `_answered`."""
    return _answered(frame, _sheets)


def unpacked_workbook(frame: bytes) -> tuple[str, bytes]:
    """The ending of its name and the bytes of the workbook that an answer holds; likewise."""
    return _answered(frame, _workbook)


def _sheets(said: Mapping[str, Any], take: Callable[[int], bytes]) -> list[Sheet]:
    return [Sheet.of_plain(unpacked_rows(rows, take), notes) for rows, *notes in said["sheets"]]


def _workbook(said: Mapping[str, Any], _take: Callable[[int], bytes]) -> tuple[str, bytes]:
    return str(said["ending"]), b64decode(said["content"], validate=True)


def _answered(
    frame: bytes, understand: Callable[[Mapping[str, Any], Callable[[int], bytes]], T]
) -> T:
    """What an answer says.

    Raises RefusedError with the reason that stands there instead; ClosedError where whatever spoke
    was no worker of ours.
    """
    plain, _, arrays = frame.partition(_END)
    said = unpacked(plain)
    try:
        if "refusal" in said:
            raise RefusedError(Refusal(said["refusal"]), str(said["detail"]))
        return understand(said, BytesIO(arrays).read)
    except (LookupError, OverflowError, TypeError, ValueError):
        raise ClosedError from None
