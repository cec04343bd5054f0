"""Files on the desk: read as they are uploaded, kept in the session until they are taken in."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from accounts.identity import Person
from data_loaders import frames
from data_loaders.intake import Taken, refusal_of, take_in
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.reading import Reading
from data_loaders.unit_register import load_register
from data_loaders.units import Register
from database.session import engine
from domain.plans import Plan
from translations import gettext as _
from translations.wording import refusal_sentence

_KEPT = "desk"


@dataclass(frozen=True, slots=True)
class OnDesk:
    """One uploaded file as it was understood. `against` says why it cannot be taken in, or ""."""

    content: bytes
    reading: Reading
    against: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file that was handed in: taken in, or why not."""

    file: str
    taken: Taken | None
    against: str


def lay_out(files: list[UploadedFile], plan: Plan, person: Person) -> list[OnDesk]:
    """Each file read, once; those of an earlier run of the script come from the session."""
    before: dict[tuple[str, str, str], OnDesk] = st.session_state.get(_KEPT, {})
    laid: dict[tuple[str, str, str], OnDesk] = {}
    fresh = {_mark(file, plan): file for file in files}
    unread = [mark for mark in fresh if mark not in before]
    register = load_register(engine(), plan.place) if unread else None
    bar = st.progress(0.0) if unread else None
    for mark, file in fresh.items():
        if mark in before or register is None or bar is None:
            laid[mark] = before[mark]
            continue
        place = unread.index(mark)
        bar.progress(place / len(unread), _reading_words(file.name, place, len(unread)))
        laid[mark] = _read(file, plan, register, person)
    if bar is not None:
        bar.empty()
    st.session_state[_KEPT] = laid
    return list(laid.values())


def take_all(
    desk: list[OnDesk], plan: Plan, received: date | None, person: Person
) -> list[Outcome]:
    """Take in every file that nothing speaks against; a bad one never keeps another out."""
    now = datetime.now().astimezone()
    return [
        Outcome(
            file.reading.file,
            None
            if file.against
            else take_in(
                engine(), file.content, file.reading, plan, received, now, person.account_id
            ),
            file.against,
        )
        for file in desk
    ]


def _mark(file: UploadedFile, plan: Plan) -> tuple[str, str, str]:
    return plan.code, file.name, hashlib.sha256(file.getbuffer()).hexdigest()


def _reading_words(name: str, place: int, of: int) -> str:
    return _("Đang đọc tệp {place} trên {of}: {name}").format(place=place + 1, of=of, name=name)


def _read(file: UploadedFile, plan: Plan, register: Register, person: Person) -> OnDesk:
    content = file.getvalue()
    reading = read_file(content, file.name, plan, register)
    refusal = refusal_of(reading)
    if refusal is not None:
        return OnDesk(content, reading, refusal_sentence(refusal, reading.detail))
    return OnDesk(content, reading, _of_others(reading, person))


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
