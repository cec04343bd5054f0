"""Having what lies on the desk read in the queue, and taking from there what is done."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from accounts.identity import Person
from data_loaders import frames, reading_queue
from data_loaders.drafts import Mark
from data_loaders.intake import refusal_of
from data_loaders.marks import reading_version
from data_loaders.reading_queue import Stage, Ticket
from data_loaders.reading_work import Asked, Read
from data_loaders.sorting import SortedFile
from data_loaders.spreadsheets.reading import Reading
from data_loaders.unforeseen import refusal_reading
from database.session import database_url, engine
from domain.plans import Plan
from pages.staff.desk import OnDesk, Uploaded, keeps_drafts, uploads
from translations import gettext as _
from translations import language
from translations.refusal_wording import refusal_sentence

_READ, _COMING = "desk_read", "desk_coming"
_AT_ONCE = 0.4  # seconds: most files are read by then, and the page shows them without a detour


@dataclass(slots=True)
class Coming:
    """A file on the desk that is not read yet; it has no ticket while the queue has no room."""

    mark: Mark
    asked: Asked
    person: Person
    ticket: Ticket | None = None

    @property
    def is_over(self) -> bool:
        """Whether the page has to be drawn anew: it is read, or has to be asked for again."""
        return self.ticket is not None and self.ticket.is_over


def lay_out(plan: Plan, person: Person) -> list[OnDesk]:
    """Every file on the desk that is read under `plan` by now, in their order.

    The others are in the queue from now on (`coming`), and read again when told to.
    """
    before: dict[object, OnDesk] = st.session_state.get(_READ, {})
    version = reading_version(engine())
    keys: dict[Mark, object] = {
        mark: (plan.code, version, mark, file.guidance) for mark, file in uploads().items()
    }
    new = {keys[mark]: mark for mark in uploads() if keys[mark] not in before}
    _expect(new, plan, person)
    read = before | _taken_up(new, version, person)
    laid: dict[object, OnDesk] = {key: read[key] for key in keys.values() if key in read}
    st.session_state[_READ] = laid
    return list(laid.values())


def coming() -> list[Coming]:
    """The files on the desk that are not read yet."""
    return list(_coming().values())


def _coming() -> dict[object, Coming]:
    kept: dict[object, Coming] = st.session_state.setdefault(_COMING, {})
    return kept


def _expect(new: dict[object, Mark], plan: Plan, person: Person) -> None:
    """Have these read, and nothing else any more; wait a little for those just asked for."""
    expected = _coming()
    unwanted = [expected.pop(key) for key in list(expected) if key not in new]
    reading_queue.shared_queue().withdraw(each.ticket for each in unwanted if each.ticket)
    for key, mark in new.items():
        if key not in expected and uploads()[mark].refused is None:
            expected[key] = Coming(mark, _asked(mark, uploads()[mark], plan), person)
    if fresh := line_up(expected.values()):
        reading_queue.shared_queue().wait(fresh, _AT_ONCE)


def _asked(mark: Mark, file: Uploaded, plan: Plan) -> Asked:
    return Asked(database_url(), plan.code, mark[0], file.content, file.guidance, language())


def line_up(files: Iterable[Coming]) -> list[Ticket]:
    """Put into the queue those that are in none, as far as there is room; their new tickets.

    All are one person's: where there is none for one, there is none for those behind it.
    """
    queue, fresh = reading_queue.shared_queue(), []
    context = get_script_run_ctx()
    visit = context.session_id if context else ""
    for file in files:
        if file.ticket is None or file.ticket.stage is Stage.GIVEN_UP:
            # In a demo many visitors share an account: there each visit is somebody.
            turn = file.person.account_id if keeps_drafts() else visit
            file.ticket = queue.put(file.asked, turn, lambda: _is_open(visit))
            if file.ticket is None:
                break
            fresh.append(file.ticket)
    return fresh


def _is_open(visit: str) -> bool:
    """Whether the page is still open somewhere; its browser may have lost the network."""
    return not Runtime.exists() or Runtime.instance().is_active_session(visit)


def _taken_up(new: dict[object, Mark], version: str, person: Person) -> dict[object, OnDesk]:
    """Those of the new files that are read by now, or could not be unpacked."""
    expected, found = _coming(), {}
    for key, mark in new.items():
        file = uploads()[mark]
        if file.refused is not None:
            found[key] = _understood(
                mark, file, Read(refusal_reading(mark[0], file.refused)), person
            )
        elif read := _result(expected[key], version):
            del expected[key]
            found[key] = _understood(mark, file, read, person)
    return found


def _result(one: Coming, version: str) -> Read | None:
    """What came of a file; None where nothing has yet."""
    read = one.ticket.read if one.ticket else None
    if read is not None and read.version not in {"", version}:
        one.ticket = None  # units or plans were changed meanwhile: it is read once more
        return None
    return read


def _understood(mark: Mark, file: Uploaded, read: Read, person: Person) -> OnDesk:
    against = _against(read.reading, person)
    told = SortedFile.of(read.reading, against, goes_in=not against)
    return OnDesk(mark, file, read, against, told)


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
