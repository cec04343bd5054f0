"""Files on the desk: kept in the session until they are taken in, and as drafts of their person's,
so that a reload finds them there again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from accounts.identity import Person
from accounts.mode import Mode, current_mode
from accounts.uploads import forget
from data_loaders.bundles import waiting_in
from data_loaders.drafts import Draft, Mark, drafts_of, drop_drafts, keep_drafts, tell_draft
from data_loaders.marks import reading_version
from data_loaders.reading_work import Read
from data_loaders.returned.workbook import ReturnedFile
from data_loaders.sorting import SortedFile
from data_loaders.spreadsheets.file_names import base_name
from data_loaders.spreadsheets.forms import FormVersion
from data_loaders.spreadsheets.guidance import NOTHING_SAID, Guidance
from data_loaders.spreadsheets.preview import Preview
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.unit_register import load_register
from data_loaders.units import Register
from database.session import engine
from domain.plans import Plan
from pages.frame.shared import shared
from pages.staff.beside import Beside

_FILES, _ROUND, _WHOSE = "desk_files", "desk_round", "desk_whose"
_UNKEPT = "desk_unkept"
AT_MOST_BYTES = 100 * 2**20
AT_MOST_FILES = 300


@dataclass(slots=True)
class Uploaded:
    """A file as it came, or why it could not be unpacked, and what the person says of it."""

    content: bytes
    refused: RefusedError | None = None
    guidance: Guidance = NOTHING_SAID
    learnt: FormVersion | None = None  # kept when the file is taken in
    aliases: dict[str, str] = field(default_factory=dict)  # a unit as written → its code; likewise
    # A reading, and the file marked as that says, or the sentence that says why it is not.
    returned: tuple[Reading, ReturnedFile | str] | None = None
    # What takes long of a long list, and what it was made of.
    stands: tuple[object, Beside] | None = None
    rows_in_words: tuple[object, pd.DataFrame] | None = None


@dataclass(frozen=True, slots=True)
class OnDesk:
    """One uploaded file as it was understood. `against` says why it cannot be taken in, or "".

    `sorted`: where it goes when many are looked at together.
    """

    mark: Mark
    uploaded: Uploaded
    read: Read
    against: str
    sorted: SortedFile

    @property
    def returned(self) -> ReturnedFile | str | None:
        """The file marked as it was understood, where that was asked for; or why it is not."""
        made = self.uploaded.returned
        return made[1] if made and made[0] is self.reading else None

    @property
    def reading(self) -> Reading:
        """What it says."""
        return self.read.reading

    @property
    def has_sheets(self) -> bool:
        """Whether there is anything in it to look at."""
        return self.read.sheets > 0

    @property
    def previews(self) -> tuple[Preview, ...]:
        """Its visible sheets, to be marked."""
        return self.read.previews


def lay_ready(person: Person) -> int:
    """Make the desk this person's own; in a new session with the drafts kept for them, of which the
    number is returned.
    """
    if st.session_state.get(_WHOSE) == person.account_id:
        _keep_drafts()
        return 0
    st.session_state[_WHOSE], st.session_state[_FILES] = person.account_id, {}
    if not keeps_drafts():
        return 0
    for draft in drafts_of(engine(), person.account_id, _now()):
        uploads()[draft.mark] = Uploaded(
            draft.content, guidance=draft.guidance, aliases=draft.aliases
        )
    return len(uploads())


def keeps_drafts() -> bool:
    """A demo's visitors share four accounts, and what one chose is not the next one's to see."""
    return current_mode() is not Mode.DEMO


def _whose() -> int:
    whose: int = st.session_state[_WHOSE]
    return whose


def _now() -> datetime:
    return datetime.now().astimezone()


def uploads() -> dict[Mark, Uploaded]:
    """The files on the desk, in the order in which they were put there."""
    kept: dict[Mark, Uploaded] = st.session_state.setdefault(_FILES, {})
    return kept


def uploader_key() -> str:
    """The key of the uploader, another one each time that it was emptied onto the desk."""
    return f"files_{st.session_state.get(_ROUND, 0)}"


def put(files: list[UploadedFile]) -> bool:
    """Put uploaded files on the desk, where they stay when the person looks at another page; of a
    zip file those that it holds, and those of them that cannot be unpacked with the reason.

    False if some had no room: the desk holds 300 files and 100 MB.
    """
    before = set(uploads())
    fits = [
        _put(waiting.name, waiting.content)
        for file in files
        for waiting in waiting_in(file.getvalue(), file.name)
    ]
    new = [mark for mark in uploads() if mark not in before and mark[1]]
    st.session_state[_UNKEPT] = [*st.session_state.get(_UNKEPT, ()), *new]
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    _keep_drafts()
    forget([file.file_id for file in files])
    return all(fits)


def _keep_drafts() -> None:
    """Keep what was put on the desk as drafts; what the database had no room for, another time."""
    new = [
        Draft(mark, kept.content, kept.guidance, kept.aliases)
        for mark in st.session_state.get(_UNKEPT, ())
        if (kept := uploads().get(mark)) is not None
    ]
    if new and keeps_drafts():
        keep_drafts(engine(), _whose(), new, _now())
    st.session_state[_UNKEPT] = []


def _put(file: str, content: Callable[[], bytes]) -> bool:
    kept, name = uploads(), base_name(file)
    if len(kept) >= AT_MOST_FILES:
        return False
    try:
        unpacked = content()
    except RefusedError as refused:
        kept.setdefault((name, ""), Uploaded(b"", refused))
        return True
    if sum(len(each.content) for each in kept.values()) + len(unpacked) > AT_MOST_BYTES:
        return False
    kept.setdefault((name, hashlib.sha256(unpacked).hexdigest()), Uploaded(unpacked))
    return True


def take_off(marks: list[Mark]) -> None:
    """Take files off the desk."""
    for mark in marks:
        uploads().pop(mark, None)
    drop_drafts(engine(), _whose(), marks)


def tell(mark: Mark, guidance: Guidance) -> None:
    """Read the file again as the person says."""
    if (kept := uploads().get(mark)) is not None:
        kept.guidance = guidance
        tell_draft(engine(), _whose(), Draft(mark, b"", guidance, kept.aliases))


@shared(8)
def _register(place_and_version: tuple[str | None, str]) -> Register:
    return load_register(engine(), place_and_version[0])


def register_of(plan: Plan) -> Register:
    """The register that files under `plan` are read against."""
    return _register((plan.place, reading_version(engine())))
