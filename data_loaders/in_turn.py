"""Many files one after another: while one is made sense of, the sandbox parses the next."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from data_loaders.bundles import Waiting
from data_loaders.spreadsheets.container import has_macros
from data_loaders.spreadsheets.file_names import base_name
from data_loaders.spreadsheets.forms import FormVersion
from data_loaders.spreadsheets.parsed import Parsed
from data_loaders.spreadsheets.read import read_parsed
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sandbox import Room
from data_loaders.spreadsheets.uncollected import uncollected
from data_loaders.unforeseen import attempt
from data_loaders.units import Register
from domain.plans import Plan
from domain.problems import Refusal


class FileInTurn:
    """A file whose turn has come: its bytes, its sheets and what they say. Never raises."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.content = b""
        self._parsed: Parsed | None = None

    def begin(self, file: Waiting, room: Room) -> None:
        """Open it and let the room parse it; one that cannot be opened is refused."""
        self._parsed = attempt(self.name, partial(self._begin, file, room), self._refused)

    def finish(self, room: Room) -> None:
        """Wait for its sheets, where any are on their way."""
        if self._parsed is None:
            with uncollected():
                self._parsed = attempt(self.name, partial(self._finish, room), self._refused)

    def _begin(self, file: Waiting, room: Room) -> None:
        self.content = file.content()
        room.begin(self.content, base_name(self.name))

    def _finish(self, room: Room) -> Parsed:
        return Parsed(base_name(self.name), room.finish(), has_macros(self.content))

    def _refused(self, reading: Reading) -> Parsed:
        why = RefusedError(reading.refusal or Refusal.OUR_FAULT, reading.detail)
        return Parsed(reading.file, refused=why)

    @property
    def parsed(self) -> Parsed:
        """Its sheets, or why it was refused."""
        return self._parsed or Parsed(base_name(self.name))

    def read(
        self,
        plan: Plan,
        register: Register,
        forms: Sequence[FormVersion] = (),
        today: date | None = None,
    ) -> Reading:
        """What it says; see `read_file`."""
        return read_parsed(self.parsed, plan, register, today=today, forms=forms)


def in_turn(files: Iterable[Waiting], room: Room) -> Iterator[FileInTurn]:
    """Each file in order, parsed in `room`, which reads nothing else meanwhile.

    No more than two files are held at a time. A file that brings the room's child down, or keeps
    it busy to the end of its time, costs itself alone.
    """
    at_hand: FileInTurn | None = None
    for file in files:
        if at_hand is not None:
            at_hand.finish(room)
        following = FileInTurn(file.name)
        following.begin(file, room)
        if at_hand is not None:
            yield at_hand
        at_hand = following
    if at_hand is not None:
        at_hand.finish(room)
        yield at_hand
