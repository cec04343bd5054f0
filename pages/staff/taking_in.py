"""Taking in the files on the desk that nothing speaks against."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from accounts.identity import Role
from data_loaders.batches import Together
from data_loaders.intake import HandedBy, take_in
from data_loaders.sorting import SortedFile
from data_loaders.taken import Taken
from data_loaders.theirs import NotYoursError
from database.session import engine
from domain.plans import Plan
from pages.frame.person import still
from pages.staff.course import Course
from pages.staff.desk import OnDesk, take_off
from pages.staff.learning import learn
from translations import gettext as _


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file that was handed in, and how it was taken in."""

    file: str
    taken: Taken
    sorted: SortedFile


def take_all(desk: list[OnDesk], plan: Plan, received: date | None) -> Iterator[Outcome]:
    """Take in every file that nothing speaks against, one by one; a bad one never keeps another
    out.

    Those taken in leave the desk; the others stay, to be seen to.
    """
    now = datetime.now().astimezone()
    if (person := still(Role.STAFF, Role.OFFICE, Role.ADMIN)) is None:
        return
    good = [file for file in desk if not file.against]
    together = Together(plan.code, _title(good)) if len(good) > 1 else None
    sizes = [(file.reading.file, len(file.uploaded.content)) for file in good]
    course = Course(_("Đang ghi vào sổ tệp {place} trên {of}: {name}"), sizes)
    for file in good:
        course.begin_next()
        content = file.uploaded.content
        by = HandedBy(person.account_id, together, revive=True, whose=person.places)
        try:
            taken = take_in(engine(), content, file.reading, plan, received, now, by)
        except NotYoursError:
            continue  # it stays on the desk, where it is read anew and says whose it is
        learn(file.uploaded.aliases, file.uploaded.learnt, now, person)
        was_in = taken.already and not taken.revived
        reason = _("Đã có từ trước, không nhận thêm dòng nào.") if was_in else ""
        told = replace(file.sorted, reason=reason)
        yield Outcome(file.reading.file, taken, told)
        take_off([file.mark])
    course.close()


def _title(files: list[OnDesk]) -> str:
    words = _("{file} và {count} tệp khác")
    return words.format(file=files[0].reading.file[:200], count=len(files) - 1)
