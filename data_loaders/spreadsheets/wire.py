"""How the server and its reading child talk: framed bytes over a stream, plain JSON within."""

import json
import struct
from collections.abc import Callable, Mapping
from typing import Any

from data_loaders.spreadsheets.limits import LARGEST

_HEAD = struct.Struct("<Q")
_LARGEST = 2 * LARGEST
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


def unpacked(frame: bytes) -> dict[str, Any]:
    """The plain data of a frame. Raises ClosedError where it is none."""
    try:
        said = json.loads(frame.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise ClosedError from None
    if not isinstance(said, dict):
        raise ClosedError
    return said
