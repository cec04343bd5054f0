"""Files on the desk: read as they are put there, kept in the session until they are taken in, and
as drafts of their person's, so that a reload finds them there again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from accounts.identity import Person
from accounts.mode import Mode, current_mode
from data_loaders import frames
from data_loaders.aliases import confirm_alias
from data_loaders.batches import Together
from data_loaders.bundles import waiting_in
from data_loaders.drafts import Draft, Mark, drafts_of, drop_drafts, keep_drafts, tell_draft
from data_loaders.form_versions import keep_form, kept_forms
from data_loaders.intake import HandedBy, Taken, take_in
from data_loaders.returned.workbook import ReturnedFile
from data_loaders.sorting import SortedFile
from data_loaders.spreadsheets.file_names import base_name
from data_loaders.spreadsheets.forms import FormVersion
from data_loaders.spreadsheets.guidance import NOTHING_SAID, Guidance
from data_loaders.spreadsheets.parsed import Parsed
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.unit_register import load_register
from data_loaders.units import Register
from database.session import engine
from domain.plans import Plan
from pages.staff.course import Course
from pages.staff.remembering import nameable
from translations import gettext as _

_FILES, _ROUND, _WHOSE = "desk_files", "desk_round", "desk_whose"
AT_MOST_BYTES = 100 * 2**20
AT_MOST_FILES = 300


@dataclass(slots=True)
class Uploaded:
    """A file as it came, parsed once, and what the person says of it."""

    content: bytes
    parsed: Parsed | None = None
    guidance: Guidance = NOTHING_SAID
    learnt: FormVersion | None = None  # kept when the file is taken in
    aliases: dict[str, str] = field(default_factory=dict)  # a unit as written → its code; likewise
    # A reading, and the file marked as that says, or the sentence that says why it is not.
    returned: tuple[Reading, ReturnedFile | str] | None = None


@dataclass(frozen=True, slots=True)
class OnDesk:
    """One uploaded file as it was understood. `against` says why it cannot be taken in, or "".

    `sorted`: where it goes when many are looked at together.
    """

    mark: Mark
    uploaded: Uploaded
    reading: Reading
    against: str
    sorted: SortedFile

    @property
    def returned(self) -> ReturnedFile | str | None:
        """The file marked as it was understood, where that was asked for; or why it is not."""
        made = self.uploaded.returned
        return made[1] if made and made[0] is self.reading else None

    @property
    def parsed(self) -> Parsed:
        """The file's sheets."""
        return self.uploaded.parsed or Parsed(self.mark[0])


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file that was handed in, and how it was taken in."""

    file: str
    taken: Taken
    sorted: SortedFile


def lay_ready(person: Person) -> int:
    """Make the desk this person's own; in a new session with the drafts kept for them, of which the
    number is returned.
    """
    if st.session_state.get(_WHOSE) == person.account_id:
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
    new = [Draft(mark, each.content) for mark, each in uploads().items() if mark not in before]
    if keeps_drafts():
        keep_drafts(engine(), _whose(), [draft for draft in new if draft.mark[1]], _now())
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    return all(fits)


def _put(file: str, content: Callable[[], bytes]) -> bool:
    kept, name = uploads(), base_name(file)
    if len(kept) >= AT_MOST_FILES:
        return False
    try:
        unpacked = content()
    except RefusedError as refused:
        kept.setdefault((name, ""), Uploaded(b"", Parsed(name, refused=refused)))
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


@st.cache_resource(max_entries=8, show_spinner=False)
def _register(place_and_version: tuple[str | None, str]) -> Register:
    return load_register(engine(), place_and_version[0])


def register_of(plan: Plan) -> Register:
    """The register that files under `plan` are read against."""
    return _register((plan.place, frames.data_version(engine())))


def take_all(
    desk: list[OnDesk], plan: Plan, received: date | None, person: Person
) -> list[Outcome]:
    """Take in every file that nothing speaks against; a bad one never keeps another out.

    Those taken in leave the desk; the others stay, to be seen to.
    """
    now = _now()
    outcomes = []
    good = [file for file in desk if not file.against]
    together = Together(plan.code, _title(good)) if len(good) > 1 else None
    sizes = [(file.reading.file, len(file.uploaded.content)) for file in good]
    course = Course(_("Đang ghi vào sổ tệp {place} trên {of}: {name}"), sizes)
    for file in good:
        course.begin_next()
        content, by = file.uploaded.content, HandedBy(person.account_id, together, revive=True)
        taken = take_in(engine(), content, file.reading, plan, received, now, by)
        _learn(file, now, person)
        was_in = taken.already and not taken.revived
        reason = _("Đã có từ trước, không nhận thêm dòng nào.") if was_in else ""
        told = replace(file.sorted, reason=reason)
        outcomes.append(Outcome(file.reading.file, taken, told))
        take_off([file.mark])
    course.close()
    return outcomes


def _title(files: list[OnDesk]) -> str:
    words = _("{file} và {count} tệp khác")
    return words.format(file=files[0].reading.file[:200], count=len(files) - 1)


def _learn(file: OnDesk, now: datetime, person: Person) -> None:
    """Keep what the person taught with this file: names of units, and how its form is read."""
    if aliases := file.uploaded.aliases:
        # A draft may be older than what its person may see today.
        theirs = nameable(person)
        for written, code in aliases.items():
            if code in theirs:
                confirm_alias(engine(), written, code, person.places, now, person.account_id)
    if (learnt := file.uploaded.learnt) is not None:
        taken = {kept.form.name for kept in kept_forms(engine())}
        names = (learnt.name, *(f"{learnt.name[:90]} ({count})" for count in range(2, 1000)))
        free = next(name for name in names if name not in taken)
        form = learnt.model_copy(update={"name": free})
        keep_form(engine(), form, now, person.account_id)
