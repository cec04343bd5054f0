"""Files on the desk: read as they are uploaded, kept in the session until they are taken in."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from accounts.identity import Person
from data_loaders import frames
from data_loaders.intake import Taken, refusal_of, take_in
from data_loaders.spreadsheets.read import base_name, read_file
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.sandbox import shared_sandbox
from data_loaders.unit_register import load_register
from database.session import engine
from domain.plans import Plan
from translations import gettext as _
from translations.wording import refusal_sentence

_FILES, _READ, _ROUND = "desk_files", "desk_read", "desk_round"
AT_MOST_BYTES = 100 * 2**20

Mark = tuple[str, str]  # a file's name and the SHA-256 of its bytes


@dataclass(frozen=True, slots=True)
class OnDesk:
    """One uploaded file as it was understood. `against` says why it cannot be taken in, or ""."""

    mark: Mark
    content: bytes
    reading: Reading
    against: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file that was handed in, and how it was taken in."""

    file: str
    taken: Taken


def _files() -> dict[Mark, bytes]:
    kept: dict[Mark, bytes] = st.session_state.setdefault(_FILES, {})
    return kept


def uploader_key() -> str:
    """The key of the uploader, another one each time that it was emptied onto the desk."""
    return f"files_{st.session_state.get(_ROUND, 0)}"


def put(files: list[UploadedFile]) -> bool:
    """Put uploaded files on the desk, where they stay when the person looks at another page.

    False if some had no room: the desk holds 100 MB.
    """
    kept = _files()
    fits = True
    for file in files:
        content = file.getvalue()
        if sum(map(len, kept.values())) + len(content) > AT_MOST_BYTES:
            fits = False
            continue
        kept[base_name(file.name), hashlib.sha256(content).hexdigest()] = content
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    return fits


def take_off(marks: list[Mark]) -> None:
    """Take files off the desk."""
    for mark in marks:
        _files().pop(mark, None)


def lay_out(plan: Plan, person: Person) -> list[OnDesk]:
    """Every file on the desk as it reads under `plan`; each is read once."""
    before: dict[tuple[str, Mark], OnDesk] = st.session_state.get(_READ, {})
    files = _files()
    unread = [mark for mark in files if (plan.code, mark) not in before]
    laid = {mark: before[plan.code, mark] for mark in files if mark not in unread}
    if unread:
        register = load_register(engine(), plan.place)
        bar = st.progress(0.0)
        with shared_sandbox().room() as room:
            for place, mark in enumerate(unread):
                bar.progress(place / len(unread), _reading_words(mark[0], place, len(unread)))
                reading = read_file(files[mark], mark[0], plan, register, sandbox=room)
                laid[mark] = _judged(mark, files[mark], reading, person)
        bar.empty()
    st.session_state[_READ] = {(plan.code, mark): laid[mark] for mark in files}
    return [laid[mark] for mark in files]


def take_all(
    desk: list[OnDesk], plan: Plan, received: date | None, person: Person
) -> list[Outcome]:
    """Take in every file that nothing speaks against; a bad one never keeps another out.

    Those taken in leave the desk; the others stay, to be seen to.
    """
    now = datetime.now().astimezone()
    outcomes = []
    for file in (file for file in desk if not file.against):
        taken = take_in(
            engine(), file.content, file.reading, plan, received, now, person.account_id
        )
        outcomes.append(Outcome(file.reading.file, taken))
        take_off([file.mark])
    return outcomes


def _reading_words(name: str, place: int, of: int) -> str:
    return _("Đang đọc tệp {place} trên {of}: {name}").format(place=place + 1, of=of, name=name)


def _judged(mark: Mark, content: bytes, reading: Reading, person: Person) -> OnDesk:
    refusal = refusal_of(reading)
    if refusal is not None:
        return OnDesk(mark, content, reading, refusal_sentence(refusal, reading.detail))
    return OnDesk(mark, content, reading, _of_others(reading, person))


def _of_others(reading: Reading, person: Person) -> str:
    """Why this person may not hand the file in: it speaks of units that are not theirs."""
    if person.places.everywhere:
        return ""
    own = set(frames.units(engine(), person.places)["code"])
    accepted = reading.rows[reading.rows["accepted"].astype(bool)]
    others = sorted(set(accepted.loc[~accepted["unit_code"].isin(own), "unit"].dropna()))
    if not others:
        return ""
    return _("Tệp có số liệu của đơn vị khác: {units}. Vai này chỉ nộp cho đơn vị mình.").format(
        units=", ".join(others[:5])
    )
