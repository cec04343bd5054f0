"""How the web process and a worker that reads talk: pickles in frames, as each is of our own code.

What hostile bytes could have a say in never comes this way: the sandbox's child, which holds them,
sends plain data to the worker (docs/decisions/012). Rows come in small parts, so that the server
never stands still over one large pickle.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.reduction import ForkingPickler
from typing import cast

import numpy as np
import pandas as pd

from data_loaders.reading_work import Asked, Read, without_rows
from data_loaders.spreadsheets.reading import ROW_COLUMNS
from data_loaders.spreadsheets.wire import read_frame, write_frame

_A_PART = 10_000  # cells

Send = Callable[[bytes], object]
Receive = Callable[[int], bytes]


def _say(send: Send, what: object) -> None:
    write_frame(send, bytes(ForkingPickler.dumps(what)))


def _heard(receive: Receive) -> object:
    """What our own other process said. Raises ClosedError."""
    return ForkingPickler.loads(read_frame(receive))


class TroubleError(Exception):
    """The database failed while a file was read; the file may be read once it is back."""


def send_asked(send: Send, asked: Asked) -> None:
    """Ask for a file to be read."""
    _say(send, replace(asked, content=b""))
    write_frame(send, asked.content)


def receive_asked(receive: Receive) -> Asked:
    """What was asked. Raises ClosedError."""
    asked = cast(Asked, _heard(receive))
    return replace(asked, content=read_frame(receive))


def send_read(send: Send, read: Read | TroubleError) -> None:
    """Answer."""
    if isinstance(read, TroubleError):
        _say(send, (read, 0))
        return
    rows = read.reading.rows
    _say(send, (without_rows(read), len(rows)))
    for part in _parts(rows):
        _say(send, part)


def receive_read(receive: Receive) -> Read:
    """The answer. Raises TroubleError, ClosedError."""
    read, height = cast(tuple[Read | TroubleError, int], _heard(receive))
    if isinstance(read, TroubleError):
        raise read
    if height:
        cells = np.empty((len(ROW_COLUMNS), height), dtype=object)
        for column in range(len(ROW_COLUMNS)):
            for start in range(0, height, _A_PART):
                part = cast(list[object], _heard(receive))
                cells[column, start : start + len(part)] = part
        read.reading.rows = _rows(cells)
    return read


def _parts(rows: pd.DataFrame) -> Iterator[list[object]]:
    """The cells of each column, some thousands at a time."""
    if rows.empty:
        return
    for column in ROW_COLUMNS:
        cells = rows[column].tolist()
        for start in range(0, len(cells), _A_PART):
            yield cells[start : start + _A_PART]


def _rows(cells: np.ndarray[tuple[int, int], np.dtype[np.object_]]) -> pd.DataFrame:
    rows = pd.DataFrame(cells.T, columns=list(ROW_COLUMNS), dtype=object)
    rows["accepted"] = rows["accepted"].astype(bool)
    return rows
