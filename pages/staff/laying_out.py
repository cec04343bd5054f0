"""Reading what lies on the desk, file by file, with how many are left and how long they take."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial

import streamlit as st

from accounts.identity import Person
from data_loaders import frames
from data_loaders.bundles import Waiting
from data_loaders.drafts import Mark
from data_loaders.form_versions import form_versions
from data_loaders.in_turn import FileInTurn, in_turn
from data_loaders.intake import refusal_of
from data_loaders.sorting import SortedFile
from data_loaders.spreadsheets.forms import FormVersion
from data_loaders.spreadsheets.parsed import Parsed
from data_loaders.spreadsheets.read import read_parsed
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.sandbox import shared_sandbox
from data_loaders.unforeseen import attempt
from data_loaders.units import Register
from database.session import engine
from domain.plans import Plan
from pages.staff.course import Course
from pages.staff.desk import OnDesk, Uploaded, register_of, uploads
from translations import gettext as _
from translations.refusal_wording import refusal_sentence

_READ = "desk_read"


def lay_out(plan: Plan, person: Person) -> list[OnDesk]:
    """Every file on the desk as it reads under `plan`; parsed once, read again when told to.

    One that our own code fails at is refused like any other that cannot be read.
    """
    before: dict[object, OnDesk] = st.session_state.get(_READ, {})
    version, register = frames.data_version(engine()), register_of(plan)
    keys = {mark: (plan.code, version, mark, file.guidance) for mark, file in uploads().items()}
    new = {mark: file for mark, file in uploads().items() if keys[mark] not in before}
    read = _read_all(new, plan, register, person) if new else {}
    laid: dict[object, OnDesk] = {key: read.get(mark) or before[key] for mark, key in keys.items()}
    st.session_state[_READ] = laid
    return list(laid.values())


def _read_all(
    files: dict[Mark, Uploaded], plan: Plan, register: Register, person: Person
) -> dict[Mark, OnDesk]:
    sizes = [(mark[0], len(file.content)) for mark, file in files.items()]
    course = Course(_("Đang đọc tệp {place} trên {of}: {name}"), sizes)
    forms, read = form_versions(engine(), plan.code), {}
    with _parsing(files) as coming:
        for mark, file in files.items():
            course.begin_next()
            parsed = file.parsed = file.parsed or next(coming).parsed
            reading = _read(parsed, file, plan, register, forms)
            against = _against(reading, person)
            told = SortedFile.of(reading, against, goes_in=not against)
            read[mark] = OnDesk(mark, file, reading, against, told)
    course.close()
    return read


@contextmanager
def _parsing(files: dict[Mark, Uploaded]) -> Iterator[Iterator[FileInTurn]]:
    """Those of `files` that are not parsed yet, in their order, parsed one after another."""
    waiting = [
        Waiting(mark[0], partial(bytes, file.content))
        for mark, file in files.items()
        if file.parsed is None
    ]
    with shared_sandbox().room() if waiting else nullcontext() as room:
        yield in_turn(waiting, room) if room else iter(())


def _read(
    parsed: Parsed, file: Uploaded, plan: Plan, register: Register, forms: list[FormVersion]
) -> Reading:
    def read() -> Reading:
        return read_parsed(parsed, plan, register, guidance=file.guidance, forms=forms)

    return attempt(parsed.file, read, lambda reading: reading)


def _against(reading: Reading, person: Person) -> str:
    refusal = refusal_of(reading)
    return refusal_sentence(refusal, reading.detail) if refusal else _of_others(reading, person)


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
