"""How the server and its reading child talk: framed bytes over a stream, plain JSON within."""

import json
import struct
from collections.abc import Callable, Mapping
from typing import Any

_HEAD = struct.Struct("<Q")
_LARGEST = 2**31


class ClosedError(Exception):
    """The other side went away, or said more than it may."""


def write_frame(send: Callable[[bytes], object], frame: bytes) -> None:
    """Send one frame."""
    send(_HEAD.pack(len(frame)))
    send(frame)


def read_frame(receive: Callable[[int], bytes]) -> bytes:
    """The next frame. Raises ClosedError."""
    (size,) = _HEAD.unpack(_exactly(receive, _HEAD.size))
    if size > _LARGEST:
        raise ClosedError
    return _exactly(receive, size)


def _exactly(receive: Callable[[int], bytes], size: int) -> bytes:
    parts = []
    while size:
        part = receive(min(size, 2**20))
        if not part:
            raise ClosedError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def packed(answer: Mapping[str, object]) -> bytes:
    """Plain data as bytes."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def unpacked(frame: bytes) -> dict[str, Any]:
    """The plain data of a frame. Raises ClosedError where it is none."""
    try:
        said = json.loads(frame.decode("utf-8", "replace"))
    except ValueError:
        raise ClosedError from None
    if not isinstance(said, dict):
        raise ClosedError
    return said
